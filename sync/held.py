"""A3: what waits is seen, and let go by a person's word.

Promises: beside each held row stands one record that says whose deed waits, since when and why, what it would set by
name and never by value (C3), and what has become of it. Where a house declares no such kind, nothing is kept. Refuses
a word about what has been let go already.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sync.commit import Commit
from sync.doing import Doing
from sync.entry import Entry
from sync.house import record_id
from sync.live import Live
from sync.plain import is_uuid
from sync.records import change
from sync.refusals import refusal
from sync.rights import SERVER
from sync.rows import entry_of
from sync.stamps import Stamp
from sync.store import View, Wait

HELD = "held_deed"
RELEASE, LET_LIE, NOTE = f"{HELD}.release", f"{HELD}.let_lie", f"{HELD}.note"
WAITING, LYING, RELEASED = STATES = ("waiting", "lying", "released")
MOST_NAMES, LONGEST_NAME = 50, 64


def held_id(entry: str) -> str:
    return record_id(HELD, entry)


def of_row(entry: Entry, person: str, seq: int, why: str, written: str, received_at: str) -> dict[str, Any]:
    """What is shown of a held row. What a stranger's app made up as names is shortened, not refused."""
    return {
        "entry": entry.id,
        "person": person if is_uuid(person) else None,
        "device": entry.device,
        "about_kind": entry.kind,
        "about_record": entry.record,
        "verb": entry.verb,
        "sets": sorted(name[:LONGEST_NAME] for name in entry.fields)[:MOST_NAMES],
        "why": why,
        "at": written,
        "received_at": received_at,
        "seq": seq,
        "state": WAITING,
    }


def note(commit: Commit, doing: Doing, why: str) -> None:
    """The row that is about to be written is held: show it, or show it as held once more."""
    if HELD not in commit.kinds:
        return
    entry = doing.entry
    shown = of_row(entry, doing.actor.person, doing.seq, why, doing.at, doing.received_at)
    cleared = {"decided_by": None, "decided_at": None, "outcome": None, "reason": None}
    _change(commit, entry.id, {**shown, **cleared}, doing.stamp)


def decide(commit: Commit, doing: Doing, verb: str, held: Live) -> None:
    """The office's word about one held deed: it is let go once this word's own row is written, or it lies. Raises
    `Refused`."""
    if held.fields["state"] == RELEASED or (verb == LET_LIE and held.fields["state"] == LYING):
        raise refusal("decided")
    if verb == RELEASE:
        commit.put(commit.writes.let_go, held.fields["seq"], doing.actor)
        return
    by = {"state": LYING, "decided_by": doing.actor.person, "decided_at": doing.received_at}
    change(commit, HELD, held.id, by, doing.stamp)


def became(
    commit: Commit, entry: Entry, seq: int, outcome: str, reasons: Mapping[str, Any] | None, by: str | None
) -> None:
    """A held deed was judged again, in row `seq`. One that is held once more waits on."""
    if HELD not in commit.kinds or outcome == "held" or commit.live(HELD, held_id(entry.id)) is None:
        return
    values = {
        "state": RELEASED,
        "outcome": outcome,
        "reason": reasons["code"] if reasons else None,
        "decided_by": by,
        "decided_at": commit.received_at,
    }
    _change(commit, entry.id, values, Stamp(seq, SERVER, 0, True))


def unshown(view: View, wait: Wait) -> dict[str, Any] | None:
    """The server's own deed that shows a held row; null where it is shown already, or was erased."""
    row, side = view.row(wait.seq), view.side(wait.seq)
    entry = entry_of(row, side) if row else None
    if row is None or entry is None or view.record(HELD, held_id(entry.id)):
        return None
    envelope = json.loads(row.envelope)
    fields = of_row(entry, row.person, row.seq, wait.why, envelope["written"], envelope["received_at"])
    return {"kind": HELD, "record": held_id(entry.id), "verb": NOTE, "fields": fields}


def _change(commit: Commit, entry: str, values: Mapping[str, Any], stamp: Stamp) -> None:
    change(commit, HELD, held_id(entry), values, stamp)
