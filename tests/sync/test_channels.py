"""Who hears of a record (C1-C4)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sync.channels import channels_of, scope_of, viewer_of
from sync.kind import Field, Kind, See, audience, department, everyone, named, roles, roles_in
from tests.simulation.server import Line
from tests.sync.show import AUDIENCES
from tests.sync.stage import Stage

VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "channels.json").read_text())


@pytest.fixture
def stage() -> Stage:
    return Stage()


def kind_seen_by(*sees: See) -> Kind:
    fields = {name: Field("text", ("", "")) for name in ("who", "also", "role", "unit", "for")}
    return Kind("thing", ("", ""), fields, sees, ())


@pytest.mark.parametrize("vector", VECTORS["records"], ids=lambda vector: vector["says"])
def test_C1_the_channels_of_a_record_follow_from_its_fields_by_words(vector: dict) -> None:
    sees = [See(word, tuple(of)) for word, of in vector["sees"]]
    assert sorted(channels_of(kind_seen_by(*sees), vector["fields"])) == vector["channels"]


@pytest.mark.parametrize("vector", VECTORS["viewers"], ids=lambda vector: vector["says"])
def test_C1_the_channels_of_a_viewer_follow_from_his_record(vector: dict) -> None:
    viewer = viewer_of(vector["person"], vector["fields"], VECTORS["audiences"])
    assert sorted(viewer.channels) == vector["channels"]
    assert viewer.scope == scope_of(vector["channels"]) == vector["scope"]


def test_C1_every_word_of_a_declaration_has_a_vector() -> None:
    words = {everyone(), roles("pa"), roles_in("role"), named("who"), department("for"), audience("for")}
    covered = {see[0] for vector in VECTORS["records"] for see in vector["sees"]}
    assert {see.word for see in words} | {"unit"} == covered


def test_C1_a_deed_that_moves_a_parent_moves_its_children_in_the_same_commit(stage: Stage) -> None:
    imogen, ben, ana = stage.phone("Imogen"), stage.phone("Ben"), stage.phone("Ana")
    errand = imogen.made("errand.give", title="Film stock", assignee=ben.person)
    ben.sync()
    slip = imogen.made("slip.make", errand=errand, person=stage.people["Dov"])
    outcome = imogen.did("errand.edit", errand, assignee=ana.person)
    assert {stage.get("errand", errand)["rev"], stage.get("slip", slip)["rev"]} == {outcome.seq}
    ana.sync()
    assert ("slip", slip) in ana.replica.changes


def test_C2_a_viewer_has_a_record_while_any_of_his_channels_has_it(stage: Stage) -> None:
    imogen, ben = stage.phone("Imogen"), stage.phone("Ben")
    errand = imogen.made("errand.give", title="Film stock", assignee=ben.person, open_to="pa")
    ben.sync()
    assert ("errand", errand) in ben.replica.changes
    imogen.did("errand.edit", errand, open_to=None)
    ben.sync()
    assert ("errand", errand) in ben.replica.changes
    imogen.did("errand.edit", errand, assignee=None)
    reply = stage.server.exchange(ben.person, ben.ask())
    assert [change.get("gone") for change in reply["changes"] if change["id"] == errand] == [True]
    ben.hear(reply)
    assert ("errand", errand) not in ben.replica.changes


def test_C2_who_never_had_a_record_is_not_told_that_it_went(stage: Stage) -> None:
    imogen, cleo = stage.phone("Imogen"), stage.phone("Cleo")
    errand = imogen.made("errand.give", title="Film stock", assignee=stage.people["Ben"])
    imogen.did("errand.edit", errand, assignee=None)
    assert stage.server.exchange(cleo.person, cleo.ask())["changes"] == []


def test_C3_a_record_is_the_same_bytes_for_everyone_who_sees_it(stage: Stage) -> None:
    imogen, ben = stage.phone("Imogen"), stage.phone("Ben")
    errand = imogen.made("errand.give", title="Film stock", assignee=ben.person)
    texts = []
    for phone in (imogen, ben):
        viewer = stage.log.viewer(phone.person)
        texts.append(
            [
                text
                for text in stage.log.take_in(viewer, None, None).changes
                if errand in text and '"errand","id"' in text
            ]
        )
    assert texts[0] == texts[1] != []


def test_C3_who_may_not_see_a_record_gets_nothing_of_it(stage: Stage) -> None:
    imogen, cleo = stage.phone("Imogen"), stage.phone("Cleo")
    errand = imogen.made("errand.give", title="a surprise for Cleo", assignee=stage.people["Ben"])
    viewer = stage.log.viewer(cleo.person)
    everything = "".join(stage.log.take_in(viewer, None, None).changes)
    assert errand not in everything
    framed = [change for channel, change in stage.log.frames(0, stage.log.head()) if channel in viewer.channels]
    assert errand not in "".join(framed)


def test_C4_when_rights_change_the_scope_changes_and_a_fresh_snapshot_is_taken(stage: Stage) -> None:
    imogen, ben = stage.phone("Imogen"), stage.phone("Ben")
    errand = imogen.made("errand.give", title="Film stock", open_to="pa")
    ben.sync()
    assert ("errand", errand) in ben.replica.changes
    scope = ben.replica.scope
    imogen.did("person.edit", ben.person, role="cast")
    reply = stage.server.exchange(ben.person, ben.ask())
    assert reply["snapshot"]
    assert reply["scope"] != scope
    ben.hear(reply)
    assert ("errand", errand) not in ben.replica.changes
    assert ("person", ben.person) in ben.replica.changes


def test_C4_a_socket_whose_scope_changed_gets_bye_before_any_frame(stage: Stage) -> None:
    imogen, ben = stage.phone("Imogen"), stage.phone("Ben")
    line = Line(ben.person)
    ben.hear(stage.server.exchange(ben.person, ben.ask(), line))
    imogen.did("person.edit", ben.person, role="cast")
    stage.server.tick([line])
    assert [message["type"] for message in line.queue] == ["bye"]


def test_C4_a_person_who_was_struck_or_never_was_views_nothing(stage: Stage) -> None:
    assert stage.log.viewer(stage.new_id()) is None
    assert stage.log.actor(stage.new_id()) is None
    imogen = stage.phone("Imogen")
    imogen.did("person.strike", stage.people["Ben"], struck="2026-03-07T12:00:00Z")
    assert stage.log.viewer(stage.people["Ben"]) is None
    assert stage.log.actor(stage.people["Ben"]) is None


def test_C4_a_viewer_hears_everyone_his_role_himself_his_department_unit_and_audiences(stage: Stage) -> None:
    person = stage.join("Gus", "pa", department="Grip", unit="second")
    viewer = stage.log.viewer(person)
    assert viewer.channels == {
        "everyone",
        "role:pa",
        f"person:{person}",
        "department:Grip",
        "unit:second",
        "audience:crew",
    }
    assert AUDIENCES["crew"]
