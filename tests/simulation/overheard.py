"""What a socket may be told (P4), judged by what leaves on it and by the records alone.

Promises: changes leave only on a socket whose last `sync` was answered with `more: false`, and each mark names the
scope that its person's record gives at that row. Refuses to ask the room or the viewers that the log remembers.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sync.channels import viewer_of
from sync.log import Log
from tests.sync.show import AUDIENCES

if TYPE_CHECKING:
    from tests.simulation.house import Wire


class Overheard:
    """`wrong`: what should not have left, oldest first."""

    def __init__(self) -> None:
        self.wrong: list[str] = []
        self._scopes: dict[tuple[str, str], str] = {}

    def heed(self, log: Log, wire: Wire, text: str) -> None:
        if text.startswith('{"type":"changes"'):
            if not wire.told_all:
                self.wrong.append(f"P4: {wire.phone} hears changes before it was told all")
        elif text.startswith('{"type":"mark"'):
            self._scope(log, wire, text)
        elif '"more":' in text:
            wire.told_all = json.loads(text)["more"] is False

    def _scope(self, log: Log, wire: Wire, text: str) -> None:
        mark = json.loads(text)
        person = log.get("person", wire.seat.person)
        assert person is not None
        if person["rev"] > mark["to"]["seq"]:
            return
        key = (wire.seat.person, json.dumps(person, sort_keys=True))
        if key not in self._scopes:
            self._scopes[key] = viewer_of(wire.seat.person, person, AUDIENCES).scope
        if mark["scope"] != self._scopes[key]:
            self.wrong.append(f"P4: {wire.phone} was framed to {mark['to']['seq']} under a scope that is his no more")
