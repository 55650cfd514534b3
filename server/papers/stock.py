"""The papers that revisions are printed on.

Promises the fill of every colour of the trade, as the screens show it at noon; black on each reads at
5.4:1 or better. A colour without a stock is printed on white, with its name.
"""

from __future__ import annotations

from dataclasses import dataclass

from server.office.colours import paper_class

_FILLS = {
    "white": "#ffffff",
    "blue": "#a8ccf0",
    "pink": "#f7b9cd",
    "yellow": "#fae565",
    "green": "#a6daa0",
    "goldenrod": "#f0b43a",
    "buff": "#e8d3ab",
    "salmon": "#f6a58b",
    "cherry": "#e5788d",
    "tan": "#c8a67e",
}


@dataclass(frozen=True)
class Stock:
    """`fill` is a hex colour; `double` asks for the doubled edge of the rounds after the first."""

    fill: str
    double: bool


def stock(colour: str | None) -> Stock:
    """The stock of a colour's name: Blue, Double Blue; white for none and for one unknown."""
    _, name, *again = paper_class(colour).split()
    return Stock(_FILLS[name], "double" in again)
