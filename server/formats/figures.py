"""The figures of a schedule, for `import --dry-run`.

Promises what a coordinator holds against her own print: scenes, pages, cast, boards and their days.
"""

from __future__ import annotations

from typing import Any

from server.formats.schedule import Board, Schedule


def figures(schedule: Schedule, language: str = "en") -> dict[str, Any]:
    """Counts for JSON: scenes count strips, elements include cast, eighths are whole."""
    return {
        "format": schedule.format,
        "scenes": len(schedule.strips),
        "banners": len(schedule.banners),
        "eighths": sum(strip.eighths or 0 for strip in schedule.strips),
        "cast": sum(element.is_cast for element in schedule.elements),
        "elements": len(schedule.elements),
        "boards": [_board(board) for board in schedule.boards],
        "warnings": [warning.in_words(language) for warning in schedule.warnings],
    }


def _board(board: Board) -> dict[str, Any]:
    first = next((day.date for day in board.days), None)
    return {
        "name": board.name,
        "shoot_days": len(board.days),
        "first_day": first.isoformat() if first else None,
        "placed": board.placed,
        "boneyard": len(board.boneyard),
    }
