"""A production with a long log, made once into the cache.

Promises: every row stands in its chain, written through the store's own `commit`, so that `callboard log verify` finds
it whole; the last `changed` rows each change another record. Refuses to go through the office: a million deeds by the
front door would take an hour, and what is measured is reading.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.cache import HERE, ROOT, folder_of_cache
from bench.callboard import record
from server.config import key_for, secret_of
from server.desk import Desk, heads
from server.stores.sqlite import SqliteStore
from sync.chain import digest_of, hash_of
from sync.cursor import mint
from sync.plain import text_of
from sync.stamps import stamps_text
from sync.store import Batch, Device, Place, Row, Side, Stored, Turn
from tests.cast import IMOGEN, PRODUCTION, make

MARK = "mkc"
COMMIT = 20_000
MADE_OF = (HERE / "long_log.py", ROOT / "server/stores/tables.py", ROOT / "sync/chain.py", ROOT / "tests/cast.py")
FIELDS = ("name", "sort", "address", "point", "zone", "phone", "hospital", "hospital_miles", "note")
DEVICE = "6d8ad0f4-2f0e-4f0c-9d0e-0b6f3a1f0001"
AT = "2026-05-13T18:00:00.000Z"


@dataclass(frozen=True)
class LongLog:
    """Its data folder, and the cursor of a phone that has all but the last changes."""

    folder: Path
    before: dict[str, Any]


def long_log(rows: int, changed: int, records: int) -> LongLog:
    """A log of so many rows over so many records, from the cache or made."""
    digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in MADE_OF)).hexdigest()[:12]
    folder = folder_of_cache() / f"log-{rows}-{changed}-{records}-{digest}"
    told = folder / "before.json"
    if not told.exists():
        for old in folder_of_cache().glob(f"log-{rows}-*"):
            shutil.rmtree(old)
        ahead = folder.with_name(f"new-{folder.name}")
        shutil.rmtree(ahead, ignore_errors=True)
        before = _make(ahead, rows, changed, records)
        (ahead / told.name).write_text(json.dumps(before))
        ahead.rename(folder)
    return LongLog(folder, json.loads(told.read_text()))


def _make(folder: Path, rows: int, changed: int, records: int) -> dict[str, Any]:
    make(folder)
    place = folder / "productions" / PRODUCTION
    with closing(SqliteStore(place / "log.sqlite")) as store:
        with store.reading() as view:
            head, last = view.head()
        older = rows - head - changed
        last = _write(store, head, last, _older(older, records), 0)
        seq = head + older
        with closing(Desk(place / "desk.sqlite")) as desk:
            epoch = heads.epochs(desk)[-1].name
        cursor = mint(key_for(secret_of(folder), f"cursors/{PRODUCTION}"), epoch, seq, last)
        _write(store, seq, last, _newest(changed), older)
    return {"epoch": cursor.epoch, "seq": cursor.seq, "token": cursor.token}


def _older(rows: int, records: int) -> Iterator[tuple[int, dict[str, str]]]:
    for number in range(rows):
        yield number % records, {"name": "Borrow Pit 9", "note": f"As it was at {number}"}


def _newest(changed: int) -> Iterator[tuple[int, dict[str, str]]]:
    for number in range(changed):
        yield number, record(MARK, number)


def _write(store: SqliteStore, head: int, last: str, deeds: Iterator[tuple[int, dict[str, str]]], n: int) -> str:
    """Commits deeds (record, fields) from seq `head` and number `n` on; the hash of the last row."""
    batch = Batch(head)
    newest: dict[str, tuple[Stored, Place]] = {}
    seq = head
    for which, fields in deeds:
        seq, n = seq + 1, n + 1
        place = str(uuid.uuid5(uuid.NAMESPACE_URL, f"bench/{which}"))
        row, side = _row(seq, n, place, fields, last)
        last = row.hash
        batch.rows.append(row)
        batch.sides.append(side)
        batch.turns.append(Turn(DEVICE, n, row.id, seq))
        text = json.dumps({name: fields.get(name) for name in FIELDS}, separators=(",", ":"))
        newest[place] = (
            Stored("location", place, seq, text, stamps_text({}), ""),
            Place("everyone", "location", place, seq, True),
        )
        if len(batch.rows) == COMMIT:
            _commit(store, batch, newest, n)
            batch, newest = Batch(seq), {}
    if batch.rows:
        _commit(store, batch, newest, n)
    return last


def _commit(store: SqliteStore, batch: Batch, newest: dict[str, tuple[Stored, Place]], n: int) -> None:
    batch.records.extend(stored for stored, _ in newest.values())
    batch.places.extend(place for _, place in newest.values())
    batch.devices.append(Device(DEVICE, IMOGEN.id, n, None, 1))
    store.commit(batch)


def _row(seq: int, n: int, place: str, fields: dict[str, str], before: str) -> tuple[Row, Side]:
    """What an accepted deed leaves in the log."""
    entry = {
        "id": str(uuid.uuid5(uuid.NAMESPACE_OID, str(seq))),
        "kind": "location",
        "record": place,
        "verb": "location.edit",
        "base": None,
        "seen": None,
        "at": AT,
        "v": 1,
    }
    text = text_of({"fields": fields, "why": None})
    salt = f"{seq:032x}"
    envelope = text_of({"entry": entry, "received_at": AT, "role": IMOGEN.role, "written": AT, "skew": 0})
    row = Row(seq, str(entry["id"]), DEVICE, n, IMOGEN.id, "applied", envelope, digest_of(salt, text), "")
    return row._replace(hash=hash_of(before, row)), Side(seq, salt, text)
