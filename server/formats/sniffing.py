"""Which format a file is, told from its content.

Promises one of the formats that are read; the name only settles what the content leaves open.
Refuses by name what is plainly something else.
"""

from __future__ import annotations

import re
from collections import Counter

from server.formats.decoding import decoded
from server.formats.format_error import FormatError
from server.formats.headings import starts_scene
from server.formats.intake import SIGNS
from server.formats.words import Name

_SPACE = b" \t\r\n\x0b\x0c"
_TITLE = re.compile(r"(title|título|titulo|credit|author|authors|autor|draft date|fecha)\s*:", re.IGNORECASE)
DELIMITERS = ",;\t|"
_SCRIPT_NAMES = (".fountain", ".spmd", ".ftn")
_LIST_NAMES = (".csv", ".tsv", ".tab")


def format_of(raw: bytes, name: str) -> str:
    """`uss`, `fountain`, `fdx`, `csv` or `xlsx`."""
    if not raw.strip(b"\x00" + _SPACE):
        raise FormatError("nothing")
    if raw.startswith(b"PK\x03\x04"):
        return "xlsx"
    for sign, other in SIGNS:
        if raw.startswith(sign):
            raise FormatError("unread_format", format=Name(other))
    head = _head(raw)
    begins = head.lstrip("\ufeff \t\r\n\x0b\x0c")[:4096]
    if begins.startswith("{"):
        return "uss"
    if begins.startswith("<"):
        return _marked_up(begins.lower())
    return _plain(head, name.casefold())


def _marked_up(begins: str) -> str:
    if "<finaldraft" in begins or begins.startswith("<?xml") or "<!doctype finaldraft" in begins:
        return "fdx"
    if begins.startswith(("<!doctype html", "<html")):
        raise FormatError("unread_format", format=Name("a_web_page"))
    # Hostile beginnings are named as such by the reader behind the guard.
    return "fdx" if begins.startswith("<!") else _no_xml()


def _no_xml() -> str:
    raise FormatError("unread_format", format=Name("an_xml"))


def _plain(head: str, name: str) -> str:
    lines = [line for line in head.splitlines() if line.strip()][:400]
    scenes = sum(starts_scene(line.strip().lstrip("*_.")[:400]) for line in lines)
    forced = sum(line[:1] == "." and line[1:2].isalnum() for line in lines)
    titled = any(_TITLE.match(line.strip("\ufeff ")) for line in lines[:3])
    rows = most_regular(lines)[1]
    if rows >= 0.6 and not scenes and not titled:
        return "csv"
    if name.endswith(_LIST_NAMES) and not (scenes > 1 and rows < 0.6):
        return "csv"
    if scenes or titled or forced or name.endswith(_SCRIPT_NAMES):
        return "fountain"
    raise FormatError("unknown_format")


def most_regular(lines: list[str]) -> tuple[str, float]:
    """The sign that parts most lines into a like number of columns, and the share of lines that it does."""
    best, share = ",", 0.0
    for sign in DELIMITERS:
        counts = Counter(line.count(sign) for line in lines if sign in line)
        if not counts:
            continue
        # A comma stands in prose too; it is the same number of them in every line that makes a list.
        usual = counts.most_common(1)[0][0]
        near = sum(count for number, count in counts.items() if abs(number - usual) <= max(1, usual // 3))
        held = near / len(lines) * (1 if usual > 1 or sign in ";\t" else 0.8)
        if held > share + 0.05 and (near > 1 or len(lines) == 1):
            best, share = sign, held
    return best, share


def _head(raw: bytes) -> str:
    """The beginning as text; whether the whole can be read is the reader's affair."""
    try:
        return decoded(raw[:65_536])[0]
    except FormatError as broken:
        if broken.code == "binary" or raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            raise
        return raw[:65_536].decode("utf-16", "replace")
