"""From a path or bytes to text that is safe to parse.

Promises text of at most `MOST_BYTES`, decoded from UTF-8, whose first sign is a brace.
Refuses what is missing, too large, empty, in another encoding, or plainly another format, each by
name. Nothing beyond the limit is ever read into memory.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from server.formats.format_error import FormatError
from server.formats.words import Name

MEGABYTE = 1_000_000
MOST_BYTES = 25 * MEGABYTE

SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a_pdf"),
    (b"PK\x03\x04", "a_zip"),
    (b"\xd0\xcf\x11\xe0", "an_old_office"),
    (b"\x89PNG", "an_image"),
    (b"\xff\xd8\xff", "an_image"),
    (b"\x1f\x8b", "a_gzip"),
    (b"BEGIN:VCALENDAR", "a_calendar"),
)
# Endings of scheduling programs' own files, which only they can read.
_CLOSED = (".mms", ".msd", ".sex", ".mbd", ".ppj")


def take(path_or_bytes: str | Path | bytes) -> bytes:
    """The bytes of a file, or the bytes given, once their size is known to be bearable."""
    raw = path_or_bytes if isinstance(path_or_bytes, bytes) else _from_disk(Path(path_or_bytes))
    if len(raw) > MOST_BYTES:
        raise too_large(len(raw))
    return raw


def text_of(raw: bytes, name: str = "") -> str:
    """The text of a file that may be JSON; its name only helps to say what it is instead."""
    if not raw.strip():
        raise FormatError("empty")
    if not raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and name.casefold().endswith(_CLOSED):
        raise FormatError("other_format", format=Name("a_closed_schedule"))
    _refuse_other_formats(raw)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        if broken.reason == "unexpected end of data":
            raise truncated(raw[: broken.start].decode("utf-8-sig")) from None
        where = Name("offset", offset=broken.start)
        raise FormatError("not_utf8", where, byte=f"0x{raw[broken.start]:02x}") from None
    if not text.lstrip().startswith("{"):
        _refuse_script(text)
        raise FormatError("not_json", Name("line_column", line=1, column=1), why=Name("why.no_brace"))
    return text


def truncated(text: str) -> FormatError:
    """The error of a text that ends in the middle; its offset counts bytes."""
    where = Name("line_offset", line=text.count("\n") + 1, offset=len(text.encode()))
    return FormatError("truncated", where)


def too_large(size: int) -> FormatError:
    return FormatError("too_large", size=size // MEGABYTE, most=MOST_BYTES // MEGABYTE)


def _from_disk(path: Path) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError:
        raise FormatError("no_file", name=path.name) from None
    except (OSError, ValueError):
        raise FormatError("not_a_file", name=path.name) from None
    facts = os.fstat(descriptor)
    # A named pipe or a device has no end to wait for.
    if not stat.S_ISREG(facts.st_mode):
        os.close(descriptor)
        raise FormatError("not_a_file", name=path.name)
    with os.fdopen(descriptor, "rb") as file:
        if facts.st_size > MOST_BYTES:
            raise too_large(facts.st_size)
        try:
            return file.read(MOST_BYTES + 1)
        except OSError:
            raise FormatError("not_a_file", name=path.name) from None


def _refuse_other_formats(raw: bytes) -> None:
    for sign, name in SIGNS:
        if raw.startswith(sign):
            raise FormatError("other_format", format=Name(name))
    head = raw[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        raise FormatError("other_format", format=Name("a_web_page"))
    if head.startswith(b"<"):
        name = "an_fdx" if b"<finaldraft" in head else "an_xml"
        raise FormatError("other_format", format=Name(name))


def _refuse_script(text: str) -> None:
    lines = [line.strip() for line in text[:20_000].splitlines()]
    headings = ("INT.", "EXT.", "INT/EXT", "INT./EXT.", "I/E", "EST.", "Title:")
    if any(line.startswith(headings) for line in lines):
        raise FormatError("other_format", format=Name("a_fountain"))
