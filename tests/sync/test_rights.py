"""Rights, now and when the deed was done (A6)."""

from __future__ import annotations

import pytest

from sync.outcome import Outcome
from tests.sync.stage import Stage, StagePhone


@pytest.fixture
def stage() -> Stage:
    return Stage()


def code(outcome: Outcome) -> str:
    return outcome.why["code"] if outcome.why else ""


def given_to(stage: Stage, name: str) -> tuple[StagePhone, str]:
    """An errand of that person's, and the coordinator's phone that gave it."""
    imogen = stage.phone("Imogen")
    return imogen, imogen.made("errand.give", title="Film stock", assignee=stage.people[name], state="given")


def test_A6_rights_are_judged_by_role_by_name_and_by_role_in_a_field(stage: Stage) -> None:
    imogen, errand = given_to(stage, "Ben")
    ben, ana, dov = (stage.phone(name) for name in ("Ben", "Ana", "Dov"))
    assert code(ana.did("errand.deliver", errand, state="delivered")) == "not_yours"
    assert ben.did("errand.deliver", errand, state="delivered").outcome == "applied"
    opened = imogen.made("errand.give", title="Ice", open_to="driver")
    assert code(ben.did("errand.take", opened, state="taken")) == "not_yours"
    dov.sync()
    assert dov.did("errand.take", opened, state="taken", assignee=stage.people["Dov"]).outcome == "applied"
    assert imogen.did("errand.cancel", errand, state="cancelled").outcome == "applied"


def test_A6_nobody_gives_himself_a_right_by_what_he_writes(stage: Stage) -> None:
    _, errand = given_to(stage, "Ben")
    ana = stage.phone("Ana")
    assert code(ana.did("errand.take", errand, assignee=stage.people["Ana"], state="taken")) == "not_yours"


def test_A6_a_pa_whose_run_was_reassigned_while_he_delivered_it_is_contested_not_refused(stage: Stage) -> None:
    imogen, errand = given_to(stage, "Ben")
    ben = stage.phone("Ben")
    ben.do("errand.deliver", errand, state="delivered", delivered_at="2026-03-07T12:10:00Z")
    imogen.did("errand.edit", errand, assignee=stage.people["Ana"])
    (outcome,) = ben.sync()
    assert (outcome.outcome, code(outcome)) == ("contested", "once_had_right")
    assert stage.get("errand", errand)["state"] == "given"
    question = stage.question(errand, "state")
    assert question
    assert question["lines"][0]["value"] == "delivered"
    imogen.sync()
    assert imogen.settle(question, "delivered").outcome == "applied"
    assert stage.get("errand", errand)["state"] == "delivered"


def test_A6_who_saw_that_it_is_no_longer_his_is_refused(stage: Stage) -> None:
    imogen, errand = given_to(stage, "Ben")
    ben = stage.phone("Ben")
    imogen.did("errand.edit", errand, assignee=stage.people["Ana"])
    ben.sync()
    assert code(ben.did("errand.deliver", errand, state="delivered")) == "not_yours"


def test_A6_a_role_lost_since_is_contested_a_role_never_held_is_refused(stage: Stage) -> None:
    imogen, sol, ben = stage.phone("Imogen"), stage.phone("Sol"), stage.phone("Ben")
    diner = imogen.made("place.add", name="Diner")
    sol.sync()
    sol.do("place.rename", diner, name="Sol's")
    imogen.did("person.edit", stage.people["Sol"], role="cast")
    imogen.did("person.edit", stage.people["Ben"], role="coordinator")
    imogen.did("person.edit", stage.people["Ben"], role="pa")
    assert [(o.outcome, code(o)) for o in sol.sync()] == [("contested", "once_had_right")]
    assert stage.get("place", diner)["name"] == "Diner"
    ben.sync()
    assert code(ben.did("place.rename", diner, name="Ben's")) == "not_yours"


def test_A6_a_right_lost_since_publishes_and_settles_nothing(stage: Stage) -> None:
    """`seen` is only the device's word: what would take effect whole cannot rest on it."""
    imogen, sol, ben = stage.phone("Imogen"), stage.phone("Sol"), stage.phone("Ben")
    errand, diner = imogen.made("errand.give", title="Film stock"), imogen.made("place.add", name="Diner")
    ben.sync()
    ben.do("place.edit", diner, name="Ben's")
    imogen.did("place.edit", diner, name="Imogen's")
    assert [o.outcome for o in ben.sync()] == ["contested"]
    question = stage.question(diner, "name")
    assert question
    sol.sync()
    imogen.did("person.edit", stage.people["Sol"], role="cast")
    memos = stage.log.records("memo")
    announcing = {"text": "Crew call 06:30", "deadline": "2026-03-07T12:01:00Z"}
    shown = {"stands": "Imogen's", "lines": [line["entry"] for line in question["lines"]]}
    sol.do("errand.announce", errand, announcing=announcing)
    sol.do("errand.give", errand, title="Film stock")
    sol.do("question.settle", question["id"], settling={"value": "Ben's", "shown": shown})
    assert [code(o) for o in sol.sync()] == ["not_yours", "", "not_yours"]
    assert stage.log.records("memo") == memos
    assert stage.get("place", diner)["name"] == "Imogen's"


def test_A6_an_edit_with_a_right_lost_since_brings_nothing_about_until_it_is_settled_for(stage: Stage) -> None:
    imogen, sol = stage.phone("Imogen"), stage.phone("Sol")
    errand = imogen.made("errand.give", title="Film stock", amount=4_000)
    sol.sync()
    sol.do("errand.recount", errand, amount=9_000)
    imogen.did("person.edit", stage.people["Sol"], role="cast")
    assert [o.outcome for o in sol.sync()] == ["contested"]
    assert [memo["text"] for memo in stage.log.records("memo")] == ["given"]
    question = stage.question(errand, "amount")
    assert question
    imogen.sync()
    assert imogen.settle(question, 9_000).outcome == "applied"
    assert "recounted: 9000" in [memo["text"] for memo in stage.log.records("memo")]


def test_A6_a_new_record_is_judged_on_its_parent_and_kept(stage: Stage) -> None:
    imogen, errand = given_to(stage, "Ben")
    ben, ana = stage.phone("Ben"), stage.phone("Ana")
    slip = ben.do("slip.make", None, errand=errand, person=stage.people["Ben"], text="two cans")["record"]
    ana.do("slip.make", None, errand=errand, person=stage.people["Ana"], text="not hers")
    imogen.did("errand.edit", errand, assignee=stage.people["Dov"])
    assert [(o.outcome, code(o)) for o in ben.sync()] == [("contested", "once_had_right")]
    assert [(o.outcome, code(o)) for o in ana.sync()] == [("refused", "not_yours")]
    # The proof is not lost; whether it stays is the office's to say.
    assert stage.get("slip", slip)["text"] == "two cans"
    question = stage.question(slip, "struck")
    assert question
    imogen.sync()
    assert imogen.settle(question, question["lines"][0]["value"]).outcome == "applied"
    assert stage.log.records("slip") == []


def test_A6_what_rests_on_rows_lost_in_a_restore_is_held(stage: Stage) -> None:
    _, errand = given_to(stage, "Ben")
    ana = stage.phone("Ana")
    ana.do("errand.deliver", errand, state="delivered")
    entry = ana.waiting[0]
    entry["base"] = {"epoch": "lost", "rev": 900}
    assert [(o.outcome, code(o)) for o in ana.sync()] == [("held", "beyond_cut")]


def test_A6_the_server_itself_may_do_anything(stage: Stage) -> None:
    ben = stage.people["Ben"]
    errand = stage.new_id()
    entries = [
        {"kind": "errand", "record": errand, "verb": "errand.give", "fields": {"title": "Ice", "number": 40}},
        {"kind": "errand", "record": errand, "verb": "errand.deliver", "fields": {"state": "delivered"}},
        {"kind": "errand", "record": errand, "verb": "errand.announce", "fields": {"announcing": {"text": ben}}},
    ]
    assert [o.outcome for o in stage.log.office(entries)] == ["applied"] * 3
    assert stage.get("errand", errand)["state"] == "delivered"
