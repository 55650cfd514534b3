"""A phone as the schedule knows it; what it holds it knows itself. Promises what `deeds.act` asks of a phone."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from tests.simulation.node import Command


@dataclass
class Device:
    """A phone as the schedule knows it; what it holds it knows itself."""

    name: str
    person: str
    session: str
    build: int = 0
    alive: bool = True
    away: bool = False
    erased: bool = False
    old: bool = False
    deeds: list[str] = field(default_factory=list)
    shown: dict[str, dict[str, Any]] = field(default_factory=dict)
    done: list[Command] = field(default_factory=list)

    def as_sent(self, text: str) -> str:
        """An older app says less."""
        if not self.old or '"entries"' not in text:
            return text
        message = json.loads(text)
        message.pop("person", None)
        for entry in message["entries"]:
            entry.pop("offset", None)
        return json.dumps(message)

    # What `deeds.act` asks of a phone

    def screen(self, kind: str, id: str) -> dict[str, Any] | None:
        return self.shown.get(kind, {}).get(id)

    def records(self, kind: str) -> dict[str, dict[str, Any]]:
        return self.shown.get(kind, {})

    def do(self, verb: str, record: str | None = None, **fields: Any) -> None:
        deed = {"kind": verb.split(".")[0], "verb": verb, "fields": fields}
        self.done.append(("deed", self.name, deed | ({"record": record} if record else {})))
