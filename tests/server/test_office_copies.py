"""Copying: of one revision alone, in one's own name, of what was published; and what a phone may say of a rung."""

from __future__ import annotations

from typing import Any

import pytest

from sync.house import record_id
from tests.server.office_crew import Crew
from tests.server.office_stage import Phone, Stage


@pytest.fixture
def crew() -> Crew:
    return Crew()


def copy_of(crew: Crew, who: Phone, revision: str) -> tuple[str, dict[str, Any]]:
    call = crew.stage.call_id(crew.day, who)
    return record_id("copy", who.person, call, revision), {"person": who.person, "call": call, "revision": revision}


def test_RE4_M5_a_copy_of_one_revision_never_counts_for_another(crew: Crew) -> None:
    who = crew.people["offset"]
    white = crew.calls()["offset"]["told_in"]
    crew.stage.publish(crew.sheet, 30)
    blue = crew.calls()["offset"]["told_in"]
    id, fields = copy_of(crew, who, white)
    at = {"at": "2026-05-13T18:01:00Z", "device": who.device}
    assert who.do("copy.copy", id, **fields, copied=at).outcome in ("applied", "merged")
    copies = {copy["revision"]: copy["copied"] for copy in crew.stage.all("copy", person=who.person)}
    assert copies == {white: at, blue: None}


def test_RE5_R1_whoever_copied_has_seen_and_keeps_the_first_time(crew: Crew) -> None:
    who = crew.people["offset"]
    id, fields = copy_of(crew, who, crew.calls()["offset"]["told_in"])
    at, later = {"at": "2026-05-13T18:01:00Z"}, {"at": "2026-05-13T19:00:00Z"}
    who.did("copy.copy", id, **fields, copied=at)
    who.do("copy.see", id, **fields, seen=later)
    copy = crew.stage.get("copy", id)
    assert (copy["copied"], copy["seen"], copy["on_phone"]) == (at, at, None)
    crew.stage.coordinator.did("copy.by_hand", id, by_hand={**later, "how": "rang", "by": "Imogen Ash"})
    assert crew.stage.get("copy", id)["by_hand"]["how"] == "rang"


def test_RE5_R1_a_rung_once_passed_keeps_its_time(crew: Crew) -> None:
    who = crew.people["offset"]
    id, fields = copy_of(crew, who, crew.calls()["offset"]["told_in"])
    first, later = {"at": "2026-05-13T18:01:00Z"}, {"at": "2026-05-13T19:00:00Z"}
    who.did("copy.see", id, **fields, seen=first)
    who.did("copy.copy", id, **fields, copied=later)
    assert [crew.stage.get("copy", id)[rung] for rung in ("seen", "copied")] == [first, later]


def test_RE5_nobody_copies_for_another(crew: Crew) -> None:
    who, other = crew.people["offset"], crew.people["time"]
    id, fields = copy_of(crew, who, crew.calls()["offset"]["told_in"])
    at = {"at": "2026-05-13T18:01:00Z"}
    assert other.do("copy.copy", id, **fields, copied=at).outcome == "refused"
    assert crew.stage.coordinator.do("copy.copy", id, **fields, copied=at).outcome == "refused"
    stolen = record_id("copy", other.person, fields["call"], fields["revision"])
    outcome = other.do("copy.copy", stolen, **{**fields, "person": other.person}, copied=at)
    assert outcome.why is not None
    assert (outcome.outcome, outcome.why["code"]) == ("refused", "not_yours")


def test_RE5_a_copy_that_the_phone_made_of_a_prelim_learns_its_day_from_the_call() -> None:
    stage = Stage()
    wren, day = stage.person("Wren", "pa"), stage.day()
    sheet = stage.sheet(day)
    stage.row(sheet, wren, call_time={"mode": "offset", "offset": 0})
    stage.publish(sheet, prelim=True)
    call = stage.call(day, wren)
    assert stage.all("copy") == []
    fields = {"person": wren.person, "call": call["id"], "revision": call["told_in"]}
    id = record_id("copy", *fields.values())
    wren.look().write("copy.see", id, **fields, shoot_day=stage.uuid(), seen={"at": "2026-05-13T18:01:00Z"})
    stage.publish(sheet)
    assert [one.outcome for one in wren.send()] == ["applied"], "the prelim is an older revision by now, and was real"
    assert stage.get("copy", id)["shoot_day"] == day


def test_RE5_M5_an_older_revision_is_copied_without_signal_and_one_that_never_was_is_refused(crew: Crew) -> None:
    who, at = crew.people["offset"], {"at": "2026-05-13T18:01:00Z"}
    id, fields = copy_of(crew, who, crew.calls()["offset"]["told_in"])
    who.look().write("copy.copy", id, **fields, copied=at)
    crew.stage.publish(crew.sheet, 30)
    assert [one.outcome for one in who.send()] == ["applied"]
    copies = crew.stage.all("copy")
    stayed, no_call = crew.people["own_call"], {**fields, "call": crew.stage.uuid()}
    never = [
        (who, *copy_of(crew, who, crew.stage.uuid())),
        (stayed, *copy_of(crew, stayed, crew.calls()["offset"]["told_in"])),
        (who, record_id("copy", *no_call.values()), no_call),
    ]
    for phone, id, fields in never:
        for verb, rung in (("copy.copy", "copied"), ("copy.see", "seen")):
            outcome = phone.do(verb, id, **fields, **{rung: at})
            assert outcome.why is not None
            assert (outcome.outcome, outcome.why["code"]) == ("refused", "no_such_record")
    assert crew.stage.all("copy") == copies


def test_RE5_how_and_by_whom_is_the_offices_word(crew: Crew) -> None:
    who = crew.people["offset"]
    id, fields = copy_of(crew, who, crew.calls()["offset"]["told_in"])
    said = {"at": "2026-05-13T18:01:00Z", "device": who.device}
    who.did("copy.copy", id, **fields, copied={**said, "how": "rang", "by": "Imogen Ash"})
    assert [crew.stage.get("copy", id)[rung] for rung in ("seen", "copied")] == [said, said]
