"""The day-out-of-days, cell by cell; the same vectors as `pwa/src/rules/dood.test.ts`.

In a case's `days` each letter is a day from 14 May 2026 on: w works, . free, _ company off, t f r h o travel, fitting,
rehearsal, hold, own day off, and in capitals what stands on a day of work (W: travel, X: rehearsal, O: day off).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.office.schedule.dood import Column, Rules, line
from server.office.schedule.settings import WEEKDAYS
from tests.server.test_office_vectors import vectors

FIRST = date(2026, 5, 14)
MARKS = {
    "t": "travel",
    "f": "fitting",
    "r": "rehearsal",
    "h": "hold",
    "o": "day_off",
    "W": "travel",
    "X": "rehearsal",
    "O": "day_off",
}


@pytest.mark.parametrize("case", vectors("dood", "lines"), ids=lambda case: case["what"])
def test_DO1_every_code_stands_where_the_trade_puts_it(case: dict[str, Any]) -> None:
    days = case["days"]
    dates = [FIRST + timedelta(days=index) if case.get("dated", True) else None for index in range(len(days))]
    columns = [
        Column(when, index, letter == "_") for index, (when, letter) in enumerate(zip(dates, days, strict=True), 1)
    ]
    marks = {when: MARKS[letter] for when, letter in zip(dates, days, strict=True) if when and letter in MARKS}
    works = [index for index, letter in enumerate(days) if letter in "wWXO"]
    weekly = [WEEKDAYS.index(name) for name, off in case.get("week", {}).items() if off]
    found = line(works, columns, marks, Rules.of(case.get("board"), case.get("rules")), weekly)
    assert " ".join(cell or "." for cell in found.cells) == case["line"]
    assert list(found.clashes) == case.get("clashes", [])


@given(st.sets(st.integers(0, 59), min_size=1), st.booleans(), st.booleans(), st.integers(0, 20))
def test_DO1_one_start_one_finish_and_every_drop_is_picked_up(
    works: set[int], hold: bool, drop: bool, days: int
) -> None:
    columns = [Column(FIRST + timedelta(days=index), index, index % 7 > 4) for index in range(60)]
    cells = line(works, columns, {}, Rules(hold, drop, days)).cells
    assert {index for index, cell in enumerate(cells) if "W" in cell} == works
    assert [index for index, cell in enumerate(cells) if cell.startswith("S")] == [min(works)]
    assert [index for index, cell in enumerate(cells) if cell.endswith("F")] == [max(works)]
    assert sum(cell.endswith("D") for cell in cells) == sum(cell.startswith("P") for cell in cells)
    assert not any(cell == "H" and columns[index].off for index, cell in enumerate(cells))
    assert not any(cell for cell in (*cells[: min(works)], *cells[max(works) + 1 :]))
