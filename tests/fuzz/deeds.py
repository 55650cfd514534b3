"""Deeds of every verb of every kind, made from the declarations: mostly of the right shape, about records that are
there, by people who may; the rest wrong in one place.

Promises: the same seed makes the same deeds. Refuses to know what any of them means.
"""

from __future__ import annotations

import copy
import random
import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sync import shapes
from sync.house import record_id
from sync.kind import Field, Kind, Kinds, Verb

ZONES = ("America/Los_Angeles", "Europe/Madrid", "Asia/Kathmandu", "UTC", "Mars/Olympus", "")
WORDS = (
    "",
    "Gaff tape",
    "Día 1",
    "\u202eevil",
    "a\u0000b",
    "😀" * 9,
    "=1+1",
    "<b>",
    "-",
    "1A",
    " " * 40,
    "x" * 501,
    "x" * 9_000,
)
NUMBERS = (0, 1, -1, 2, 7, 59, 60, 360, 719, 1_439, 1_440, 1_560, 4_320, 4_321, -1_440, 8_000, 2**31, -(2**63), 2**64)
FLOATS = (0.0, -0.0, 0.5, 34.05, -118.2, 90.5, 1e308, 5e-324)
DATES = ("1970-01-01", "2099-12-31", "2026-02-30")
INSTANTS = (
    "2026-05-14T13:00:00.000Z", "2026-05-14T13:00:00Z", "2026-03-08T10:30:00.000Z", "1970-01-01T00:00:00Z",
    "2099-12-31T23:59:59Z",
    "2026-05-14T13:00:00+02:00", "2026-02-30T00:00:00Z", "now",
)  # fmt: skip
ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 2**53, 10**30, 1.5, "", "x", [], {}, [None], {"": None}, [[[[]]]], "0" * 70, "2026-05-14",
    {"mode": "offset"}, [1] * 600,
)  # fmt: skip
ODDLY = 0.015
"""How often a value is of another shape."""


class Maker:
    """Makes deeds over `kinds`. `known` is asked for the ids of a kind's records whenever one is to be named."""

    def __init__(self, chance: random.Random, kinds: Kinds, known: Callable[[str], Sequence[str]]) -> None:
        self.chance, self.kinds, self.known = chance, kinds, known
        self.verbs = [(kind, verb) for kind in kinds.values() for verb in kind.verbs]

    def deed(self) -> tuple[str, str, str, dict[str, Any]]:
        """A kind, a verb, a record and fields."""
        kind, verb = self.chance.choice(self.verbs)
        while not (verb.creates or self.known(kind.name) or self.chance.random() < 0.1):
            kind, verb = self.chance.choice(self.verbs)
        fields = self.fields(kind, verb)
        return kind.name, verb.name, self._record(kind, verb, fields), fields

    def fields(self, kind: Kind, verb: Verb) -> dict[str, Any]:
        if verb.name.endswith(".strike") and self.chance.random() > ODDLY:
            return {"struck": self.chance.choice((INSTANTS[0], INSTANTS[0], None))}
        may = verb.sets or [name for name, one in kind.fields.items() if not one.given]
        made = {
            name: self.value(kind.fields[name])
            for name in may
            if kind.fields[name].required or name in kind.key or self.chance.random() < 0.5
        }
        if self.chance.random() < ODDLY:
            made[self.chance.choice([*kind.fields, "unknown"])] = self.chance.choice(ODD)
        return made

    def _record(self, kind: Kind, verb: Verb, fields: Mapping[str, Any]) -> str:
        there = self.known(kind.name)
        if kind.key and self.chance.random() < 0.95 and all(isinstance(fields.get(name), str) for name in kind.key):
            return record_id(kind.name, *(fields[name] for name in kind.key))
        if there and self.chance.random() < (0.3 if verb.creates else 0.9):
            return self.chance.choice(there)
        return self.id()

    def id(self) -> str:
        return str(uuid.UUID(bytes=self.chance.randbytes(16), version=4))

    def value(self, of: Field) -> Any:
        """Something of the field's shape, often; something else, now and then."""
        if self.chance.random() < ODDLY:
            return copy.deepcopy(self.chance.choice(ODD))
        return getattr(self, f"_{of.type}", self._text)(of)

    # One for each type of field

    def _text(self, of: Field) -> str:
        return self.chance.choice(WORDS if self.chance.random() < ODDLY else WORDS[1:11])

    _long_text = _strokes = _text

    def _zone(self, of: Field) -> str:
        return self.chance.choice(ZONES if self.chance.random() < ODDLY else ZONES[:4])

    def _choice(self, of: Field) -> str:
        return self.chance.choice(of.choices).removeprefix("/")

    def _whole(self, of: Field) -> int:
        least, most = shapes.RANGES[of.type]
        drawn = self.chance.choice((self.chance.randint(-5, 60), self.chance.choice(NUMBERS)))
        return drawn if self.chance.random() < ODDLY else max(least, min(most, drawn))

    _eighths = _minutes = _whole

    def _number(self, of: Field) -> float | int:
        return self.chance.choice((*FLOATS, *NUMBERS[:6]))

    def _yes_no(self, of: Field) -> bool:
        return self.chance.random() < 0.5

    def _date(self, of: Field) -> str:
        drawn = date(2026, 5, 14) + timedelta(days=self.chance.randint(-3, 3))
        return self.chance.choice((str(drawn), *DATES) if self.chance.random() < ODDLY else (str(drawn),))

    def _instant(self, of: Field) -> str:
        return self.chance.choice(INSTANTS if self.chance.random() < ODDLY else INSTANTS[:5])

    def _ref(self, of: Field) -> str:
        there = self.known(of.of) if isinstance(of.of, str) else ()
        return self.chance.choice(there) if there and self.chance.random() < 0.9 else self.id()

    def _refs(self, of: Field) -> list[str]:
        return [self._ref(of) for _ in range(self.chance.choice((0, 1, 2, 2, 9)))]

    def _texts(self, of: Field) -> list[str]:
        return [self._text(of) for _ in range(self.chance.choice((0, 1, 3)))]

    def _struct(self, of: Field) -> dict[str, Any]:
        return {
            name: self.value(part) for name, part in dict(of.of).items() if part.required or self.chance.random() < 0.6
        }

    def _file(self, of: Field) -> dict[str, Any]:
        sides = {"width": 640, "height": 480} if self.chance.random() < 0.5 else {}
        return {"sha256": f"{self.chance.getrandbits(256):064x}", "bytes": 1_000, "type": "image/jpeg", **sides}

    def _files(self, of: Field) -> list[dict[str, Any]]:
        return [self._file(of) for _ in range(self.chance.choice((0, 1, 2, 13)))]

    def _json(self, of: Field) -> Any:
        about = {"value": self.chance.choice(ODD), "shown": {"stands": self.chance.choice(ODD), "lines": [self.id()]}}
        return copy.deepcopy(self.chance.choice((about, *ODD)))
