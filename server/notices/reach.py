"""The two rungs of the reach ladder that the server climbs by itself: sent, and on the phone (R1, R2).

Promises: a rung is asked for when it is first passed, with its time and device, and never again; "on the phone" comes
from what a device says it has durably applied, never from what was sent to it. Refuses: to count a cursor of another
epoch or scope, or a call that has moved since.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sync.house import record_id

Entry = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """One person's call as it was last told: `rev` of the call record, and which rungs of its copy are filled."""

    call: str
    rev: int
    copy: str
    sent: bool = False
    arrived: bool = False


class Reach:
    """What is still to climb, by person. Kept in step with the log by `heed`, in order of rev."""

    def __init__(self) -> None:
        self._calls: dict[str, tuple[str, str, int]] = {}
        self._open: dict[str, dict[str, Told]] = {}
        self._rungs: dict[str, tuple[bool, bool]] = {}

    def heed(self, kind: str, id: str, rev: int, fields: Mapping[str, Any]) -> None:
        """Takes in a call or a copy as it now stands; other kinds are none of its business."""
        if kind == "copy":
            self._rungs[id] = (fields.get("sent") is not None, fields.get("on_phone") is not None)
            call = self._calls.get(str(fields.get("call")))
            if call and call[1] == fields.get("revision"):
                self._weigh(str(fields["call"]))
        elif kind == "call" and fields.get("told_in"):
            self._calls[id] = (str(fields["person"]), str(fields["told_in"]), rev)
            self._weigh(id)

    def heed_all(self, changes: Iterable[str]) -> None:
        """The same, from changes as they leave; each is read once, in however many channels it goes."""
        for change in dict.fromkeys(changes):
            if change.startswith(('{"kind":"call",', '{"kind":"copy",')):
                told = json.loads(change)
                if "record" in told:
                    self.heed(told["kind"], told["id"], told["rev"], told["record"])

    def _weigh(self, call: str) -> None:
        person, revision, rev = self._calls[call]
        copy = record_id("copy", person, call, revision)
        told = self._open.setdefault(person, {})
        told.pop(call, None)
        if copy not in self._rungs:
            return  # a call that nobody was told of
        sent, arrived = self._rungs[copy]
        if not (sent and arrived):
            told[call] = Told(call, rev, copy, sent, arrived)

    def handed(self, person: str, device: str, calls: Iterable[str], at: str) -> list[Entry]:
        """Entries for the calls that have just been given to a carrier bound for that person's device."""
        mine = self._open.get(person, {})
        fresh = [mine[call] for call in calls if call in mine and not mine[call].sent]
        return [_entry(told, "send", "sent", device, at) for told in fresh]

    def left(self, person: str, device: str, copies: Iterable[str], at: str) -> list[Entry]:
        """Entries for copies of which a notice has left by another carrier than the keeper's own."""
        told = {one.copy: one for one in self._open.get(person, {}).values()}
        return [
            _entry(told[copy], "send", "sent", device, at) for copy in copies if copy in told and not told[copy].sent
        ]

    def applied(self, person: str, device: str, seq: int, at: str) -> list[Entry]:
        """Entries for what a device holds, its cursor standing at `seq` in this epoch and under its person's scope."""
        there = [told for told in self._open.get(person, {}).values() if told.rev <= seq]
        climbed = [_entry(told, "send", "sent", device, at) for told in there if not told.sent]
        return climbed + [_entry(told, "arrive", "on_phone", device, at) for told in there if not told.arrived]


def _entry(told: Told, verb: str, rung: str, device: str, at: str) -> Entry:
    return {
        "kind": "copy",
        "record": told.copy,
        "verb": f"copy.{verb}",
        "fields": {rung: {"at": at, "device": device}},
    }


def calls_by_person(changes: Iterable[str]) -> dict[str, list[str]]:
    """Whose calls are among changes as they leave: their ids, by person."""
    found: dict[str, list[str]] = {}
    for change in changes:
        if change.startswith('{"kind":"call",'):
            call = json.loads(change)
            if person := call.get("record", {}).get("person"):
                found.setdefault(person, []).append(call["id"])
    return found
