"""A production in memory into which crew lists come, for the tests of imports.

Promises the real log, kinds and rights; a list is rows of name, position and telephone. Refuses to know the readers:
its drafts are what they promise.
"""

from __future__ import annotations

import random
import secrets
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from server.formats.entries import Draft
from server.importing.applying import AUTO, Asking, Wrote, bring, prepare
from server.importing.deeds import Heading
from server.importing.plan import Plan
from server.importing.undoing import Undoing, undo
from server.office.kinds import KINDS
from server.office.roles import AUDIENCES, OFFICE
from sync.house import Actor, record_id
from sync.log import Log, Push, Sender
from sync.memory import MemoryStore
from sync.plain import instant, uuid7

NOON = datetime(2026, 3, 7, 12, 0, tzinfo=UTC)
Row = tuple[str, str | None, str | None]
"""Name, position, telephone."""


def crew(*rows: Row, role: str = "crew") -> list[Draft]:
    """Drafts as the reader of crew lists gives them: a person, and a contact where there is a number."""
    drafts: list[Draft] = []
    for name, position, phone in rows:
        person = record_id("person", "list", name)
        told = {"name": name, "position": position, "role": role}
        drafts.append(
            {
                "kind": "person",
                "record": person,
                "verb": "person.add",
                "fields": {key: value for key, value in told.items() if value},
                "match": [{"name": name}],
            }
        )
        if phone:
            fields = {"person": person, "phone": phone}
            contact = record_id("contact", person)
            drafts.append({"kind": "contact", "record": contact, "verb": "contact.edit", "fields": fields})
    return drafts


class Stage:
    """`imogen` coordinates, `sol` is secretary. Time moves a second with every act."""

    def __init__(self, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        self.now = NOON
        self.log = Log(
            MemoryStore(),
            KINDS,
            secret=b"s" * 32,
            clock=lambda: self.now,
            entropy=secrets.token_bytes,
            epoch="e1",
            office=OFFICE,
            audiences=AUDIENCES,
        )
        self.imogen = Actor(self.added("Imogen Talavera", "coordinator"), "coordinator")
        self.sol = Actor(self.added("Sol Reyes", "secretary"), "secretary")
        self.counts: dict[str, int] = {}
        self.writes = 0

    def added(self, name: str, role: str) -> str:
        """Somebody whom the server itself put on."""
        id = record_id("person", "made", name)
        entry = {"kind": "person", "record": id, "verb": "person.add", "fields": {"name": name, "role": role}}
        assert self.log.office([entry])[0].outcome == "applied"
        return id

    def hand(self, actor: Actor, kind: str, verb: str, record: str, **fields: Any) -> str:
        """A deed on somebody's own phone; returns its outcome."""
        device = f"phone of {actor.role}"
        self.now += timedelta(seconds=1)
        self.counts[device] = self.counts.get(device, 0) + 1
        live = self.log.get(kind, record)
        entry = {
            "id": uuid7(self.now, secrets.token_bytes(10)),
            "device": device,
            "n": self.counts[device],
            "kind": kind,
            "record": record,
            "verb": f"{kind}.{verb}",
            "base": {"epoch": "e1", "rev": live["rev"]} if live else None,
            "seen": {"epoch": "e1", "seq": self.log.head()},
            "fields": fields,
            "at": instant(self.now),
            "v": 1,
        }
        return self.log.accept([Push(Sender(actor, device), [entry])])[0][0].outcome

    # Imports

    def asking(self, drafts: list[Draft], id: str = "", source: str = AUTO, **more: Any) -> Asking:
        return Asking(Heading(id or str(uuid.uuid4()), "crew.xlsx", "crew", "xlsx"), drafts, source, **more)

    def plan(self, drafts: list[Draft], by: Actor | None = None, **more: Any) -> Plan:
        return prepare(self.log, by or self.imogen, self.asking(drafts, **more), self.now).plan

    def bring(self, drafts: list[Draft], by: Actor | None = None, **more: Any) -> str:
        """Brings a list in as previewed; returns the import's id."""
        self.now += timedelta(seconds=1)
        actor, asking = by or self.imogen, self.asking(drafts, **more)
        digest = prepare(self.log, actor, asking, self.now).plan.digest
        assert bring(self.log, actor, asking, digest, self.now, self.writer(actor)) is None
        return asking.heading.id

    def undo(self, id: str, by: Actor | None = None) -> Undoing | None:
        self.now += timedelta(seconds=1)
        return undo(self.log, id, self.now, self.writer(by or self.imogen))

    def writer(self, actor: Actor) -> Any:
        """The log's one writer, for somebody."""

        def write(device: str, chunks: list[list[dict[str, Any]]]) -> Wrote:
            self.writes += 1
            kept, outcomes = self.log.accept_whole([Push(Sender(actor, device), one) for one in chunks])
            return Wrote(kept, [one for its in outcomes for one in its])

        return write

    # What stands

    def person(self, name: str) -> dict[str, Any]:
        """Somebody who stands, by name."""
        found = self.log.records("person", name=name)
        assert len(found) == 1, (name, found)
        return found[0]

    def phone(self, name: str) -> Any:
        return (self.log.get("contact", record_id("contact", self.person(name)["id"])) or {}).get("phone")

    def names(self) -> set[str]:
        """Everybody who stands besides the office."""
        return {one["name"] for one in self.log.records("person")} - {"Imogen Talavera", "Sol Reyes"}

    def state(self) -> dict[tuple[str, str], dict[str, Any]]:
        """Every person and contact that stands, without revs; contacts with nothing in them are none."""
        found = {
            (kind, one["id"]): {name: v for name, v in one.items() if name not in ("rev", "id") and v is not None}
            for kind in ("person", "contact")
            for one in self.log.records(kind)
        }
        return {key: fields for key, fields in found.items() if key[0] == "person" or fields.keys() - {"person"}}
