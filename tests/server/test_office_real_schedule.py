"""A real feature's schedule on a call sheet: board "Rev. WHITE", day 1, its very scenes, pages and cast."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from server.formats import read
from server.formats.entries import entries, settings
from server.office.call_sheets.day import scheduled
from tests.samples import sample
from tests.server.office_stage import Reading, Stage

FILE = "wonderful-life-full.uss"
BOARD = "Rev. WHITE"
DAY_1 = "2022-08-17"


class Feature:
    def __init__(self) -> None:
        path = sample(FILE)
        schedule = read(path.read_bytes(), path.name)
        self.stage = Stage()
        drafts = entries(schedule, import_id="feature", board=BOARD)
        parts = [{name: draft[name] for name in ("kind", "record", "verb", "fields")} for draft in drafts]
        assert {outcome.outcome for outcome in self.stage.log.office(parts)} == {"applied"}
        self.stage.coordinator.did("production.edit", self.stage.production, **settings(schedule, BOARD))
        (day,) = self.stage.all("shoot_day", date=DAY_1)
        self.wren = self.stage.person("Wren", "pa", department="Production", order=1)
        george = next(one for one in self.stage.all("element", board_id="1") if one["category"] == "Cast")
        self.george = self.stage.person("James S.", "cast")
        self.stage.coordinator.did("element.edit", george["id"], person=self.george.person)
        self.day = str(day["id"])
        # The day lies before the demonstration's clock: without this nobody would be told (M6).
        self.stage.now = datetime(2022, 8, 16, 20, 0, tzinfo=UTC)
        self.sheet = self.stage.sheet(self.day, lunch=750, lunch_minutes=30)
        self.stage.publish(self.sheet)
        self.document: dict[str, Any] = self.stage.document(self.sheet)


@pytest.fixture(scope="module")
def feature() -> Feature:
    return Feature()


def test_CS4_day_1_is_its_very_scenes_and_pages(feature: Feature) -> None:
    scenes = [(one["scene"], one["eighths"]) for one in feature.document["scenes"]]
    assert scenes == [("1", 24), ("2", 13), ("3", 6)]
    assert feature.document["total_eighths"] == 43
    assert (feature.document["sheet"]["day"], feature.document["sheet"]["of"]) == (1, 56)


def test_CS5_day_1_has_its_very_cast_though_nobody_plays_them_yet(feature: Feature) -> None:
    """Held against the file itself, read without the importer."""
    file = json.loads(sample(FILE).read_text())["universalScheduleStandard"]
    cast = {one["id"] for one in file["categories"] if one["name"] == "Cast"}
    elements = {one["id"]: one for one in file["elements"] if one["category"] in cast}
    there = {one["scene"]: [elements[id] for id in one["elements"] if id in elements] for one in file["breakdowns"]}
    wanted = {one["elementId"]: one["name"] for scene in "123" for one in there[scene]}
    rows = {row["cast_id"]: row for row in feature.document["cast"]}
    assert len(wanted) == 3
    assert {cast_id: row["character"] for cast_id, row in rows.items() if cast_id != "1"} == {
        cast_id: name for cast_id, name in wanted.items() if cast_id != "1"
    }
    assert [set(scene["cast"]) for scene in feature.document["scenes"]] == [
        {one["elementId"] for one in there[scene]} for scene in "123"
    ]
    assert {row["status"] for row in rows.values()} <= {"SW", "SWF"}
    assert {row["minutes"] for row in rows.values() if row["person"] is None} == {None}


def test_CS3_who_plays_on_day_1_is_called_by_his_first_scene(feature: Feature) -> None:
    row = next(row for row in feature.document["cast"] if row["cast_id"] == "1")
    # Shooting call 07:00; scene 1 is put at an hour and a half and is not his.
    assert (row["artist"], row["mode"], row["on_set"], row["minutes"]) == ("James S.", "on_set", 510, 420)
    assert feature.stage.call(feature.day, feature.george)["instant"] == "2022-08-17T14:00:00Z"


def test_CS4_the_days_to_come_are_days_2_and_3(feature: Feature) -> None:
    assert [one["day"] for one in feature.document["advance"]] == [2, 3]
    assert all(one["scenes"] for one in feature.document["advance"])


def test_CS4_every_scene_of_the_board_stands_on_one_sheet(feature: Feature) -> None:
    house = Reading(feature.stage.log)
    days = feature.stage.all("shoot_day", board=feature.stage.get("production", feature.stage.production)["board"])
    assert len(days) == 56
    plans = [scheduled(house, day) for day in days]
    assert sum(len([strip for strip in plan.strips if strip.scene]) for plan in plans) == 169
