"""What an import would change, and what it leaves alone (IM1, IM2, IM5)."""

from __future__ import annotations

from sync.house import record_id
from tests.server.import_stage import Stage, crew

PETRA = ("Petra Lindqvist", "Gaffer", "+15055550101")
MATEO = ("Mateo Brandt", "Truck PA", "+15055550102")
ANSELM = ("Anselm Roy", "Grip", None)


def test_IM3_the_same_list_twice_changes_nothing() -> None:
    stage = Stage()
    first = stage.plan(crew(PETRA, MATEO))
    assert [line.kind for line in first.added] == ["person", "contact", "person", "contact"]
    stage.bring(crew(PETRA, MATEO))
    again = stage.plan(crew(PETRA, MATEO))
    assert again.empty
    assert (again.unchanged, again.kept) == (4, ())


def test_IM1_what_a_person_wrote_stays_and_is_listed() -> None:
    stage = Stage()
    stage.bring(crew(PETRA, MATEO))
    stage.hand(stage.imogen, "person", "edit", stage.person("Petra Lindqvist")["id"], position="Chief lighting tech")
    found = stage.plan(crew(("Petra Lindqvist", "Best boy", "+15055550109"), MATEO))
    assert [dict(line.fields) for line in found.changed] == [{"phone": ("+15055550101", "+15055550109")}]
    assert [(one.field, one.stands, one.file, one.why) for one in found.kept] == [
        ("position", "Chief lighting tech", "Best boy", "by_hand")
    ]


def test_IM1_somebody_entered_by_hand_is_found_by_name_and_only_completed() -> None:
    stage = Stage()
    id = "0195703c-0000-7000-8000-000000000001"
    stage.hand(stage.imogen, "person", "add", id, name="Petra Lindqvist", role="crew")
    found = stage.plan(crew(PETRA))
    assert [(line.kind, line.record) for line in found.changed] == [("person", id)]
    assert [(line.kind, line.record) for line in found.added] == [("contact", record_id("contact", id))]
    stage.bring(crew(PETRA))
    assert stage.person("Petra Lindqvist")["id"] == id
    assert stage.phone("Petra Lindqvist") == "+15055550101"


def test_IM1_a_number_typed_in_another_dress_is_the_same_number() -> None:
    stage = Stage()
    stage.bring(crew(PETRA))
    contact = record_id("contact", stage.person("Petra Lindqvist")["id"])
    stage.hand(stage.imogen, "contact", "edit", contact, phone="(505) 555-0101")
    found = stage.plan(crew(PETRA))
    assert (found.empty, found.kept) == (True, ())


def test_IM1_whom_a_person_renamed_is_still_the_same_in_the_next_version() -> None:
    stage = Stage()
    id = "0195703c-0000-7000-8000-000000000001"
    stage.hand(stage.imogen, "person", "add", id, name="Mateo Brandt", role="pa")
    stage.bring(crew(PETRA, MATEO))
    stage.hand(stage.imogen, "person", "edit", id, name="Mateo Brandt-Ruiz")
    found = stage.plan(crew(PETRA, MATEO))
    assert found.added == ()
    assert [(one.record, one.field) for one in found.kept if one.field == "name"] == [(id, "name")]


def test_IM1_whoever_was_struck_by_hand_stays_struck() -> None:
    stage = Stage()
    stage.bring(crew(PETRA, MATEO))
    stage.hand(stage.imogen, "person", "strike", stage.person("Mateo Brandt")["id"], struck="2026-03-07T12:00:00.000Z")
    found = stage.plan(crew(PETRA, MATEO))
    assert found.empty
    assert [one.why for one in found.kept if one.kind == "person"] == ["struck"]


def test_IM2_a_newer_version_takes_away_what_it_no_longer_has() -> None:
    stage = Stage()
    stage.bring(crew(PETRA, MATEO, ANSELM))
    found = stage.plan(crew(PETRA, MATEO))
    assert [(line.kind, line.record) for line in found.removed] == [("person", stage.person("Anselm Roy")["id"])]
    stage.bring(crew(PETRA, MATEO))
    assert stage.names() == {"Petra Lindqvist", "Mateo Brandt"}
    struck = stage.log.get("person", record_id("person", "list", "Anselm Roy"))
    assert struck is not None
    assert struck["struck"]


def test_IM2_another_list_takes_nobody_of_the_first_away() -> None:
    stage = Stage()
    stage.bring(crew(PETRA, MATEO))
    other = crew(ANSELM)
    assert stage.plan(other).removed == ()
    stage.bring(other)
    assert stage.names() == {"Petra Lindqvist", "Mateo Brandt", "Anselm Roy"}


def test_IM2_a_list_of_its_own_takes_nothing_away_though_it_looks_like_a_newer_version() -> None:
    stage = Stage()
    stage.bring(crew(PETRA, MATEO, ANSELM))
    assert stage.plan(crew(PETRA, MATEO)).source is not None
    assert stage.plan(crew(PETRA, MATEO), source="own").removed == ()
    assert stage.plan(crew(PETRA, MATEO), removes=False).removed == ()


def test_IM1_whoever_was_touched_has_joined_or_is_needed_is_not_taken_away() -> None:
    stage = Stage()
    everyone = [(name, None, "+1505555010" + str(n)) for n, name in enumerate(("A", "B", "C", "D", "E", "F", "G", "H"))]
    stage.bring(crew(*everyone))
    ids = {name: stage.person(name)["id"] for name, _, _ in everyone}
    stage.hand(stage.imogen, "person", "edit", ids["A"], position="Gaffer")
    stage.hand(stage.imogen, "contact", "edit", record_id("contact", ids["B"]), phone="+15055550199")
    run = "0195703c-0000-7000-8000-000000000009"
    assert stage.hand(stage.imogen, "run", "give", run, title="Batteries", assignee=ids["C"]) == "applied"
    found = stage.plan(crew(*everyone[4:]), joined={ids["D"]})
    assert {one.record: one.why for one in found.kept} == {
        ids["A"]: "by_hand",
        ids["B"]: "in_use",
        ids["C"]: "in_use",
        ids["D"]: "joined",
    }
    assert found.removed == ()


def test_IM5_PE1_a_role_that_the_importer_may_not_give_is_listed_and_the_rest_comes_in() -> None:
    stage = Stage()
    drafts = crew(PETRA) + crew(("Rosalind Okafor", "Accountant", "+15055550103"), role="accountant")
    found = stage.plan(drafts, by=stage.sol)
    rosalind = record_id("person", "list", "Rosalind Okafor")
    assert [(one.kind, one.record, one.code, one.name) for one in found.not_taken][:1] == [
        ("person", rosalind, "not_yours", "Rosalind Okafor")
    ]
    stage.bring(drafts, by=stage.sol)
    assert stage.names() == {"Petra Lindqvist"}
    assert stage.plan(drafts).not_taken == ()


def test_IM5_of_a_change_only_the_role_is_not_taken() -> None:
    stage = Stage()
    stage.bring(crew(PETRA))
    newer = crew(("Petra Lindqvist", "Accountant", "+15055550101"), role="accountant")
    found = stage.plan(newer, by=stage.sol)
    assert [dict(line.fields) for line in found.changed] == [{"position": ("Gaffer", "Accountant")}]
    assert [(one.field, one.code) for one in found.not_taken] == [("role", "not_yours")]


def speaker(cue: str) -> dict[str, object]:
    """As the reader of scripts drafts who speaks."""
    match = [{way: cue, "category": category} for way in ("name", "cue") for category in ("Cast Members", "Cast")]
    fields = {"name": cue, "category": "Cast Members"}
    record = record_id("element", "script", cue)
    return {"kind": "element", "record": record, "verb": "element.add", "fields": fields, "match": match}


def test_IM1_a_cue_is_whoever_alone_has_that_word_in_his_name_and_his_name_stays() -> None:
    stage = Stage()
    names = ("Orrin Vale", "Pearl, the clerk", "Deputy Lyle", "Deputy Shaw")
    for place, name in enumerate(names):
        id = f"0195703c-0000-7000-8000-00000000000{place}"
        stage.hand(stage.imogen, "element", "add", id, name=name, category="Cast Members", board_id=str(place))
    found = stage.plan([speaker("ORRIN"), speaker("PEARL"), speaker("DEPUTY")])
    assert [dict(line.fields)["name"] for line in found.added] == [(None, "DEPUTY")], "of two deputies it is neither"
    assert (found.changed, found.kept) == ((), ())
