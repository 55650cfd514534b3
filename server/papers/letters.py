"""The letters that the papers' fonts hold.

Promises text that can be printed whatever somebody typed: a letter as it is, else its plain form, else a question mark.
PDF/UA refuses a whole page for one letter without a glyph, and a call sheet must never fail for a name.
Refuses marks that turn the direction of a line: none of these fonts writes from the right.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).resolve().parent / "fonts"
MISSING = "?"
_WINDOWS_UNICODE = {(3, 1), (3, 10), (0, 3), (0, 4)}


def printable(lines: Any) -> Any:
    """The same lines, every text in them such that the fonts can print it."""
    if isinstance(lines, str):
        return lines if lines.isascii() and lines.isprintable() else _text(lines)
    if isinstance(lines, dict):
        return {name: printable(value) for name, value in lines.items()}
    if isinstance(lines, (list, tuple)):
        return [printable(value) for value in lines]
    return lines


def _text(text: str) -> str:
    return "".join(_letter(letter) for letter in unicodedata.normalize("NFC", text))


@cache
def _letter(letter: str) -> str:
    sort = unicodedata.category(letter)
    if letter in "\n\t\u2028" or (sort != "Cf" and _held(letter)):
        return letter
    if sort in ("Zs", "Zl", "Zp"):
        return " "
    if sort in ("Cc", "Cf", "Mn", "Me"):
        return ""
    plain = [one for one in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(one)]
    return "".join(plain) if all(map(_held, plain)) else MISSING


def _held(letter: str) -> bool:
    """Whether there is a glyph for it, or for the parts that it is put together of."""
    parts = unicodedata.decomposition(letter)
    if ord(letter) in held():
        return True
    return bool(parts) and "<" not in parts and all(_held(chr(int(one, 16))) for one in parts.split())


@cache
def held() -> frozenset[int]:
    """Code points that any of the fonts has a glyph for."""
    return frozenset(point for path in FONTS.glob("*.ttf") for point in _of(path.read_bytes()))


def _of(font: bytes) -> set[int]:
    tables = struct.unpack_from(">H", font, 4)[0]
    for at in range(12, 12 + 16 * tables, 16):
        name, _, start, _ = struct.unpack_from(">4sIII", font, at)
        if name == b"cmap":
            return _points(font, start)
    return set()


def _points(font: bytes, cmap: int) -> set[int]:
    found: set[int] = set()
    for one in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", font, cmap + 4 + 8 * one)
        if (platform, encoding) in _WINDOWS_UNICODE:
            form = struct.unpack_from(">H", font, cmap + offset)[0]
            found |= {4: _segments, 12: _groups}.get(form, lambda *_: set())(font, cmap + offset)
    return found - {0xFFFF}


def _segments(font: bytes, at: int) -> set[int]:
    """Format 4: ranges of the first plane. A gap within one has no glyph."""
    count = struct.unpack_from(">H", font, at + 6)[0] // 2
    rows = [struct.unpack_from(f">{count}H", font, at + 14 + 2 * count * row + (2 if row else 0)) for row in range(4)]
    ids = at + 16 + 6 * count
    found = set()
    for place, (last, first, delta, reach) in enumerate(zip(*rows, strict=True)):
        for point in range(first, last + 1):
            glyph = point
            if reach:
                glyph = struct.unpack_from(">H", font, ids + 2 * place + reach + 2 * (point - first))[0]
            if glyph and (glyph + delta) % 0x10000:
                found.add(point)
    return found


def _groups(font: bytes, at: int) -> set[int]:
    """Format 12: ranges of all planes."""
    found: set[int] = set()
    for group in range(struct.unpack_from(">I", font, at + 12)[0]):
        first, last, _ = struct.unpack_from(">III", font, at + 16 + 12 * group)
        found.update(range(first, last + 1))
    return found
