"""The XML of a Final Draft file, taken in without trusting it.

Promises the script's own paragraphs one by one, so that no file is ever held as a whole tree; each is handed on as
plain values, what is written in its notes and outlines left out.
Refuses before any of it is used: a document type, entities, references outside, nesting no script has, more parts than
any script has, and XML that is broken, with its line and column.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from server.formats.decoding import clean
from server.formats.format_error import FormatError
from server.formats.words import Name

MOST_DEPTH = 64
MOST_PARTS = 1_000_000
MOST_TEXT = 20_000
_SCRIPT = ("FinalDraft", "Content", "Paragraph")
_DUAL = "DualDialogue"


class _Wide(io.BytesIO):
    """Gives a megabyte at a time: the parser scans what it does not understand yet again with every piece it gets."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(size if size is None or size < 0 else max(size, 1_000_000))


@dataclass
class Paragraph:
    """`marks` are the ids of the revisions its runs belong to; `properties` those of `SceneProperties`."""

    type: str
    text: str
    number: str = ""
    properties: dict[str, str] = field(default_factory=dict)
    summary: str = ""
    marks: set[str] = field(default_factory=set)


@dataclass
class Revision:
    """`id` as runs name it; `active` where the writer left revision mode on with this set."""

    id: str
    name: str
    active: bool


@dataclass
class TitleLine:
    text: str


def parts_of(raw: bytes) -> Iterator[Paragraph | Revision | TitleLine]:
    """The paragraphs, title page lines and revisions of a file's bytes, in its order."""
    path: list[str] = []
    mode: tuple[str, bool] = ("", False)
    try:
        for count, (event, node) in enumerate(iterparse(_Wide(raw), ("start", "end"), forbid_dtd=True)):
            tag = _bare(node.tag)
            if event == "start":
                path.append(tag)
                if len(path) == 1 and tag != "FinalDraft":
                    raise FormatError("unread_format", format=Name("an_xml"))
                if len(path) > MOST_DEPTH:
                    raise FormatError("xml_deep")
                if count > MOST_PARTS:
                    raise FormatError("xml_many", most=MOST_PARTS)
                if tag == "Revisions":
                    mode = (node.get("ActiveSet", ""), node.get("RevisionMode") == "Yes")
                continue
            found = _part(tuple(path), node, mode)
            if found:
                yield found
            path.pop()
            # What is done with is let go; what lies within a paragraph is needed until the paragraph ends.
            if len(path) <= 2 or (tag == "Paragraph" and "Paragraph" not in path):
                node.clear()
    except DefusedXmlException:
        raise FormatError("xml_hostile") from None
    except ParseError as broken:
        raise _broken(broken, raw) from None
    except (LookupError, ValueError, UnicodeError) as strange:
        if isinstance(strange, FormatError):
            raise
        raise FormatError("xml_broken", "", why=Name("why.xml_encoding")) from None


def _part(path: tuple[str, ...], node: Any, mode: tuple[str, bool]) -> Paragraph | Revision | TitleLine | None:
    if path[-1] == "Revision" and path[-2:-1] == ("Revisions",):
        id = node.get("ID", "")
        return Revision(id, clean(node.get("Name", ""))[:40], mode == (id, True))
    if path[-1] != "Paragraph":
        return None
    if path[:-1] == ("FinalDraft", "TitlePage", "Content"):
        return TitleLine(_runs(node)[0])
    if path == _SCRIPT or (path[:2] == _SCRIPT[:2] and path[-2] == _DUAL):
        return _paragraph(node)
    return None


def _paragraph(node: Any) -> Paragraph | None:
    text, marks = _runs(node)
    properties, summary = {}, ""
    for child in node:
        if _bare(child.tag) == "SceneProperties":
            properties = {key: clean(value)[:200] for key, value in child.attrib.items()}
            summary = _summary(child)
    number = node.get("Number") or properties.get("Number") or ""
    if node.get("RevisionID", "0") != "0":
        marks.add(node.get("RevisionID"))
    kind = node.get("Type", "Action")
    # The shell around two who speak at once is no line of the script.
    if not text.strip() and not number and any(_bare(child.tag) == _DUAL for child in node):
        return None
    return Paragraph(kind, text, clean(number).strip()[:40], properties, summary, marks)


def _runs(node: Any) -> tuple[str, set[str]]:
    """The text of a paragraph's own runs, and the revisions they belong to."""
    texts, marks = [], set()
    for child in node:
        if _bare(child.tag) == "Text":
            texts.append("".join(child.itertext()))
            if child.get("RevisionID", "0") not in ("0", ""):
                marks.add(child.get("RevisionID"))
    return clean("".join(texts))[:MOST_TEXT], marks


def _summary(properties: Any) -> str:
    for child in properties:
        if _bare(child.tag) == "Summary":
            lines = (_runs(paragraph)[0].strip() for paragraph in child if _bare(paragraph.tag) == "Paragraph")
            return "\n".join(line for line in lines if line)[:8_000]
    return clean(properties.get("Synopsis", ""))[:8_000]


def _bare(tag: Any) -> str:
    return str(tag).rpartition("}")[2]


def _broken(broken: ParseError, raw: bytes) -> FormatError:
    line, column = getattr(broken, "position", (1, 0))
    where = Name("line_column", line=line, column=column + 1)
    # Expat's own numbers: no element at all, an end within a token, within a character, within an element.
    if getattr(broken, "code", 0) in (3, 5, 6) or not raw.rstrip().endswith(b">"):
        return FormatError("xml_truncated", where)
    return FormatError("xml_broken", where, why=Name("why.xml_syntax"))
