"""What a deed must be before it is judged against the records: known kind, verb and fields, values of the right
shape, in time.

Promises: the fast checks decide, the full schema only explains. Refuses by name; holds what a newer app may mean (E8).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from marshmallow import ValidationError

from sync.entry import Entry
from sync.epochs import Epochs
from sync.house import Refused, record_id
from sync.kind import Field, Kind, Kinds, Verb, make
from sync.live import STRUCK, field_of
from sync.plain import is_instant, moment
from sync.refusals import refusal

STRIKE = ".strike"
FARTHEST = timedelta(hours=1)
"""A deadline further off is none: what lay on a phone overnight must not go out in the morning."""


class Held(Exception):
    """The deed is kept and takes no effect yet (A3). `waits` is the record it waits for, null: its own."""

    def __init__(self, code: str, *, waits: tuple[str, str] | None = None, **values: Any) -> None:
        super().__init__(code)
        self.waits = waits
        self.refused: Refused = refusal(code, **values)


def known(kinds: Kinds, entry: Entry, server: bool) -> tuple[Kind, Verb]:
    """The kind and verb of an entry whose fields may be set by it and have their shapes. Raises `Refused`, `Held`."""
    kind = kinds.get(entry.kind)
    if kind is None:
        raise Held("unknown_kind", kind=entry.kind)
    if entry.v > kind.v:
        raise Held("unknown_version", v=entry.v)
    verb = kind.verb(entry.verb)
    if verb is None:
        raise refusal("unknown_verb", verb=entry.verb)
    strike = verb.name.endswith(STRIKE)
    if unknown := entry.fields.keys() - kind.fields.keys() - ({STRUCK} if strike else set()):
        raise Held("unknown_field", fields=sorted(unknown))
    if not server:
        _settable(kind, verb, strike, entry)
    if wrong := wrong_values(kind, entry.fields):
        raise refusal("bad_field", fields=wrong)
    return kind, verb


def _settable(kind: Kind, verb: Verb, strike: bool, entry: Entry) -> None:
    if given := [name for name in entry.fields if name != STRUCK and kind.fields[name].given]:
        raise refusal("given_field", fields=sorted(given))
    allowed = {STRUCK} if strike else verb.sets or kind.fields
    if others := [name for name in entry.fields if name not in allowed]:
        raise refusal("not_set_by_verb", fields=sorted(others))


def wrong_values(kind: Kind, fields: Mapping[str, Any]) -> dict[str, Any]:
    """What is wrong with these values, by field; empty if nothing is."""
    wrong = {}
    for name, value in fields.items():
        fits = is_instant if name == STRUCK else kind.checks[name]
        if value is not None and not fits(value):
            wrong[name] = explained(field_of(kind, name), value)
    return wrong


def explained(field: Field, value: Any) -> Any:
    """What the full schema says of a value that its fast check turned down."""
    try:
        make(field).deserialize(value)
    except ValidationError as error:
        return error.messages
    return ["Not in the form that is kept."]


def complete(kind: Kind, entry: Entry) -> None:
    """A new record has what it needs, and an id that follows from its natural key (E5)."""
    if missing := {name: ["Missing."] for name in kind.needed if entry.fields.get(name) is None}:
        raise refusal("bad_field", fields=missing)
    if kind.key and entry.record != key_id(kind, entry.fields):
        raise refusal("bad_key", key=list(kind.key))


def same_key(kind: Kind, entry: Entry, standing: Mapping[str, Any]) -> None:
    """What a record's id follows from never changes."""
    if any(name in entry.fields and entry.fields[name] != standing.get(name) for name in kind.key):
        raise refusal("bad_key", key=list(kind.key))


def key_id(kind: Kind, fields: Mapping[str, Any]) -> str:
    return record_id(kind.name, *(str(fields.get(name)) for name in kind.key))


def in_time(kind: Kind, verb: Verb, entry: Entry, epochs: Epochs, now: datetime, released: bool) -> None:
    """E6: a deed that takes effect only when the server says so holds until its deadline, in this life of the log, or
    in the next by a person's word."""
    if verb.offline != "no":
        return
    if entry.base is None and entry.seen is None:
        raise refusal("bad_entry", wrong="it takes effect at once, and names no epoch in which it was written")
    dead = any(point is not None and point.epoch != epochs.now for point in (entry.base, entry.seen))
    if dead and not released:
        raise Held("dead_epoch")
    deadline = _deadline(kind, entry)
    if deadline is None or moment(deadline) - now > FARTHEST:
        raise refusal("no_deadline")
    if now > moment(deadline):
        raise refusal("too_late", deadline=deadline)


def _deadline(kind: Kind, entry: Entry) -> str | None:
    for name, value in entry.fields.items():
        if name in kind.fields and kind.fields[name].word == "carried" and isinstance(value, dict):
            deadline = value.get("deadline")
            return deadline if is_instant(deadline) else None
    return None
