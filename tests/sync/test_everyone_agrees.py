"""P2 on the office's own kinds: whoever does whatever, old state and changes equal a fresh snapshot."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from server.office.kinds import KINDS
from server.office.roles import AUDIENCES, OFFICE, ROLES
from sync.house import Actor
from sync.kind import Field, Kind, Verb
from sync.log import Cursor, Log, Push, Sender, Taken, Viewer
from sync.memory import MemoryStore
from sync.plain import instant, uuid7
from sync.screen import STRIKE, key_id

DATES = ("2026-05-14", "2026-05-15")
UNITS = ("Main", "Second")
Replica = dict[tuple[str, str], dict[str, Any]]


class House:
    """A log of the office's own kinds, a person of every role, and what each of them has taken in."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.now = datetime(2026, 5, 13, 18, 0, tzinfo=UTC)
        store = MemoryStore()
        self.log, self.other = (
            Log(
                store,
                KINDS,
                secret=b"secret",
                clock=lambda: self.now,
                entropy=self.chance.randbytes,
                epoch="e1",
                office=OFFICE,
                audiences=AUDIENCES,
                alone=alone,
            )
            for alone in (True, False)
        )
        self.known: dict[str, list[str]] = {kind: [] for kind in KINDS}
        self.people = {role: self.new_id() for role in ROLES}
        self.taken: dict[str, tuple[Replica, Cursor | None, str | None]] = dict.fromkeys(ROLES, ({}, None, None))
        self.counted: dict[str, int] = {}
        for role, person in self.people.items():
            fields = {"name": role, "role": role, "department": self.chance.choice(UNITS)}
            self.log.office([{"kind": "person", "record": person, "verb": "person.add", "fields": fields}])
            self.known["person"].append(person)

    def new_id(self) -> str:
        return uuid7(self.now, self.chance.randbytes(10))

    def value(self, field: Field) -> Any:
        """Something that fits the field, from few enough values that records meet."""
        pick = self.chance.choice
        if field.type == "ref":
            return pick([*self.known.get(str(field.of), []), self.new_id()])
        if field.type == "struct":
            return {
                name: self.value(part) for name, part in dict(field.of).items() if part.required or pick((True, False))
            }
        if field.type == "choice":
            return pick(field.choices).removeprefix("/")
        picture = {"sha256": pick("ab") * 64, "bytes": 3, "type": "image/jpeg"}
        made: dict[str, Any] = {
            "file": picture, "files": [picture],
            "text": pick((*UNITS, "a")), "long_text": "words", "strokes": "M0 0", "whole": pick((1, 2)), "eighths": 3,
            "minutes": pick((390, 420, 1_560)), "number": 1.5, "yes_no": pick((True, False)), "date": pick(DATES),
            "instant": instant(self.now), "zone": "America/Los_Angeles", "refs": [], "texts": ["a"], "json": {"a": 1},
        }  # fmt: skip
        return made[field.type]

    def entry(self, kind: Kind, verb: Verb, all_fields: bool) -> dict[str, Any]:
        """A deed by that verb on a record that is there, or a new one."""
        if verb.name.endswith(STRIKE):
            names: list[str] = []
        else:
            names = sorted(verb.sets or kind.fields)
        fields = {name: self.value(kind.fields[name]) for name in names if all_fields or self.chance.random() < 0.6}
        if verb.name.endswith(STRIKE):
            fields = {"struck": self.chance.choice((instant(self.now), None))}
        record = self.chance.choice([*self.known[kind.name], self.new_id()])
        if kind.key and all(name in fields for name in kind.key):
            record = key_id(kind, fields)
        return {"kind": kind.name, "record": record, "verb": verb.name, "fields": fields}

    def does(self, role: str | None, entry: Mapping[str, Any]) -> None:
        """By the server, or by whoever holds the role, having seen everything or nothing."""
        if role is None:
            self.log.office([entry])
        else:
            device = f"{role}'s phone"
            seen = self.chance.choice((0, self.log.head()))
            standing = self.log.get(entry["kind"], entry["record"])
            self.counted[device] = self.counted.get(device, 0) + 1
            raw = {
                "id": self.new_id(),
                "device": device,
                "n": self.counted[device],
                "base": {"epoch": "e1", "rev": min(seen, standing["rev"])} if standing else None,
                "seen": {"epoch": "e1", "seq": seen},
                "at": instant(self.now),
                "v": 1,
                **entry,
            }
            actor = self.log.actor(self.people[role]) or Actor(self.people[role], role)
            self.log.accept([Push(Sender(actor, device), [raw])])
        if entry["record"] not in self.known[entry["kind"]] and self.log.get(entry["kind"], entry["record"]):
            self.known[entry["kind"]].append(entry["record"])
        self.now += timedelta(seconds=7)

    def take_in(self, viewer: Viewer, cursor: Cursor | None, scope: str | None, limit: int) -> Taken:
        """What is told from memory is what is told from the store."""
        taken = self.log.take_in(viewer, cursor, scope, limit=limit)
        assert taken == self.other.take_in(viewer, cursor, scope, limit=limit)
        return taken

    def check(self) -> None:
        """Every role: what it had, with what came, is what a fresh phone gets."""
        after = self.chance.randint(0, self.log.head())
        assert self.log.frames(after, self.log.head()) == self.other.frames(after, self.log.head())
        for role, person in self.people.items():
            viewer = self.log.viewer(person)
            if viewer is None:
                continue
            replica, cursor, scope = self.taken[role]
            assert viewer == self.other.viewer(person)
            taken = self.take_in(viewer, cursor, scope, self.chance.choice((1, 500)))
            while True:
                replica = {} if taken.snapshot else dict(replica)
                for change in map(json.loads, taken.changes):
                    replica.pop((change["kind"], change["id"]), None)
                    if "record" in change:
                        replica[change["kind"], change["id"]] = change
                if not taken.more:
                    break
                taken = self.take_in(viewer, taken.to, viewer.scope, 500)
            self.taken[role] = (replica, taken.to, viewer.scope)
            fresh = map(json.loads, self.log.take_in(viewer, None, None, limit=10**6).changes)
            assert replica == {(change["kind"], change["id"]): change for change in fresh}, role


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 2**32))
def test_P2_whoever_does_what_every_role_ends_as_a_fresh_phone(seed: int) -> None:
    house = House(seed)
    deeds = [(kind, verb) for kind in KINDS.values() for verb in kind.verbs]
    for _ in range(60):
        kind, verb = house.chance.choice(deeds)
        role = house.chance.choice([None, None, "coordinator", *ROLES])
        house.does(role, house.entry(kind, verb, all_fields=house.chance.random() < 0.5))
        house.check()
    assert house.log.verify().ok
