"""QR codes in the terminal, and words beside them that keep to its width.

Promises: dark on light whatever the terminal's colours are; where the terminal is too narrow for a code, its address
stands there alone and the width it needs is said. Refuses: to break a code over lines.
"""

from __future__ import annotations

import io
import shutil
import sys
import textwrap

import segno

QUIET = 2
"""Light modules around the code."""
INK, BACK = "\x1b[38;5;231;48;5;16m", "\x1b[0m"
"""Light modules are drawn, dark ones left black: so the colours are said, where somebody looks at them."""


def columns() -> int:
    """How wide the terminal is; 80 where there is none."""
    return shutil.get_terminal_size((80, 24)).columns


def code(address: str, width: int, *, coloured: bool) -> list[str]:
    """The lines of the address as a code, none where `width` is too narrow for it."""
    made = segno.make_qr(address, error="l")
    if made.symbol_size(border=QUIET)[0] > width:
        return []
    drawn = io.StringIO()
    made.terminal(drawn, border=QUIET, compact=True)
    lines = drawn.getvalue().splitlines()
    return [f"{INK}{line}{BACK}" for line in lines] if coloured else lines


def show(address: str) -> None:
    """Prints a code and the address under it."""
    width = columns()
    lines = code(address, width, coloured=sys.stdout.isatty())
    if lines and _can_draw():
        print("\n".join(lines))
    else:
        needed = segno.make_qr(address, error="l").symbol_size(border=QUIET)[0]
        print(f"(Its QR code needs a terminal {needed} columns wide that shows Unicode.)")
    print(address)


def tell(text: str, *, first: str = "", then: str = "") -> None:
    """Prints a paragraph, wrapped."""
    width = max(min(columns(), 100), 30)
    print(textwrap.fill(text, width, initial_indent=first, subsequent_indent=then or " " * len(first)))


def _can_draw() -> bool:
    try:
        "▀▄█".encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True
