"""Proofs of delivery: the first counts at once, none is lost, and only a difference asks."""

from __future__ import annotations

from typing import Any

import pytest

from sync.house import record_id
from tests.server.office_errands import AT, LATER, Office, deliver, prove


@pytest.fixture
def office() -> Office:
    return Office()


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


def test_RU7_a_proof_by_someone_whose_run_it_is_not_is_kept_and_asks(office: Office) -> None:
    run = office.give(assignee=office.theo.person, open_to=None)
    proof = prove(office.maya.look(), run, place="Nowhere")
    assert [one.outcome for one in office.maya.send()] == ["applied"]
    found = office.run(run)
    assert (found["state"], found["proof"], found["delivered_by"]) == ("given", None, None)
    assert [one["id"] for one in office.stage.all("run_proof")] == [proof]
    (question,) = office.questions()
    assert (question["about_field"], question["person"]) == ("proof", None)
    assert [(line["value"], line["sentence"]) for line in question["lines"]] == [(proof, "question.proof_by_another")]
    office.settle(question, proof)
    found = office.run(run)
    assert (found["state"], found["proof"], found["delivered_by"]) == ("delivered", proof, office.maya.person)
    assert office.questions() == []


def test_RU7_where_the_office_does_not_count_it_the_run_stays_and_its_own_proof_delivers(office: Office) -> None:
    run = office.give(assignee=office.theo.person, open_to=None)
    prove(office.maya.look(), run)
    office.maya.send()
    office.settle(office.questions()[0], None)
    assert office.run(run)["state"] == "given"
    own = prove(office.theo.look(), run)
    office.theo.send()
    assert (office.run(run)["proof"], office.run(run)["delivered_by"]) == (own, office.theo.person)


@pytest.mark.parametrize("had", [{"assignee": True}, {"open_to": "pa"}])
def test_RU7_A6_whoever_had_the_run_when_he_last_looked_delivers_it(office: Office, had: dict[str, Any]) -> None:
    run = office.give(open_to=had.get("open_to"), assignee=office.theo.person if "assignee" in had else None)
    office.theo.look()
    office.boss.did("run.edit", run, assignee=office.maya.person, open_to=None)
    proof = prove(office.theo, run)
    assert [one.outcome for one in office.theo.send()] == ["applied"]
    assert (office.run(run)["state"], office.run(run)["proof"]) == ("delivered", proof)


def test_RU7_A3_a_proof_of_a_run_that_is_not_here_waits_for_it(office: Office) -> None:
    run = office.stage.uuid()
    proof = prove(office.theo.look(), run)
    (held,) = office.theo.send()
    assert held.why is not None
    assert (held.outcome, held.why["code"]) == ("held", "waits_for_record")
    assert office.stage.all("run_proof") == []
    office.boss.did("run.give", run, title="Ice", open_to="pa", state="given")
    assert (office.run(run)["state"], office.run(run)["proof"]) == ("delivered", proof)


def test_RU7_A3_a_proof_of_a_run_whose_giving_was_refused_is_refused(office: Office) -> None:
    run = office.stage.uuid()
    office.boss.look().write("run.give", run, title=7)
    prove(office.boss, run)
    assert [one.outcome for one in office.boss.send()] == ["refused", "refused"]
    assert office.stage.all("run_proof") == []
