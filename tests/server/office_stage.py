"""A stage for the office's deeds: the real log over memory, people with devices of their own, a clock set by hand.

Promises that a fault of our own code fails the test at once, with its trace, instead of being held.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from server.office.call_sheets.preview import preview
from server.office.kinds import KINDS
from server.office.roles import AUDIENCES, OFFICE
from sync.house import Record, record_id
from sync.log import Log, Outcome, Push, Sender
from sync.memory import MemoryStore
from sync.plain import instant, uuid7

EPOCH = "epoch-1"
START = datetime(2026, 5, 13, 18, 0, tzinfo=UTC)
DATE = "2026-05-14"
UNIT = "Main"
ZONE = "America/Los_Angeles"


@dataclass
class Phone:
    """One person's device. `seen` is the seq it has taken in; deeds rest on what it has seen."""

    stage: Stage
    person: str
    device: str
    n: int = 0
    seen: int = 0
    waiting: list[dict[str, Any]] = field(default_factory=list)

    def look(self) -> Phone:
        """Take in everything there is."""
        self.seen = self.stage.log.head()
        return self

    def write(self, verb: str, record: str, **fields: Any) -> dict[str, Any]:
        """A deed done without signal: it waits until `send`."""
        kind = verb.split(".")[0]
        standing = self.stage.log.get(kind, record)
        base = min(int(standing["rev"]), self.seen) if standing else 0
        self.n += 1
        entry = {
            "id": self.stage.new_id(),
            "device": self.device,
            "n": self.n,
            "kind": kind,
            "record": record,
            "verb": verb,
            "base": {"epoch": EPOCH, "rev": base} if standing else None,
            "seen": {"epoch": EPOCH, "seq": self.seen},
            "fields": fields,
            "at": instant(self.stage.now),
            "v": 1,
        }
        self.waiting.append(entry)
        return entry

    def send(self) -> list[Outcome]:
        actor = self.stage.log.actor(self.person)
        assert actor is not None
        entries, self.waiting = self.waiting, []
        return self.stage.log.accept([Push(Sender(actor, self.device), entries)])[0]

    def do(self, verb: str, record: str, **fields: Any) -> Outcome:
        """A deed done with signal, having seen everything."""
        self.look()
        self.write(verb, record, **fields)
        return self.send()[-1]

    def did(self, verb: str, record: str, **fields: Any) -> Outcome:
        """A deed that must be applied."""
        outcome = self.do(verb, record, **fields)
        assert outcome.outcome == "applied", outcome
        return outcome


class Stage:
    def __init__(self) -> None:
        self.now = START
        self._random = random.Random(7)
        self.log = Log(
            MemoryStore(),
            KINDS,
            secret=b"s",
            clock=lambda: self.now,
            entropy=self._random.randbytes,
            epoch=EPOCH,
            office=OFFICE,
            audiences=AUDIENCES,
            fault=_fail,
        )
        self.production = record_id("production", "pit")
        made = self.log.office(
            [
                {
                    "kind": "production",
                    "record": self.production,
                    "verb": "production.edit",
                    "fields": {"slug": "pit", "title": "BORROW PIT", "zone": ZONE, "office_phone": "760 555 0100"},
                }
            ]
        )
        assert made[0].outcome == "applied", made
        self.coordinator = self.person("Imogen Ash", "coordinator", department="Production")

    def new_id(self) -> str:
        return uuid7(self.now, self._random.randbytes(10))

    def uuid(self) -> str:
        return str(uuid.UUID(bytes=self._random.randbytes(16), version=4))

    def wait(self, **length: float) -> None:
        self.now += timedelta(**length)

    def person(self, name: str, role: str, *, phone: str | None = None, **fields: Any) -> Phone:
        """Someone on the production, with a device."""
        id = self.uuid()
        add = {"kind": "person", "record": id, "verb": "person.add", "fields": {"name": name, "role": role, **fields}}
        entries = [add]
        if phone:
            contact = {"person": id, "phone": phone}
            entries.append(
                {"kind": "contact", "record": record_id("contact", id), "verb": "contact.edit", "fields": contact}
            )
        assert {outcome.outcome for outcome in self.log.office(entries)} == {"applied"}
        return Phone(self, id, f"phone-{id}").look()

    def add(self, kind: str, **fields: Any) -> str:
        """A record added by the coordinator, its id its natural key's or a new one."""
        key = KINDS[kind].key
        id = record_id(kind, *(str(fields[name]) for name in key)) if key else self.uuid()
        self.coordinator.did(f"{kind}.add", id, **fields)
        return id

    def get(self, kind: str, id: str) -> Record:
        found = self.log.get(kind, id)
        assert found is not None, f"no {kind} {id}"
        return found

    def all(self, kind: str, **equals: Any) -> list[Record]:
        return self.log.records(kind, **equals)

    # Call sheets

    def day(self, date: str = DATE, **fields: Any) -> str:
        return self.add("shoot_day", **{"unit": UNIT, "date": date, "number": 1, "of": 3, **fields})

    def sheet(self, day: str, **fields: Any) -> str:
        id = record_id("call_sheet", day)
        times = {"general_call": 360, "shooting_call": 420, "lunch": 720, "wrap": 1140}
        self.coordinator.did("call_sheet.make", id, shoot_day=day, **{**times, **fields})
        return id

    def row_id(self, sheet: str, phone: Phone, slot: str = "1") -> str:
        return record_id("sheet_row", sheet, phone.person, slot)

    def row(self, sheet: str, phone: Phone, slot: str = "1", **fields: Any) -> str:
        """Set somebody's row by hand."""
        id = self.row_id(sheet, phone, slot)
        self.coordinator.did("sheet_row.edit", id, call_sheet=sheet, person=phone.person, slot=slot, **fields)
        return id

    def preview(self, sheet: str, shift: int = 0, **options: Any) -> dict[str, Any]:
        return preview(Reading(self.log), sheet, shift, **options)

    def publishing(self, sheet: str, shift: int = 0, prelim: bool = False, **more: Any) -> dict[str, Any]:
        seen = self.preview(sheet, shift, prelim=prelim)
        asked = {"digest": seen["digest"], "deadline": instant(self.now + timedelta(seconds=30)), "prelim": prelim}
        return {**asked, **({"general_call": seen["general_call"]} if shift else {}), **more}

    def publish(self, sheet: str, shift: int = 0, prelim: bool = False) -> Outcome:
        verb = "call_sheet.publish" if not shift else "call_sheet.push" if shift > 0 else "call_sheet.pull"
        return self.coordinator.did(verb, sheet, publishing=self.publishing(sheet, shift, prelim))

    def call(self, day: str, phone: Phone, slot: str = "1") -> Record:
        return self.get("call", self.call_id(day, phone, slot))

    def call_id(self, day: str, phone: Phone, slot: str = "1") -> str:
        return record_id("call", phone.person, day, slot)

    def document(self, sheet: str, audience: str = "crew") -> dict[str, Any]:
        """The document of the revision that stands."""
        revision = self.get("call_sheet", sheet)["revision"]
        found = self.all("sheet_revision", revision=revision, audience=audience)
        assert len(found) == 1
        document: dict[str, Any] = found[0]["document"]
        return document


@dataclass(frozen=True)
class Reading:
    """The log as a `House`, for what only reads."""

    log: Log

    def get(self, kind: str, id: str) -> Record | None:
        return self.log.get(kind, id)

    def all(self, kind: str, **equals: Any) -> list[Record]:
        return self.log.records(kind, **equals)


def _fail(raw: Mapping[str, Any], error: Exception) -> None:
    raise AssertionError(f"our own fault at {raw.get('verb')}") from error
