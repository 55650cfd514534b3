"""USS out: a file reads back to the same production, and any other program finds what the boards say."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import Any

import pytest

from server.formats import read
from server.formats.entries import entries
from server.formats.schedule import Schedule
from server.office.schedule.order import between
from sync.house import record_id
from tests.samples import sample
from tests.server.office_stage import Stage
from tests.server.schedule_stage import brought_in, exported, lies, schedule_records, wrote
from tests.server.uss_builder import raw, scene, uss

BOARD = "Rev. WHITE"
KEYS = {
    "id", "author", "company", "created", "description", "episode", "episodeName", "name", "project", "schedColor",
    "schedDate", "scriptColor", "scriptDate", "season", "source", "ussVersion", "breakdowns", "categories", "elements",
    "stripboards", "calendars",
}  # fmt: skip
BREAKDOWN = {
    "id",
    "type",
    "bannerText",
    "scene",
    "description",
    "comments",
    "scriptPage",
    "pages",
    "duration",
    "elements",
}
ELEMENT = {
    "id", "name", "category", "elementId", "isIdLock", "isDood", "isHold", "isDrop", "dropDayCount", "linkedElements",
    "daysOff", "events",
}  # fmt: skip


@pytest.fixture(scope="module")
def feature() -> Stage:
    """The real feature, edited by hand in every way that a board can be."""
    stage = brought_in(sample("wonderful-life-full.uss"))
    found = lies(stage, BOARD)
    board = stage.all("board", name=BOARD)[0]["id"]
    days, new, second = found.of("Main"), stage.uuid(), stage.uuid()
    moved, twin, banner = days[6].strips[0], stage.uuid(), stage.uuid()
    here = days[8].strips[0]
    order = between(None, here["at"]["order"], moved["id"])
    key = between(
        str(stage.get("day_break", days[9].id)["order"]), str(stage.get("day_break", days[10].id)["order"]), new
    )
    thing = next(one for one in stage.all("scene") if one["number"] == "42")
    calendar = board_calendar(stage)
    wrote(
        stage,
        ("strip.edit", moved["id"], {"at": {"place": "day", "day": days[8].id, "order": order}}),
        ("day_break.add", new, {"board": board, "unit": "Main", "order": key, "note": "Night"}),
        ("day_break.add", second, {"board": board, "unit": "Second", "order": "1", "date": "2022-09-03"}),
        ("board_unit.add", unit_id(board), {"board": board, "unit": "Second", "sort": "second"}),
        (
            "strip.add",
            twin,
            {"board": board, "scene": here["scene"], "at": {"place": "day", "day": second, "order": "1"}},
        ),
        ("strip.add", banner, {"board": board, "banner": "COMPANY MOVE", "minutes": 45, "at": at(new, "1")}),
        ("strip.edit", days[0].strips[2]["id"], {"at": {"place": "unplaced", "order": "1"}}),
        ("day_break.edit", days[30].id, {"date": "2022-10-12"}),
        ("scene.edit", thing["id"], {"set": "A NEW SET", "omitted": True, "script_day": None, "eighths": 11}),
        ("cover_set.add", cover_id(new, thing["id"]), {"board": board, "day": new, "scene": thing["id"]}),
        ("calendar_day.add", day_id(calendar, "2022-08-20"), day(calendar, "2022-08-20", "work")),
        (
            "calendar_day.add",
            day_id(calendar, "2022-08-24"),
            day(calendar, "2022-08-24", "company_move", "To the coast"),
        ),
        ("element.edit", cast(stage, "2"), {"dood": {"hold": False, "drop_days": 6}, "notes": "Own trailer"}),
        ("strip.strike", days[3].strips[0]["id"], {"struck": "2026-05-13T18:00:00.000Z"}),
    )
    return stage


def at(day: str, order: str) -> dict[str, str]:
    return {"place": "day", "day": day, "order": order}


def board_calendar(stage: Stage) -> str:
    return str(stage.all("board", name=BOARD)[0]["on_calendar"])


def unit_id(board: str) -> str:
    return record_id("board_unit", board, "Second")


def cover_id(day: str, scene: str) -> str:
    return record_id("cover_set", day, scene)


def day_id(calendar: str, when: str) -> str:
    return record_id("calendar_day", calendar, when)


def day(calendar: str, when: str, sort: str, note: str | None = None) -> dict[str, Any]:
    return {"calendar": calendar, "date": when, "sort": sort, **({"note": note} if note else {})}


def cast(stage: Stage, number: str) -> str:
    return str(next(one["id"] for one in stage.all("element", board_id=number) if one["category"] == "Cast"))


def plainly(text: str) -> Schedule:
    """The file as another program would have written it: the standard's keys alone."""
    file = json.loads(text)
    del file["universalScheduleStandard"]["_callboard"]
    file["universalScheduleStandard"]["source"] = "Another"
    return read(raw(file))


def on_board(schedule: Schedule, name: str) -> list[tuple[date | None, list[tuple[str, int | None, tuple[str, ...]]]]]:
    """Each day's date, and its scenes by number, pages and cast."""
    strips = {one.id: one for one in schedule.strips}
    board = next(one for one in schedule.boards if one.name == name)
    return [
        (day.date, [(one.number, one.eighths, one.cast_ids) for id in day.items if (one := strips.get(id))])
        for day in board.days
    ]


def test_UO1_the_real_feature_goes_out_and_comes_back_the_same() -> None:
    stage = brought_in(sample("wonderful-life-full.uss"))
    text = exported(stage)
    assert schedule_records(brought_in(text.encode())) == schedule_records(stage)
    before, after = read(sample("wonderful-life-full.uss")), plainly(text)
    for board in before.boards:
        assert on_board(after, board.name) == on_board(before, board.name)
    # The standard's own part says it all, but which record a place is.
    beside = json.loads(text)["universalScheduleStandard"]["_callboard"]
    assert {one["kind"] for one in beside["records"]} == {"location", "scene"}
    assert [set(one["fields"]) for one in beside["records"] if one["kind"] == "scene"] == [{"location"}]


def test_UO1_edited_in_every_way_it_comes_back_the_same(feature: Stage) -> None:
    assert schedule_records(brought_in(exported(feature).encode())) == schedule_records(feature)


def test_UO1_brought_into_its_own_production_it_changes_nothing(feature: Stage) -> None:
    before = schedule_records(feature)
    drafts = {(one["kind"], one["record"]) for one in _drafts(exported(feature))}
    assert {known for known in drafts if known[0] != "shoot_day"} == set(before)


def _drafts(text: str) -> list[dict[str, Any]]:
    return entries(read(text.encode()), import_id="two")


def test_UO2_another_program_finds_the_days_on_their_dates(feature: Stage) -> None:
    ours, theirs = lies(feature, BOARD), on_board(plainly(exported(feature)), BOARD)
    scenes = {str(one["id"]): one for one in feature.all("scene")}
    assert [when for when, _ in theirs] == [day.date for day in ours.of("Main")]
    assert len(theirs) == 57
    for (_, found), day in zip(theirs, ours.of("Main"), strict=True):
        wanted = [scenes[str(one["scene"])] for one in day.strips if one.get("scene")]
        assert [(number, pages) for number, pages, _ in found] == [
            (one["number"] or "", one["eighths"]) for one in wanted
        ]


def test_UO2_every_breakdown_stands_once_on_every_board(feature: Stage) -> None:
    root = json.loads(exported(feature))["universalScheduleStandard"]
    breakdowns = {one["id"] for one in root["breakdowns"]}
    for board in root["stripboards"]:
        placed: Counter[str] = Counter()
        for part in board["boards"]:
            for item in part["breakdownIds"]:
                placed.update(item if isinstance(item, list) else [item])
        assert set(placed) == breakdowns
        assert set(placed.values()) == {1}


def test_UO3_the_file_keeps_to_the_standards_keys(feature: Stage) -> None:
    """Every key there is, none of our own without an underscore, every id that is named there."""
    root = json.loads(exported(feature))["universalScheduleStandard"]
    assert {key for key in root if not key.startswith("_")} == KEYS
    elements = {one["id"] for one in root["elements"]}
    categories = {one["id"] for one in root["categories"]}
    calendars = {one["id"] for one in root["calendars"]}
    for one in root["breakdowns"]:
        assert set(one) == BREAKDOWN
        assert set(one["elements"]) <= elements
        assert one["type"] in ("scene", "banner")
        assert one["pages"] is None or one["pages"] * 8 % 1 == 0
    for one in root["elements"]:
        assert set(one) == ELEMENT
        assert one["category"] in categories
        assert set(one["linkedElements"]) <= elements
    assert len({one["ucid"] for one in root["categories"]}) == len(root["categories"]) == 34 - unused(root)
    assert all(one["ucid"] <= 6 or 100 <= one["ucid"] < 127 for one in root["categories"])
    assert all(board["calendar"] in calendars for board in root["stripboards"])
    for calendar in root["calendars"]:
        assert [event["type"] for event in calendar["events"]].count("start") == 1
        assert {event["type"] for event in calendar["events"]} <= {"start", "dayOff", "event"}


def unused(root: dict[str, Any]) -> int:
    """Categories of the real file that no element is of: they do not come in, and so do not go out."""
    return 34 - len({one["category"] for one in root["elements"]})


def test_UO3_what_the_standard_cannot_hold_still_comes_back() -> None:
    """A week without work, a title longer than the standard's, a cast id twice, a scene that nobody numbers."""
    off = {"id": "k", "name": "Cal", "daysOff": [], "events": []}
    people = [{"id": id, "category": "c", "elementId": "1", "name": name} for id, name in (("e", "ANA"), ("f", "BO"))]
    stage = brought_in(raw(uss(calendars=[off], elements=people, breakdowns=[scene("a"), scene("b", "42pt")])))
    calendar = stage.all("calendar")[0]["id"]
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    one, other = (str(stage.all("scene", number=number)[0]["id"]) for number in ("a", "42pt"))
    wrote(
        stage,
        ("calendar.edit", calendar, {"start": "2026-05-14", "days_off": dict.fromkeys(names, True)}),
        ("scene.edit", one, {"number": None, "description": "x" * 7_900, "estimate": 10**8, "elements": []}),
        ("scene.edit", other, {"number": "56, 58, 60", "comments": "\u00e9 \u4f60 = + -"}),
        ("element.add", stage.uuid(), {"name": "CRANE", "category": "Cranes"}),
    )
    text = exported(stage)
    assert schedule_records(brought_in(text.encode())) == schedule_records(stage)
    assert [one.number for one in plainly(text).strips if one.number] == ["56, 58, 60"]


def test_UO4_a_production_without_boards_goes_out_as_a_breakdown() -> None:
    stage = Stage()
    wrote(
        stage, ("scene.add", stage.uuid(), {"number": "A68", "ie": "INT", "set": "Barn", "dn": "NIGHT", "eighths": 13})
    )
    text = exported(stage)
    found = plainly(text)
    assert [(one.number, one.slug, one.eighths) for one in found.strips] == [("A68", "INT. Barn - NIGHT", 13)]
    assert schedule_records(brought_in(text.encode())) == schedule_records(stage)


@pytest.mark.parametrize(
    "beside",
    [
        None,
        [],
        {"version": 2},
        {"version": 1, "boards": [], "records": {}, "less": "x"},
        {
            "version": 1,
            "records": [{"kind": "person", "id": "018f2f3e-7c1a-7b52-9a10-0a1b2c3d4e5f", "fields": {"role": "upm"}}],
        },
        {
            "version": 1,
            "records": [{"kind": "scene", "id": "018f2f3e-7c1a-7b52-9a10-0a1b2c3d4e5f", "fields": {"eighths": "9"}}],
        },
        {
            "version": 1,
            "boards": {"s": {"strips": {"a": "no id"}, "days": {"Main": ["no id"]}}},
            "less": [["scene"], 3],
        },
    ],
)
def test_UO3_a_part_of_our_own_that_is_none_does_no_harm(beside: object) -> None:
    drafts = _drafts(json.dumps(uss(source="Callboard", _callboard=beside)))
    assert {one["kind"] for one in drafts} <= {
        "element",
        "scene",
        "calendar",
        "board",
        "day_break",
        "strip",
        "shoot_day",
    }
    assert all("eighths" not in one["fields"] or one["fields"]["eighths"] == 8 for one in drafts)
