"""The same vectors as `pwa/src/rules/rules.test.ts`: the office and the phone must never disagree about a time."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.office.call_sheets.arithmetic import call_time, follows, shift_row, shift_sheet
from server.office.colours import COLOURS, colour_of, paper_class
from server.office.instants import instant_of, minutes_at, wall_trouble
from server.office.pages import eighths
from server.office.times import clock_time, parse_time, signed, span

FOLDER = Path(__file__).resolve().parent.parent / "vectors"
MINUTES = st.integers(-1_440, 4_320)


def vectors(name: str, part: str) -> list[Any]:
    found: list[Any] = json.loads((FOLDER / f"{name}.json").read_text())[part]
    assert found, f"{name}.json has no {part}"
    return found


@pytest.mark.parametrize("case", vectors("time", "clock_time"))
def test_T1_times_are_written_on_both_clocks(case: dict[str, Any]) -> None:
    assert (clock_time(case["minutes"]), clock_time(case["minutes"], "12")) == (case["24"], case["12"])


@pytest.mark.parametrize("case", vectors("time", "parse_time"))
def test_T1_typed_times_are_read(case: dict[str, Any]) -> None:
    assert parse_time(case["typed"]) == case["minutes"]


@given(MINUTES, st.sampled_from(["24", "12"]))
def test_T1_what_is_written_is_read_back(minutes: int, clock: str) -> None:
    assert parse_time(clock_time(minutes, clock)) == minutes


@pytest.mark.parametrize("case", vectors("time", "span"))
def test_lengths_are_written(case: dict[str, Any]) -> None:
    assert (span(case["minutes"]), span(case["minutes"], "table")) == (case["text"], case["table"])


@pytest.mark.parametrize("case", vectors("time", "signed"))
def test_moves_are_written(case: dict[str, Any]) -> None:
    assert signed(case["minutes"]) == case["text"]


@pytest.mark.parametrize("case", vectors("eighths", "written"))
def test_pages_are_written_in_eighths(case: dict[str, Any]) -> None:
    assert eighths(case["eighths"]) == case["text"]


@pytest.mark.parametrize("case", vectors("eighths", "sums"))
def test_pages_add_up_in_eighths(case: dict[str, Any]) -> None:
    assert sum(case["parts"]) == case["eighths"]
    assert eighths(sum(case["parts"])) == case["text"]


def test_colours_of_the_vectors_are_the_productions_own() -> None:
    assert tuple(vectors("colours", "usual")) == COLOURS


@pytest.mark.parametrize("case", vectors("colours", "of"))
def test_R5_revision_colours_go_in_order_and_a_prelim_has_none(case: dict[str, Any]) -> None:
    colours = COLOURS if case["colours"] is None else case["colours"]
    assert colour_of(case["number"], colours) == case["colour"]


@pytest.mark.parametrize("case", vectors("colours", "paper"))
def test_papers_are_drawn_in_their_colour(case: dict[str, Any]) -> None:
    assert paper_class(case["colour"]) == case["classes"]


@pytest.mark.parametrize("case", vectors("instants", "instant"))
def test_T1_T3_wall_times_become_instants(case: dict[str, Any]) -> None:
    assert instant_of(case["date"], case["minutes"], case["zone"]) == case["instant"]
    assert wall_trouble(case["date"], case["minutes"], case["zone"]) == case["trouble"]
    assert minutes_at(case["instant"], case["date"], case["zone"]) == case["back"]


@pytest.mark.parametrize("case", vectors("instants", "hours"))
def test_T2_hours_are_counted_between_instants(case: dict[str, Any]) -> None:
    (first, start), (last, end) = case["from"], case["to"]
    began = datetime.fromisoformat(instant_of(first, start, case["zone"]))
    ended = datetime.fromisoformat(instant_of(last, end, case["zone"]))
    assert (ended - began).total_seconds() == case["hours"] * 3_600


@pytest.mark.parametrize("zone", ["Nowhere/At_All", "", None, "../etc/passwd", "America"])
def test_T1_an_unknown_zone_counts_as_utc(zone: str | None) -> None:
    assert instant_of("2026-08-17", 420, zone) == "2026-08-17T07:00:00Z"


@pytest.mark.parametrize("case", vectors("calls", "calls"))
def test_CS1_T1_a_call_is_worked_out(case: dict[str, Any]) -> None:
    assert call_time(case["row"], {"general_call": case["general_call"]}, case["production"]) == case["minutes"]


@pytest.mark.parametrize("case", vectors("push", "sheets"))
def test_CS2_T2_a_push_moves_the_sheets_times(case: dict[str, Any]) -> None:
    assert shift_sheet(case["sheet"], case["by"]) == case["after"]
    assert shift_sheet(case["after"], -case["by"]) == case["sheet"]


@pytest.mark.parametrize("case", vectors("push", "rows"))
def test_CS2_T2_a_push_moves_the_rows_that_follow(case: dict[str, Any]) -> None:
    assert shift_row(case["row"], case["by"]) == case["after"]
    assert shift_row(case["after"], -case["by"]) == case["row"]


MODES = ("offset", "time", "on_set", "own_call", "per_hod", "will_notify", "standby", "on_hold", "no_call")
TIME = st.none() | st.integers(-600, 3_000)
ROWS = st.fixed_dictionaries(
    {
        "call_time": st.none() | st.fixed_dictionaries({"mode": st.sampled_from(MODES), "offset": TIME, "time": TIME}),
        "pickup": TIME,
        "makeup": TIME,
        "on_set": TIME,
    }
)
SHEETS = st.fixed_dictionaries(dict.fromkeys(("general_call", "shooting_call", "breakfast", "lunch", "wrap"), TIME))


@given(ROWS, SHEETS, st.integers(-600, 600))
def test_T2_a_call_follows_a_push_or_does_not_move_at_all(row: dict[str, Any], sheet: dict[str, Any], by: int) -> None:
    before = call_time(row, sheet, {})
    after = call_time(shift_row(row, by), shift_sheet(sheet, by), {})
    if not follows(row):
        assert shift_row(row, by) == row
        assert after == before
    elif before is not None:
        assert after == before + by
    assert shift_row(shift_row(row, by), -by) == row
    assert shift_sheet(shift_sheet(sheet, by), -by) == sheet
