"""What changed between two versions of a schedule, in words, and who is told."""

from __future__ import annotations

from typing import Any

import pytest

from server.office.schedule.changes import changes
from server.office.schedule.changes_words import days_in_words, in_words
from server.office.schedule.order import between, nth
from server.office.schedule.snapshot import snapshot
from server.office.schedule.versions import preview
from sync.house import record_id
from sync.log import Outcome
from sync.plain import instant
from tests.samples import sample
from tests.server.office_stage import Reading, Stage
from tests.server.schedule_stage import brought_in, lies, wrote


class Show:
    """Ten days, a scene on each: scene n is on day n, with Ruth on 5 and 7 to 9, Sam on 1."""

    def __init__(self) -> None:
        self.stage = stage = Stage()
        self.board, calendar = stage.uuid(), stage.uuid()
        self.ruth, self.sam = stage.uuid(), stage.uuid()
        self.days = [stage.uuid() for _ in range(10)]
        self.scenes = [stage.uuid() for _ in range(10)]
        self.strips = [stage.uuid() for _ in range(10)]
        wrote(
            stage,
            ("calendar.add", calendar, {"name": "K", "start": "2026-05-14", "days_off": {"sat": True, "sun": True}}),
            ("board.add", self.board, {"name": "B", "on_calendar": calendar}),
            ("element.add", self.ruth, {"name": "Ruth", "category": "Cast", "board_id": "2"}),
            ("element.add", self.sam, {"name": "Sam", "category": "Cast", "board_id": "10"}),
        )
        self.calendar = calendar
        for index in range(10):
            cast = [self.ruth] if index + 1 in (5, 7, 8, 9) else [self.sam] if index == 0 else []
            scene = {"number": str(index + 1), "set": f"SET {index + 1}", "eighths": 8, "elements": cast}
            wrote(
                stage,
                ("scene.add", self.scenes[index], scene),
                ("day_break.add", self.days[index], {"board": self.board, "order": nth(10 * index + 10)}),
                (
                    "strip.add",
                    self.strips[index],
                    {"board": self.board, "scene": self.scenes[index], "at": self.at(index)},
                ),
            )
        stage.coordinator.did("production.edit", stage.production, board=self.board)

    def at(self, index: int, order: str = "1") -> dict[str, str]:
        return {"place": "day", "day": self.days[index], "order": order}

    def now(self) -> dict[str, Any]:
        found = snapshot(Reading(self.stage.log), self.board)
        assert found is not None
        return found

    def issue(self, **more: Any) -> Outcome:
        digest = preview(Reading(self.stage.log), self.board)["digest"]
        asked = {"digest": digest, "deadline": instant(self.stage.now), **more}
        return self.stage.coordinator.do("schedule_version.issue", self.stage.uuid(), board=self.board, issuing=asked)


@pytest.fixture
def show() -> Show:
    return Show()


def told(before: dict[str, Any], after: dict[str, Any], language: Any = "en") -> list[str]:
    names = {id: str(one["name"]) for id, one in {**before["cast"], **after["cast"]}.items()}
    return in_words(changes(before, after), names, language)


def test_SV1_a_scene_that_moves_is_told_with_its_days_and_whom_it_touches(show: Show) -> None:
    before = show.now()
    wrote(
        show.stage,
        ("strip.edit", show.strips[4], {"at": show.at(8, "2")}),
        ("scene.edit", show.scenes[4], {"number": "42"}),
    )
    wrote(show.stage, ("scene.edit", show.scenes[4], {"number": "5"}))
    assert told(before, show.now()) == [
        "Scene 5 moved from day 5 to day 9.",
        "Ruth now works days 7 to 9, no longer day 5.",
    ]
    assert told(before, show.now(), "es") == [
        "Escena 5 pasa de día 5 a día 9.",
        "Ruth ahora trabaja días 7 a 9, ya no día 5.",
    ]


def test_SV1_a_version_differs_from_itself_in_nothing(show: Show) -> None:
    assert told(show.now(), show.now()) == []


def test_SV1_a_day_put_in_before_them_moves_no_scene(show: Show) -> None:
    before = show.now()
    new = show.stage.uuid()
    wrote(show.stage, ("day_break.add", new, {"board": show.board, "order": between(nth(30), nth(40), new)}))
    assert told(before, show.now()) == [
        "Day 4 is new.",
        "Days 4 to 10 are now days 5 to 11.",
        "Days 5 to 11 are on new dates: from Wed 20 May, no longer from Tue 19 May.",
        "Ruth has other days: Wed 20 May –, Thu 21 May SW, Fri 22 May H, Tue 26 May W, Wed 27 May WF.",
    ]


def test_SV1_a_start_that_is_pushed_is_one_sentence(show: Show) -> None:
    before = show.now()
    wrote(show.stage, ("calendar.edit", show.calendar, {"start": "2026-05-28"}))
    found = told(before, show.now())
    assert found[0] == "Days 1 to 10 are on new dates: from Thu 28 May, no longer from Thu 14 May."
    assert [line.split(" has ")[0] for line in found[1:]] == ["Ruth", "Sam"]


def test_SV1_what_a_scene_is_changes_in_words(show: Show) -> None:
    before = show.now()
    wrote(
        show.stage,
        ("scene.edit", show.scenes[0], {"eighths": 19, "elements": [show.ruth], "set": None}),
        ("scene.edit", show.scenes[1], {"omitted": True}),
        ("strip.edit", show.strips[2], {"at": {"place": "boneyard", "order": "1"}}),
        ("scene.edit", show.scenes[3], {"dn": "NIGHT"}),
        ("strip.add", show.stage.uuid(), {"board": show.board, "banner": "MOVE", "at": show.at(9, "2")}),
    )
    assert told(before, show.now()) == [
        "The banner “MOVE” is new, on day 10.",
        "Scene 3 moved from day 3 to the boneyard.",
        "Scene 1: set nothing, no longer SET 1.",
        "Scene 1: pages 2 3/8, no longer 1.",
        "Scene 1: with Ruth, without Sam.",
        "Scene 2 is omitted.",
        "Scene 4: day or night NIGHT, no longer nothing.",
        "Ruth now works days 1, 5 and 7 to 9.",
        "Sam no longer works day 1.",
    ]


@pytest.mark.parametrize(
    ("numbers", "en", "es"),
    [
        ((5,), "day 5", "día 5"),
        ((5, 6), "days 5 and 6", "días 5 y 6"),
        ((5, 6, 7), "days 5 to 7", "días 5 a 7"),
        ((1, 5, 6, 8, 9, 10), "days 1, 5, 6 and 8 to 10", "días 1, 5, 6 y 8 a 10"),
        ((), "", ""),
    ],
)
def test_SV1_days_are_said_in_runs(numbers: tuple[int, ...], en: str, es: str) -> None:
    days = [{"unit": "Main", "number": one} for one in numbers]
    assert (days_in_words(days, "en"), days_in_words(days, "es")) == (en, es)
    assert days_in_words([{"unit": "Second", "number": 1}], "en") == "Second day 1"


def test_SV2_the_first_version_is_white_and_tells_everyone_the_next_only_whom_it_touches(show: Show) -> None:
    stage = show.stage
    ruth, sam = stage.person("R. Vale", "cast", cast_id="2"), stage.person("S. Ash", "cast")
    wrote(stage, ("element.edit", show.sam, {"person": sam.person}))
    pa, petra = stage.person("Pa", "pa"), stage.person("Petra", "crew")
    assert show.issue().outcome == "applied"
    (first,) = stage.all("schedule_version")
    assert (first["number"], first["colour"], first["changes"]) == (1, "White", {"en": [], "es": []})
    assert {one["person"] for one in stage.all("schedule_copy")} == {
        ruth.person, sam.person, pa.person,
    }  # fmt: skip
    own = stage.get("work_days", record_id("work_days", ruth.person))
    assert [(day["number"], day["code"]) for day in own["days"]] == [(5, "SW"), (6, "H"), (7, "W"), (8, "W"), (9, "WF")]
    wrote(stage, ("strip.edit", show.strips[4], {"at": show.at(8, "2")}))
    rev = stage.get("work_days", record_id("work_days", sam.person))["rev"]
    assert show.issue().outcome == "applied"
    second = max(stage.all("schedule_version"), key=lambda one: one["number"])
    assert (second["number"], second["colour"]) == (2, "Blue")
    assert second["changes"]["en"][1] == "Ruth now works days 7 to 9, no longer day 5."
    copies = {one["person"] for one in stage.all("schedule_copy", version=second["id"])}
    assert copies == {ruth.person, pa.person}
    assert petra.person not in copies
    assert stage.get("work_days", record_id("work_days", sam.person))["rev"] == rev
    own = stage.get("work_days", record_id("work_days", ruth.person))
    assert [day["number"] for day in own["days"]] == [7, 8, 9]
    assert [day["number"] for day in own["was"]] == [5, 6, 7, 8, 9]
    assert stage.get("production", stage.production)["schedule_colour"] == "Blue"


def test_SV3_a_copy_hangs_on_its_version_and_on_its_person(show: Show) -> None:
    stage = show.stage
    ruth, other = stage.person("R. Vale", "cast", cast_id="2"), stage.person("O", "cast")
    show.issue()
    (version,) = stage.all("schedule_version")
    copy = record_id("schedule_copy", ruth.person, version["id"])
    said = {"at": instant(stage.now), "device": ruth.device}
    assert other.do("schedule_copy.copy", copy, copied=said).outcome == "refused"
    assert ruth.do("schedule_copy.copy", copy, copied=said).outcome == "applied"
    assert stage.get("schedule_copy", copy)["seen"] == said
    wrote(stage, ("strip.edit", show.strips[4], {"at": show.at(8, "2")}))
    show.issue()
    second = max(stage.all("schedule_version"), key=lambda one: one["number"])
    fresh = stage.get("schedule_copy", record_id("schedule_copy", ruth.person, second["id"]))
    assert fresh["copied"] is None
    unknown = record_id("schedule_copy", other.person, second["id"])
    assert other.do("schedule_copy.see", unknown, seen=said).outcome in ("refused", "held")


def test_SV2_a_board_that_moved_since_the_preview_is_not_issued(show: Show) -> None:
    digest = preview(Reading(show.stage.log), show.board)["digest"]
    wrote(show.stage, ("strip.edit", show.strips[4], {"at": show.at(8, "2")}))
    outcome = show.issue(digest=digest)
    assert (outcome.outcome, (outcome.why or {})["code"]) == ("refused", "board_moved")
    assert show.stage.all("schedule_version") == []


def test_SV1_the_real_feature_edited_tells_every_edit_and_nothing_else() -> None:
    stage = brought_in(sample("wonderful-life-full.uss"))
    board = str(stage.all("board", name="Rev. WHITE")[0]["id"])
    before = snapshot(Reading(stage.log), board)
    days = lies(stage, "Rev. WHITE").of("Main")
    moved = days[18].strips[0]
    wrote(stage, ("strip.edit", moved["id"], {"at": {"place": "day", "day": days[20].id, "order": "zz"}}))
    after = snapshot(Reading(stage.log), board)
    assert before is not None
    assert after is not None
    found = told(before, after)
    scene = stage.get("scene", str(moved["scene"]))
    assert found[0] == f"Scene {scene['number']} moved from day 19 to day 21."
    # Whoever was on day 19 for that scene alone is on day 21 now.
    assert all(" now works " in line or " has other days: " in line for line in found[1:])
    assert changes(after, after) == []
