"""`log show --at TIME [--as PERSON]`: the records as they stood then, or as somebody's phone held them.

Promises: it changes nothing; what a phone held goes no further than it had said itself (R2). Refuses:
what the log does not remember.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from server.cli.ending import FAILED, OK, Ending
from server.cli.inviting import somebody
from server.cli.opening import chosen, reading
from server.desk import Desk
from server.office.call_sheets.knew import Step
from server.office.kinds import KINDS
from server.office.roles import AUDIENCES
from server.one_production import DESK
from server.past import steps
from server.stores.view import SqliteView
from sync.past import Forgotten, Stood, received, seq_at, stood, viewer_then, within
from sync.plain import instant


def show_then(asked: argparse.Namespace) -> int:
    """Prints each record, one a line; with --json each is an object."""
    production = chosen(asked)
    whose = somebody(production, asked.as_person) if asked.as_person else None
    its = _steps(production, whose[0]) if whose else []
    with reading(production) as log:
        try:
            row = seq_at(log, asked.at)
            words, records = _held(log, asked.at, row, whose[0], whose[1], its) if whose else _stood(log, row)
        except Forgotten as forgotten:
            since = _minute(received(log, forgotten.since)) if forgotten.since else "the first row"
            raise Ending(FAILED, f"what stood then is not known: this log remembers from {since} on.") from None
    if not asked.json:
        print(f"At {_minute(asked.at)} the log of {production.name} stood at row {row}. {words}")
    for once in sorted(records.values(), key=lambda one: (one.kind, one.rev, one.id)):
        if asked.json:
            print(json.dumps({"kind": once.kind, **once.shown}, ensure_ascii=False))
        else:
            fields = {name: value for name, value in once.fields.items() if value is not None}
            print(f"{once.rev:>7} {once.kind:<16} {once.id:<36} {json.dumps(fields, ensure_ascii=False)[:400]}")
    return OK


def _stood(log: SqliteView, row: int) -> tuple[str, Stood]:
    records = stood(log, row)
    return f"{len(records)} records:", records


def _held(log: SqliteView, when: datetime, row: int, person: str, name: str, its: list[Step]) -> tuple[str, Stood]:
    """What the phone of his that had come furthest held then."""
    before = [step for step in its if step.at <= instant(when)]
    if not before:
        return f"No phone of “{name}” had told anything then.", {}
    furthest = max(before, key=lambda step: step.seq)
    held = min(furthest.seq, row)
    since = next(step.at for step in its if step.seq >= furthest.seq)
    records = stood(log, held)
    viewer = viewer_then(records, person, AUDIENCES)
    had = within(records, KINDS, viewer) if viewer else {}
    at = _minute(datetime.fromisoformat(since))
    return f"“{name}” held everything up to row {held}, since {at}: {len(had)} records:", had


def _steps(production: Path, person: str) -> list[Step]:
    try:
        desk = Desk(production / DESK)
        try:
            return steps(desk, person)
        finally:
            desk.close()
    except sqlite3.Error as wrong:
        raise Ending(FAILED, f"who held what cannot be read: {wrong}.") from None


def _minute(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
