"""The demonstration as a stranger meets it: a day in progress, and a clock that waits for whoever comes back."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from server.demo.make import make_under_way
from server.office.kinds import KINDS
from server.office.roles import AUDIENCES, OFFICE
from sync.house import Record
from sync.log import Log
from sync.memory import MemoryStore
from tests.e2e.callboard_process import Callboard

DAY = date(2026, 5, 14)
UNTIL = datetime(2026, 5, 14, 22, 40, tzinfo=UTC)  # 15:40 in Los Angeles
RUNGS = ("by_hand", "copied", "seen", "on_phone", "sent")


@pytest.fixture(scope="module")
def log() -> Log:
    faults: list[Exception] = []
    clock = {"now": datetime(2026, 5, 1, tzinfo=UTC)}
    made = Log(
        MemoryStore(),
        KINDS,
        secret=b"s" * 32,
        clock=lambda: clock["now"],
        entropy=os.urandom,
        epoch="first",
        office=OFFICE,
        audiences=AUDIENCES,
        fault=lambda raw, error: faults.append(error),
    )
    make_under_way(SimpleNamespace(id="demo", log=made), DAY, lambda moment: clock.update(now=moment))
    assert faults == []
    assert clock["now"] == UNTIL
    return made


def rung(log: Log, call: Record) -> str | None:
    (copy,) = [one for one in log.records("copy", call=call["id"]) if one["revision"] == call["told_in"]]
    return next((name for name in RUNGS if copy.get(name)), None)


def test_the_log_holds_and_nothing_lies_in_the_future(log: Log) -> None:
    assert log.verify().ok
    everything = [dict(one) for kind in ("copy", "check_in", "run", "run_proof") for one in log.records(kind)]
    plans = ("need_by",)
    instants = [value for one in everything for name, value in one.items() if name not in plans and _instant(value)]
    instants += [one[name]["at"] for one in everything for name in RUNGS if isinstance(one.get(name), dict)]
    assert len(instants) > 200
    assert max(map(datetime.fromisoformat, instants)) <= UNTIL


def _instant(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 20 and value.endswith("Z")


def test_M5_day_2_went_out_twice_and_only_who_was_moved_is_told_again(log: Log) -> None:
    sheets = {one["number"]: one for one in log.records("sheet_revision", audience="crew")}
    assert {number: one["colour"] for number, one in sheets.items()} == {1: "White", 2: "Blue"}
    calls = log.records("call", date=(DAY + timedelta(days=1)).isoformat())
    colours = Counter(one["told_colour"] for one in calls)
    assert colours["Blue"] > 30
    assert colours["White"] > 5
    assert {one["mode"] for one in calls if one["told_colour"] == "White"} <= {"own_call", "per_hod", "no_call"}


def test_R1_people_stand_on_every_rung_of_blue_and_all_have_copied_white(log: Log) -> None:
    calls = log.records("call")
    rungs = Counter(rung(log, one) for one in calls if one["told_colour"] == "Blue")
    assert rungs.keys() == {*RUNGS, None}
    assert rungs["copied"] > 25
    assert {rung(log, one) for one in calls if one["told_colour"] == "White"} == {"copied"}


def test_runs_stand_in_every_state_and_some_came_back(log: Log) -> None:
    runs = log.records("run")
    assert {one["state"] for one in runs} == {"given", "taken", "picked_up", "delivered", "cancelled"}
    assert [one["title"] for one in runs if one.get("cannot")] == ["Picture plates for the radio van"]
    assert [one for one in runs if one["state"] == "given" and one["open_to"] == "pa" and one["priority"] == "urgent"]
    assert [one for one in log.records("run_proof") if one.get("short")]


def test_M3_two_questions_are_open(log: Log) -> None:
    found = [(one["about_kind"], one["about_field"]) for one in log.records("question") if one["state"] == "open"]
    assert sorted(found) == [("location", "note"), ("run", "assignee")]


def test_most_of_the_crew_is_in_and_has_had_lunch(log: Log) -> None:
    what = Counter(one["what"] for one in log.records("check_in"))
    assert what["in"] > 35
    assert what["lunch_out"] == what["lunch_in"] > 30
    assert what["wrap"] == 2
    assert what["note"] == 2


def test_its_clock_stands_while_nobody_serves_it(tmp_path: Path) -> None:
    began = []
    for _ in range(2):
        with Callboard(tmp_path / "data", command="demo") as demo:
            began.append(datetime.fromisoformat(demo.said["clock"]))
    assert (began[0].hour, began[0].minute) == (15, 40)
    assert timedelta() <= began[1] - began[0] < timedelta(minutes=1)
