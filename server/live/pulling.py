"""Taking in, as either process does it: the keeper for its sockets, a web worker for whoever asks by request.

Promises: a reply reads one prefix of the log, from any thread; what it shows of who knows goes to the keeper as a
`Credit`. Refuses: to write.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from server.desk.instants import now, text
from server.live.exchange import Envelope, Reply, body_of, reply_to
from server.live.seat import Seat
from server.notices.reach import calls_by_person
from sync import wire
from sync.log import Cursor, Log, Outcome, Taken, Viewer
from sync.taking import Changes


@dataclass(frozen=True)
class Pulled:
    """What a device was given."""

    viewer: Viewer
    taken: Taken
    at: str


@dataclass(frozen=True)
class Credit:
    """What an exchange shows of who knows (R1, R2). calls: those of its own person that the reply carried, at `at`.
    applied: the cursor the device says it durably holds, `under` which scope; `scope` is the one that holds now."""

    session: str
    person: str
    device: str
    calls: list[str]
    at: str
    applied: Cursor | None
    under: str | None
    scope: str

    def told(self) -> dict[str, Any]:
        """As JSON takes it."""
        return asdict(self)

    @classmethod
    def read(cls, told: dict[str, Any]) -> Self:
        applied = told["applied"]
        return cls(**{**told, "applied": Cursor(**applied) if applied else None})


def may_pull(log: Log, message: Envelope) -> bool:
    """P5: not if what the device holds shows that this log is an older copy, and must live on in a new epoch."""
    return message.start is None or log.weigh(message.start) != "copied_back"


def pull(
    log: Log, seat: Seat, message: Envelope, floor: int, outcomes: Sequence[Outcome] = ()
) -> tuple[Reply, Pulled | None]:
    """The reply to an exchange whose pushes are done. floor: how far a checked backup reaches (P7)."""
    moment = text(now())
    viewer = None if seat.ended else log.viewer(seat.person)
    if viewer is None:
        # A6: its entries are held; when nothing more comes, what the device holds is to be erased
        taken = Taken(snapshot=False, start=0, to=log.cursor(0), more=False, changes=Changes())
        scope, erase = message.scope or "none", not message.pushes
        return reply_to(message, now=moment, scope=scope, outcomes=outcomes, taken=taken, erase=erase), None
    if message.protocol not in wire.TAKEN_IN:
        # E8: its deeds are taken for ever; what it could not read is kept from it, and it stays where it stands
        to = message.start if message.start and message.start.epoch == log.epoch else log.cursor(0)
        taken = Taken(snapshot=False, start=to.seq, to=to, more=False, changes=Changes())
        told = reply_to(message, now=moment, scope=viewer.scope, outcomes=outcomes, taken=taken, update=True)
        return told, None
    taken = log.take_in(viewer, message.start, message.scope)
    beyond = {"kinds": log.versions} if log.versions else {}
    reply = reply_to(message, now=moment, scope=viewer.scope, outcomes=outcomes, taken=taken, floor=floor, **beyond)
    return reply, Pulled(viewer, taken, moment)


def calls_in(changes: Changes) -> dict[str, list[str]]:
    """`calls_by_person`, once for changes that go to many."""
    body = body_of(changes)
    if body.calls is None:
        body.calls = calls_by_person(changes)
    return body.calls


def credit_of(seat: Seat, message: Envelope, pulled: Pulled) -> Credit:
    person = pulled.viewer.person
    return Credit(
        session=seat.session,
        person=person,
        device=message.device,
        calls=calls_in(pulled.taken.changes).get(person, []),
        at=pulled.at,
        applied=message.applied,
        under=message.scope,
        scope=pulled.viewer.scope,
    )
