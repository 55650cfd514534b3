"""Lifting a deed that an older app wrote to the version that its kind has now (E8).

Promises: what comes out is as a present app would have written it, and the row keeps the entry as it came. Refuses to
touch a deed of this version or a later one.
"""

from __future__ import annotations

from sync.entry import Entry
from sync.kind import Kinds


def lifted(kinds: Kinds, entry: Entry) -> Entry:
    """The entry at its kind's version, step by step. A step may raise `sync.house.Refused`."""
    kind = kinds.get(entry.kind)
    if kind is None or entry.v >= kind.v:
        return entry
    verb, fields = entry.verb, entry.fields
    for step in kind.lifts[entry.v - 1 :]:
        verb, fields = step(verb, fields)
    return entry._replace(verb=verb, fields=fields, v=kind.v, raw={**entry.raw, "verb": verb, "fields": fields})
