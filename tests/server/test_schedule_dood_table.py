"""The day-out-of-days of a whole board; `REAL` was worked out by hand from the real feature's board and calendar."""

from __future__ import annotations

from typing import Any

import pytest

from server.formats import read
from server.formats.entries import entries
from server.office.schedule.dates import Calendar
from server.office.schedule.dood_table import Table, table
from server.office.schedule.layout import layout
from tests.samples import sample
from tests.server.test_office_vectors import vectors

REAL = {
    # Travels on 6 June and rehearses on 7 June; works but on four days.
    "GEORGE": "1 SW, 2-26 W, 27 H, 28 W, 29-30 H, 31-35 W, 36 H, 37-55 W, 56 WF",
    # Off on 12 July; the longest gap is ten free days, 15 to 24 October.
    "POTTER": "3 SW, 4 W, 5-6 H, 7 W, 8 H, 9 W, 10-16 H, 17-18 W, 19-23 H, 24-26 W, 27-28 H, 29 W, 30-35 H, 36-37 W,"
    " 38 H, 39 W, 40-42 H, 43 W, 44-49 H, 50 W, 51-53 H, 54 WF",
    # 29 August to 28 September and on to 14 October are drops; the ten days after it are not.
    "HARRY": "1 SW, 2-3 H, 4-5 W, 6 H, 7 W, 8 H, 9 WD, 31 PWD, 43 PW, 44-49 H, 50 WF",
    # Has Fridays off (days 3, 8, 18, 48 and 53 are Fridays in a gap), and works on four of them all the same.
    "MARY": "2 SW, 4-7 W, 9 W, 10 H, 11-15 W, 16 H, 17 W, 19 W, 20 H, 21-27 W, 28 WD, 40 PW, 41-43 W, 44-47 H, 49 H,"
    " 50-52 W, 54-55 H, 56 WF",
    "UNCLE BILLY": "3 SW, 4 W, 5-6 H, 7-9 W, 10-15 H, 16 W, 17-18 H, 19 W, 20 WD, 30 PW, 31-34 H, 35-38 W, 39 WF",
    "CLARENCE": "7 SWD, 45 PW, 46-48 W, 49 H, 50 W, 51 WF",
    # 15 to 27 September: eleven free days, one more than the allowance.
    "BERT": "21 SW, 22 WD, 30 PWD, 49 PW, 50 W, 51 H, 52 WF",
    "ERNIE": "7 SW, 8 W, 9-13 H, 14-15 W, 16 H, 17 W, 18-20 H, 21 W, 22 WD, 34 PWD, 49 PW, 50 WF",
    "COUSIN TILLY": "3 SW, 4 W, 5-7 H, 8 W, 9-13 H, 14 W, 15-19 H, 20 WD, 35 PW, 36 H, 37 W, 38 WD, 50 PWF",
    "PETE": "40 SW, 41-42 W, 43 WD, 55 PW, 56 WF",
    "ZUZU": "42 SWD, 56 PWF",
    "BAILEY": "3 SWF",
}


def made(drafts: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    fields = {"omitted": None, "dood": None, "days_off": None, "board_id": None}
    return [{**fields, **one["fields"], "id": one["record"]} for one in drafts if one["kind"] == kind]


@pytest.fixture(scope="module")
def real() -> Table:
    drafts = entries(read(sample("wonderful-life-full.uss")), import_id="one")
    board = next(one for one in made(drafts, "board") if one["name"] == "Rev. WHITE")
    record = next(one for one in made(drafts, "calendar") if one["id"] == board["on_calendar"])
    calendar = Calendar.of(record, [one for one in made(drafts, "calendar_day") if one["calendar"] == record["id"]])
    lies = layout(board, made(drafts, "day_break"), made(drafts, "strip"), {record["id"]: calendar})
    scenes = {one["id"]: one for one in made(drafts, "scene")}
    return table(board, lies, scenes, made(drafts, "element"), made(drafts, "element_day"), calendar)


def by_hand(words: str) -> dict[int, str]:
    """What "1 SW, 2-3 H" says of shoot days."""
    found = {}
    for run in words.split(","):
        days, code = run.split()
        first, _, last = days.partition("-")
        found.update(dict.fromkeys(range(int(first), int(last or first) + 1), code))
    return found


@pytest.mark.parametrize("name", REAL)
def test_DO2_the_real_board_is_as_worked_out_by_hand(real: Table, name: str) -> None:
    (row,) = (one for one in real.rows if one.element["name"] == name)
    cells = zip(real.columns, row.line.cells, strict=True)
    assert {column.number: cell for column, cell in cells if column.number and cell} == by_hand(REAL[name])


def test_DO2_the_real_board_has_a_column_a_day_and_nobody_is_held_on_a_weekend(real: Table) -> None:
    # 17 August to 2 November are 78 days; the two of June are George's own.
    assert len(real.columns) == 80
    assert [str(column.date) for column in real.columns[:3]] == ["2022-06-06", "2022-06-07", "2022-08-17"]
    assert sum(column.number is not None for column in real.columns) == 56
    assert sum(column.off for column in real.columns) == 22
    for row in real.rows:
        assert not any(cell for column, cell in zip(real.columns, row.line.cells, strict=True) if column.off)


def test_DO2_who_never_works_is_left_out_and_who_is_entered_has_his_days(real: Table) -> None:
    names = [row.element["name"] for row in real.rows]
    assert len(names) == 54
    assert not {"ANNIE", "MA BAILEY", "POP", "MOTHER", "PARTRIDGE"} & set(names)
    assert real.rows[0].line.cells[:3] == ("T", "R", "SW")
    assert [row.element["name"] for row in real.rows if row.line.clashes] == ["MARY"]
    mary = next(row for row in real.rows if row.element["name"] == "MARY")
    assert [real.columns[one].number for one in mary.line.clashes] == [13, 23, 28, 43]


@pytest.mark.parametrize("case", vectors("dood_table", "tables"), ids=lambda case: case["what"])
def test_DO2_a_board_of_several_units_is_one_table(case: dict[str, Any]) -> None:
    calendar = Calendar.of(case["calendar"], case["calendar"]["days"])
    lies = layout(case["board"], case["breaks"], case["strips"], {"k": calendar}, case["units"])
    scenes = {one["id"]: one for one in case["scenes"]}
    found = table(case["board"], lies, scenes, case["elements"], case["element_days"], calendar)
    assert [[one.date and one.date.isoformat(), one.number, one.off] for one in found.columns] == case["columns"]
    rows = [[row.element["id"], " ".join(cell or "." for cell in row.line.cells)] for row in found.rows]
    assert rows == case["rows"]
