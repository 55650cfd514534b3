"""Who must be told, and what is known of their having been told."""
