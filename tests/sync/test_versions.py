"""Kinds that have moved on since a phone was last updated: every version ever shipped is accepted (E8).

No real kind is beyond its first version, so a tent stands for it: its first version had `beds` as a text and
`tent.pitch`; its second counts them; its third calls the deed `tent.add` and knows `tent.fold` no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from sync.house import Refused
from sync.kind import Field, Kind, Kinds, Verb, everyone
from tests.sync.show import ANYONE, KINDS
from tests.sync.stage import Stage, StagePhone


def counted(verb: str, fields: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    beds = fields.get("beds")
    return verb, {**fields, "beds": int(beds)} if isinstance(beds, str) and beds.isdigit() else fields


def renamed(verb: str, fields: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    if verb == "tent.fold":
        raise Refused("no_fold", "Tents are not folded any more.")
    return ("tent.add" if verb == "tent.pitch" else verb), fields


TENT = Kind(
    name="tent",
    label=("Tent", "Carpa"),
    fields={
        "name": Field("text", ("Name", "Nombre"), required=True),
        "beds": Field("whole", ("Beds", "Camas")),
    },
    sees=(everyone(),),
    verbs=(Verb("tent.add", ANYONE, creates=True), Verb("tent.edit", ANYONE)),
    v=3,
    lifts=(counted, renamed),
)
FIRST = replace(
    TENT,
    fields={**TENT.fields, "beds": Field("text", ("Beds", "Camas"))},
    verbs=(Verb("tent.pitch", ANYONE, creates=True), Verb("tent.edit", ANYONE), Verb("tent.fold", ANYONE)),
    v=1,
    lifts=(),
)
NOW: Kinds = {**KINDS, "tent": TENT}
THEN: Kinds = {**KINDS, "tent": FIRST}


@pytest.fixture
def stage() -> Stage:
    return Stage(kinds=NOW)


def at(version: int, phone: StagePhone, verb: str, record: str | None = None, **fields: Any) -> dict[str, Any]:
    entry = phone.do(verb, record, **fields)
    entry["v"] = version
    return entry


@pytest.mark.parametrize(
    ("version", "verb", "beds"), [(1, "tent.pitch", "4"), (2, "tent.pitch", 4), (3, "tent.add", 4)]
)
def test_E8_every_version_of_a_kind_ever_shipped_is_accepted(
    stage: Stage, version: int, verb: str, beds: object
) -> None:
    ben = stage.phone("Ben")
    tent = at(version, ben, verb, None, name="Mess tent", beds=beds)["record"]
    assert [o.outcome for o in ben.sync()] == ["applied"]
    assert (stage.get("tent", tent)["name"], stage.get("tent", tent)["beds"]) == ("Mess tent", 4)


def test_E8_the_row_keeps_a_lifted_deed_as_it_was_written_and_the_same_deed_again_is_the_same(stage: Stage) -> None:
    ben = stage.phone("Ben")
    entry = at(1, ben, "tent.pitch", None, name="Mess tent", beds="4")
    (first,) = ben.push()
    assert ben.push() == [first]
    with stage.store.reading() as view:
        row, side = view.row(first.seq or 0), view.side(first.seq or 0)
    assert row
    assert side
    assert ('"verb":"tent.pitch"' in row.envelope, '"v":1' in row.envelope, '"beds":"4"' in side.text) == (True,) * 3
    assert ben.send({**entry, "fields": {"name": "Mess tent", "beds": 4}})[0].outcome == "refused"


def test_E8_M1_a_lifted_deed_meets_what_others_wrote_like_any_other(stage: Stage) -> None:
    ben, ana = stage.phone("Ben"), stage.phone("Ana")
    tent = at(3, ana, "tent.add", None, name="Mess tent", beds=4)["record"]
    ana.sync()
    ben.sync()
    at(1, ben, "tent.edit", tent, beds="6")
    at(3, ana, "tent.edit", tent, beds=8)
    ana.sync()
    assert [o.outcome for o in ben.sync()] == ["contested"]
    question = stage.question(tent, "beds")
    assert question
    # What is shown and may be chosen is the lifted value: the field is a number now.
    assert [line["value"] for line in question["lines"]] == [6]
    sol = stage.phone("Sol")
    assert sol.settle(question, 6).outcome == "applied"
    assert stage.get("tent", tent)["beds"] == 6


def test_E8_a_deed_that_a_version_no_longer_knows_is_refused_in_plain_words(stage: Stage) -> None:
    ben = stage.phone("Ben")
    tent = at(2, ben, "tent.pitch", None, name="Mess tent", beds=4)["record"]
    at(2, ben, "tent.fold", tent)
    outcomes = ben.sync()
    assert [o.outcome for o in outcomes] == ["applied", "refused"]
    assert outcomes[1].why
    assert outcomes[1].why["text"] == "Tents are not folded any more."


def test_E8_A3_what_leans_on_an_old_creation_that_was_refused_is_refused_too(stage: Stage) -> None:
    ben = stage.phone("Ben")
    tent = at(1, ben, "tent.pitch", None, name="Mess tent", beds="some")["record"]
    at(1, ben, "tent.edit", tent, name="Crew tent")
    assert [(o.outcome, o.why and o.why["code"]) for o in ben.sync()] == [
        ("refused", "bad_field"),
        ("refused", "no_such_record"),
    ]


def test_E8_A1_a_lift_that_fails_by_our_own_fault_holds_the_deed() -> None:
    def broken(verb: str, fields: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
        raise KeyError("beds")

    stage = Stage(kinds={**KINDS, "tent": replace(TENT, lifts=(broken, renamed))})
    ben = stage.phone("Ben")
    entry = at(1, ben, "tent.pitch", None, name="Mess tent")
    (held,) = ben.sync()
    assert (held.outcome, held.why and held.why["code"]) == ("held", "fault")
    stage.serve(kinds=NOW)
    from sync.house import Actor

    (released,) = stage.log.release([held.seq], Actor(stage.people["Imogen"], "coordinator"))
    assert (released.outcome, stage.get("tent", entry["record"])["name"]) == ("applied", "Mess tent")


def test_E8_what_an_older_server_held_of_a_later_version_is_applied_after_the_upgrade() -> None:
    stage = Stage(kinds=THEN)
    ben = stage.phone("Ben")
    tent = at(3, ben, "tent.add", None, name="Mess tent", beds=4)["record"]
    assert [o.why and o.why["code"] for o in ben.sync()] == ["unknown_version"]
    stage.serve(kinds=NOW)
    assert [o.outcome for o in stage.log.release_known()] == ["applied"]
    assert stage.get("tent", tent)["beds"] == 4


def test_E8_a_kind_says_how_each_of_its_versions_is_lifted() -> None:
    with pytest.raises(ValueError, match="version 3 wants 2 lifts, and has 1"):
        replace(TENT, lifts=(counted,))
    with pytest.raises(ValueError, match="wants 0 lifts"):
        replace(TENT, v=1)


def test_E8_the_log_says_which_kinds_are_beyond_their_first_version(stage: Stage) -> None:
    assert stage.log.versions == {"tent": 3}
    assert Stage().log.versions == {}
