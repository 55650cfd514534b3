"""Our own faults cost one deed and not the commit (A1), and never reach what is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from sync.house import Ask, Consequence, Deed, House, Refused, Write, record_id
from sync.kind import Kind, Verb
from sync.memory import MemoryStore
from sync.store import StoreDamaged
from tests.sync.show import ANYONE, KINDS, PLACE, THE_OFFICE
from tests.sync.stage import Stage

SEAT = record_id("seat", "x", "2026-03-08")


def mistaken(then: Any) -> dict[str, Kind]:
    """The show with a verb whose consequence is a mistake of ours."""
    verbs = (*PLACE.verbs, Verb("place.mistake", ANYONE, sets=("note",), then=then), Verb("place.see", THE_OFFICE))
    return {**KINDS, "place": replace(PLACE, verbs=verbs)}


def wrong_value(deed: Deed, house: House) -> Iterable[Consequence]:
    yield Write("memo", deed.after["id"], {"text": "written before the mistake"})
    yield Write("place", deed.after["id"], {"order": "third"})


def no_such_field(deed: Deed, house: House) -> Iterable[Consequence]:
    yield Write("place", deed.after["id"], {"colour": "red"})


def no_such_kind(deed: Deed, house: House) -> Iterable[Consequence]:
    yield Write("tent", deed.after["id"], {"name": "Mess"})


def not_plain(deed: Deed, house: House) -> Iterable[Consequence]:
    yield Write("memo", deed.after["id"], {"about": [float("nan")]})


def not_plain_asked(deed: Deed, house: House) -> Iterable[Consequence]:
    yield Ask("place", deed.after["id"], "name", {1, 2})


def wrong_key(deed: Deed, house: House) -> Iterable[Consequence]:
    yield Write("seat", SEAT, {"person": deed.actor.person, "date": "2026-03-08"})


def rewrites_what_is_only_added(deed: Deed, house: House) -> Iterable[Consequence]:
    slip = house.all("slip")[0]
    yield Write("slip", slip["id"], {"text": "another text"})


def asks_about_nothing(deed: Deed, house: House) -> Iterable[Consequence]:
    yield Ask("errand", deed.entry["id"], "title", "x")


def divides_by_nothing(deed: Deed, house: House) -> Iterable[Consequence]:
    raise ZeroDivisionError


MISTAKES = (
    wrong_value,
    no_such_field,
    no_such_kind,
    not_plain,
    not_plain_asked,
    wrong_key,
    rewrites_what_is_only_added,
    asks_about_nothing,
    divides_by_nothing,
)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.__name__)
def test_A1_a_mistake_of_ours_holds_the_deed_and_is_told_and_leaves_nothing(mistake: Any) -> None:
    stage = Stage(kinds=mistaken(mistake))
    imogen, ben = stage.phone("Imogen"), stage.phone("Ben")
    errand = imogen.made("errand.give", title="Film stock")
    ben.made("slip.sign", errand=errand, person=ben.person, text="two cans")
    diner = ben.made("place.add", name="Diner")
    before = {kind: stage.log.records(kind) for kind in stage.kinds}
    ben.do("place.mistake", diner, note="mistaken")
    ben.do("place.edit", diner, order=3)
    outcomes = ben.sync()
    assert [o.outcome for o in outcomes] == ["held", "applied"]
    assert outcomes[0].why
    assert outcomes[0].why["code"] == "fault"
    assert len(stage.server.faults) == 1
    after = {kind: stage.log.records(kind) for kind in stage.kinds}
    assert after.pop("place") == [{**before.pop("place")[0], "order": 3, "rev": outcomes[1].seq}]
    assert after == before
    assert stage.log.verify().ok


def test_A1_a_refusal_that_says_what_cannot_be_said_is_still_a_refusal() -> None:
    def refuse(deed: Deed, house: House) -> Iterable[Consequence]:
        raise Refused("forbidden", "Not this one.", {"values": {1, 2}})

    stage = Stage(kinds=mistaken(refuse))
    ben = stage.phone("Ben")
    diner = ben.made("place.add", name="Diner")
    outcome = ben.did("place.mistake", diner, note="x")
    assert outcome.why == {"code": "forbidden", "text": "Not this one.", "values": {}}


class Torn(MemoryStore):
    """A store that fails when a place is read."""

    torn = False

    def record(self, kind: str, id: str) -> Any:
        if self.torn and kind == "place":
            raise StoreDamaged("database disk image is malformed")
        return super().record(kind, id)

    @contextmanager
    def reading(self) -> Iterator[MemoryStore]:
        yield self


def test_A1_a_store_that_cannot_be_read_is_no_fault_of_the_deed() -> None:
    store = Torn()
    stage = Stage(store)
    ben = stage.phone("Ben")
    diner = ben.made("place.add", name="Diner")
    head, store.torn = stage.log.head(), True
    ben.do("place.edit", diner, note="kept on the phone")
    with pytest.raises(StoreDamaged):
        ben.sync()
    assert stage.log.head() == head
    store.torn = False
    ben.crash()
    assert [o.outcome for o in ben.sync()] == ["applied"]
