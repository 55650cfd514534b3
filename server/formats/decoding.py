"""From bytes to text, whatever wrote them.

Promises text without signs that no eye sees (controls, directions, halves of characters), and the name of the encoding
that was taken: said by the file itself, or UTF-8, or the likelier of the two old ones (Windows, Macintosh).
Refuses text that is none.
"""

from __future__ import annotations

import codecs
import re

from server.formats.format_error import FormatError
from server.formats.words import Name

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
OLD = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman"}
# A sign of these in the middle of a word, or around one, is what somebody meant to write.
_MEANT = set("áéíóúñüçàèìòùâêîôûäëïöÁÉÍÓÚÑÜÇÀÈÄÖßøåæØÅÆ¿¡–—“”‘’…«»ºª°")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def decoded(raw: bytes) -> tuple[str, str]:
    """The text and the encoding it was in; what cannot be seen is still there (`clean` takes it away)."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strict(raw[len(mark) :], encoding), encoding
    wide = _without_mark(raw)
    if wide:
        return _strict(raw, wide), wide
    if b"\x00" in raw[:4096]:
        raise FormatError("binary", Name("offset", offset=raw.index(b"\x00")))
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as broken:
        # A file that was cut off may end within a character; the rest of it is whole.
        if broken.reason == "unexpected end of data":
            return raw[: broken.start].decode("utf-8"), "utf-8"
    windows, macintosh = raw.decode("cp1252", "replace"), raw.decode("mac_roman")
    if _likelihood(macintosh[:200_000]) > _likelihood(windows[:200_000]):
        return macintosh, "mac_roman"
    return windows, "cp1252"


def clean(text: str) -> str:
    """Without controls, directions and half characters; a hard space is a space."""
    return _UNSEEN.sub("", text).replace("\u00a0", " ").replace("\u202f", " ")


def has_unseen(text: str) -> bool:
    return _UNSEEN.search(text) is not None


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as broken:
        # Half a character at the very end is what cutting off leaves.
        if broken.reason in ("unexpected end of data", "truncated data"):
            return raw[: broken.start].decode(encoding)
        byte = f"0x{raw[broken.start]:02x}"
        raise FormatError("broken_text", Name("offset", offset=broken.start), encoding=encoding, byte=byte) from None


def _without_mark(raw: bytes) -> str:
    """UTF-16 that does not say so: every other byte of plain letters is empty."""
    head = raw[:2048]
    if len(head) < 4 or b"\x00" not in head:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.1 else ""


def _likelihood(text: str) -> int:
    return sum((1 if sign in _MEANT else -1) for sign in text if sign > "\x7f")
