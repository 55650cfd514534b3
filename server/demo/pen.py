"""Who writes the demonstration: one person at one device, deed by deed.

Promises ordinary entries, numbered and sent through the log's own door, and a loud end where one is not
taken as it was written.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from server.office.instants import text
from server.office.kinds import KINDS
from sync.house import Actor, Record
from sync.log import Push, Sender
from sync.plain import uuid7

if TYPE_CHECKING:
    from sync.log import Log

MOST = 400
"""Entries in one push."""
TAKEN = ("applied", "merged")


class DemoRefused(RuntimeError):
    """An entry of the demonstration was not taken: its tables and the office's rules have parted."""


class Records:
    """The log's records as the office reads them, between two commits."""

    def __init__(self, log: Log) -> None:
        self.log = log

    def get(self, kind: str, id: str) -> Record | None:
        return self.log.get(kind, id)

    def all(self, kind: str, **equals: Any) -> list[Record]:
        return self.log.records(kind, **equals)


class Pen:
    """One person's device. `write` keeps a deed, `send` brings all that was kept to the log."""

    def __init__(self, log: Log, person: str, role: str, department: str | None, device: str, now: datetime) -> None:
        self.log = log
        self.now = now
        self.device = device
        self.sender = Sender(Actor(person, role, department), device)
        self.n = 0
        self.kept: list[dict[str, Any]] = []

    def write(self, kind: str, record: str, verb: str, fields: Mapping[str, Any], at: datetime | None = None) -> None:
        """Keep one deed; `verb` without its kind. Fields that are None are left out: nobody set them."""
        self.n += 1
        self.kept.append(
            {
                "id": uuid7(self.now, sha256(f"{self.device}/{self.n}".encode()).digest()[:10]),
                "device": self.device,
                "n": self.n,
                "kind": kind,
                "record": record,
                "verb": f"{kind}.{verb}",
                "base": None,
                "seen": None,
                "fields": {name: value for name, value in fields.items() if value is not None},
                "at": text(at or self.now),
                "v": KINDS[kind].v,
            }
        )

    def send(self) -> None:
        """All deeds kept so far, in pushes of at most `MOST`. Raises `DemoRefused` where one is not taken."""
        head = self.log.cursor(self.log.head())
        for entry in self.kept:
            standing = self.log.get(entry["kind"], entry["record"])
            entry["seen"] = {"epoch": head.epoch, "seq": head.seq}
            entry["base"] = {"epoch": head.epoch, "rev": standing["rev"]} if standing else None
        entries, self.kept = self.kept, []
        for start in range(0, len(entries), MOST):
            part = entries[start : start + MOST]
            (outcomes,) = self.log.accept([Push(self.sender, part)])
            for entry, outcome in zip(part, outcomes, strict=True):
                if outcome.outcome not in TAKEN:
                    raise DemoRefused(f"{entry['verb']} {entry['fields']}: {outcome.outcome} {outcome.why}")
