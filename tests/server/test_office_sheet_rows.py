"""What a new sheet starts with: the crew, the day's cast, and what the schedule says of the day."""

from __future__ import annotations

from typing import Any

from server.office.call_sheets.rows import rows_for
from tests.server.office_stage import Phone, Reading, Stage


def modes(stage: Stage, sheet: str) -> dict[str, tuple[Any, ...]]:
    rows = stage.all("sheet_row", call_sheet=sheet)
    names = {person["id"]: person["name"] for person in stage.all("person")}
    return {names[row["person"]]: (row["call_time"]["mode"], row["on_set"], row["status"]) for row in rows}


def scheduled(stage: Stage, *days: list[tuple[list[str], int | None]]) -> str:
    """A board with those scenes a day, each of cast elements and an estimate in minutes."""
    board = stage.add("board", name="Rev. WHITE", dates=[f"2026-05-{14 + index}" for index in range(len(days))])
    for number, scenes in enumerate(days, start=1):
        for order, (elements, estimate) in enumerate(scenes, start=1):
            scene = stage.add("scene", number=str(order), eighths=6, elements=elements, estimate=estimate)
            stage.add("strip", board=board, scene=scene, place="day", day=number, order=order * 10)
    stage.coordinator.did("production.edit", stage.production, board=board)
    return board


def part(stage: Stage, board_id: str, name: str, player: Phone | None = None) -> str:
    named = {"person": player.person} if player else {}
    return stage.add("element", name=name, category="Cast", board_id=board_id, **named)


def test_CS3_a_new_sheet_starts_with_the_crew_by_position() -> None:
    stage = Stage()
    for name, role, fields in [
        ("Wren", "pa", {}),
        ("Walt", "crew", {"unit": "Main"}),
        ("Second", "crew", {"unit": "2nd"}),
        ("Cal", "driver", {}),
        ("Ana", "accountant", {}),
        ("Prudence", "crew", {"position": "Executive Producer"}),
        ("Vera", "vendor", {}),
        ("Gus", "guardian", {}),
        ("Ruth", "cast", {"cast_id": "1"}),
    ]:
        stage.person(name, role, **fields)
    gone = stage.person("Gone", "crew")
    stage.coordinator.did("person.strike", gone.person, struck="2026-05-13T17:00:00Z")
    sheet = stage.sheet(stage.day())
    assert {name: mode for name, (mode, _, _) in modes(stage, sheet).items()} == {
        "Imogen Ash": "own_call",
        "Wren": "offset",
        "Walt": "offset",
        "Cal": "per_hod",
        "Ana": "own_call",
        "Prudence": "own_call",
    }


def test_CS3_cast_are_on_set_when_their_first_scene_comes_up() -> None:
    stage = Stage()
    ruth, ames, late = (stage.person(name, "cast") for name in ("Ruth", "Ames", "Late"))
    one, two, three = (part(stage, str(n), "X", who) for n, who in enumerate((ruth, ames, late), start=1))
    scheduled(stage, [([one], 100), ([one, two], 250), ([three], 60)], [([one], None)])
    sheet = stage.sheet(stage.day(), shooting_call=420, lunch=720, lunch_minutes=30)
    # 100 and 350 minutes after 07:00; the second passes lunch; both go down to the quarter hour.
    assert modes(stage, sheet)["Ruth"] == ("on_set", 420, "SW")
    assert modes(stage, sheet)["Ames"] == ("on_set", 510, "SWF")
    assert modes(stage, sheet)["Late"] == ("on_set", 795, "SWF")


def test_CS3_a_crew_member_who_plays_a_part_that_day_has_one_row_as_cast() -> None:
    stage = Stage()
    stunt = stage.person("Stu", "crew")
    scheduled(stage, [([part(stage, "9", "DRIVER", stunt)], None)])
    day = stage.day()
    assert [row["person"] for row in rows_for(Reading(stage.log), day)].count(stunt.person) == 1
    sheet = stage.sheet(day)
    assert modes(stage, sheet)["Stu"] == ("on_set", 420, "SWF")
    assert [row["artist"] for row in stage.preview(sheet)["document"]["cast"]] == ["Stu"]


def test_CS3_without_a_shooting_call_the_general_call_is_the_start() -> None:
    stage = Stage()
    ruth = stage.person("Ruth", "cast", cast_id="1")
    part(stage, "1", "RUTH")
    scheduled(stage, [([stage.all("element")[0]["id"]], 60)])
    sheet = stage.sheet(stage.day(), shooting_call=None)
    assert stage.get("sheet_row", stage.row_id(sheet, ruth))["on_set"] == 360
    empty = stage.sheet(stage.day("2026-05-15", number=1), shooting_call=None, general_call=None)
    assert stage.get("sheet_row", stage.row_id(empty, ruth))["on_set"] is None


def test_CS3_making_it_again_brings_only_rows_that_never_were() -> None:
    stage = Stage()
    wren, walt = stage.person("Wren", "pa"), stage.person("Walt", "crew")
    day = stage.day()
    sheet = stage.sheet(day)
    stage.row(sheet, wren, call_time={"mode": "time", "time": 300})
    stage.coordinator.did("sheet_row.strike", stage.row_id(sheet, walt), struck="2026-05-13T18:00:00Z")
    stage.person("Hollis", "pa")
    stage.coordinator.did("call_sheet.make", sheet, shoot_day=day)
    assert {name: mode for name, (mode, _, _) in modes(stage, sheet).items()} == {
        "Imogen Ash": "own_call",
        "Wren": "time",
        "Hollis": "offset",
    }
    assert stage.get("sheet_row", stage.row_id(sheet, walt))["struck"] == "2026-05-13T18:00:00Z"


def test_CS3_rows_for_a_day_that_is_not_there_are_none() -> None:
    stage = Stage()
    assert rows_for(Reading(stage.log), stage.uuid()) == []


def test_CS4_strips_stand_in_their_order_with_banners_and_without_the_struck() -> None:
    stage = Stage()
    board = scheduled(stage, [([], 10), ([], 10)])
    stage.add("strip", board=board, banner="COMPANY MOVE", place="day", day=1, order=15)
    stage.add("strip", board=board, scene=stage.add("scene", number="9"), place="boneyard", day=1, order=1)
    other = stage.add("board", name="Other")
    stage.add("strip", board=other, scene=stage.add("scene", number="8"), place="day", day=1, order=1)
    gone = stage.add("strip", board=board, scene=stage.add("scene", number="7"), place="day", day=1, order=1)
    stage.coordinator.did("strip.strike", gone, struck="2026-05-13T18:00:00Z")
    document = stage.preview(stage.sheet(stage.day()))["document"]
    assert [one.get("scene") or one["banner"] for one in document["scenes"]] == ["1", "COMPANY MOVE", "2"]
    assert document["total_eighths"] == 12


def test_CS4_the_days_own_board_comes_before_the_productions() -> None:
    stage = Stage()
    scheduled(stage, [([], 10)])
    own = stage.add("board", name="Rev. BLUE", dates=[])
    stage.add("strip", board=own, scene=stage.add("scene", number="44"), place="day", day=1, order=1)
    document = stage.preview(stage.sheet(stage.day(board=own)))["document"]
    assert [one["scene"] for one in document["scenes"]] == ["44"]


def test_CS4_two_scenes_of_one_number_both_stand() -> None:
    stage = Stage()
    board = scheduled(stage, [([], None)])
    stage.add("strip", board=board, scene=stage.add("scene", number="1"), place="day", day=1, order=5)
    document = stage.preview(stage.sheet(stage.day()))["document"]
    assert [one["scene"] for one in document["scenes"]] == ["1", "1"]


def test_CS4_work_status_is_computed_over_the_whole_board() -> None:
    stage = Stage()
    ruth, ames = stage.person("Ruth", "cast"), stage.person("Ames", "cast")
    one, two = part(stage, "1", "RUTH", ruth), part(stage, "2", "AMES", ames)
    scheduled(stage, [([one], None)], [([one, two], None)], [([two], None)], [([one], None)])
    seen = {}
    for number in (1, 2, 3, 4):
        day = stage.day(f"2026-05-{13 + number}", number=number)
        sheet = stage.sheet(day)
        stage.row(sheet, ruth, call_time={"mode": "on_hold"})
        stage.coordinator.did("sheet_row.edit", stage.row_id(sheet, ruth), status=None)
        seen[number] = {row["artist"]: row["status"] for row in stage.preview(sheet)["document"]["cast"]}
    assert {number: by["Ruth"] for number, by in seen.items()} == {1: "SW", 2: "W", 3: "H", 4: "WF"}
    assert {number: by.get("Ames") for number, by in seen.items()} == {1: None, 2: "SW", 3: "WF", 4: None}


def test_CS5_a_part_that_nobody_plays_stands_by_character_and_id() -> None:
    stage = Stage()
    ames = stage.person("Ames", "cast")
    parts = [part(stage, n, name) for n, name in (("10", "ZUZU"), ("2", "MARY"))] + [part(stage, "1", "GEORGE", ames)]
    scheduled(stage, [(parts, None)])
    sheet = stage.sheet(stage.day())
    document = stage.preview(sheet)["document"]
    assert [(row["cast_id"], row["character"], row["artist"]) for row in document["cast"]] == [
        ("1", "GEORGE", "Ames"),
        ("2", "MARY", None),
        ("10", "ZUZU", None),
    ]
    assert document["scenes"][0]["cast"] == ["1", "2", "10"]
    mary = document["cast"][1]
    assert (mary["row"], mary["mode"], mary["minutes"], mary["status"]) == (None, None, None, "SWF")


def test_CS5_a_part_whose_player_has_no_row_stands_too() -> None:
    stage = Stage()
    ames = stage.person("Ames", "cast")
    scheduled(stage, [([part(stage, "1", "GEORGE", ames)], None)])
    sheet = stage.sheet(stage.day())
    stage.coordinator.did("sheet_row.strike", stage.row_id(sheet, ames), struck="2026-05-13T18:00:00Z")
    cast = stage.preview(sheet)["document"]["cast"]
    assert [(row["artist"], row["character"], row["row"]) for row in cast] == [("Ames", "GEORGE", None)]


def test_CS3_an_estimate_beyond_all_days_gives_no_time_and_no_fault() -> None:
    stage = Stage()
    ruth = stage.person("Ruth", "cast", cast_id="1")
    scheduled(stage, [([], 900_000_000), ([part(stage, "1", "RUTH")], 60)])
    sheet = stage.sheet(stage.day())
    assert stage.get("sheet_row", stage.row_id(sheet, ruth))["on_set"] is None


def test_CS5_whoever_plays_several_parts_that_day_stands_under_all_their_ids() -> None:
    stage = Stage()
    ames = stage.person("Ames", "cast")
    parts = [part(stage, n, name, ames) for n, name in (("12", "UNCLE"), ("3", "CLERK"), ("101", "VOICE"))]
    scheduled(stage, [(parts[:2], None)], [(parts[2:], None)])
    cast = stage.preview(stage.sheet(stage.day()))["document"]["cast"]
    assert [(row["cast_id"], row["character"], row["artist"]) for row in cast] == [("3, 12", "CLERK, UNCLE", "Ames")]
