"""Who hears of a record (C1): channels follow from its own fields by closed words, never by code of a kind.

Promises the same words for the server and the client; refuses to look at anything but the record and the person.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sync.kind import Kind, See


@dataclass(frozen=True)
class Viewer:
    """A person who looks: his channels, and their short digest."""

    person: str
    channels: frozenset[str]
    scope: str


def channels_of(kind: Kind, fields: Mapping[str, Any]) -> frozenset[str]:
    """The channels of a record with those fields."""
    if not kind.varies:
        return kind.always
    return kind.always.union(channel for see in kind.varies for channel in _channels(see, fields))


def _channels(see: See, fields: Mapping[str, Any]) -> list[str]:
    word = "role" if see.word == "role_in" else see.word
    return [f"{word}:{fields[name]}" for name in see.of if fields.get(name)]


def viewer_of(person: str, fields: Mapping[str, Any], audiences: Mapping[str, Collection[str]]) -> Viewer:
    """The viewer that a person's record makes: `fields` are its role, department and unit."""
    role = fields.get("role")
    channels = {"everyone", f"person:{person}"}
    channels.update(f"{word}:{fields[word]}" for word in ("role", "department", "unit") if fields.get(word))
    channels.update(f"audience:{name}" for name, roles in audiences.items() if role in roles)
    return Viewer(person, frozenset(channels), scope_of(channels))


def scope_of(channels: Collection[str]) -> str:
    return hashlib.sha256("\n".join(sorted(channels)).encode()).hexdigest()[:12]
