"""Callboard as the bench drives it: a real `callboard serve`, and phones that speak its real protocol.

Promises: nothing inside the server is touched; people and records come by entries, sessions stand in the second file
as if each had used a link. Everything is stored as always: log and records in SQLite, `synchronous=FULL`.
"""

from __future__ import annotations

import json
import secrets
import sys
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from bench.crowd import Caller, frame, handshake
from bench.program import Program
from server.desk import Desk, sessions
from server.office.roles import AUDIENCES
from sync.channels import viewer_of
from sync.house import record_id
from sync.plain import instant, uuid7
from tests.cast import IMOGEN, PRODUCTION, make
from tests.hand import Hand

STORES = "every change, in its log and as a record, on the disk (fsync) before anyone hears of it"
WELCOME = b'"type":"reply"'
NOTE = "MARK " + "Gate code 4417. Trucks along the north fence, quiet after ten. " * 3
RECORD = {"name": "Borrow Pit 9", "sort": "set", "address": "9 Quarry Road", "note": NOTE}
"""What changes: a location of some 300 bytes, the same for every contender."""


@dataclass
class Phone:
    """A signed-in device: the session's cookie and its own name and count of entries."""

    person: str
    token: str
    scope: str
    device: str = field(default_factory=lambda: str(uuid.uuid4()))
    n: int = 0

    def entry(self, record: str, verb: str, **fields: Any) -> dict[str, Any]:
        """The next deed on a location."""
        self.n += 1
        return {
            "id": uuid7(datetime.now(UTC), secrets.token_bytes(10)),
            "device": self.device,
            "n": self.n,
            "kind": "location",
            "record": record,
            "verb": f"location.{verb}",
            "base": None,
            "seen": None,
            "fields": fields,
            "at": instant(datetime.now(UTC)),
            "v": 1,
        }

    def message(self, at: dict[str, Any] | None, entries: Sequence[Any] = ()) -> bytes:
        """A `sync` on the socket, framed."""
        told = {
            **_envelope(self.device),
            "scope": self.scope if at else None,
            "from": at,
            "applied": at,
            "entries": list(entries),
        }
        return frame(json.dumps(told, separators=(",", ":")).encode())

    def caller(self, port: int, at: dict[str, Any] | None, entries: Sequence[Any] = ()) -> Caller:
        """This phone, back at a cursor with so many deeds to send."""
        path = f"/p/{PRODUCTION}/api/live"
        cookie = f"Cookie: callboard_{PRODUCTION}={self.token}"
        head = handshake(path, port, f"Origin: http://127.0.0.1:{port}", cookie)
        ask = json.dumps({**_envelope(self.device), "entries": []}, separators=(",", ":"))[:-1].encode()
        return Caller(head, self.message(at, entries), ask)


def _envelope(device: str) -> dict[str, Any]:
    return {"type": "sync", "protocol": 1, "nonce": str(uuid.uuid4()), "device": device, "was": None}


class Callboard:
    """A served production with the tests' small cast in it. `with` starts and ends it."""

    def __init__(self, folder: Path, *, made: bool = False) -> None:
        """`made`: the folder holds a production already."""
        self.folder = folder
        self.port = 0
        self.program: Program | None = None
        self.office: Hand | None = None
        if not made:
            make(folder)

    def __enter__(self) -> Self:
        program = Path(sys.executable).with_name("callboard")
        words: list[str | Path] = ["serve", "--json", "--port", "0", "--data", self.folder, "--sockets", "6000"]
        self.program = Program([program, *words], self.folder / "server.log")
        self.port = int(json.loads(self.program.line())["url"].rsplit(":", 1)[1])
        return self

    def __exit__(self, *_: object) -> None:
        if self.program is not None:
            self.program.stop()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def processes(self) -> list[int]:
        assert self.program is not None
        return self.program.tree()

    def hand(self, phone: Phone) -> Hand:
        """A phone by request, for what is not timed."""
        hand = Hand(self.url, PRODUCTION, phone.device)
        hand.cookies[f"callboard_{PRODUCTION}"] = (phone.token, f"/p/{PRODUCTION}")
        return hand

    def coordinator(self) -> Hand:
        """The coordinator's device, up to date."""
        if self.office is None:
            self.office = self.hand(self.phones([IMOGEN.id], 1, role=IMOGEN.role, department=IMOGEN.department)[0])
        self.office.sync()
        return self.office

    def cursor(self) -> dict[str, Any]:
        """The head, as anybody's cursor: it says nothing of whose it is."""
        found = self.coordinator().at
        assert found is not None
        return found

    def crew(self, people: int, role: str) -> list[str]:
        """So many more people of a role; their ids."""
        office = self.coordinator()
        ids = [record_id("person", PRODUCTION, "bench", role, str(number)) for number in range(people)]
        known = {id for kind, id in office.records if kind == "person"}
        entries = [
            office.entry("person", "add", id, name=f"Crew {number}", role=role, department="Grip", position="Grip")
            for number, id in enumerate(ids)
            if id not in known
        ]
        for start in range(0, len(entries), 200):
            outcomes = office.sync(entries[start : start + 200])
            assert {one["outcome"] for one in outcomes} == {"applied"}, outcomes[:2]
        return ids

    def phones(self, people: Sequence[str], count: int, *, role: str, department: str = "Grip") -> list[Phone]:
        """Signed-in devices, spread over those people."""
        desk = Desk(self.folder / "productions" / PRODUCTION / "desk.sqlite")
        try:
            with desk.writing():
                moment = datetime.now(UTC)
                made = [sessions.begin(desk, people[number % len(people)], "bench", moment) for number in range(count)]
        finally:
            desk.close()
        fields = {"role": role, "department": department}
        scopes = {person: viewer_of(person, fields, AUDIENCES).scope for person in people}
        return [Phone(session.person, token, scopes[session.person]) for session, token in made]


def record(mark: str, index: int = 0) -> dict[str, str]:
    """The record's fields with a mark in them that the client looks for."""
    return {**RECORD, "note": NOTE.replace("MARK", f"{mark}{index:05d}")}
