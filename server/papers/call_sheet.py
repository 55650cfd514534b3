"""The call sheet on paper.

Promises a PDF/UA-1 with title and language, front and back, on the revision's own paper colour; the
same document gives the same bytes. Fonts come from the folder beside this file and nowhere else.
Refuses to read anything but the frozen document.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import typst

from server.papers.call_sheet_view import Hand, view
from server.papers.letters import printable

HERE = Path(__file__).resolve().parent
_FONTS = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")])
_PAPERS = {"letter": "us-letter", "a4": "a4"}


def call_sheet_pdf(
    document: Mapping[str, Any], *, language: str = "en", paper: str = "letter", clock: str = "24"
) -> bytes:
    """The sheet as a PDF. `language` en or es, `paper` letter or a4, `clock` "24" or "12"."""
    return cast(bytes, _compile(document, language, paper, clock, format="pdf", pdf_standards=["ua-1"]))


def call_sheet_pngs(
    document: Mapping[str, Any], *, language: str = "en", paper: str = "letter", clock: str = "24", ppi: float = 144
) -> list[bytes]:
    """The sheet as pictures, one a page."""
    made = _compile(document, language, paper, clock, format="png", ppi=ppi)
    return [made] if isinstance(made, bytes) else cast(list[bytes], made)


def _compile(document: Mapping[str, Any], language: str, paper: str, clock: str, **options: Any) -> Any:
    lines = view(document, Hand("es" if language == "es" else "en", "12" if str(clock) == "12" else "24"))
    lines = {**printable(lines), "paper": _PAPERS.get(paper, _PAPERS["letter"])}
    # A compiler is not to be shared between threads; its fonts are, and they are what costs.
    compiler = typst.Compiler(str(HERE / "call_sheet.typ"), root=str(HERE), font_paths=_FONTS)
    return compiler.compile(sys_inputs={"sheet": json.dumps(lines)}, timestamp=_made_at(document), **options)


def _made_at(document: Mapping[str, Any]) -> int:
    """The moment of publishing; a preview has none, and says so by the year 1970."""
    published = document.get("published") or {}
    return int(datetime.fromisoformat(published["at"]).timestamp()) if published.get("at") else 0
