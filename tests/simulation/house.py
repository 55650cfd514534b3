"""The server of the simulation: the real engine, the keeper's own tick and room, over a store that fails as told.

Promises: what is killed has answered nothing since its last commit. Refuses to read another clock than the world's.
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, Literal

from server.live.exchange import Reply, fault, parse, read
from server.live.frames import Answer, Message
from server.live.seat import Seat
from server.live.tick import Asked, Tick
from sync.epochs import Epoch, Point
from sync.house import Actor
from sync.kind import Kinds
from sync.log import Log
from sync.memory import MemoryStore
from sync.store import Batch, Store, StoreFull, View
from tests.simulation.overheard import Overheard
from tests.sync.show import AUDIENCES, OFFICE

Fate = Literal["kept", "full", "before", "after"]


class Killed(BaseException):
    """The server died at a commit, before or after it was kept. Nothing of ours may catch it."""


class Unsure:
    """A store whose next commit may find no room, or be the server's last."""

    def __init__(self, kept: Store) -> None:
        self.kept = kept
        self.fates: list[Fate] = []
        self.close = kept.close

    def reading(self) -> AbstractContextManager[View]:
        return self.kept.reading()

    def commit(self, batch: Batch) -> None:
        fate = self.fates.pop() if self.fates else "kept"
        if fate == "full":
            raise StoreFull("database or disk is full")
        if fate == "before":
            raise Killed
        self.kept.commit(batch)
        if fate == "after":
            raise Killed


@dataclass(eq=False)
class Wire:
    """A live socket as the room knows it (LiveSocket): what was sent on it and is still under way is in `queue`, None
    being its end; `inbox` is what the phone said and the server has not heard yet."""

    seat: Seat
    phone: str
    id: int
    queue: list[str | None] = field(default_factory=list)
    inbox: list[str] = field(default_factory=list)
    opened: bool = False
    squeezes: bool = False
    hears: bool = False
    told: int = 0
    scope: str = ""
    channels: frozenset[str] = frozenset()
    closing: bool = False
    device: str = ""
    told_all: bool = False
    overhears: Callable[[Wire, str], None] = lambda *_: None

    def send(self, *framed: bytes, asked_for: bool = False) -> bool:
        if not self.closing:
            for text in texts(b"".join(framed)):
                self.overhears(self, text)
                self.queue.append(text)
        return not self.closing

    def tell(self, framed: bytes) -> bool:
        return self.send(framed)

    def answer(self, message: Message | Answer) -> bool:
        return self.send(*message.parts(False))

    def close(self, code: int, reason: str = "", *, last: bytes = b"") -> None:
        if not self.closing:
            self.queue.extend([*texts(last), None])
            self.closing = True


def texts(framed: bytes) -> Iterator[str]:
    """The messages in frames from a server, none of them squeezed (RFC 6455, 5.2)."""
    at = 0
    while at < len(framed):
        size, at = framed[at + 1], at + 2
        wide = {126: 2, 127: 8}.get(size, 0)
        if wide:
            size, at = int.from_bytes(framed[at : at + wide], "big"), at + wide
        yield framed[at : at + size].decode()
        at += size


@dataclass
class Request:
    """What a phone asked by request, on its way."""

    phone: str
    id: int
    seat: Seat
    body: str


class House:
    """One production. `answered` hears each reply as it leaves."""

    def __init__(
        self,
        chance: random.Random,
        clock: Callable[[], datetime],
        kinds: Kinds,
        answered: Callable[[dict[str, Any], int | None], None],
        store: Store | None = None,
        page: int = 500,
    ) -> None:
        self.page = page
        self.chance = chance
        self.clock = clock
        self.kinds = kinds
        self.answered = answered
        self.store = Unsure(store or MemoryStore())
        self.epochs = [Epoch("e1")]
        self.faults: list[Exception] = []
        self.ended: dict[str, str] = {}
        self.ended_at: dict[str, Point] = {}
        self.checked: list[Point] = []
        self.overheard = Overheard()
        self.wires: dict[tuple[str, int], Wire] = {}
        self.start()

    def start(self) -> None:
        """The server starts, again or for the first time: every socket is gone."""
        self.wires = {}
        self.log = self._log()
        self.log.release_known()
        self.tick = Tick("sim", self.log, None, self._renew)  # type: ignore[arg-type]  # nothing here asks the desk
        self.tick.floor = self._floor  # type: ignore[assignment]

    def _log(self) -> Log:
        log = Log(
            self.store,
            self.kinds,
            secret=b"a secret of this house",
            clock=self.clock,
            entropy=self.chance.randbytes,
            epoch=self.epochs[-1].name,
            epochs=self.epochs,
            office=OFFICE,
            audiences=AUDIENCES,
            fault=lambda entry, error: self.faults.append(error),
            alone=True,
        )
        # Small pages, so that a taking in has many of them.
        log.take_in = partial(log.take_in, limit=self.page)  # type: ignore[method-assign]
        return log

    def _floor(self, log: Log) -> int:
        """P7: how far the backups that were checked reach, in this life of the log."""
        return max((log.counts(point) for point in self.checked), default=0)

    def _renew(self) -> Log:
        raise AssertionError("a genuine cursor did not fit this log")

    def seat(self, person: str, session: str) -> Seat:
        return Seat("sim", person, session, self.ended.get(session))

    def me(self, person: str, session: str) -> tuple[int, str]:
        """`/me`, as a phone asks it."""
        if why := self.ended.get(session):
            return 403, json.dumps({"code": "revoked", "text": why})
        who = {"id": person, "name": "", "role": "pa", "department": None, "position": None, "unit": None}
        return 200, json.dumps({"production": {"id": "sim", "title": "SIM"}, "person": who, "session": session})

    # The carriers

    def hear(self, came: list[Request], said: list[tuple[Wire, str]]) -> list[tuple[Request, Reply]]:
        """One tick: these requests and these messages of sockets, together. Raises Killed: then nobody is answered."""
        replies: list[tuple[Request, Reply]] = []
        asked = [self._asked(one.seat, one.body, partial(self._reply, replies, one)) for one in came]
        for wire, text in said:
            if wire.closing:
                continue
            message = parse(text)
            if message["type"] == "ping":
                self.tick.ping(wire, message.get("nonce"))  # type: ignore[arg-type]
            else:
                asked.append(self._asked(wire.seat, text, partial(self._tell, wire), wire))
        # As after a crowd was told something: the frames of this tick may have to wait for a later one.
        self.tick._next = math.inf if self.chance.random() < 0.4 else 0.0
        self.tick.take([one for one in asked if not one.answered])
        return replies

    def spread(self) -> None:
        """The frames that are owed leave."""
        self.tick._next = 0.0
        self.tick._heed()
        self.tick.go_on()

    def _asked(self, seat: Seat, text: str, done: Callable[[Reply], object], wire: Wire | None = None) -> Asked:
        """As the keeper takes it in (Keeper.ask)."""
        seat = self.seat(seat.person, seat.session)
        message = read(parse(text))

        def answer(reply: Reply) -> None:
            if reply.status == 200:
                at = self.ended_at.get(seat.session)
                self.answered(json.loads(reply.text), self.log.counts(at) if at else None)
            done(reply)

        asked = Asked(seat, message, answer, wire)  # type: ignore[arg-type]
        if message.person not in (None, seat.person):
            asked.answer(fault(403, "other_person", message.nonce))
        return asked

    def _reply(self, replies: list[tuple[Request, Reply]], one: Request, reply: Reply) -> None:
        replies.append((one, reply))

    def _tell(self, wire: Wire, reply: Reply) -> None:
        wire.answer(reply.message())

    def open(self, wire: Wire) -> None:
        wire.opened = True
        wire.overhears = lambda wire, text: self.overheard.heed(self.log, wire, text)
        self.wires[wire.phone, wire.id] = wire
        self.tick.room.enter(wire)  # type: ignore[arg-type]
        if why := self.ended.get(wire.seat.session):
            self.tick.end(wire.seat.session, why)

    def hang_up(self, wire: Wire) -> None:
        self.wires.pop((wire.phone, wire.id), None)
        self.tick.room.leave(wire)  # type: ignore[arg-type]

    def end(self, session: str, why: str) -> None:
        self.ended[session] = why
        self.ended_at.setdefault(session, Point(self.log.epoch, self.log.head()))
        self.tick.end(session, why)

    # The office

    def join(self, record: str, role: str, name: str) -> None:
        fields = {"name": name, "role": role}
        self.log.office([{"kind": "person", "record": record, "verb": "person.add", "fields": fields}])

    def release_held(self, person: str) -> None:
        """The office lets go what is held for good."""
        with self.store.reading() as view:
            seqs = [wait.seq for wait in view.held()]
        self.log.release(seqs, self.log.actor(person) or Actor(person, "coordinator"))

    # Backups

    def back_up(self, checked: bool) -> tuple[Epoch, MemoryStore]:
        """A copy, and the epoch that a restore of it would begin. checked: phones may let go of what it holds."""
        assert isinstance(self.store.kept, MemoryStore)
        if checked:
            self.checked.append(Point(self.epochs[-1].name, self.log.head()))
        return Epoch("", self.epochs[-1].name, self.log.head()), self.store.kept.copy()

    def restore(self, backup: tuple[Epoch, MemoryStore]) -> None:
        epoch, copy = backup
        self.store.kept = copy.copy()
        self.epochs.append(Epoch(f"e{len(self.epochs) + 1}", epoch.parent, epoch.cut))
        self.start()
