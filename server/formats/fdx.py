"""Final Draft (`.fdx`): bytes to a Script, by `screenplay_tools` behind `defusedxml`.

Promises besides the library's elements what it drops: scene numbers, lengths in eighths, pages, summaries, and which
scenes carry the marks of which revision; text that is cut into runs is whole, two who speak at once are both heard.
Refuses what `fdx_tree` refuses, and a file without a scene.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from screenplay_tools.fdx.parser import Parser
from screenplay_tools.screenplay import ElementType

from server.formats.fdx_tree import Paragraph, Revision, TitleLine, parts_of
from server.formats.format_error import FormatError
from server.formats.script import MOST_SCENES, Script, unmarked

MOST_PARAGRAPHS = 200_000
_LENGTH = re.compile(r"(?:(\d{1,4})\s*[-\s]\s*)?(\d{1,2})\s*/\s*8|(\d{1,4})(?:\.(\d{1,3}))?(?!\s*[:/\d])")


def read_fdx(raw: bytes) -> Script:
    """The Script of a file's bytes."""
    script = Script("fdx")
    titles: list[str] = []
    paragraphs: list[Paragraph] = []
    active = ""
    for part in parts_of(raw):
        if isinstance(part, TitleLine):
            titles += [line.strip() for line in part.text.split("\n") if line.strip()][:10]
        elif isinstance(part, Revision):
            script.colours[part.id] = part.name
            active = part.id if part.active else active
        else:
            paragraphs.append(part)
            if len(paragraphs) > MOST_PARAGRAPHS:
                raise FormatError("script_too_long", letters=len(paragraphs), most=MOST_PARAGRAPHS)
    for paragraph, element in zip(paragraphs, _elements(paragraphs), strict=True):
        _take(script, paragraph, element)
    if not script.scenes:
        raise FormatError("no_scenes")
    script.title = _title(titles[:40])
    used = {mark for scene in script.scenes for mark in scene.marks} | ({active} if active else set())
    newest = max(used, key=lambda mark: int(mark) if mark.isdecimal() and len(mark) < 9 else 0, default="")
    script.colour = script.colours.get(newest, "")
    return script.closed()


def eighths(length: str) -> int | None:
    """`2 3/8`, `3/8`, `1`, `1.5` in eighths; None for what is no length in pages, such as `0:30`."""
    found = _LENGTH.fullmatch(length.strip())
    if not found:
        return None
    pages, parts, whole, decimals = found.groups()
    if parts is not None:
        count = int(pages or 0) * 8 + int(parts)
    else:
        count = int(whole) * 8 + round(int(decimals or 0) * 8 / 10 ** len(decimals or ""))
    return count if 0 < count <= 8_000 else None


def is_scene(paragraph: Paragraph) -> bool:
    """A shot is part of a scene, unless somebody gave it a scene's number."""
    if paragraph.type.startswith("Scene Heading"):
        return bool(paragraph.text.strip() or paragraph.number)
    return paragraph.type == "Shot" and bool(paragraph.number)


def _elements(paragraphs: list[Paragraph]) -> list[Any]:
    """The library's elements, one a paragraph: it reads a file of which only types and whole texts are left."""
    root = Element("FinalDraft")
    content = SubElement(root, "Content")
    for paragraph in paragraphs:
        kind = "Scene Heading" if is_scene(paragraph) else paragraph.type
        # What is no scene is no heading to the library either.
        kind = "Action" if kind == "Shot" or (kind.startswith("Scene Heading") and not is_scene(paragraph)) else kind
        SubElement(SubElement(content, "Paragraph", Type=kind), "Text").text = paragraph.text
    return list(Parser().parse(tostring(root, encoding="unicode")).elements)


def _take(script: Script, paragraph: Paragraph, element: Any) -> None:
    if element.type != ElementType.HEADING:
        script.measure(element)
    else:
        if len(script.scenes) >= MOST_SCENES:
            raise FormatError("script_too_long", letters=MOST_SCENES + 1, most=MOST_SCENES)
        scene = script.begin(element)
        scene.number = paragraph.number or scene.number
        scene.page = paragraph.properties.get("Page", "").strip()[:20]
        if not scene.omitted:
            scene.eighths = eighths(paragraph.properties.get("Length", ""))
        scene.description = paragraph.summary or unmarked(paragraph.properties.get("Title", ""))
    if script.scenes:
        script.scenes[-1].marks |= paragraph.marks


_DATE = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|\b\d{1,2} \w{3,12} \d{4}\b|\b\w{3,12} \d{1,2}, \d{4}\b")


def _title(lines: list[str]) -> dict[str, str]:
    """The first line is the title; a line with a date in it is the draft's."""
    told = {"title": unmarked(lines[0])[:500]} if lines else {}
    dated = next((found.group() for line in lines if (found := _DATE.search(line[:300]))), "")
    return {**told, "draft_date": dated} if dated else told
