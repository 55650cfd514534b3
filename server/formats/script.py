"""A script as a production office needs it: its scenes, who speaks in them, and how long they are.

Promises one way from the elements of `screenplay_tools` to scenes, whichever reader made them. A length that no file
gave is estimated as a typed page runs, 55 lines of it, and marked as estimated.
Refuses a script without a single scene.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import Any

from screenplay_tools.screenplay import ElementType

from server.formats.decoding import clean
from server.formats.format_error import FormatError
from server.formats.headings import heading, resembles

PAGE_LINES = 55
MOST_SCENES = 5_000
MOST_CAST = 5_000
MOST_NAME = 120
# How many letters a line holds, as scripts are typed.
_WIDTHS = {
    ElementType.ACTION: 60,
    ElementType.DIALOGUE: 35,
    ElementType.LYRIC: 35,
    ElementType.PARENTHETICAL: 25,
    ElementType.HEADING: 55,
    ElementType.TRANSITION: 40,
}
_TIGHT = (ElementType.DIALOGUE, ElementType.PARENTHETICAL, ElementType.LYRIC)
_EMPHASIS = re.compile(r"(?<!\\)[*_]+")
OMITTED = ("OMITTED", "OMIT", "OMITIDA", "OMITIDO", "SCENE OMITTED", "ESCENA OMITIDA")


@dataclass
class Scene:
    """`eighths` is None where nothing is known; `line` is 0 where a format has no lines; `marks` are revision ids."""

    number: str
    ie: str
    set_name: str
    dn: str
    line: int = 0
    page: str = ""
    eighths: int | None = None
    estimated: bool = False
    description: str = ""
    characters: dict[str, None] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)
    lines: float = 0

    @property
    def omitted(self) -> bool:
        return self.set_name.strip(" .").upper() in OMITTED and not self.ie

    @property
    def slug(self) -> str:
        return f"{self.ie + '. ' if self.ie else ''}{self.set_name}{' - ' + self.dn if self.dn else ''}"


@dataclass
class Script:
    """`title` holds what the title page says: `title`, `draft_date`, `revision`…; `colours` names revisions by id,
    `maybe` holds lines that look like headings and are none by their format."""

    format: str
    scenes: list[Scene] = field(default_factory=list)
    title: dict[str, str] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=dict)
    colour: str = ""
    maybe: list[tuple[int, str]] = field(default_factory=list)
    cast: set[str] = field(default_factory=set)

    @property
    def changed(self) -> list[Scene]:
        return [scene for scene in self.scenes if scene.marks]

    def begin(self, element: Any, line: int = 0) -> Scene:
        """A new scene from its heading."""
        text = unmarked(element.text)
        if getattr(element, "scene_number", None):
            text = f"{text} #{element.scene_number}#"
        parts = heading(text)
        scene = Scene(parts.number[:40], parts.ie, parts.set_name[:500], parts.dn[:120], line)
        self.scenes.append(scene)
        self.measure(element)
        return scene

    def measure(self, element: Any, line: int = 0) -> None:
        """Counts an element's lines, and hears who speaks, for the scene that is open."""
        if element.type == ElementType.ACTION and len(self.maybe) < 100 and resembles(element.text_raw.strip()[:121]):
            self.maybe.append((line, element.text_raw.strip()))
        if not self.scenes:
            return
        scene = self.scenes[-1]
        if element.type == ElementType.CHARACTER:
            name = speaker(element.name)
            if name:
                self.cast.add(name)
                if len(self.cast) > MOST_CAST:
                    raise FormatError("script_too_long", letters=len(self.cast), most=MOST_CAST)
                scene.characters[name] = None
            scene.lines += 2
        elif element.type in _WIDTHS:
            long = max(1, math.ceil(len(element.text_raw) / _WIDTHS[element.type]))
            scene.lines += long if element.type in _TIGHT else long + 1

    def closed(self) -> Script:
        """With the lengths that are missing estimated."""
        for scene in self.scenes:
            if scene.eighths is None and not scene.omitted:
                scene.eighths = min(8_000, max(1, math.floor(scene.lines * 8 / PAGE_LINES + 0.5)))
                scene.estimated = True
        return self


def unmarked(text: str) -> str:
    """Text without the signs of bold, italics and underlining."""
    return " ".join(_EMPHASIS.sub("", clean(text)).replace("\\*", "*").replace("\\_", "_").split())


def speaker(name: str) -> str:
    """Who speaks, without `(V.O.)`, `(CONT'D)`, and the sign of two who speak at once."""
    bare = unmarked(name.split("(")[0].split("（")[0]).strip(" ^:")
    return bare.upper()[:MOST_NAME] if any(sign.isalnum() for sign in bare) else ""
