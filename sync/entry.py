"""One deed, by one person, on one device (E1).

Promises: whatever came, it is either an `Entry` whose every part has its type, or `Unreadable`, which says what is
wrong. Refuses nothing for its meaning: that is judged later, against the records.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sync.epochs import Point
from sync.plain import NotPlain, is_instant, is_uuid, text_of

LARGEST = 64 * 1024
"""A7: bytes of one entry's canonical JSON."""
MOST = 500
"""A7: entries in one push."""
HIGHEST = 2**53 - 1


SHORT = LARGEST // 8
"""Letters up to which an entry needs no counting of bytes."""


class Entry(NamedTuple):
    """A deed as its device wrote it. `raw` is all of it; `offset` is the server's clock minus the device's, in ms.

    texts: canonical JSON of its fields, and of the rest without device and number: what its row keeps (A5).
    """

    id: str
    device: str
    n: int
    kind: str
    record: str
    verb: str
    base: Point | None
    seen: Point | None
    fields: Mapping[str, Any]
    at: str
    offset: int | None
    v: int
    raw: Mapping[str, Any]
    texts: tuple[str, str]


@dataclass(frozen=True)
class Unreadable:
    """What could not be read: the id, number and record it claimed, why, and as much of it as is worth keeping."""

    claimed: str
    n: int | None
    code: str
    wrong: str
    kept: Any
    about: tuple[str, str] | None = None


def _name(longest: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and 0 < len(value) <= longest


def _number(value: Any) -> bool:
    return type(value) is int and 0 < value <= HIGHEST


def _point(part: str) -> Callable[[Any], bool]:
    def check(value: Any) -> bool:
        if value is None:
            return True
        if not isinstance(value, dict) or not _name(100)(value.get("epoch")):
            return False
        seq = value.get(part)
        return type(seq) is int and 0 <= seq <= HIGHEST

    return check


def _offset(value: Any) -> bool:
    return value is None or (type(value) is int and abs(value) <= HIGHEST)


PARTS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "id": (lambda value: is_uuid(value) and value[14] == "7", "its id is not a UUIDv7"),
    "device": (_name(100), "it names no device"),
    "n": (_number, "it has no number"),
    "kind": (_name(64), "it names no kind"),
    "record": (is_uuid, "its record is not a uuid"),
    "verb": (_name(64), "it names no verb"),
    "base": (_point("rev"), "its base is not an epoch and a rev"),
    "seen": (_point("seq"), "what it had seen is not an epoch and a seq"),
    "fields": (lambda value: isinstance(value, dict), "its fields are not an object"),
    "at": (is_instant, "its time is not an instant"),
    "offset": (_offset, "its clock's offset is not a number of milliseconds"),
    "v": (_number, "it has no version"),
}
OPTIONAL = frozenset({"base", "seen", "offset"})
_NEEDED = [(part, check) for part, (check, _) in PARTS.items() if part not in OPTIONAL]
_LEFT_OUT = [(part, PARTS[part][0]) for part in OPTIONAL]
_APART = frozenset({"fields", "device", "n"})


def read(raw: Any) -> Entry | Unreadable:
    """Read what came as an entry. `base`, `seen` and `offset` may be left out; other keys are kept and not read."""
    if not isinstance(raw, dict):
        return Unreadable("", None, "bad_entry", "it is not an object", _kept(raw))
    if _fits(raw) and (texts := _texts(raw)) and len(texts[0]) + len(texts[1]) < SHORT:
        return _entry(raw, texts)
    claimed, n = _claimed(raw.get("id")), raw.get("n")
    n, about = n if _number(n) else None, _about(raw)
    try:
        text = text_of(raw)
    except NotPlain:
        return Unreadable(claimed, n, "bad_entry", "it holds what is not plain JSON", None, about)
    if len(text) > LARGEST or len(text.encode()) > LARGEST:
        return Unreadable(claimed, n, "too_large", "", {"bytes": len(text.encode())}, about)
    for part, (check, wrong) in PARTS.items():
        if not (part in OPTIONAL and part not in raw) and not check(raw.get(part)):
            return Unreadable(claimed, n, "bad_entry", wrong, raw, about)
    return _entry(raw, texts_of(raw))


def _fits(raw: dict[str, Any]) -> bool:
    """Whether every part has its type."""
    for part, check in _NEEDED:
        if part not in raw or not check(raw[part]):
            return False
    # None is each of the others' own way of being left out
    return all((told := raw.get(part)) is None or check(told) for part, check in _LEFT_OUT)


def texts_of(raw: Mapping[str, Any]) -> tuple[str, str]:
    """`Entry.texts`. Raises `NotPlain`."""
    rest = {key: value for key, value in raw.items() if key not in _APART}
    return text_of(raw.get("fields")), text_of(rest)


def _texts(raw: dict[str, Any]) -> tuple[str, str] | None:
    try:
        if not raw["device"].isascii():
            text_of(raw["device"])
        return texts_of(raw)
    except NotPlain:
        return None


def _entry(raw: dict[str, Any], texts: tuple[str, str]) -> Entry:
    base, seen = raw.get("base"), raw.get("seen")
    return Entry(
        id=raw["id"],
        device=raw["device"],
        n=raw["n"],
        kind=raw["kind"],
        record=raw["record"],
        verb=raw["verb"],
        base=Point(base["epoch"], base["rev"]) if base else None,
        seen=Point(seen["epoch"], seen["seq"]) if seen else None,
        fields=raw["fields"],
        at=raw["at"],
        offset=raw.get("offset"),
        v=raw["v"],
        raw=raw,
        texts=texts,
    )


def content(raw: Mapping[str, Any]) -> str:
    """What makes two entries of one id the same deed (A2): all but `device` and `n`."""
    return text_of({key: value for key, value in raw.items() if key not in ("device", "n")})


def _about(raw: dict[str, Any]) -> tuple[str, str] | None:
    kind, record = raw.get("kind"), raw.get("record")
    if isinstance(kind, str) and len(kind) <= 64 and isinstance(record, str) and is_uuid(record):
        return kind, record
    return None


def _claimed(value: Any) -> str:
    return value if isinstance(value, str) and len(value) <= 100 and value.isprintable() else ""


def _kept(raw: Any) -> Any:
    try:
        return raw if len(text_of(raw)) <= LARGEST else None
    except NotPlain:
        return None
