"""Shoot days follow the board in use; progress, and who holds which script."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.office.schedule.order import between, nth
from server.office.schedule.progress import Shot, progress, shot
from sync.house import record_id
from sync.plain import instant
from tests.server.office_stage import Reading, Stage
from tests.server.schedule_stage import wrote
from tests.server.test_schedule_changes import Show


@pytest.fixture
def show() -> Show:
    return Show()


def days(stage: Stage) -> dict[str, tuple[Any, Any]]:
    return {one["date"]: (one["number"], one["of"]) for one in stage.all("shoot_day")}


def test_BD4_choosing_a_board_makes_its_shoot_days(show: Show) -> None:
    found = days(show.stage)
    assert sorted(found) == [
        "2026-05-14", "2026-05-15", "2026-05-18", "2026-05-19", "2026-05-20", "2026-05-21", "2026-05-22", "2026-05-25",
        "2026-05-26", "2026-05-27",
    ]  # fmt: skip
    assert found["2026-05-27"] == (10, 10)


def test_BD4_a_day_put_in_and_a_start_pushed_move_them(show: Show) -> None:
    new = show.stage.uuid()
    coordinator = show.stage.coordinator
    coordinator.did("day_break.add", new, board=show.board, order=between(nth(30), nth(40), new))
    assert days(show.stage)["2026-05-28"] == (11, 11)
    old = record_id("shoot_day", "Main", "2026-05-14")
    coordinator.did("calendar.edit", show.calendar, start="2026-06-01")
    found = days(show.stage)
    assert (min(found), found[min(found)], len(found)) == ("2026-06-01", (1, 11), 11)
    first = show.stage.get("shoot_day", record_id("shoot_day", "Main", "2026-06-01"))
    assert first["moved_from"] == old
    assert show.stage.get("shoot_day", old)["struck"]
    coordinator.did("calendar.edit", show.calendar, start="2026-05-14")
    assert not show.stage.get("shoot_day", old).get("struck")
    assert days(show.stage)["2026-05-14"] == (1, 11)


def test_BD4_a_day_with_a_call_sheet_stays_without_a_number(show: Show) -> None:
    day = record_id("shoot_day", "Main", "2026-05-14")
    show.stage.sheet(day)
    show.stage.coordinator.did("calendar.edit", show.calendar, start="2026-05-15")
    stands = show.stage.get("shoot_day", day)
    assert (stands.get("struck"), stands["number"]) == (None, None)
    assert days(show.stage)["2026-05-15"] == (1, 10)


def test_BD4_another_board_moves_nothing_and_days_off_that_leave_none_are_no_dates(show: Show) -> None:
    before = days(show.stage)
    other = show.stage.uuid()
    coordinator = show.stage.coordinator
    coordinator.did("board.add", other, name="Other", on_calendar=show.calendar)
    coordinator.did("day_break.add", show.stage.uuid(), board=other, order="1")
    assert days(show.stage) == before
    week = dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), True)
    coordinator.did("calendar.edit", show.calendar, days_off=week)
    assert days(show.stage) == {"2026-05-14": (1, 10)}


def test_PR1_a_part_shot_scene_carries_over(show: Show) -> None:
    stage = show.stage
    first, second = (record_id("shoot_day", "Main", one) for one in ("2026-05-14", "2026-05-15"))
    wrote(stage, ("scene.edit", show.scenes[0], {"eighths": 19}), ("scene.edit", show.scenes[9], {"omitted": True}))

    def record(scene: int, day: str, **told: Any) -> None:
        id = record_id("scene_shot", show.scenes[scene], day)
        stage.coordinator.did("scene_shot.record", id, scene=show.scenes[scene], shoot_day=day, **told)

    record(0, first, state="part", eighths=5, setups=4, minutes=2)
    record(1, first, state="not_shot")
    found = progress(Reading(stage.log), show.board)
    assert found is not None
    assert found["carried"] == [{"scene": show.scenes[0], "number": "1", "shot": 5, "left": 14}]
    record(0, second, state="complete", eighths=3, setups=6)
    record(1, second, state="complete")
    found = progress(Reading(stage.log), show.board)
    assert found is not None
    # Nine scenes of a page each but the first, of 2 3/8; the tenth is omitted.
    assert (found["total"]["scenes"], found["total"]["eighths"]) == (9, 19 + 8 * 8)
    assert found["days"][0]["planned"]["eighths"] == 19
    assert found["days"][0]["shot"] == {"scenes": 0, "eighths": 5, "minutes": 2, "setups": 4}
    assert found["days"][1]["shot"] == {"scenes": 2, "eighths": 14 + 8, "minutes": 0, "setups": 6}
    assert (found["remaining"]["scenes"], found["remaining"]["eighths"], found["carried"]) == (7, 56, [])


STATES = st.sampled_from(["complete", "part", "not_shot", "retake"])


@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 5), st.integers(1, 28), STATES, st.integers(0, 80)), max_size=20),
)
def test_PR1_eighths_are_exact_and_never_more_than_there_are(
    pages: list[int], done: list[tuple[int, int, str, int]]
) -> None:
    scenes = {str(index): {"id": str(index), "eighths": count} for index, count in enumerate(pages)}
    told = [
        (f"2026-05-{day:02}", {"id": f"{at}", "scene": str(scene % len(pages)), "state": state, "eighths": count})
        for at, (scene, day, state, count) in enumerate(done)
    ]
    found: Shot = shot(scenes, told)
    assert all(found.eighths.get(id, 0) <= int(one["eighths"]) for id, one in scenes.items())
    assert sum(tally.eighths for tally in found.days.values()) == sum(found.eighths.values())
    assert all(found.eighths.get(id, 0) == int(scenes[id]["eighths"]) for id in found.complete)
    assert shot(scenes, list(reversed(told))) == found


def test_SR1_who_was_given_pages_and_who_says_he_has_them_are_two_facts(show: Show) -> None:
    stage = show.stage
    ruth, other = stage.person("R. Vale", "cast"), stage.person("O", "cast")
    revision = stage.uuid()
    stage.coordinator.did("script_revision.issue", revision, colour="Blue", date="2026-05-12", pages="12, 14-16A")
    changed = record_id("revised_scene", revision, show.scenes[0])
    stage.coordinator.did("revised_scene.add", changed, revision=revision, scene=show.scenes[0], change="changed")
    copy = record_id("script_copy", revision, ruth.person)
    given_at = instant(stage.now)
    stage.coordinator.did(
        "script_copy.give", copy, revision=revision, person=ruth.person, number="17", how="paper", given_at=given_at
    )
    assert other.do("script_copy.receive", copy, received_at=given_at).outcome == "refused"
    assert ruth.do("script_copy.give", copy, given_at=given_at).outcome == "refused"
    assert ruth.do("script_copy.receive", copy, received_at=given_at).outcome == "applied"
    found = stage.get("script_copy", copy)
    assert (found["number"], found["given_at"], found["received_at"]) == ("17", given_at, given_at)
