"""Who may do a deed, now and when it was written (A6).

Promises: rights are judged at acceptance; whoever had the right at what he saw is contested, never refused, so that a
PA whose run was reassigned while he delivered it keeps his proof. What rests on rows lost in a restore is held.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from sync.commit import Commit
from sync.entry import Entry
from sync.epochs import Epochs
from sync.house import Actor
from sync.kind import Kind, Verb, Who
from sync.live import Live

SERVER = "server"
BRINGS, UNDOES = "import-", "undo-"
"""What the names of the devices begin with that speak as a whole alone (K2)."""
PERSON = "person"
Right = Literal["now", "then", "beyond", "never"]
"""now: he may. then: he might when he wrote it. beyond: what he saw was lost in a restore. never: he may not."""


def may(who: Who, person: str, role: Any, value: Callable[[str], Any]) -> bool:
    """Whether a person of that role may, `value` giving the record's fields."""
    if role == SERVER or who.anyone or role in who.roles:
        return True
    if any(value(name) == person for name in who.named):
        return True
    return role is not None and any(value(name) == role for name in who.role_in)


def judge(
    commit: Commit, epochs: Epochs, kind: Kind, verb: Verb, entry: Entry, actor: Actor, before: Live | None
) -> Right:
    """The right to do `verb`: on the record as it stands, else as its author saw it."""
    if may(verb.who, actor.person, actor.role, lambda name: _value(commit, kind, entry, before, name)):
        return "now"
    point = entry.base if before and entry.base else entry.seen
    at, seen = epochs.counts(point), epochs.counts(entry.seen or point)
    role = commit.right(PERSON, actor.person, "role", seen)

    def then(name: str) -> Any:
        return _value_then(commit, kind, entry, before, name, at)

    if role is not None and may(verb.who, actor.person, role, then):
        return "then"
    return "beyond" if epochs.beyond(point) or epochs.beyond(entry.seen) else "never"


def _value(commit: Commit, kind: Kind, entry: Entry, before: Live | None, name: str) -> Any:
    if before is not None:
        return before.fields.get(name)
    parent = _parent(commit, kind, entry, name)
    return parent.fields.get(name) if parent else entry.fields.get(name)


def _value_then(commit: Commit, kind: Kind, entry: Entry, before: Live | None, name: str, at: int) -> Any:
    """A field as it stood at `at`; one whose history is not kept counts as it stands."""
    if not kind.fields[name].bears_rights:
        return _value(commit, kind, entry, before, name)
    if before is not None:
        return commit.right(before.kind, before.id, name, at)
    parent = _parent(commit, kind, entry, name)
    return commit.right(parent.kind, parent.id, name, at) if parent else entry.fields.get(name)


def _parent(commit: Commit, kind: Kind, entry: Entry, name: str) -> Live | None:
    """A new record has its given fields from the first record it points to that has a field of that name."""
    if not kind.fields[name].given:
        return None
    for ref, field in kind.fields.items():
        of = commit.kinds.get(field.of) if field.type == "ref" and isinstance(field.of, str) else None
        target = entry.fields.get(ref)
        if (
            of is not None
            and name in of.fields
            and isinstance(target, str)
            and (parent := commit.live(of.name, target))
        ):
            return parent
    return None
