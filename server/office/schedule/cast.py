"""Cast elements: which they are, and the order of their ids.

Promises that a cast id is a text. Refuses to take it for a key: two elements may carry one.
"""

from __future__ import annotations

from sync.house import Record

CAST = ("cast", "cast member", "cast members")


def is_cast(element: Record) -> bool:
    return str(element.get("category") or "").strip().casefold() in CAST


def cast_id_of(element: Record) -> str | None:
    board_id = element.get("board_id")
    return str(board_id) if board_id else None


def by_cast_id(cast_id: str | None) -> tuple[int, int, str]:
    """Sorts "2" before "10", figures before words, and whoever has none last."""
    text = cast_id or ""
    plain = text.isascii() and text.isdigit()
    return (0 if plain else 1 if text else 2, int(text) if plain else 0, text)


def by_part(element: Record) -> tuple[tuple[int, int, str], str, str]:
    """The paper's order: by cast id, then name."""
    return (by_cast_id(cast_id_of(element)), str(element.get("name") or ""), str(element["id"]))
