"""The entries of an import: what they bring, and that the declarations of the kinds accept every one."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from server.formats import read
from server.formats.entries import chunks, current_board, entries, settings
from server.office.kinds import KINDS
from server.office.schedule.layout import day_id
from sync.house import record_id
from tests.samples import sample
from tests.server.uss_builder import raw, scene, uss


@pytest.fixture(scope="module")
def drafts() -> list[dict[str, Any]]:
    return entries(read(sample("wonderful-life-full.uss")), import_id="one")


def of(drafts: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [draft for draft in drafts if draft["kind"] == kind]


def test_K2_an_import_is_one_entry_a_record(drafts: list[dict[str, Any]]) -> None:
    assert Counter(draft["kind"] for draft in drafts) == {
        "location": 1,
        "calendar": 3,
        "calendar_day": 3,
        "element": 238,
        "element_day": 3,
        "scene": 173,
        "board": 4,
        "day_break": sum(len(board.days) for board in read(sample("wonderful-life-full.uss")).boards),
        "strip": 4 * 174,
        "shoot_day": 56,
    }
    assert len({draft["record"] for draft in drafts}) == len(drafts)
    assert {draft["import"] for draft in drafts} == {"one"}


def test_K2_every_entry_keeps_to_its_kinds_declaration(drafts: list[dict[str, Any]]) -> None:
    for draft in drafts:
        kind = KINDS[draft["kind"]]
        verb = kind.verb(draft["verb"])
        assert verb is not None
        assert verb.creates
        assert kind.schema.validate(draft["fields"]) == {}
        assert {name for name, field in kind.fields.items() if field.required} <= draft["fields"].keys()


def test_K2_nothing_is_named_before_it_is_there(drafts: list[dict[str, Any]]) -> None:
    # `linked` may point forward: two elements may name each other.
    seen: set[str] = set()
    for draft in drafts:
        for name, field in KINDS[draft["kind"]].fields.items():
            value = draft["fields"].get(name)
            if name != "linked" and value is not None and field.type in ("ref", "refs"):
                assert set(value if isinstance(value, list) else [value]) <= seen, (draft["kind"], name)
        seen.add(draft["record"])


def test_K2_pushes_keep_to_the_limit(drafts: list[dict[str, Any]]) -> None:
    parts = list(chunks(drafts))
    assert max(len(part) for part in parts) <= 500
    assert [draft for part in parts for draft in part] == drafts
    assert max(len(json.dumps(draft)) for draft in drafts) < 64_000


def test_E5_the_same_file_makes_the_same_records_under_any_import(drafts: list[dict[str, Any]]) -> None:
    again = entries(read(sample("wonderful-life-full.uss")), import_id="two")
    assert [draft["record"] for draft in again] == [draft["record"] for draft in drafts]
    assert [draft["fields"] for draft in again] == [draft["fields"] for draft in drafts]
    assert {draft["import"] for draft in again} == {"two"}


def test_E5_shoot_days_are_keyed_by_unit_and_date(drafts: list[dict[str, Any]]) -> None:
    first = of(drafts, "shoot_day")[0]
    assert first["record"] == record_id("shoot_day", "Main", "2022-08-17")
    assert {key: first["fields"][key] for key in ("date", "number", "of")} == {
        "date": "2022-08-17",
        "number": 1,
        "of": 56,
    }


def test_day_1_holds_its_very_scenes(drafts: list[dict[str, Any]]) -> None:
    scenes = {draft["record"]: draft["fields"] for draft in of(drafts, "scene")}
    elements = {draft["record"]: draft["fields"] for draft in of(drafts, "element")}
    board = next(draft for draft in of(drafts, "board") if draft["fields"]["name"] == "Rev. WHITE")
    strips = [one["fields"] for one in of(drafts, "strip") if one["fields"]["board"] == board["record"]]
    day = day_id(board["record"], 1)
    first = sorted((one for one in strips if one["at"].get("day") == day), key=lambda one: one["at"]["order"])
    assert [(scenes[one["scene"]]["number"], scenes[one["scene"]]["eighths"]) for one in first] == [
        ("1", 24),
        ("2", 13),
        ("3", 6),
    ]
    assert Counter(one["at"]["place"] for one in strips) == {"day": 169, "boneyard": 2, "unplaced": 3}
    boy = [elements[one] for one in scenes[first[1]["scene"]]["elements"]]
    assert sorted(one["board_id"] for one in boy if one["category"] == "Cast") == ["1", "3", "56"]


def test_the_production_takes_the_last_dated_board() -> None:
    schedule = read(sample("wonderful-life-full.uss"))
    found = current_board(schedule)
    assert found is not None
    assert found.name == "Rev. WHITE"
    assert settings(schedule) == {
        "title": "It's A Wonderful Life",
        "company": "RKO Pictures",
        "board": record_id("board", schedule.id, found.id),
        "script_colour": "Pink",
        "script_date": "2022-05-01",
        "schedule_colour": "Blue",
        "schedule_date": "2022-05-06",
    }
    assert KINDS["production"].schema.validate(settings(schedule)) == {}


def test_what_the_file_leaves_empty_is_not_set() -> None:
    drafts = entries(read(raw(uss(breakdowns=[scene("a", pages=None)], stripboards=[]))), import_id="one")
    assert of(drafts, "scene")[0]["fields"] == {"number": "a"}
    assert of(drafts, "shoot_day") == []
