"""The server as the simulation has it: the real log, the exchange of both carriers, and the frames of a tick.

Promises that every message is one that the wire knows, and goes through JSON as it would between two machines.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sync import wire
from sync.epochs import Epoch
from sync.house import Actor
from sync.kind import Kinds
from sync.log import Cursor, Log, Outcome, Push, Sender
from sync.plain import instant
from sync.store import Store
from tests.sync.show import AUDIENCES, KINDS, OFFICE


@dataclass
class Line:
    """An open socket (P4): what it hears, and the last seq it was told of. `queue` is what is still on its way."""

    person: str
    channels: frozenset[str] = frozenset()
    scope: str = ""
    told: int = 0
    hears: bool = False
    queue: list[dict[str, Any]] = field(default_factory=list)


class Server:
    """One production's server over a store that outlives it."""

    def __init__(
        self,
        store: Store,
        chance: random.Random,
        clock: Callable[[], datetime],
        epoch: str = "e1",
        kinds: Kinds = KINDS,
        epochs: Sequence[Epoch] = (),
    ) -> None:
        self.faults: list[Exception] = []
        self.clock = clock
        self.log = Log(
            store,
            kinds,
            secret=b"a secret of this house",
            clock=clock,
            entropy=chance.randbytes,
            epoch=epoch,
            epochs=epochs,
            office=OFFICE,
            audiences=AUDIENCES,
            fault=lambda entry, error: self.faults.append(error),
            alone=True,
        )
        self.framed = self.log.head()

    def exchange(
        self, person: str, message: Mapping[str, Any], line: Line | None = None, limit: int = 500
    ) -> dict[str, Any]:
        """W1: one exchange: entries in, outcomes and changes out."""
        message = passed(message)
        assert wire.wrong("sync", message) == {}
        actor = self.log.actor(person) or Actor(person, "")
        sender = Sender(actor, message["device"], message["was"])
        push = Push(sender, message["entries"], message.get("lost_through"))
        outcomes = self.log.accept([push])[0] if message["entries"] else []
        return self._reply(person, message, outcomes, line, limit)

    def _reply(
        self, person: str, message: Mapping[str, Any], outcomes: list[Outcome], line: Line | None, limit: int
    ) -> dict[str, Any]:
        viewer = self.log.viewer(person)
        assert viewer is not None
        start = Cursor(**message["from"]) if message["from"] else None
        taken = self.log.take_in(viewer, start, message["scope"], limit=limit)
        if line is not None:
            line.hears, line.told, line.scope, line.channels = (
                not taken.more,
                taken.to.seq,
                viewer.scope,
                viewer.channels,
            )
        reply = passed(
            {
                "protocol": wire.PROTOCOL,
                "nonce": message["nonce"],
                "now": instant(self.clock()),
                "epoch": self.log.epoch,
                "scope": viewer.scope,
                "backup_floor": 0,
                "outcomes": [vars(outcome) for outcome in outcomes],
                "snapshot": taken.snapshot,
                "from": taken.start,
                "to": vars(taken.to),
                "more": taken.more,
                "changes": [json.loads(change) for change in taken.changes],
            }
        )
        assert wire.wrong("reply", reply) == {}
        return reply

    def tick(self, lines: list[Line]) -> None:
        """P4: frames of each channel, then one mark for each socket that got any; a moved scope gets `bye` first."""
        head = self.log.head()
        if head <= self.framed:
            return
        frames: dict[str, list[dict[str, Any]]] = {}
        for channel, change in self.log.frames(self.framed, head):
            frames.setdefault(channel, []).append(json.loads(change))
        to = vars(self.log.cursor(head))
        for line in lines:
            viewer = self.log.viewer(line.person)
            if line.hears and (viewer is None or viewer.scope != line.scope):
                line.hears = False
                line.queue.append({"type": "bye", "why": "scope"})
            heard = sorted(line.channels & frames.keys()) if line.hears else []
            for channel in heard:
                line.queue.append(passed({"type": "changes", "epoch": to["epoch"], "changes": frames[channel]}))
            if heard:
                line.queue.append(passed({"type": "mark", "scope": line.scope, "from": line.told, "to": to}))
                line.told = head
        self.framed = head


def passed(message: Mapping[str, Any]) -> dict[str, Any]:
    """The message as the other side gets it."""
    found: dict[str, Any] = json.loads(json.dumps(message))
    return found
