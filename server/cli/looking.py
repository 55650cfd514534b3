"""`log show` and `log verify`: reads a log beside a server that may be writing it, and changes nothing."""

from __future__ import annotations

import argparse
import json
from collections import deque
from typing import Any

from server.cli.ending import DAMAGED, OK
from server.cli.opening import chosen, reading
from sync.chain import walk
from sync.store import Row, Side


def show(asked: argparse.Namespace) -> int:
    """Prints rows, one a line; with --json each is an object with everything in it."""
    with reading(chosen(asked)) as log:
        rows = log.rows(asked.after)
        for row, side in deque(rows, maxlen=asked.limit) if asked.limit > 0 else rows:
            whole = _whole(row, side)
            print(json.dumps(whole, ensure_ascii=False) if asked.json else _line(whole))
    return OK


def verify(asked: argparse.Namespace) -> int:
    """Follows the chain. Exit 3 where it breaks, and the row that breaks it is named."""
    production = chosen(asked)
    with reading(production) as log:
        found = walk(log.rows(0), log.orphans())
    if asked.json:
        said = {
            "production": production.name,
            "ok": found.ok,
            "rows": found.rows,
            "seq": found.seq,
            "wrong": found.wrong,
        }
        print(json.dumps(said))
    elif found.ok:
        print(f"{production.name}: {found.rows} rows, each in its place and unchanged.")
    else:
        print(f"{production.name}: row {found.seq} is bad: {found.wrong}. The {found.rows} before it are good.")
    return OK if found.ok else DAMAGED


def _whole(row: Row, side: Side | None) -> dict[str, Any]:
    """A row with what stands beside it; `fields` and `why` are null where they were erased."""
    beside = json.loads(side.text) if side else {"fields": None, "why": None}
    told = json.loads(row.envelope)
    shown = {name: getattr(row, name) for name in ("seq", "id", "device", "n", "person", "outcome", "hash")}
    return {**shown, **told, **beside}


def _line(row: dict[str, Any]) -> str:
    entry = row["entry"]
    about = f"{entry.get('verb', '?'):<22} {entry.get('record', ''):<36}"
    fields = json.dumps(row["fields"], ensure_ascii=False) if row["fields"] is not None else "(erased)"
    why = f" [{row['why']['code']}]" if row["why"] else ""
    return f"{row['seq']:>7} {row['received_at'][:19]} {row['outcome']:<10} {about} {fields[:100]}{why}"
