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
    """One person's device. `write` keeps a deed, `send` brings all that was kept to the log.

    With `away` it is without signal: a deed is based on what stood when it was written, not when it was sent.
    """

    def __init__(self, log: Log, person: str, role: str, department: str | None, device: str, now: datetime) -> None:
        self.log = log
        self.now = now
        self.device = device
        self.sender = Sender(Actor(person, role, department), device)
        self.n = 0
        self.away = False
        self.kept: list[dict[str, Any]] = []

    def write(self, kind: str, record: str, verb: str, fields: Mapping[str, Any], at: datetime | None = None) -> None:
        """Keep one deed; `verb` without its kind. Fields that are None are left out: nobody set them."""
        self.n += 1
        based = self._base(kind, record) if self.away else {"base": None, "seen": None}
        self.kept.append(
            {
                "id": uuid7(self.now, sha256(f"{self.device}/{self.n}".encode()).digest()[:10]),
                "device": self.device,
                "n": self.n,
                "kind": kind,
                "record": record,
                "verb": f"{kind}.{verb}",
                **based,
                "fields": {name: value for name, value in fields.items() if value is not None},
                "at": text(at or self.now),
                "v": KINDS[kind].v,
            }
        )

    def send(self, *also: str) -> None:
        """All deeds kept so far, in pushes of at most `MOST`; `also` names outcomes that the story means to have.

        Raises `DemoRefused` where one is not taken.
        """
        entries, self.kept = self.kept, []
        for entry in entries:
            if entry["seen"] is None:
                entry.update(self._base(entry["kind"], entry["record"]))
        for start in range(0, len(entries), MOST):
            part = entries[start : start + MOST]
            (outcomes,) = self.log.accept([Push(self.sender, part)])
            for entry, outcome in zip(part, outcomes, strict=True):
                if outcome.outcome not in (*TAKEN, *also):
                    raise DemoRefused(f"{entry['verb']} {entry['fields']}: {outcome.outcome} {outcome.why}")

    def _base(self, kind: str, record: str) -> dict[str, Any]:
        head = self.log.cursor(self.log.head())
        standing = self.log.get(kind, record)
        return {
            "seen": {"epoch": head.epoch, "seq": head.seq},
            "base": {"epoch": head.epoch, "rev": standing["rev"]} if standing else None,
        }
