"""Runs: numbers, children's rights and takes, as several phones bring them in."""

from __future__ import annotations

import pytest

from tests.server.office_errands import AT, Office, deliver, take


@pytest.fixture
def office() -> Office:
    return Office()


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


def test_RU6_whoever_has_a_run_neither_cancels_it_nor_hands_it_on(office: Office) -> None:
    """Only the office does either, whatever verb the phone gives it."""
    run, other = office.give(assignee=office.grip.person), office.theo.person
    grip = office.grip.look()
    for verb in ("run.take", "run.pick_up", "run.deliver"):
        grip.write(verb, run, state="cancelled")
    grip.write("run.take", run, assignee=other)
    grip.write("run.deliver", run, state="delivered", delivered_by=other)
    grip.write("run.cannot", run, assignee=other, cannot="Busy")
    assert [one.why and one.why["code"] for one in grip.send()] == ["not_yours"] * 6
    assert (office.run(run)["state"], office.run(run)["assignee"]) == ("given", office.grip.person)
    office.grip.did("run.cannot", run, assignee=None, cannot="Busy")
    assert office.run(run)["assignee"] is None
