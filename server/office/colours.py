"""Revision colours: the production's list, then Double White and on.

Refuses a colour for a prelim (R5). Twin of `pwa/src/rules/colours.ts`; `tests/vectors/colours.json` holds both.
"""

from __future__ import annotations

from collections.abc import Sequence

COLOURS = ("White", "Blue", "Pink", "Yellow", "Green", "Goldenrod", "Buff", "Salmon", "Cherry", "Tan")
TIMES = ("", "Double", "Triple", "Quadruple", "Quintuple")
_KNOWN = ("white", "blue", "pink", "yellow", "green", "goldenrod", "buff", "salmon", "cherry", "tan")


def colour_of(number: int | None, colours: Sequence[str]) -> str | None:
    """The colour of final revision `number`, counted from 1: 11 is "Double White". None for a prelim (0)."""
    if not number or number < 1 or not colours:
        return None
    again, place = divmod(number - 1, len(colours))
    times = TIMES[again] if again < len(TIMES) else f"{again + 1} ×"
    return f"{times} {colours[place]}" if times else colours[place]


def paper_class(colour: str | None) -> str:
    """The classes that draw a paper: "Double White" is "paper white double". An unknown colour is drawn as White."""
    words = (colour or "").lower().split()
    known = words[-1] if words and words[-1] in _KNOWN else "white"
    again = len(words) > 1 and (words[0] in {times.lower() for times in TIMES} or words[1] == "×")
    return f"paper {known}{' double' if again else ''}"
