"""One tick of the keeper: a commit, the replies, the frames, and the rungs that these climbed.

Promises: the order. First everything that waits is committed together; then replies and frames leave; then what that
has shown of who knows is written (R1, R2), in a commit of its own that nobody waits for. Frames leave at once, unless
a crowd of sockets was told something a moment ago: then they are gathered.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import structlog

from server.desk import Desk, sessions
from server.desk.floor import Reaches
from server.desk.instants import now, text
from server.live.exchange import Envelope, Reply, fault, pong
from server.live.frames import Message
from server.live.live_socket import LiveSocket
from server.live.noting import Noting
from server.live.pulling import Credit, credit_of, may_pull, pull
from server.live.room import Room
from server.live.seat import Seat
from server.notices.reach import Entry, Reach
from sync.house import Actor
from sync.log import Log, Outcome, Prepared, Push, Sender
from sync.store import Overtaken, StoreDamaged, StoreFailed, StoreFull

CROWD = 200
"""Sockets from which frames are gathered while they come fast; fewer are told each change at once."""
GATHER = 0.025
"""Seconds between two rounds of frames to a crowd. After silence the first leaves at once."""


class Damaged(Exception):
    """The production's file cannot be read or written, and waiting will not help."""


@dataclass
class Asked:
    """One exchange on its way through a tick."""

    seat: Seat
    message: Envelope
    done: Callable[[Reply], object]
    sock: LiveSocket | None = None
    outcomes: list[Outcome] = field(default_factory=list)
    failed: Reply | None = None
    answered: bool = False

    def answer(self, reply: Reply) -> None:
        """Sends the reply, the first time."""
        if not self.answered:
            self.answered = True
            self.done(reply)


@dataclass(frozen=True)
class Brought:
    """What became of entries that come as a whole or not at all. `failed` names why they could not even be judged."""

    kept: bool
    outcomes: list[Outcome]
    failed: str | None = None


class Tick:
    """Belongs to the keeper's thread."""

    def __init__(self, production: str, log: Log, desk: Desk, renew: Callable[[], Log]) -> None:
        """`renew` begins a new epoch and gives the log that lives in it (P5)."""
        self.said = structlog.get_logger("keeper").bind(production=production)
        self.log = log
        self.desk = desk
        self.renew = renew
        self.room = Room(log.head())
        self.floor = Reaches(desk)
        self.reach = Reach()
        self._heeded = self.room.framed
        self._fresh: list[tuple[str, str]] | None = []
        self._next = 0.0
        self._ended: set[str] = set()
        self._bound: dict[str, str] = {}
        self._noting = Noting(production, desk)
        for kind in ("call", "copy"):
            for record in log.records(kind):
                self.reach.heed(kind, record["id"], record["rev"], record)

    def take(self, asked: list[Asked]) -> None:
        """Everything that waits, in one commit. Raises Damaged."""
        if not all(may_pull(self.log, one.message) for one in asked):
            self.log = self.renew()
            self.room.bye("epoch")
        self._push([one for one in asked if one.message.pushes])
        self._heed()
        climbed: list[Entry] = []
        for one in asked:
            climbed += self._answer(one)
        self.climb(climbed + self._spread())

    def _heed(self) -> None:
        """What is new is taken to heart before anything is said about it."""
        head = self.log.head()
        if head == self._heeded:
            return
        frames = self.log.frames(self._heeded, head)
        self.reach.heed_all(change for _, change in frames)
        self._fresh = frames if self._heeded == self.room.framed else None
        self._heeded = head

    # Telling the sockets

    @property
    def due(self) -> float | None:
        """Seconds until the frames that are owed may leave, None where none are."""
        return None if self._heeded <= self.room.framed else max(0.0, self._next - time.monotonic())

    def go_on(self) -> None:
        """Sends out the frames that are owed, if it is time."""
        self.climb(self._spread())

    def _spread(self) -> list[Entry]:
        """Sends out what is new, unless a crowd has just been told; returns the rungs that this climbed."""
        if self.due != 0.0:
            return []
        began = time.monotonic()
        # What was written twice meanwhile goes out once
        frames = self._fresh if self._fresh is not None else self.log.frames(self.room.framed, self._heeded)
        climbed: list[Entry] = []
        for person, device, calls in self.room.spread(self.log, self._heeded, frames):
            climbed += self.reach.handed(person, device, calls, text(now()))
        self._fresh = []
        if len(self.room.sockets) > CROWD:
            ended = time.monotonic()
            self._next = ended + max(GATHER, ended - began)
        return climbed

    # Pushing

    def _push(self, asked: list[Asked]) -> None:
        if not asked:
            return
        try:
            outcomes = self.log.accept([self._pushed(one) for one in asked])
        except StoreFailed as error:
            for one in asked:
                one.failed = self._not_kept(error, one)
        except Exception:
            self.said.exception("a commit failed", pushes=len(asked))
            self._push_alone(asked)
        else:
            for one, its in zip(asked, outcomes, strict=True):
                one.outcomes = its

    def _push_alone(self, asked: list[Asked]) -> None:
        """After a commit that failed by our own fault: each by itself, so that one costs nobody else theirs."""
        for one in asked:
            try:
                one.outcomes = self.log.accept([self._pushed(one)])[0]
            except StoreFailed as error:
                one.failed = self._not_kept(error, one)
            except Exception:
                self.said.exception("a push failed", device=one.message.device)
                one.failed = fault(500, "server_failed", one.message.nonce)

    def _not_kept(self, error: StoreFailed, one: Asked) -> Reply:
        """What is said when nothing of a commit was written. Raises Damaged where it never will be."""
        if isinstance(error, (StoreDamaged, Overtaken)):
            raise Damaged(str(error)) from error
        self.said.error("not kept", wrong=str(error), device=one.message.device)
        if isinstance(error, StoreFull):
            return fault(507, "disk_full", one.message.nonce)
        return fault(503, "busy", one.message.nonce)

    def _pushed(self, one: Asked) -> Push:
        """The push with its sender's rights as they stand now; whoever has left or was signed out is held (A6)."""
        actor = self.log.actor(one.seat.person)
        revoked = one.seat.ended is not None or one.seat.session in self._ended or actor is None
        sender = Sender(actor or Actor(one.seat.person, ""), one.message.device, one.message.was, revoked)
        return Push(sender, one.message.entries, one.message.lost_through)

    def prepare(self, seat: Seat, device: str, chunks: Sequence[Sequence[Any]]) -> Prepared:
        """Judges an import by the rights of this moment; from any thread."""
        actor = self.log.actor(seat.person)
        sender = Sender(actor or Actor(seat.person, ""), device, None, seat.ended is not None or actor is None)
        return self.log.prepare([Push(sender, chunk) for chunk in chunks])

    def stands(self, prepared: Prepared | None) -> bool:
        """Whether nothing was committed since it was judged."""
        return prepared is not None and (prepared.epoch, prepared.commit.after) == (self.log.epoch, self.log.head())

    def bring(
        self, seat: Seat, device: str, chunks: Sequence[Sequence[Any]], prepared: Prepared | None = None
    ) -> Brought:
        """K2: what is seen as a whole or not at all, in one commit. Raises Damaged."""
        try:
            kept, outcomes = self.log.accept_whole(prepared or self.prepare(seat, device, chunks))
        except (StoreDamaged, Overtaken) as error:
            raise Damaged(str(error)) from error
        except StoreFailed as error:
            self.said.error("not kept", wrong=str(error), device=device)
            return Brought(False, [], "disk_full" if isinstance(error, StoreFull) else "busy")
        if kept:
            self._heed()
            self.climb(self._spread())
        return Brought(kept, [one for its in outcomes for one in its])

    # Answering

    def _answer(self, one: Asked) -> list[Entry]:
        """Sends the reply. Returns the rungs that it, and what the device says it holds, have climbed."""
        try:
            if one.failed:
                reply, pulled = one.failed, None
            else:
                reply, pulled = pull(self.log, one.seat, one.message, self.floor(self.log), one.outcomes)
        except StoreDamaged as error:
            one.answer(fault(503, "stopped", one.message.nonce))
            raise Damaged(str(error)) from error
        except Exception:
            self.said.exception("a reply failed", device=one.message.device)
            reply, pulled = fault(500, "server_failed", one.message.nonce), None
        if pulled and one.sock:
            one.sock.device = one.message.device
            self.room.answered(one.sock, pulled.viewer, pulled.taken.to.seq, pulled.taken.more)
        one.answer(reply)
        return self.credit(credit_of(one.seat, one.message, pulled)) if pulled else []

    # Who knows

    def credit(self, shown: Credit) -> list[Entry]:
        """The rungs climbed by a reply and by what the device says it holds."""
        person, device, said = shown.person, shown.device, shown.applied
        if self._bound.get(shown.session) != device:
            self._bound[shown.session] = self._noting.next.bound[shown.session] = device
        climbed = self.reach.handed(person, device, shown.calls, shown.at)
        # R2: it counts only if it is genuine, of this epoch, and under the scope that holds now
        if said is None or shown.under != shown.scope or self.log.weigh(said) != "fits":
            return climbed
        self._noting.next.cursors[device] = (person, said, shown.scope)
        arrived = self.reach.applied(person, device, said.seq, shown.at)
        sent = {entry["record"] for entry in climbed}
        return climbed + [entry for entry in arrived if entry["verb"] == "copy.arrive" or entry["record"] not in sent]

    def climb(self, entries: list[Entry]) -> None:
        """Writes rungs, each once, and tells whoever watches the ladder. A full disk costs a rung, not a reply."""
        once = list({(entry["record"], entry["verb"]): entry for entry in reversed(entries)}.values())
        if not once:
            return None
        try:
            self.log.office(list(reversed(once)))
        except (StoreDamaged, Overtaken) as error:
            raise Damaged(str(error)) from error
        except StoreFailed as error:
            return self.said.error("rungs not kept", wrong=str(error), rungs=len(once))
        self._heed()
        return self.climb(self._spread())

    # The rest

    def enter(self, sock: LiveSocket) -> None:
        """A socket is open. Its session may have ended while it shook hands."""
        self.room.enter(sock)
        found = sessions.named(self.desk, sock.seat.session)
        if found is None or found.ended:
            self.end(sock.seat.session, found.why or "revoked" if found else "revoked")

    def end(self, session: str, why: str) -> None:
        """A session has ended: its sockets go, and what they had sent already is held (A6)."""
        self._ended.add(session)
        self.room.bye(why, lambda sock: sock.seat.session == session)

    def ping(self, sock: LiveSocket, nonce: str | None) -> None:
        """Answers that the server is there, and how far this socket has been told."""
        sock.answer(Message(pong(nonce, text(now()), self.room.heard(self.log, sock))))

    @property
    def unnoted(self) -> bool:
        """Whether there is anything to note in the second file."""
        return self._noting.wanted(self._heeded)

    def note(self, wait: bool = False) -> None:
        """Has the head, the cursors, and which device speaks through which session kept in the second file (K1)."""
        if self.unnoted or wait:
            self._noting.keep(self.log.epoch, self._heeded, self.log.hash_at(self._heeded) or "", wait)

    def close(self) -> None:
        """The last note."""
        self.note(wait=True)
        self._noting.close()
