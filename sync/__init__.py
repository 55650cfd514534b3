"""The engine: entries, merging, the log, channels and the wire. No Flask, no sockets, no SQL, no clock or randomness
of its own."""
