"""The one-liner and the day-out-of-days on paper.

Promises a PDF/UA-1 with title and language, letter or A4; the same document gives the same bytes. Fonts come from the
folder beside this file and nowhere else. Refuses to read anything but the document.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import typst

from server.papers.letters import printable
from server.papers.schedule_view import dood_view, one_liner_view
from server.papers.words import Language

HERE = Path(__file__).resolve().parent
_FONTS = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")])
_PAPERS = {"letter": "us-letter", "a4": "a4"}


def schedule_pdf(
    sort: str, document: Mapping[str, Any], *, language: str = "en", paper: str = "letter", colours: bool = False
) -> bytes:
    """`sort` is one_liner or dood. `colours`: the one-liner's strips in the trade's usual colours."""
    return cast(bytes, _compile(sort, document, language, paper, colours, format="pdf", pdf_standards=["ua-1"]))


def schedule_pngs(
    sort: str, document: Mapping[str, Any], *, language: str = "en", paper: str = "letter", colours: bool = False
) -> list[bytes]:
    """The same as pictures, one a page."""
    made = _compile(sort, document, language, paper, colours, format="png", ppi=110)
    return [made] if isinstance(made, bytes) else made


def _compile(
    sort: str, document: Mapping[str, Any], language: str, paper: str, colours: bool, **options: Any
) -> bytes | list[bytes]:
    spoken: Language = "es" if language == "es" else "en"
    lines = dood_view(document, spoken) if sort == "dood" else one_liner_view(document, spoken, colours)
    lines = {**printable(lines), "paper": _PAPERS.get(paper, _PAPERS["letter"])}
    template = "dood.typ" if sort == "dood" else "one_liner.typ"
    compiler = typst.Compiler(str(HERE / template), root=str(HERE), font_paths=_FONTS)
    return cast(
        "bytes | list[bytes]", compiler.compile(sys_inputs={"sheet": json.dumps(lines)}, timestamp=0, **options)
    )
