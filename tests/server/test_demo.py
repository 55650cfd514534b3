"""The demonstration over a real log: what it promises a newcomer, and that the trade would accept it."""

from __future__ import annotations

import io
import json
import os
import re
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from server.demo.make import LINKS, make
from server.demo.pen import Records
from server.office.call_sheets.preview import preview
from server.office.kinds import KINDS
from server.office.roles import AUDIENCES, OFFICE
from server.papers.call_sheet import call_sheet_pdf
from sync.house import Record, record_id
from sync.log import Log
from sync.memory import MemoryStore

# Half past four in the afternoon in Los Angeles, and already tomorrow in UTC.
EVENING = datetime(2026, 5, 13, 23, 30, tzinfo=UTC)


def made_at(now: datetime) -> tuple[Log, dict[str, str]]:
    faults: list[Exception] = []
    log = Log(
        MemoryStore(),
        KINDS,
        secret=b"s" * 32,
        clock=lambda: now,
        entropy=os.urandom,
        epoch="first",
        office=OFFICE,
        audiences=AUDIENCES,
        fault=lambda raw, error: faults.append(error),
    )
    people = make(SimpleNamespace(id="demo", log=log), now)
    assert faults == []
    return log, people


@pytest.fixture(scope="module")
def made() -> tuple[Log, dict[str, str]]:
    return made_at(EVENING)


@pytest.fixture(scope="module")
def log(made: tuple[Log, dict[str, str]]) -> Log:
    return made[0]


def days(log: Log) -> list[Record]:
    return sorted(log.records("shoot_day"), key=lambda day: day["number"])


def sheets(log: Log) -> list[Record]:
    found = [log.get("call_sheet", record_id("call_sheet", str(day["id"]))) for day in days(log)]
    return [sheet for sheet in found if sheet is not None]


def documents(log: Log) -> list[dict[str, Any]]:
    return [preview(Records(log), str(sheet["id"]))["document"] for sheet in sheets(log)]


def test_it_is_as_large_as_a_small_film(log: Log) -> None:
    people = log.records("person")
    cast = [one for one in people if one["role"] == "cast"]
    assert len(cast) == 10
    assert len(people) - len(cast) >= 40
    assert [one["character"] for one in cast if one.get("minor")] == ["Wren Vale"]
    assert len(days(log)) == 3
    assert len([one for one in log.records("strip") if one.get("scene") and one["at"]["place"] == "day"]) >= 14
    assert len(log.records("run")) >= 12
    assert {"upm", "apoc", "first_ad", "second_ad", "accountant", "location_manager", "transport_captain"} <= {
        one["role"] for one in people
    }


def test_the_log_holds_and_nothing_was_disputed(log: Log) -> None:
    assert log.verify().ok
    assert log.records("question") == []


def test_links_name_people_of_the_right_roles(made: tuple[Log, dict[str, str]]) -> None:
    log, people = made
    roles = {link: (log.get("person", id) or {})["role"] for link, id in people.items()}
    assert people.keys() == LINKS.keys()
    assert roles["pa"] == roles["pa2"] == "pa"
    assert people["pa"] != people["pa2"]
    assert {link: role for link, role in roles.items() if link not in ("pa2", "crew")} == {
        link: link for link in roles if link not in ("pa2", "crew")
    }


@pytest.mark.parametrize(
    "now",
    [
        EVENING,
        datetime(2026, 5, 14, 6, 59, tzinfo=UTC),  # a minute before midnight in Los Angeles
        datetime(2026, 5, 14, 7, 0, tzinfo=UTC),
        datetime(2026, 12, 31, 20, 0, tzinfo=UTC),
        datetime(2026, 3, 6, 20, 0, tzinfo=UTC),  # the night of day 3 skips an hour
        datetime(2026, 10, 29, 20, 0, tzinfo=UTC),  # and here it has one twice
    ],
)
def test_day_1_is_tomorrow_in_the_productions_own_zone(now: datetime) -> None:
    log, _ = made_at(now)
    today = now.astimezone(ZoneInfo("America/Los_Angeles")).date()
    found = [date.fromisoformat(day["date"]) for day in days(log)]
    assert found == [today + timedelta(days=n) for n in (1, 2, 3)]


def test_M5_day_1_is_out_as_revision_1_white_and_the_others_are_drafts(log: Log) -> None:
    assert [(sheet.get("number"), sheet.get("colour")) for sheet in sheets(log)] == [
        (1, "White"),
        (None, None),
        (None, None),
    ]
    (crew,) = log.records("sheet_revision", audience="crew")
    assert crew["document"]["sheet"]["date"] == "2026-05-14"
    assert (
        len(log.records("call"))
        == len(log.records("copy"))
        == len(log.records("sheet_row", call_sheet=crew["call_sheet"]))
    )


def test_a_builder_finds_nothing_to_mend(log: Log) -> None:
    assert [preview(Records(log), str(sheet["id"]))["look"] for sheet in sheets(log)] == [[], [], []]


def test_T1_one_day_is_a_night_past_midnight(log: Log) -> None:
    night = documents(log)[2]
    assert (night["times"]["general_call"], night["times"]["lunch"], night["times"]["wrap"]) == (1080, 1440, 1710)
    assert [one["character"] for one in night["cast"] if one["minutes"] > 1440] == ["Mayor Pruitt"]


def test_every_set_has_coordinates_an_address_and_its_nearest_hospital(log: Log) -> None:
    places = {one["id"]: one for one in log.records("location")}
    sets = [one for one in places.values() if one["sort"] in ("set", "basecamp")]
    assert len(sets) >= 5
    for one in sets:
        assert one["address"]
        assert one["point"].keys() == {"lat", "lon"}
        assert places[one["hospital"]]["sort"] == "hospital"
        assert places[one["hospital"]]["phone"]
        assert one["hospital_miles"] > 0


def test_pages_and_cast_of_each_day_add_up(log: Log) -> None:
    assert [one["total_eighths"] for one in documents(log)] == [57, 55, 56]
    for one in documents(log):
        assert sum(scene.get("eighths") or 0 for scene in one["scenes"]) == one["total_eighths"]
        called = {artist["cast_id"] for artist in one["cast"]}
        assert called == {id for scene in one["scenes"] for id in scene.get("cast", ())}
        assert all(artist["row"] for artist in one["cast"])


def test_lunch_comes_within_six_hours_of_the_call(log: Log) -> None:
    for one in documents(log):
        assert 0 < one["times"]["lunch"] - one["times"]["general_call"] <= 360


def test_nobody_of_the_cast_is_called_within_twelve_hours_of_wrap(log: Log) -> None:
    wrap: dict[str, int] = {}
    for number, one in enumerate(documents(log)):
        for artist in one["cast"]:
            first = number * 1440 + min(artist[name] for name in ("pickup", "minutes", "makeup"))
            assert first - wrap.get(artist["cast_id"], -10_000) >= 720, artist["character"]
            wrap[artist["cast_id"]] = number * 1440 + one["times"]["wrap"]


def test_the_minor_is_never_in_a_night_scene(log: Log) -> None:
    scenes = [scene for one in documents(log) for scene in one["scenes"] if "2" in scene.get("cast", ())]
    assert scenes
    assert all(scene["dn"] != "NIGHT" for scene in scenes)


def test_most_runs_lie_with_the_two_pas_and_some_with_nobody(made: tuple[Log, dict[str, str]]) -> None:
    log, people = made
    runs = log.records("run")
    with_pas = [one for one in runs if one.get("assignee") in (people["pa"], people["pa2"])]
    assert len(with_pas) > len(runs) / 2
    assert {one["assignee"] for one in with_pas} == {people["pa"], people["pa2"]}
    assert len([one for one in runs if not one.get("assignee") and one["open_to"] == "pa"]) >= 2
    assert {one["state"] for one in runs} == {"given", "taken", "picked_up", "delivered", "cancelled"}
    assert sorted(one["number"] for one in runs) == list(range(1, len(runs) + 1))
    delivered = {one["id"] for one in runs if one["state"] == "delivered"}
    assert {one["run"] for one in log.records("run_proof")} == delivered


def test_steps_of_a_run_lie_in_the_past_and_in_order(log: Log) -> None:
    for one in log.records("run"):
        steps = [one[name] for name in ("given_at", "taken_at", "picked_up_at", "delivered_at") if one.get(name)]
        assert steps == sorted(steps)
        assert datetime.fromisoformat(steps[-1]) < EVENING


def test_every_telephone_number_belongs_to_nobody(log: Log) -> None:
    everything = json.dumps([dict(one) for kind in KINDS for one in log.records(kind)], default=str)
    numbers = re.findall(r"\b\d{3}[ .-]\d{3}[ .-]\d{4}\b", everything)
    assert numbers
    assert {number for number in numbers if not number.startswith("760 555 01")} == set()
    phones = [one["phone"] for one in log.records("contact")]
    assert len(phones) == len(set(phones)) == len(log.records("person"))
    assert all(one["email"].endswith(".example") for one in log.records("contact"))


def test_each_day_prints_on_two_sides(log: Log) -> None:
    for one in documents(log):
        assert len(PdfReader(io.BytesIO(call_sheet_pdf(one))).pages) == 2
