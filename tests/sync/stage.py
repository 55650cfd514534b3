"""A stage for the engine's tests: a log, people, phones, and a clock that moves only when told.

Imogen coordinates, Sol is 2nd AD; Ben and Ana are PAs, Dov drives; Cleo is cast.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

from sync.house import Record
from sync.kind import Kinds
from sync.log import Outcome
from sync.memory import MemoryStore
from sync.questions import question_id
from sync.store import Store
from tests.simulation.phone import Phone
from tests.simulation.server import Server
from tests.sync.show import KINDS

CAST = {
    "Imogen": "coordinator",
    "Sol": "second_ad",
    "Ben": "pa",
    "Ana": "pa",
    "Dov": "driver",
    "Cleo": "cast",
}
NOON = datetime(2026, 3, 7, 12, 0, tzinfo=UTC)


class Stage:
    """One production. `phone("Ben")` is a phone of Ben's that has taken in everything."""

    def __init__(self, store: Store | None = None, seed: int = 1, kinds: Kinds = KINDS) -> None:
        self.now = NOON
        self.chance = random.Random(seed)
        self.store = store or MemoryStore()
        self.kinds = kinds
        self.epoch = "e1"
        self.server = self.serve()
        self.people: dict[str, str] = {}
        for name, role in CAST.items():
            self.join(name, role)

    def serve(self, epoch: str = "e1", kinds: Kinds | None = None) -> Server:
        """The server started again over the same store."""
        self.epoch = epoch
        self.server = Server(self.store, self.chance, lambda: self.now, epoch, kinds or self.kinds)
        return self.server

    @property
    def log(self) -> Any:
        return self.server.log

    def join(self, name: str, role: str, **fields: Any) -> str:
        person = self.new_id()
        self.people[name] = person
        added = {
            "kind": "person",
            "record": person,
            "verb": "person.add",
            "fields": {"name": name, "role": role} | fields,
        }
        assert self.log.office([added])[0].outcome == "applied"
        return person

    def phone(self, person: str, name: str = "") -> StagePhone:
        phone = StagePhone(self, person, name or person)
        phone.sync()
        return phone

    def get(self, kind: str, id: str) -> Record:
        found: Record | None = self.log.get(kind, id)
        assert found is not None, f"there is no {kind} {id}"
        return found

    def question(self, record: str, field: str) -> Record | None:
        found: Record | None = self.log.get("question", question_id(record, field))
        return found

    def wait(self, **span: float) -> None:
        self.now += timedelta(**span)

    def new_id(self) -> str:
        from sync.plain import uuid7

        return uuid7(self.now, self.chance.randbytes(10))


class StagePhone(Phone):
    """A phone beside the server: `sync` is a whole exchange, `did` a deed and its outcome."""

    def __init__(self, stage: Stage, person: str, name: str) -> None:
        super().__init__(stage.people[person], stage.chance, lambda: stage.now, name)
        self.stage = stage

    def sync(self, limit: int = 500) -> list[Outcome]:
        """Exchange until nothing waits and nothing more is to come; the outcomes that came."""
        outcomes: list[Outcome] = []
        for _ in range(50):
            reply = self.stage.server.exchange(self.person, self.ask(), limit=limit)
            self.hear(reply)
            outcomes += [Outcome(**outcome) for outcome in reply["outcomes"]]
            if not reply["more"] and not self.waiting:
                return outcomes
        raise AssertionError(f"{self.name} never comes to rest")

    def push(self) -> list[Outcome]:
        """One exchange whose reply is lost on the way back: the server's outcomes, of which this phone never hears."""
        reply = self.stage.server.exchange(self.person, self.ask())
        self.crash()
        return [Outcome(**outcome) for outcome in reply["outcomes"]]

    def did(self, verb: str, record: str | None = None, **fields: Any) -> Outcome:
        entry = self.do(verb, record, **fields)
        return next(outcome for outcome in self.sync() if outcome.id == entry["id"])

    def made(self, verb: str, **fields: Any) -> str:
        """A new record that was taken in without a word: its id."""
        entry = self.do(verb, None, **fields)
        outcome = next(outcome for outcome in self.sync() if outcome.id == entry["id"])
        assert outcome.outcome == "applied", outcome
        record: str = entry["record"]
        return record

    def send(self, *entries: Any) -> list[Outcome]:
        """Raw entries pushed as they are, whatever they are."""
        message = {**self.ask(), "entries": list(entries)}
        reply = self.stage.server.exchange(self.person, message)
        self.crash()
        return [Outcome(**outcome) for outcome in reply["outcomes"]]

    def settle(self, question: Record, value: Any) -> Outcome:
        """The one tap, on the question as this phone shows it."""
        about = self.screen(question["about_kind"], question["about_record"]) or {}
        shown = {"stands": about.get(question["about_field"]), "lines": [line["entry"] for line in question["lines"]]}
        return self.did("question.settle", question["id"], settling={"value": value, "shown": shown})
