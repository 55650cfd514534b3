"""Fountain (`.fountain`): text to a Script, by `screenplay_tools` with its misses mended.

Promises headings in any letters (`I./E.`, forced ones in any alphabet, none that is a transition), scene numbers,
boneyard and notes left out, speakers in any letters, synopses as descriptions, line numbers for what is odd.
Refuses more text than any script has, and text without a scene.
"""

from __future__ import annotations

from typing import Any

from screenplay_tools.fountain.parser import Parser
from screenplay_tools.screenplay import Character, ElementType, SceneHeading, Transition

from server.formats.decoding import clean
from server.formats.format_error import FormatError
from server.formats.fountain_text import FountainText, parted
from server.formats.headings import heading, is_bare, is_change, numbered, starts_scene
from server.formats.script import MOST_SCENES, Script, unmarked

MOST_LETTERS = 4_000_000
MOST_LINES = 200_000
# Longer lines are paragraphs; no heading, cue or transition is.
_LONG = 400
_MOST_CUE = 80
_SENTENCE = set(".!?。！？，、,;；؟،")


def read_fountain(text: str) -> tuple[Script, FountainText]:
    """The Script of a Fountain text, and that text parted into title page and lines."""
    if len(text) > MOST_LETTERS:
        raise FormatError("script_too_long", letters=len(text), most=MOST_LETTERS)
    source = parted(clean(text))
    if len(source.lines) > MOST_LINES:
        raise FormatError("script_too_long", letters=len(source.lines), most=MOST_LINES)
    script = Script("fountain", title=_title(source.title))
    parser = _Parser(script)
    lines = source.lines
    for index, (number, line) in enumerate(lines):
        before = lines[index - 1][1] if index else ""
        after = lines[index + 1][1] if index + 1 < len(lines) else ""
        parser.take(number, line, before, after)
    parser.finalize()
    if not script.scenes:
        raise FormatError("no_scenes")
    return script.closed(), source


class _Parser(Parser):
    """The library's parser with its own ideas of what a line may be replaced where the Fountain text says otherwise."""

    def __init__(self, script: Script) -> None:
        super().__init__()
        self.mergeActions = self.mergeDialogue = False
        # The title page, boneyard and notes are gone already.
        self._inTitlePage = False
        self._made = script
        self._number = 0
        self._before = self._after = ""
        self._last_type: ElementType | None = None
        self._told = False

    def take(self, number: int, line: str, before: str, after: str) -> None:
        self._number, self._before, self._after = number, before, after
        # Two spaces keep a speech going over an empty line; they are all that indenting means.
        self.add_line(line if not line.strip() else line.strip())

    def _parse_boneyard(self) -> bool:
        return False

    def _parse_notes(self) -> bool:
        return False

    def _add_element(self, elem: Any) -> None:
        super()._add_element(elem)
        elements = self.script.elements
        if not elements or elements[-1] is not elem:
            return
        # Only the last is ever looked at again: a script's text is not held twice.
        del elements[:-1]
        self._last_type = elem.type
        if elem.type == ElementType.HEADING:
            if len(self._made.scenes) >= MOST_SCENES:
                raise FormatError("script_too_long", letters=MOST_SCENES + 1, most=MOST_SCENES)
            self._made.begin(elem, self._number)
            self._told = False
        elif elem.type == ElementType.SYNOPSIS and self._made.scenes and not self._told:
            scene = self._made.scenes[-1]
            scene.description = f"{scene.description}\n{unmarked(elem.text)}".strip()[:8_000]
        elif elem.type == ElementType.SECTION:
            # What follows a section tells of the section, not of the scene before it.
            self._told = True
        else:
            self._made.measure(elem, self._number)

    def _parse_forced_scene_heading(self) -> bool:
        line = self._lineTrim
        if len(line) > _LONG or line[:1] != "." or not line[1:2].isalnum():
            return False
        text, number = numbered(line[1:])
        # Dots begin a speech too, and nobody leaves an empty line within it.
        if is_change(unmarked(text)):
            self._add_element(Transition(text, forced=True))
        else:
            self._add_element(SceneHeading(text=text, scene_number=number, forced=True))
        return True

    def _parse_scene_heading(self) -> bool:
        line = self._lineTrim.lstrip("*_") if len(self._lineTrim) <= _LONG else ""
        if not line or not starts_scene(line) or not self._stands_alone(line):
            return False
        text, number = numbered(unmarked(line))
        self._add_element(SceneHeading(text=text, scene_number=number))
        return True

    def _stands_alone(self, line: str) -> bool:
        opened = not self._before.strip() or self._last_type in (
            ElementType.HEADING,
            ElementType.TRANSITION,
            ElementType.SECTION,
            ElementType.SYNOPSIS,
            ElementType.PAGEBREAK,
        )
        closed = not self._after.strip()
        if is_bare(line):
            # `Est` and `Ext` begin sentences too, in more than one language.
            return opened and (line == line.upper() or (closed and (line[:3].isupper() or bool(heading(line).dn))))
        loud = line == line.upper()
        return (opened and (closed or loud or line[:4].isupper())) or (closed and loud and not self._inDialogue)

    def _parse_transition(self) -> bool:
        if is_change(self._lineTrim) and not self._before.strip() and not self._after.strip():
            self._add_element(Transition(self._lineTrim))
            return True
        return False

    def _decode_character(self, line: str) -> dict[str, Any]:
        name, _, extension = line.rstrip("^ ").partition("(")
        return {"name": name.strip(), "dual": line.endswith("^"), "extension": extension.rstrip(")") or None}

    def _parse_character(self) -> bool:
        line = self._lineTrim
        if self._before.strip() or not self._after.strip() or not is_cue(line):
            return False
        parts = self._decode_character(line)
        self._add_element(Character(parts["name"], parts["extension"], parts["dual"]))
        return True


def is_cue(line: str) -> bool:
    """Whether a line can name a speaker: capitals, or few letters of an alphabet that has none."""
    name = line.split("(")[0].split("（")[0].rstrip("^ ")
    if not name or len(line) > _MOST_CUE + 40 or len(name) > _MOST_CUE or not any(map(str.isalpha, name)):
        return False
    if name != name.upper() or name[-1] in "!?:！？。":
        return False
    cased = any(sign.lower() != sign for sign in name)
    return cased or (len(name) <= 20 and not _SENTENCE & set(name))


_KEYS = {
    "title": "title", "título": "title", "titulo": "title", "titre": "title", "название": "title",
    "draft date": "draft_date", "date": "draft_date", "fecha": "draft_date", "fecha de borrador": "draft_date",
    "revision": "revision", "revisión": "revision", "draft": "revision", "versión": "revision", "version": "revision",
    "author": "author", "authors": "author", "autor": "author", "autora": "author", "autores": "author",
}  # fmt: skip


def _title(page: dict[str, list[str]]) -> dict[str, str]:
    told: dict[str, str] = {}
    for key, lines in page.items():
        if key in _KEYS and lines:
            told.setdefault(_KEYS[key], " ".join(unmarked(line) for line in lines)[:500])
    return told
