"""Plain forms: canonical JSON, ids, instants.

Promises: the same value always gives the same text. Refuses what cannot be stored as UTF-8 JSON: NaN, lone
surrogates, depth without end.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIRST, LAST = 1970, 2200
"""The years a date may lie in."""
RELEASE = uuid.uuid5(uuid.NAMESPACE_URL, "callboard/release")
TURN = uuid.uuid5(uuid.NAMESPACE_URL, "callboard/turn")


_canonical = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False).encode


class NotPlain(ValueError):
    """The value has no canonical JSON text."""


def text_of(value: Any) -> str:
    """Canonical JSON: sorted keys, no spaces. Raises `NotPlain`."""
    try:
        text = _canonical(value)
        if not text.isascii():
            text.encode()
    except (ValueError, TypeError, RecursionError) as error:
        raise NotPlain(str(error)) from error
    return text


def plain(value: Any) -> Any:
    """The value as it will be read back: keys as text, tuples as lists. Raises `NotPlain`."""
    try:
        return json.loads(json.dumps(value, allow_nan=False))
    except (ValueError, TypeError, RecursionError) as error:
        raise NotPlain(str(error)) from error


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same JSON; unlike `==`, True is not 1."""
    if isinstance(one, (dict, list, bool)) or isinstance(other, (dict, list, bool)):
        return text_of(one) == text_of(other)
    return bool(one == other)


def is_uuid(value: Any) -> bool:
    return isinstance(value, str) and UUID.fullmatch(value) is not None


def is_instant(value: Any) -> bool:
    return isinstance(value, str) and INSTANT.fullmatch(value) is not None and _parses(moment, value)


def is_date(value: Any) -> bool:
    """A day of the years that clocks and zones can be counted on from, to either side."""
    fits = isinstance(value, str) and DATE.fullmatch(value) is not None and FIRST <= int(value[:4]) <= LAST
    return fits and _parses(date.fromisoformat, value)


def _parses(read: Callable[[str], date], value: str) -> bool:
    try:
        read(value)
    except (ValueError, OverflowError):
        return False
    return True


def moment(value: str) -> datetime:
    """The moment an instant names, in UTC. Raises OverflowError where UTC has no such year."""
    return datetime.fromisoformat(value).astimezone(UTC)


def instant(value: datetime) -> str:
    """An instant in UTC to the millisecond, ending in Z."""
    return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def uuid7(now: datetime, entropy: bytes) -> str:
    """A UUIDv7 of that moment; `entropy` is ten random bytes."""
    stamp = int(now.timestamp() * 1000).to_bytes(6, "big")
    made = bytearray(stamp + entropy[:10])
    made[6] = (made[6] & 0x0F) | 0x70
    made[8] = (made[8] & 0x3F) | 0x80
    return str(uuid.UUID(bytes=bytes(made)))


def release_id(entry: str) -> str:
    """A3: the id of the one entry that releases a held one."""
    return str(uuid.uuid5(RELEASE, entry))


def turn_id(device: str, n: int | str) -> str:
    """The id of a row whose entry brought none of its own that could be used."""
    return str(uuid.uuid5(TURN, f"{device}/{n}"))
