"""Bringing in as a whole, and undoing it in one act (IM3, IM4, K2)."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.importing.applying import NotBrought, bring, prepare
from sync.house import Actor, record_id
from tests.server.import_stage import Row, Stage, crew

PETRA = ("Petra Lindqvist", "Gaffer", "+15055550101")
MATEO = ("Mateo Brandt", "Truck PA", "+15055550102")
ANSELM = ("Anselm Roy", "Grip", None)


def test_IM3_what_was_not_shown_does_not_come_in() -> None:
    stage = Stage()
    stage.bring(crew(PETRA))
    asking = stage.asking(crew(("Petra Lindqvist", "Gaffer", "+15055550109")))
    shown = prepare(stage.log, stage.imogen, asking, stage.now).plan.digest
    contact = record_id("contact", stage.person("Petra Lindqvist")["id"])
    stage.hand(stage.imogen, "contact", "edit", contact, phone="+15055550150")
    head = stage.log.head()
    moved = bring(stage.log, stage.imogen, asking, shown, stage.now, stage.writer(stage.imogen))
    assert moved is not None
    assert [one.file for one in moved.plan.kept] == ["+15055550109"]
    assert stage.log.head() == head
    assert stage.phone("Petra Lindqvist") == "+15055550150"


def test_IM3_what_moves_between_the_last_look_and_the_commit_keeps_it_all_out() -> None:
    stage = Stage()
    stage.bring(crew(PETRA))
    asking = stage.asking(crew(("Petra Lindqvist", "Gaffer", "+15055550109"), MATEO))
    shown = prepare(stage.log, stage.imogen, asking, stage.now).plan.digest
    contact = record_id("contact", stage.person("Petra Lindqvist")["id"])
    writes = stage.writer(stage.imogen)

    def late(device: str, chunks: list[list[dict[str, Any]]]) -> Any:
        if stage.phone("Petra Lindqvist") != "+15055550150":
            stage.hand(stage.imogen, "contact", "edit", contact, phone="+15055550150")
        return writes(device, chunks)

    assert bring(stage.log, stage.imogen, asking, shown, stage.now, late) is not None
    assert stage.names() == {"Petra Lindqvist"}


def test_K2_bringing_in_twice_is_as_good_as_once() -> None:
    stage = Stage()
    asking = stage.asking(crew(PETRA, MATEO))
    shown = prepare(stage.log, stage.imogen, asking, stage.now).plan.digest
    for _ in range(2):
        assert bring(stage.log, stage.imogen, asking, shown, stage.now, stage.writer(stage.imogen)) is None
    assert stage.writes == 1
    record = stage.log.get("import", asking.heading.id)
    assert record is not None
    assert (record["by"], record["added"], record["file"]) == (stage.imogen.person, 4, "crew.xlsx")


def test_IM5_whose_rights_were_taken_after_the_preview_brings_nothing_in() -> None:
    stage = Stage()
    asking = stage.asking(crew(PETRA))
    shown = prepare(stage.log, stage.sol, asking, stage.now).plan.digest
    head = stage.log.head()
    pa = Actor(stage.sol.person, "pa")
    with pytest.raises(NotBrought, match="not_yours"):
        bring(stage.log, stage.sol, asking, shown, stage.now, stage.writer(pa))
    with pytest.raises(NotBrought, match="not_yours"):
        bring(stage.log, pa, asking, shown, stage.now, stage.writer(pa))
    assert stage.log.head() == head


def test_IM4_an_undo_brings_back_what_stood_before() -> None:
    stage = Stage()
    stage.bring(crew(PETRA, MATEO, ANSELM))
    before = stage.state()
    newer = stage.bring(
        crew(("Petra Lindqvist", "Best boy", "+15055550109"), MATEO, ("Juno Ash", "PA", "+15055550104"))
    )
    assert stage.names() == {"Petra Lindqvist", "Mateo Brandt", "Juno Ash"}
    done = stage.undo(newer)
    assert done is not None
    assert (done.back, done.struck, done.lifted, done.stays) == (3, 1, 1, [])
    assert stage.state() == before


def test_IM4_a_second_undo_does_nothing_and_importing_again_is_the_redo() -> None:
    stage = Stage()
    id = stage.bring(crew(PETRA, MATEO))
    assert stage.undo(id) is not None
    head = stage.log.head()
    assert stage.undo(id) is None
    assert stage.log.head() == head
    assert stage.names() == set()
    stage.bring(crew(PETRA, MATEO))
    assert stage.names() == {"Petra Lindqvist", "Mateo Brandt"}
    assert stage.phone("Petra Lindqvist") == "+15055550101"


def test_IM4_what_was_changed_by_hand_since_stays_and_is_named() -> None:
    stage = Stage()
    stage.bring(crew(PETRA))
    newer = stage.bring(crew(("Petra Lindqvist", "Best boy", "+15055550109"), MATEO))
    stage.hand(stage.imogen, "person", "edit", stage.person("Petra Lindqvist")["id"], position="Rigging gaffer")
    stage.hand(stage.imogen, "person", "edit", stage.person("Mateo Brandt")["id"], position="Set PA")
    done = stage.undo(newer)
    assert done is not None
    assert {(one.kind, one.field) for one in done.stays} == {("person", "position"), ("person", "")}
    assert stage.person("Petra Lindqvist")["position"] == "Rigging gaffer"
    assert stage.phone("Petra Lindqvist") == "+15055550101"
    assert stage.person("Mateo Brandt")["position"] == "Set PA"


def test_IM4_an_undo_by_whoever_may_not_do_all_of_it_does_none() -> None:
    stage = Stage()
    id = stage.bring(crew(PETRA))
    head = stage.log.head()
    with pytest.raises(NotBrought, match="not_yours"):
        stage.undo(id, by=stage.sol)  # a secretary strikes nobody
    assert stage.log.head() == head
    with pytest.raises(LookupError):
        stage.undo("0195703c-0000-7000-8000-000000000001")


NAMES = ("A", "B", "C", "D")
rows = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from([None, "Grip", "Gaffer"]),
        st.sampled_from([None, "+15055550101", "+15055550102"]),
    ),
    unique_by=lambda row: row[0],
)
hands = st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["position", "phone", "strike", "unit"])), max_size=5)


def _by_hand(stage: Stage, deeds: list[tuple[int, str]], seed: int) -> set[str]:
    """Deeds by hand on whoever stands; the people they touched."""
    chance = random.Random(seed)
    touched = set()
    for pick, what in deeds:
        people = sorted(stage.names())
        if not people:
            continue
        id = stage.person(people[pick % len(people)])["id"]
        touched.add(id)
        if what == "strike":
            stage.hand(stage.imogen, "person", "strike", id, struck="2026-03-07T12:00:00.000Z")
        elif what == "phone":
            number = f"+1505555{chance.randrange(1000, 9999)}"
            stage.hand(stage.imogen, "contact", "edit", record_id("contact", id), person=id, phone=number)
        else:
            stage.hand(stage.imogen, "person", "edit", id, **{what: f"Hand {chance.randrange(99)}"})
    return touched


@settings(max_examples=150, deadline=None)
@given(rows, hands, rows, hands)
def test_IM4_import_hand_import_hand_undo_leaves_the_first_and_the_hand(
    first: list[Row], early: list[tuple[int, str]], second: list[Row], late: list[tuple[int, str]]
) -> None:
    stage = Stage()
    if first:
        stage.bring(crew(*first))
    _by_hand(stage, early, 1)
    before = stage.state()
    id = stage.bring(crew(*second))
    again = stage.plan(crew(*second))
    assert again.empty
    touched = _by_hand(stage, late, 2)
    after = stage.state()
    assert stage.undo(id) is not None
    now = stage.state()

    def person(key: tuple[str, str], of: dict[str, Any]) -> str:
        return key[1] if key[0] == "person" else str(of[key]["person"])

    for key in before.keys() | after.keys() | now.keys():
        known = next(of for of in (now, after, before) if key in of)
        if person(key, known) not in touched:
            assert now.get(key) == before.get(key), key
    assert stage.undo(id) is None


@settings(max_examples=100, deadline=None)
@given(rows, hands, rows)
def test_IM1_an_import_never_changes_what_a_hand_wrote(
    first: list[Row], early: list[tuple[int, str]], second: list[Row]
) -> None:
    stage = Stage()
    if first:
        stage.bring(crew(*first))
    _by_hand(stage, early, 1)
    with stage.log.store.reading() as view:
        from server.importing.standing import Standing, by_hand

        standing = Standing(view)
        wrote = {
            (kind, id, name): live.fields.get(name)
            for kind in ("person", "contact")
            for id, live in standing.of(kind).items()
            for name in live.stamps
            if by_hand(live, name)
        }
    stage.bring(crew(*second))
    for (kind, id, name), value in wrote.items():
        assert (stage.log.get(kind, id) or {}).get(name) == value
    assert stage.log.verify().ok
