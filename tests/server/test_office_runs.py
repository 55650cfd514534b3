"""Runs: numbers, children's rights, proofs and takes, as several phones bring them in."""

from __future__ import annotations

from typing import Any

import pytest

from sync.house import Record, record_id
from tests.server.office_stage import Phone, Stage

AT = "2026-05-13T18:30:00Z"
LATER = "2026-05-13T19:00:00Z"


class Office:
    def __init__(self) -> None:
        self.stage = Stage()
        self.theo, self.maya = self.stage.person("Theo", "pa"), self.stage.person("Maya", "pa")
        self.grip = self.stage.person("Rafe", "crew")
        self.boss = self.stage.coordinator

    def give(self, **fields: Any) -> str:
        id = self.stage.uuid()
        self.boss.did("run.give", id, **{"title": "Ice", "open_to": "pa", "state": "given", **fields})
        return id

    def item(self, run: str, text: str = "Ice, 40 lb") -> str:
        id = self.stage.uuid()
        self.boss.did("run_item.add", id, run=run, text=text)
        return id

    def run(self, id: str) -> Record:
        return self.stage.get("run", id)

    def questions(self) -> list[Record]:
        return self.stage.all("question", state="open")

    def sees(self, phone: Phone) -> set[str]:
        viewer = self.stage.log.viewer(phone.person)
        assert viewer is not None
        import json

        changes = [json.loads(text) for text in self.stage.log.take_in(viewer, None, None).changes]
        return {one["id"] for one in changes if one["kind"].startswith("run") and "record" in one}

    def settle(self, question: Record, value: Any) -> None:
        about = self.stage.get(question["about_kind"], question["about_record"])
        shown = {
            "stands": about[question["about_field"]],
            "lines": [line["entry"] for line in question["lines"]],
        }
        self.boss.did("question.settle", question["id"], settling={"value": value, "shown": shown})


@pytest.fixture
def office() -> Office:
    return Office()


def take(phone: Phone, run: str) -> None:
    phone.write("run.take", run, assignee=phone.person, state="taken", taken_at=AT)


def deliver(phone: Phone, run: str, at: str = AT) -> None:
    phone.write("run.deliver", run, state="delivered", delivered_at=at, delivered_by=phone.person)


def prove(phone: Phone, run: str, at: str = AT, **fields: Any) -> str:
    id = phone.stage.uuid()
    phone.write("run_proof.make", id, run=run, person=phone.person, at=at, **fields)
    return id


def test_RU1_E5_numbers_are_given_at_acceptance_without_gaps(office: Office) -> None:
    first = office.give()
    refused = office.theo.do("run.give", office.stage.uuid(), title="Mine")
    second = office.give(open_to=None)
    office.boss.did("run.cancel", second, state="cancelled")
    third = office.give()
    assert refused.outcome == "refused"
    assert [office.run(id)["number"] for id in (first, second, third)] == [1, 2, 3]
    office.boss.did("run.give", first, title="Ice and water")
    assert office.run(first)["number"] == 1


def test_RU1_E5_two_runs_of_one_push_get_two_numbers(office: Office) -> None:
    ids = [office.stage.uuid() for _ in range(3)]
    for id in ids:
        office.boss.write("run.give", id, title="Ice")
    assert [outcome.outcome for outcome in office.boss.send()] == ["applied"] * 3
    assert [office.run(id)["number"] for id in ids] == [1, 2, 3]
    assert {office.run(id)["state"] for id in ids} == {"given"}


def test_RU1_a_number_cannot_be_claimed(office: Office) -> None:
    outcome = office.boss.do("run.give", office.stage.uuid(), title="Ice", number=99)
    assert outcome.outcome == "refused"
    assert office.stage.all("run") == []


def test_RU2_C1_items_follow_their_run_in_the_same_commit(office: Office) -> None:
    run = office.give(open_to=None, assignee=office.theo.person, requested_by=office.grip.person)
    item = office.item(run)
    assert {run, item} <= office.sees(office.theo)
    assert {run, item} <= office.sees(office.grip)
    assert office.sees(office.maya) == set()
    outcome = office.boss.did("run.edit", run, assignee=office.maya.person)
    assert office.sees(office.theo) == set()
    assert {run, item} <= office.sees(office.maya)
    assert office.stage.get("run_item", item)["rev"] == outcome.seq
    outcome = office.maya.did("run.cannot", run, assignee=None, cannot="No car")
    assert office.stage.get("run_item", item)["assignee"] is None
    assert office.stage.get("run_item", item)["rev"] == outcome.seq


def test_RU2_items_that_came_before_their_run_follow_it_too(office: Office) -> None:
    run, item = office.stage.uuid(), office.stage.uuid()
    office.boss.did("run_item.add", item, run=run, text="Ice")
    assert office.stage.get("run_item", item)["open_to"] is None
    office.boss.did("run.give", run, title="Ice", open_to="pa")
    assert office.stage.get("run_item", item)["open_to"] == "pa"
    office.theo.did("run_item.tick", item, ticked=True)


def test_RU2_an_item_put_on_another_run_takes_that_runs_rights(office: Office) -> None:
    mine, other = office.give(), office.give(open_to=None, assignee=office.maya.person)
    item = office.item(mine)
    office.boss.did("run_item.edit", item, run=other)
    found = office.stage.get("run_item", item)
    assert (found["assignee"], found["open_to"]) == (office.maya.person, None)


def test_RU3_the_first_proof_counts_at_once_even_where_the_step_was_lost(office: Office) -> None:
    run = office.give(assignee=office.theo.person)
    proof = prove(office.theo.look(), run, place="Stage 4", received_by="Joan")
    assert [one.outcome for one in office.theo.send()] == ["applied"]
    found = office.run(run)
    assert (found["state"], found["delivered_at"], found["delivered_by"]) == ("delivered", AT, office.theo.person)
    assert found["proof"] == proof
    assert office.questions() == []


def test_RU3_the_step_and_its_proof_together_ask_nothing_in_either_order(office: Office) -> None:
    for first, second in ((deliver, prove), (prove, deliver)):
        run = office.give(assignee=office.theo.person)
        office.theo.look()
        first(office.theo, run)
        second(office.theo, run)
        assert {one.outcome for one in office.theo.send()} == {"applied"}
        assert office.run(run)["state"] == "delivered"
    assert office.questions() == []


@pytest.mark.parametrize("with_step", [True, False])
def test_RU3_M2_delivered_without_signal_while_it_was_cancelled_asks_once(office: Office, with_step: bool) -> None:
    run = office.give(assignee=office.theo.person)
    office.theo.look()
    office.boss.did("run.cancel", run, state="cancelled")
    if with_step:
        deliver(office.theo, run)
    proof = prove(office.theo, run)
    outcomes = [one.outcome for one in office.theo.send()]
    assert outcomes == (["contested", "applied"] if with_step else ["applied"])
    (question,) = office.questions()
    assert (question["about_field"], office.run(run)["state"]) == ("state", "cancelled")
    assert [(line["person"], line["value"]) for line in question["lines"]] == [(office.theo.person, "delivered")]
    assert office.run(run)["proof"] == proof
    office.settle(question, "delivered")
    assert (office.run(run)["state"], office.run(run)["delivered_by"]) == ("delivered", office.theo.person)
    assert office.questions() == []


def test_RU3_a_proof_of_a_settled_cancelled_run_does_not_ask_again(office: Office) -> None:
    run = office.give(assignee=office.theo.person)
    office.theo.look()
    office.boss.did("run.cancel", run, state="cancelled")
    deliver(office.theo, run)
    office.theo.send()
    office.settle(office.questions()[0], "cancelled")
    prove(office.theo, run)
    office.theo.send()
    assert office.questions() == []
    assert office.run(run)["state"] == "cancelled"


def two_deliveries(office: Office, first: dict[str, Any], second: dict[str, Any]) -> tuple[str, str, str]:
    run = office.give()
    office.theo.look()
    office.maya.look()
    deliver(office.theo, run)
    one = prove(office.theo, run, **first)
    deliver(office.maya, run, LATER)
    two = prove(office.maya, run, LATER, **second)
    assert {outcome.outcome for outcome in office.theo.send()} == {"applied"}
    assert "refused" not in {outcome.outcome for outcome in office.maya.send()}
    return run, one, two


def test_RU4_M4_two_deliveries_that_say_the_same_are_kept_and_ask_nothing(office: Office) -> None:
    item = office.stage.uuid()
    run, one, two = two_deliveries(
        office,
        {"items": [item], "place": "Stage 4", "received_by": "Joan Park", "note": "at the door"},
        {"items": [item], "place": " stage  4", "received_by": "joan park", "signature": "M0 0"},
    )
    assert {proof["id"] for proof in office.stage.all("run_proof", run=run)} == {one, two}
    assert office.questions() == []
    assert (office.run(run)["proof"], office.run(run)["delivered_by"]) == (one, office.theo.person)


@pytest.mark.parametrize("differing", [{"place": "Gate 2"}, {"received_by": "Bo"}, {"items": []}, {"short": 2}])
def test_RU4_M4_a_second_delivery_that_differs_asks_which_counts(office: Office, differing: dict[str, Any]) -> None:
    said = {"items": [office.stage.uuid()], "place": "Stage 4", "received_by": "Joan"}
    run, one, two = two_deliveries(office, said, {**said, **differing})
    (question,) = office.questions()
    assert (question["about_record"], question["about_field"]) == (run, "proof")
    assert [(line["value"], line["sentence"]) for line in question["lines"]] == [(two, "question.two_deliveries")]
    assert question["stands"]["person"] == office.theo.person
    assert question["person"] is None
    assert office.run(run)["proof"] == one
    office.settle(question, two)
    found = office.run(run)
    assert (found["proof"], found["delivered_by"], found["delivered_at"]) == (two, office.maya.person, LATER)


def test_RU5_M4_two_takes_without_having_seen_each_other_ask(office: Office) -> None:
    run = office.give()
    item = office.item(run)
    office.theo.look()
    office.maya.look()
    take(office.theo, run)
    take(office.maya, run)
    assert office.theo.send()[0].outcome == "applied"
    assert office.maya.send()[0].outcome == "contested"
    (question,) = office.questions()
    assert (question["about_field"], question["stands"]["person"]) == ("assignee", office.theo.person)
    assert [line["value"] for line in question["lines"]] == [office.maya.person]
    assert office.stage.get("run_item", item)["assignee"] == office.theo.person
    office.settle(question, office.maya.person)
    assert office.run(run)["assignee"] == office.maya.person
    assert office.stage.get("run_item", item)["assignee"] == office.maya.person


def test_RU5_M4_a_take_that_knew_of_the_first_asks_too(office: Office) -> None:
    run = office.give()
    item = office.item(run)
    for phone in (office.theo, office.maya):
        take(phone.look(), run)
        phone.send()
    (question,) = office.questions()
    assert (question["stands"]["person"], question["person"]) == (office.theo.person, None)
    assert [(line["value"], line["sentence"]) for line in question["lines"]] == [
        (office.maya.person, "question.two_takes")
    ]
    assert office.run(run)["assignee"] == office.stage.get("run_item", item)["assignee"] == office.theo.person
    assert question["id"] not in {one["id"] for one in office.stage.all("question", person=office.maya.person)}
    office.settle(question, office.maya.person)
    assert office.run(run)["assignee"] == office.stage.get("run_item", item)["assignee"] == office.maya.person


def test_RU5_the_office_hands_a_taken_run_over_without_asking(office: Office) -> None:
    run = office.give()
    take(office.theo.look(), run)
    office.theo.send()
    office.boss.did("run.edit", run, assignee=office.maya.person)
    take(office.maya.look(), run)
    office.maya.send()
    assert office.run(run)["assignee"] == office.maya.person
    assert office.questions() == []


def test_RU5_a_run_given_back_can_be_taken_by_another(office: Office) -> None:
    run = office.give()
    take(office.theo.look(), run)
    office.theo.send()
    office.theo.did("run.cannot", run, assignee=None, cannot="Flat tyre")
    take(office.maya.look(), run)
    office.maya.send()
    assert office.run(run)["assignee"] == office.maya.person
    assert office.questions() == []


def test_RU6_a_runner_does_nothing_in_anothers_name(office: Office) -> None:
    run, other = office.give(), office.theo.person
    maya = office.maya.look()
    maya.write("run.take", run, assignee=other, state="taken", taken_at=AT)
    maya.write("run.deliver", run, state="delivered", delivered_at=AT, delivered_by=other)
    maya.write("run_proof.make", office.stage.uuid(), run=run, person=other, at=AT)
    deliver(maya, run)
    outcomes = maya.send()
    assert [one.outcome for one in outcomes] == ["refused", "refused", "refused", "applied"]
    assert [one.why["code"] for one in outcomes[:3] if one.why] == ["not_yours"] * 3
    assert office.run(run)["assignee"] is None
    assert office.stage.all("run_proof") == []
    office.boss.did("run.take", run, assignee=other, state="delivered", taken_at=AT)


def test_RU4_M3_the_same_proof_twice_is_one(office: Office) -> None:
    run = office.give(assignee=office.theo.person)
    prove(office.theo.look(), run)
    again = [dict(entry) for entry in office.theo.waiting]
    office.theo.send()
    office.theo.waiting = again
    assert office.theo.send()[0].outcome == "applied"
    assert len(office.stage.all("run_proof")) == 1
    assert office.questions() == []
    assert record_id("question", run, "proof") not in {one["id"] for one in office.stage.all("question")}
