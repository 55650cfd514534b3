"""The demonstration: a small film that was never made, ready to be called to set tomorrow.

Promises a whole production in plain tables, one a duty, written into the log by ordinary entries.
Refuses to write behind the log's back, and to use anybody's real name, number or address: telephone
numbers are 555-01xx, places and people are invented.
"""
