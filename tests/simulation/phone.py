"""A phone, in Python: outbox, replica, shadow, overlay, as the rules want them. The model the real client is held
against.

Promises: each method is one transaction on the phone's disk; `crash` loses what was only in memory.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sync.epochs import Point
from sync.plain import instant, uuid7
from sync.wire import PROTOCOL
from tests.simulation.disk import Held, Kept


class Phone:
    """One browser storage of one person (E7)."""

    def __init__(self, person: str, chance: random.Random, clock: Callable[[], datetime], name: str) -> None:
        self.person = person
        self.name = name
        self._chance = chance
        self._clock = clock
        self.device = self.new_id()
        self.was: str | None = None
        self.n = 0
        self.outbox: list[Kept] = []
        self.replica = Held()
        self.shadow: Held | None = None
        self.epoch: str | None = None
        self.saw: dict[str, list[Point]] = {}
        """For each entry, what its author had seen of the record, then and under his own overlay: tests judge by it."""
        self._asked: dict[str, Any] | None = None
        self._buffer: list[dict[str, Any]] = []

    # Deeds

    def do(self, verb: str, record: str | None = None, **fields: Any) -> dict[str, Any]:
        """E1: save a deed; it is on the screen from now on."""
        kind, record = verb.split(".")[0], record or self.new_id()
        self.n += 1
        cursor = self.replica.cursor
        entry = {
            "id": self.new_id(),
            "device": self.device,
            "n": self.n,
            "kind": kind,
            "record": record,
            "verb": verb,
            "base": self._base(kind, record, fields),
            "seen": {"epoch": cursor["epoch"], "seq": cursor["seq"]} if cursor else None,
            "fields": fields,
            "at": instant(self._clock()),
            "v": 1,
        }
        self.outbox.append(Kept(entry))
        standing = self.replica.changes.get((kind, record))
        under = [point for laid in self.laid(kind, record)[:-1] for point in self.saw[laid["id"]]]
        at = Point(cursor["epoch"] if cursor else "", standing["rev"] if standing else 0)
        self.saw[entry["id"]] = [at, *under]
        return entry

    def _base(self, kind: str, record: str, fields: Mapping[str, Any]) -> dict[str, Any] | None:
        """E3: where an overlay of mine covers a field, the base of my oldest entry still laid over it."""
        for entry in self.laid(kind, record):
            if fields.keys() & entry["fields"].keys():
                base: dict[str, Any] | None = entry["base"]
                return base
        standing = self.replica.changes.get((kind, record))
        if standing is None or self.replica.cursor is None:
            return None
        return {"epoch": self.replica.cursor["epoch"], "rev": standing["rev"]}

    def laid(self, kind: str, record: str) -> list[dict[str, Any]]:
        """P6: the entries still laid over a record, oldest first."""
        return [
            kept.entry
            for kept in self.outbox
            if kept.entry["kind"] == kind and kept.entry["record"] == record and self._lies(kept)
        ]

    def _lies(self, kept: Kept) -> bool:
        if kept.outcome is None:
            return True
        cursor = self.replica.cursor
        reached = cursor and cursor["epoch"] == kept.epoch and cursor["seq"] >= (kept.outcome["seq"] or 0)
        return kept.outcome["outcome"] != "refused" and not reached

    def screen(self, kind: str, record: str) -> dict[str, Any] | None:
        """P6: the replica with the outbox's fields laid over in order of n; nothing is merged here."""
        standing = self.replica.changes.get((kind, record))
        over = self.laid(kind, record)
        if standing is None and not over:
            return None
        shown: dict[str, Any] = dict(standing["record"]) if standing else {}
        for entry in over:
            shown.update(entry["fields"])
        return shown

    def records(self, kind: str) -> dict[str, dict[str, Any]]:
        """What the screen may list of a kind: taken in or made here."""
        ids = {id for of, id in self.replica.changes if of == kind}
        ids |= {kept.entry["record"] for kept in self.outbox if kept.entry["kind"] == kind and self._lies(kept)}
        return {id: shown for id in sorted(ids) if (shown := self.screen(kind, id)) is not None}

    # The link

    @property
    def waiting(self) -> list[dict[str, Any]]:
        return [kept.entry for kept in self.outbox if kept.outcome is None]

    def ask(self, most: int = 500) -> dict[str, Any]:
        """What is to be said now; only the reply to the last message counts (W3)."""
        tip = self.shadow or self.replica
        self._asked = {
            "protocol": PROTOCOL,
            "nonce": self.new_id(),
            "device": self.device,
            "was": self.was,
            "scope": tip.scope,
            "from": tip.cursor,
            "applied": self.replica.cursor,
            "entries": self.waiting[:most],
        }
        return self._asked

    def hear(self, reply: Mapping[str, Any]) -> bool:
        """Take in a reply: outcomes and, if they are for where this phone stands, changes. False: not for us, or not
        ours."""
        if self._asked is None or reply["nonce"] != self._asked["nonce"]:
            return False
        asked, self._asked = self._asked, None
        if self.epoch in (None, reply["epoch"]):
            self._judge(reply)
        else:
            self._offer_all()
        self.epoch = reply["epoch"]
        if not self._fits(asked, reply):
            return False
        page = self._page(reply)
        page.take(list(reply["changes"]), reply["to"], reply["scope"])
        if reply["more"]:
            self.shadow = page
        else:
            self._swap(page)
        return True

    def _fits(self, asked: Mapping[str, Any], reply: Mapping[str, Any]) -> bool:
        """P5: epoch, scope and `from` are this phone's own at this moment; a whole snapshot is not behind it (P3)."""
        tip, here = self.shadow or self.replica, self.replica.cursor
        if reply["snapshot"]:
            behind = here is not None and here["epoch"] == reply["epoch"] and reply["to"]["seq"] < here["seq"]
            return reply["more"] or not behind
        place = (reply["epoch"], reply["from"], reply["scope"])
        return (
            tip.cursor is not None
            and asked["from"] == tip.cursor
            and place == (tip.cursor["epoch"], tip.cursor["seq"], tip.scope)
        )

    def _page(self, reply: Mapping[str, Any]) -> Held:
        if reply["snapshot"]:
            return Held()
        return self.shadow or Held(dict(self.replica.changes), self.replica.cursor, self.replica.scope)

    def _swap(self, whole: Held) -> None:
        """P3: never behind the replica's cursor."""
        here, there = self.replica.cursor, whole.cursor
        assert there is not None
        assert here is None or here["epoch"] != there["epoch"] or here["seq"] <= there["seq"], "a cursor ran backwards"
        self.replica, self.shadow = whole, None

    def _judge(self, reply: Mapping[str, Any]) -> None:
        outcomes = {outcome["id"]: outcome for outcome in reply["outcomes"]}
        if any(outcome["outcome"] == "fork" for outcome in reply["outcomes"]):
            return self._fork()
        gaps = [outcome["why"]["values"]["expected"] for outcome in reply["outcomes"] if outcome["outcome"] == "gap"]
        for kept in self.outbox:
            if gaps and kept.entry["device"] == self.device and kept.entry["n"] >= gaps[0]:
                kept.outcome = None
        for kept in self.outbox:
            outcome = outcomes.get(kept.entry["id"])
            if outcome and outcome["seq"] is not None and kept.outcome is None:
                kept.outcome, kept.epoch = outcome, reply["epoch"]
        return None

    def _fork(self) -> None:
        """A2: a new identity that names its parent and goes on counting where it stood."""
        self.was, self.device = self.device, self.new_id()
        for kept in self.outbox:
            if kept.outcome is None:
                kept.entry = {**kept.entry, "device": self.device}

    def _offer_all(self) -> None:
        """P7: a new epoch: every outcome is forgotten, every entry offered again in order, under one identity."""
        if any(kept.entry["device"] != self.device for kept in self.outbox):
            self.was, self.device, self.n = self.device, self.new_id(), len(self.outbox)
            for n, kept in enumerate(self.outbox, start=1):
                kept.entry = {**kept.entry, "device": self.device, "n": n}
        for kept in self.outbox:
            kept.outcome = None

    # The socket

    def frame(self, changes: list[dict[str, Any]]) -> None:
        self._buffer.extend(changes)

    def mark(self, mark: Mapping[str, Any]) -> bool:
        """P4: the buffer and the cursor in one transaction, or ask."""
        changes, self._buffer = self._buffer, []
        cursor = self.replica.cursor
        here = cursor is not None and cursor["seq"] == mark["from"] and cursor["epoch"] == mark["to"]["epoch"]
        if not here or self.shadow is not None or mark["scope"] != self.replica.scope:
            return False
        # A reply may have run ahead of the frames: what it brought is not taken in twice.
        self.replica.take([c for c in changes if c["rev"] > mark["from"]], mark["to"], mark["scope"])
        return True

    def unframe(self) -> None:
        """The socket ended: what was not marked will be asked for."""
        self._buffer = []

    def crash(self) -> None:
        """The browser is killed: what was on its way is forgotten, what was saved is not."""
        self._asked, self._buffer = None, []

    def copy(self, name: str) -> Phone:
        """The storage copied to another phone, as a restored backup of the phone does."""
        twin = Phone(self.person, self._chance, self._clock, name)
        twin.device, twin.was, twin.n = self.device, self.was, self.n
        twin.outbox = [Kept(kept.entry, kept.outcome, kept.epoch) for kept in self.outbox]
        twin.replica = Held(dict(self.replica.changes), self.replica.cursor, self.replica.scope)
        twin.saw, twin.epoch = dict(self.saw), self.epoch
        return twin

    def new_id(self) -> str:
        return uuid7(self._clock(), self._chance.randbytes(10))
