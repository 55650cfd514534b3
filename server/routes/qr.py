"""A link as a QR code that the page draws itself: one path, no markup.

Promises: readable off a screen in the sun (error correction M, and the quiet edge is the page's to leave).
"""

from __future__ import annotations

from typing import TypedDict

import segno


class Drawn(TypedDict):
    """`modules`: how many a side; `path`: an SVG path in units of one module, dark ones only."""

    modules: int
    path: str


def drawn(text: str) -> Drawn:
    """Raises segno.DataOverflowError for a text of some thousand letters."""
    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
    runs: list[str] = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                runs.append(f"M{x} {y}h{end - x}v1h-{end - x}z")
            x = end + 1
    return {"modules": len(rows), "path": "".join(runs)}
