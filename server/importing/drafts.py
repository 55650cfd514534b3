"""What a reader gives for one record, as plain JSON, and when two values say the same.

Promises that a server which imports nothing loads no reader. Refuses to know any format.
"""

from __future__ import annotations

from typing import Any

Draft = dict[str, Any]
"""`{kind, record, verb, fields, match?}`: an entry without its device's part."""


def key_of(field: str, value: object, region: str) -> str:
    """What is compared of a field, `server.formats.likeness` has the rules."""
    from server.formats.likeness import key_of as read

    return read(field, value, region)


def alike(field: str, held: object, wanted: object, region: str) -> bool:
    key = key_of(field, held, region)
    return bool(key) and key == key_of(field, wanted, region)
