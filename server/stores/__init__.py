"""Where a production's log is kept: a `Store` of the engine each. Knows SQL and nothing of what a deed means."""
