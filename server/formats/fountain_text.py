"""A Fountain text before its lines mean anything: what is struck out, and the title page.

Promises lines with the numbers they have in the file, without boneyard and notes, in time that grows with the length
and no faster. A boneyard that never ends strikes nothing out: half a script must not vanish over a missing sign.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ENDS = re.compile("\r\n|[\r\u2028\u2029\x0b\x0c\x85]")
# Stands for a line end within what is struck out. `clean` has removed any that the file had.
_GONE = "\x00"
_KEY = re.compile(r"([^\W_][\w ]{0,38}?)\s*:(.*)")
_WIDE = re.compile(r"[ \t]{3,}")


@dataclass
class FountainText:
    """`lines` are `(number, text)`, `title` maps small keys to lines; `open_boneyard` is its line, or 0."""

    lines: list[tuple[int, str]] = field(default_factory=list)
    title: dict[str, list[str]] = field(default_factory=dict)
    open_boneyard: int = 0


def parted(text: str) -> FountainText:
    """`text` must be clean (`decoding.clean`)."""
    text = _ENDS.sub("\n", text)
    text, open_at = _without_boneyard(text)
    text = _without_notes(text)
    lines = []
    number = 1
    for line in text.split("\n"):
        lines.append((number, _WIDE.sub("  ", line.replace(_GONE, "").rstrip("\t"))))
        number += 1 + line.count(_GONE)
    made = FountainText(open_boneyard=text.count("\n", 0, open_at) + 1 if open_at >= 0 else 0)
    made.title, count = _title_page(lines)
    made.lines = lines[count:]
    return made


def _without_boneyard(text: str) -> tuple[str, int]:
    """Without what stands between the signs, and where one is opened and never closed (-1: nowhere)."""
    kept: list[str] = []
    at = 0
    while (opened := text.find("/*", at)) >= 0:
        closed = text.find("*/", opened + 2)
        if closed < 0:
            return "".join([*kept, text[at:]]), sum(len(piece) for piece in kept) + opened - at
        kept += [text[at:opened], _GONE * text.count("\n", opened, closed)]
        at = closed + 2
    return "".join([*kept, text[at:]]), -1


def _without_notes(text: str) -> str:
    """A note may run over lines, not over an empty one. Each search goes on where the last one ended."""
    kept: list[str] = []
    at = start = 0
    closed = blank = -2
    while (opened := text.find("[[", start)) >= 0:
        if closed < opened + 2:
            closed = text.find("]]", opened + 2)
        if closed < 0:
            break
        if -1 != blank < opened:
            blank = text.find("\n\n", opened)
        if -1 < blank < closed:
            start = opened + 2
            continue
        kept += [text[at:opened], _GONE * (text.count("\n", opened, closed) + text.count(_GONE, opened, closed))]
        at = start = closed + 2
    return "".join([*kept, text[at:]])


def _title_page(lines: list[tuple[int, str]]) -> tuple[dict[str, list[str]], int]:
    """The title page and how many lines it takes: keys and what is indented under them, up to an empty line."""
    first = next((index for index, (_, line) in enumerate(lines) if line.strip()), len(lines))
    title: dict[str, list[str]] = {}
    key = ""
    index = first
    for index in range(first, len(lines)):
        line = lines[index][1]
        follows = lines[index + 1][1] if index + 1 < len(lines) else ""
        found = _KEY.match(line) if not line[:1].isspace() else None
        # `FADE IN:` with nothing under it is a transition, and the script has begun.
        if found and (found.group(2).strip() or (follows.strip() and follows[:1].isspace())):
            key = found.group(1).casefold()
            title.setdefault(key, [])
            if found.group(2).strip():
                title[key].append(found.group(2).strip())
        elif key and line.strip() and line[:1].isspace():
            title[key].append(line.strip())
        elif found and key and follows.strip():
            title.setdefault(key := found.group(1).casefold(), [])
        else:
            break
    else:
        index = len(lines)
    return (title, index) if title else ({}, 0)
