"""What a phone's disk holds: entries with their outcomes, and what was taken in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Key = tuple[str, str]


@dataclass
class Kept:
    """An entry in the outbox, what became of it and in which epoch."""

    entry: dict[str, Any]
    outcome: dict[str, Any] | None = None
    epoch: str | None = None


@dataclass
class Held:
    """What a device has taken in: records by key, each as its last change, and how far."""

    changes: dict[Key, dict[str, Any]] = field(default_factory=dict)
    cursor: dict[str, Any] | None = None
    scope: str | None = None

    def take(self, changes: list[dict[str, Any]], cursor: dict[str, Any], scope: str) -> None:
        # At one rev, live beats gone: two channels may speak of the same commit.
        for change in sorted(changes, key=lambda c: (c["rev"], "record" in c)):
            key = (change["kind"], change["id"])
            standing = self.changes.get(key)
            assert standing is None or standing["rev"] <= change["rev"], f"rev ran backwards: {standing} {change}"
            self.changes[key] = change
        for key in [key for key, change in self.changes.items() if "gone" in change]:
            del self.changes[key]
        self.cursor, self.scope = cursor, scope
