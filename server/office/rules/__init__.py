"""Rules of work that a production is held to, as dated data with their sources."""
