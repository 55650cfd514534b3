"""A world of phones, a bad network and a server that fails, all from one seed.

Promises: the same seed is the same story. What is checked at every step and at the end stands in `witness.py`.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any

from sync.epochs import Epoch
from sync.memory import MemoryStore
from sync.plain import instant, uuid7
from sync.store import Batch, Store, StoreFull, View
from tests.simulation.deeds import act
from tests.simulation.phone import Phone
from tests.simulation.server import Line, Server
from tests.simulation.witness import Memory, Witness

CAST = ("coordinator", "second_ad", "pa", "pa", "driver", "cast")


class Unsure:
    """A store that sometimes has no room, and then takes nothing. It can be put back to what it once was."""

    def __init__(self, store: Store, chance: random.Random) -> None:
        self.kept = store
        self.fails = False
        self._chance = chance
        self.close = store.close

    def reading(self) -> AbstractContextManager[View]:
        return self.kept.reading()

    def commit(self, batch: Batch) -> None:
        if self.fails and self._chance.random() < 0.02:
            raise StoreFull("database or disk is full")
        self.kept.commit(batch)


class World:
    """`step` does one thing that may happen; `rest` lets everything arrive."""

    def __init__(self, seed: int, store: Store | None = None, forks: bool = False, restores: bool = False) -> None:
        self.chance = random.Random(seed)
        self.now = datetime(2026, 3, 7, 6, 0, tzinfo=UTC)
        self.store = Unsure(store or MemoryStore(), self.chance)
        self.epochs = [Epoch("e1")]
        self.backups: list[tuple[str, int, MemoryStore, Memory]] = []
        self.server = self._serve()
        self.people = [self._join(role) for role in CAST]
        self.phones = [Phone(person, self.chance, self._clock, f"phone {n}") for n, person in enumerate(self.people)]
        self.phones += [Phone(self.people[n], self.chance, self._clock, f"laptop {n}") for n in (0, 2)]
        self.requests: list[tuple[Phone, dict[str, Any]]] = []
        self.replies: list[tuple[Phone, dict[str, Any]]] = []
        self.lines: dict[Phone, Line] = {}
        self.witness = Witness(self)
        self.store.fails = True
        self._things: list[tuple[int, Callable[[Phone], None]]] = [
            (30, self._deed),
            (22, self._ask),
            (20, self._request_arrives),
            (20, self._reply_arrives),
            (10, self._tick),
            (14, self._frames_arrive),
            (4, self._lose),
            (3, self._cut),
            (3, self._crash),
            (2, self._restart),
            (2, self._time_passes),
            (2 if forks else 0, self._copy),
            (2 if restores else 0, self._back_up),
            (1 if restores else 0, self._restore),
        ]

    def step(self) -> None:
        weights = [weight for weight, _ in self._things]
        (thing,) = self.chance.choices([thing for _, thing in self._things], weights)
        thing(self.chance.choice(self.phones))
        self.witness.look()

    def rest(self) -> None:
        """The network is whole again: everything goes out, everything comes in."""
        self.store.fails = False
        self.requests, self.replies, self.lines = [], [], {}
        for _ in range(200):
            head = self.server.log.head()
            busy = False
            for phone in self.phones:
                reply = self.server.exchange(phone.person, phone.ask(), limit=self.chance.choice((3, 50, 500)))
                self.witness.answered(phone, reply)
                phone.hear(reply)
                self.witness.look()
                busy |= reply["more"] or bool(phone.waiting) or self.server.log.head() > head
            if not busy:
                return
        raise AssertionError("the phones never come to rest")

    def verdict(self) -> None:
        self.witness.verdict()

    def _serve(self) -> Server:
        return Server(self.store, self.chance, self._clock, self.epochs[-1].name, epochs=self.epochs)

    def _clock(self) -> datetime:
        return self.now

    def _join(self, role: str) -> str:
        person = uuid7(self.now, self.chance.randbytes(10))
        fields = {"name": role, "role": role}
        self.server.log.office([{"kind": "person", "record": person, "verb": "person.add", "fields": fields}])
        return person

    # What may happen

    def _deed(self, phone: Phone) -> None:
        act(phone, self.chance, self.people, instant(self.now))

    def _ask(self, phone: Phone) -> None:
        self.requests.append((phone, phone.ask(self.chance.choice((1, 3, 500)))))

    def _request_arrives(self, _: Phone) -> None:
        """In any order, perhaps twice; the server may be full, or die before or after the commit."""
        if not self.requests:
            return
        phone, message = self.chance.choice(self.requests)
        if self.chance.random() < 0.85:
            self.requests.remove((phone, message))
        line = self.lines.setdefault(phone, Line(phone.person)) if self.chance.random() < 0.5 else None
        try:
            reply = self.server.exchange(phone.person, message, line, limit=self.chance.choice((2, 10, 500)))
        except StoreFull:
            return
        self.witness.answered(phone, reply)
        if self.chance.random() < 0.9:
            self.replies.append((phone, reply))

    def _reply_arrives(self, _: Phone) -> None:
        if not self.replies:
            return
        phone, reply = self.chance.choice(self.replies)
        if self.chance.random() < 0.85:
            self.replies.remove((phone, reply))
        phone.hear(reply)

    def _tick(self, _: Phone) -> None:
        self.server.tick(list(self.lines.values()))

    def _frames_arrive(self, phone: Phone) -> None:
        """A socket keeps its order."""
        line = self.lines.get(phone)
        for _ in range(self.chance.randint(1, 6)):
            if line is None or not line.queue:
                return
            message = line.queue.pop(0)
            if message["type"] == "changes":
                phone.frame(message["changes"])
            elif message["type"] == "mark":
                phone.mark(message)
            else:
                self._cut(phone)
                return

    def _lose(self, _: Phone) -> None:
        lost = self.chance.choice((self.requests, self.replies))
        if lost:
            lost.remove(self.chance.choice(lost))

    def _cut(self, phone: Phone) -> None:
        self.lines.pop(phone, None)
        phone.unframe()

    def _crash(self, phone: Phone) -> None:
        phone.crash()
        self.lines.pop(phone, None)

    def _restart(self, _: Phone) -> None:
        self.server = self._serve()
        self.lines.clear()
        for phone in self.phones:
            phone.unframe()

    def _time_passes(self, _: Phone) -> None:
        self.now += timedelta(minutes=self.chance.choice((1, 30, 60 * 24 * 21)))

    def _copy(self, phone: Phone) -> None:
        if len(self.phones) < 11:
            self.phones.append(phone.copy(f"copy of {phone.name}"))

    def _back_up(self, _: Phone) -> None:
        assert isinstance(self.store.kept, MemoryStore)
        self.backups = self.backups[-4:]
        backup = self.store.kept.copy()
        self.backups.append((self.epochs[-1].name, self.server.log.head(), backup, self.witness.memory()))

    def _restore(self, phone: Phone) -> None:
        """P7: any backup there is, however old; the epochs are listed where a restore does not reach."""
        if not self.backups:
            return
        parent, cut, backup, memory = self.chance.choice(self.backups)
        self.store.kept = backup.copy()
        self.epochs.append(Epoch(f"e{len(self.epochs) + 1}", parent, cut))
        self._restart(phone)
        self.witness.restored(memory)
