"""A newer file of the same show: what it does to the boards in words, what was entered by hand stays, one undo."""

from __future__ import annotations

import json
from typing import Any

import pytest

from server.formats import read
from server.formats.entries import entries, settings
from server.importing.applying import AUTO, Asking, Prepared, bring, prepare
from server.importing.deeds import Heading
from server.office.schedule.layout import laid
from sync.house import record_id
from tests.samples import sample
from tests.server.import_stage import Stage
from tests.server.office_stage import Reading
from tests.server.uss_builder import raw, scene, uss

PRODUCTION = record_id("production", "pit")


def file(days: list[list[str]], **more: Any) -> bytes:
    """Scenes a to e, Ana in all of them, on these days."""
    board = {
        "id": "s",
        "name": "One",
        "calendar": "k",
        "boards": [{"name": "stripboard", "breakdownIds": days}, {"name": "boneyard", "breakdownIds": []}],
    }
    breakdowns = [scene(one, elements=["e"]) for one in "abcde"]
    return raw(uss(**{"breakdowns": breakdowns, "stripboards": [board], **more}))


class Show(Stage):
    """A production into which schedules come."""

    def __init__(self) -> None:
        super().__init__()
        told = {"slug": "pit", "title": "BORROW PIT", "zone": "America/Los_Angeles"}
        self.log.office([{"kind": "production", "record": PRODUCTION, "verb": "production.edit", "fields": told}])

    def ask(self, content: bytes, id: str = "") -> Asking:
        schedule = read(content)
        own = {"kind": "production", "record": PRODUCTION, "verb": "production.edit", "fields": settings(schedule)}
        drafts = [*entries(schedule, import_id=""), own]
        asking = self.asking(drafts, id)
        heading = Heading(asking.heading.id, "show.uss", "schedule", "uss")
        return Asking(heading, drafts, AUTO)

    def look(self, content: bytes) -> Prepared:
        return prepare(self.log, self.imogen, self.ask(content), self.now)

    def take(self, content: bytes) -> str:
        asking = self.ask(content)
        digest = prepare(self.log, self.imogen, asking, self.now).plan.digest
        assert bring(self.log, self.imogen, asking, digest, self.now, self.writer(self.imogen)) is None
        return asking.heading.id

    def days(self) -> list[list[str]]:
        (board,) = self.log.records("board")
        found = laid(Reading(self.log), board["id"])
        assert found is not None
        numbers = {one["id"]: one["number"] for one in self.log.records("scene")}
        return [[numbers[strip["scene"]] for strip in day.strips] for day in found.days]


FIRST = [["a", "b"], ["c"], ["d", "e"]]


@pytest.fixture
def show() -> Show:
    show = Show()
    show.take(file(FIRST))
    return show


def on_board(found: Prepared) -> dict[str, Any]:
    (board,) = found.told["schedule"]
    return dict(board)


def test_IM7_a_newer_file_says_in_words_what_it_does_to_the_board(show: Show) -> None:
    anselm = show.added("Anselm Roy", "cast")
    (ana,) = show.log.records("element", name="ANA")
    show.hand(show.imogen, "element", "edit", ana["id"], person=anselm)
    breakdowns = [scene("a", elements=["e"]), scene("b", pages=2.375), *(scene(one, elements=["e"]) for one in "cdf")]
    found = on_board(show.look(file([["a"], ["c", "b"], ["d"], ["f"]], breakdowns=breakdowns)))
    assert found["changes"]["en"] == [
        "Scene b moved from day 1 to day 2.",
        "Scene f is new, on day 4.",
        "Scene e is gone; it was on day 3.",
        "Scene b: pages 2 3/8, no longer 1.",
        "Scene b: without ANA.",
        "Day 4 is new.",
        "ANA now works days 1 to 4.",
    ]
    assert [(one["character"], one["name"]) for one in found["people"]] == [("ANA", "Anselm Roy")]
    assert found["used"]
    assert show.days() == FIRST


def test_IM7_a_scene_put_among_others_changes_itself_alone(show: Show) -> None:
    breakdowns = [scene(one, elements=["e"]) for one in "abcdef"]
    found = show.look(file([["a", "f", "b"], ["c"], ["d", "e"]], breakdowns=breakdowns))
    assert [(line.kind, line.fields.keys()) for line in found.plan.changed if line.kind == "strip"] == []
    assert [line.kind for line in found.plan.added] == ["scene", "strip"]
    show.take(file([["a", "f", "b"], ["c"], ["d", "e"]], breakdowns=breakdowns))
    assert show.days() == [["a", "f", "b"], ["c"], ["d", "e"]]
    turned = file([["a", "f", "b"], ["c"], ["e", "d"]], breakdowns=breakdowns)
    assert [line.kind for line in show.look(turned).plan.changed] == ["strip"]
    show.take(turned)
    assert show.days() == [["a", "f", "b"], ["c"], ["e", "d"]]


def test_IM7_what_was_moved_by_hand_stays_and_one_undo_takes_the_rest_back(show: Show) -> None:
    (board,) = show.log.records("board")
    strips = {one["scene"]: one for one in show.log.records("strip")}
    scenes = {one["number"]: one["id"] for one in show.log.records("scene")}
    found = laid(Reading(show.log), board["id"])
    assert found is not None
    at = {"place": "day", "day": found.days[2].id, "order": "zz"}
    show.hand(show.imogen, "strip", "edit", strips[scenes["a"]]["id"], at=at)
    assert show.days() == [["b"], ["c"], ["d", "e", "a"]]
    newer = file([["b", "a"], ["d"], ["e", "c"]])
    kept = [one for one in show.look(newer).plan.kept if one.kind == "strip"]
    assert [(one.record, one.field, one.why) for one in kept] == [(strips[scenes["a"]]["id"], "at", "by_hand")]
    import_id = show.take(newer)
    assert show.days() == [["b"], ["d"], ["e", "c", "a"]]
    assert show.undo(import_id) is not None
    assert show.days() == [["b"], ["c"], ["d", "e", "a"]]


def test_IM7_the_same_file_twice_says_nothing(show: Show) -> None:
    assert show.look(file(FIRST)).told["schedule"] == []
    assert show.look(file(FIRST)).plan.empty


def test_IM7_the_real_feature_with_a_week_pushed_is_told_in_a_sentence() -> None:
    show = Show()
    content = sample("wonderful-life-full.uss").read_bytes()
    show.take(content)
    later = json.loads(content)
    root = later["universalScheduleStandard"]
    calendar = next(one for one in root["calendars"] if one["name"] == "Push 2 Weeks")
    calendar["events"][0]["date"] = "2022-08-24T07:00:00.000+0000"
    found = show.look(raw(later)).told["schedule"]
    said = next(one for one in found if one["used"])["changes"]
    assert said["en"][0] == "Days 1 to 56 are on new dates: from Wed 24 Aug, no longer from Wed 17 Aug."
    assert said["es"][0] == "Días 1 a 56 tienen otras fechas: desde el mié 24 ago, ya no desde el mié 17 ago."
