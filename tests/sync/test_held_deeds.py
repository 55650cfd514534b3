"""What is held is seen by the office, and let go or let lie by its word, itself a deed (A3)."""

from __future__ import annotations

from typing import Any

import pytest

from server.office.held_deeds import HELD_DEED
from sync.held import held_id
from sync.house import Record
from sync.outcome import Outcome, Push, Sender
from sync.store import Row
from tests.sync.show import KINDS
from tests.sync.stage import Stage, StagePhone


@pytest.fixture
def stage() -> Stage:
    return Stage(kinds={**KINDS, "held_deed": HELD_DEED})


def rows(stage: Stage) -> list[Row]:
    with stage.store.reading() as view:
        return [row for row, _ in view.rows(0)]


def push_revoked(phone: StagePhone) -> list[Outcome]:
    sender = Sender(phone.stage.log.actor(phone.person), phone.device, revoked=True)
    return phone.stage.log.accept([Push(sender, phone.waiting)])[0]


def held(stage: Stage, entry: dict[str, Any]) -> Record:
    return stage.get("held_deed", held_id(entry["id"]))


def word(phone: StagePhone, verb: str, entry: dict[str, Any]) -> Outcome:
    return phone.did(f"held_deed.{verb}", held_id(entry["id"]), deciding={})


def code(outcome: Outcome) -> str | None:
    return outcome.why["code"] if outcome.why else None


def test_A3_what_is_held_says_whose_it_is_since_when_and_why_and_no_value(stage: Stage) -> None:
    ben, imogen = stage.phone("Ben"), stage.phone("Imogen")
    entry = ben.do("place.add", None, name="Diner", note="round the back")
    (outcome,) = push_revoked(ben)
    imogen.sync()
    shown = imogen.records("held_deed")[held_id(entry["id"])]
    assert (shown["person"], shown["verb"], shown["why"], shown["state"], shown["seq"]) == (
        ben.person,
        "place.add",
        "revoked",
        "waiting",
        outcome.seq,
    )
    assert (shown["about_record"], shown["sets"]) == (entry["record"], ["name", "note"])
    assert "Diner" not in str(shown)
    assert stage.phone("Ana").records("held_deed") == {}


def test_A3_the_office_releases_a_held_deed_by_a_deed_of_its_own(stage: Stage) -> None:
    ben, imogen = stage.phone("Ben"), stage.phone("Imogen")
    entry = ben.do("place.add", None, name="Diner")
    push_revoked(ben)
    imogen.sync()
    assert word(imogen, "release", entry).outcome == "applied"
    assert stage.get("place", entry["record"])["name"] == "Diner"
    its, released = rows(stage)[-2:]
    assert (its.person, released.person, released.device) == (imogen.person, ben.person, ben.device)
    assert (held(stage, entry)["state"], held(stage, entry)["outcome"], held(stage, entry)["decided_by"]) == (
        "released",
        "applied",
        imogen.person,
    )
    assert stage.log.verify().ok
    # Whoever did it sees on any phone of his what has become of it.
    assert stage.phone("Ben").records("held_deed")[held_id(entry["id"])]["state"] == "released"


def test_A3_two_who_release_the_same_deed_let_it_go_once(stage: Stage) -> None:
    ben, imogen, other = stage.phone("Ben"), stage.phone("Imogen"), stage.phone("Imogen")
    entry = ben.do("place.add", None, name="Diner")
    push_revoked(ben)
    imogen.sync()
    other.sync()
    imogen.do("held_deed.release", held_id(entry["id"]), deciding={})
    other.do("held_deed.release", held_id(entry["id"]), deciding={})
    assert [o.outcome for o in imogen.sync()] == ["applied"]
    assert [(o.outcome, code(o)) for o in other.sync()] == [("refused", "decided")]
    assert [row.outcome for row in rows(stage)[-3:]] == ["applied", "applied", "refused"]


def test_A3_what_is_let_lie_takes_no_effect_and_may_be_released_later(stage: Stage) -> None:
    ben, imogen = stage.phone("Ben"), stage.phone("Imogen")
    entry = ben.do("place.add", None, name="Diner")
    push_revoked(ben)
    imogen.sync()
    assert word(imogen, "let_lie", entry).outcome == "applied"
    assert (held(stage, entry)["state"], stage.log.get("place", entry["record"])) == ("lying", None)
    assert code(word(imogen, "let_lie", entry)) == "decided"
    assert word(imogen, "release", entry).outcome == "applied"
    assert stage.get("place", entry["record"])["name"] == "Diner"


def test_A3_what_is_released_and_refused_says_why(stage: Stage) -> None:
    ben, imogen = stage.phone("Ben"), stage.phone("Imogen")
    entry = ben.do("errand.give", None, title="not his to give")
    push_revoked(ben)
    imogen.sync()
    assert word(imogen, "release", entry).outcome == "applied"
    assert (held(stage, entry)["outcome"], held(stage, entry)["reason"]) == ("refused", "not_yours")


def test_A3_what_is_released_in_vain_waits_on_and_may_be_released_again(stage: Stage) -> None:
    """A fault of ours that is not mended yet."""
    ben, sol, imogen = stage.phone("Ben"), stage.phone("Sol"), stage.phone("Imogen")
    entry = sol.do("errand.give", None, title="poison")
    assert [code(o) for o in sol.sync()] == ["fault"]
    imogen.sync()
    for _ in range(2):
        before = held(stage, entry)
        assert word(imogen, "release", entry).outcome == "applied"
        now = held(stage, entry)
        assert (now["state"], now["why"], now["seq"] > before["seq"]) == ("waiting", "fault", True)
    assert len(stage.server.faults) == 3
    assert ben.sync() == []


def test_A3_what_lets_itself_go_is_no_longer_shown_as_waiting(stage: Stage) -> None:
    ben, ana = stage.phone("Ben"), stage.phone("Ana")
    creation = ben.do("place.add", None, name="Diner")
    entry = ana.do("place.edit", creation["record"], note="Ana's note")
    ana.sync()
    assert held(stage, entry)["why"] == "waits_for_record"
    ben.sync()
    assert (held(stage, entry)["state"], held(stage, entry)["outcome"], held(stage, entry)["decided_by"]) == (
        "released",
        "merged",
        None,
    )


def test_A3_only_those_who_hire_let_a_held_deed_go(stage: Stage) -> None:
    ben, sol = stage.phone("Ben"), stage.phone("Sol")
    entry = ben.do("place.add", None, name="Diner")
    push_revoked(ben)
    sol.sync()
    assert code(word(sol, "release", entry)) == "not_yours"
    assert held(stage, entry)["state"] == "waiting"


def test_A3_E8_a_deed_of_strange_names_is_shown_all_the_same(stage: Stage) -> None:
    ben, imogen = stage.phone("Ben"), stage.phone("Imogen")
    entry = ben.do("place.add", None, **{f"{n:03}" + "x" * 200: n for n in range(100)})
    assert [code(o) for o in ben.sync()] == ["unknown_field"]
    imogen.sync()
    shown = imogen.records("held_deed")[held_id(entry["id"])]
    assert (len(shown["sets"]), len(shown["sets"][0])) == (50, 64)


def test_A3_what_an_older_server_held_is_shown_from_the_first_start_on(stage: Stage) -> None:
    stage.serve(kinds=KINDS)
    ben = stage.phone("Ben")
    entry = ben.do("place.add", None, name="Diner")
    push_revoked(ben)
    stage.serve(kinds=stage.kinds)
    assert [o.outcome for o in stage.log.show_held()] == ["applied"]
    shown = held(stage, entry)
    assert (shown["person"], shown["why"], shown["state"]) == (ben.person, "revoked", "waiting")
    assert stage.log.show_held() == []
    imogen = stage.phone("Imogen")
    assert word(imogen, "release", entry).outcome == "applied"
    assert held(stage, entry)["state"] == "released"


def test_A3_P2_the_changes_of_holding_and_releasing_are_those_of_a_snapshot(stage: Stage) -> None:
    phones = [stage.phone(name) for name in ("Imogen", "Ben", "Ana")]
    imogen, ben, _ = phones
    entries = [ben.do("place.add", None, name=f"Diner {n}") for n in range(3)]
    push_revoked(ben)
    for phone in (imogen, stage.phone("Ana")):
        phone.sync()
    word(imogen, "release", entries[1])
    word(imogen, "let_lie", entries[2])
    for phone in (imogen, phones[2]):
        phone.sync()
        fresh = stage.phone(phone.name)
        assert phone.replica.changes == fresh.replica.changes


def test_A3_E6_what_came_from_a_dead_epoch_takes_effect_by_a_word_given_in_time_and_not_after(stage: Stage) -> None:
    imogen = stage.phone("Imogen")
    errand = imogen.made("errand.give", title="Film stock")
    announcing = {"text": "moved", "deadline": "2026-03-07T12:20:00Z"}
    entries = [imogen.do("errand.announce", errand, announcing=announcing) for _ in range(2)]
    stage.serve("e2")
    imogen.push()
    boss = stage.phone("Imogen")
    assert word(boss, "release", entries[0]).outcome == "applied"
    assert held(stage, entries[0])["outcome"] == "applied"
    stage.wait(minutes=30)
    assert word(boss, "release", entries[1]).outcome == "applied"
    assert (held(stage, entries[1])["outcome"], held(stage, entries[1])["reason"]) == ("refused", "too_late")


def test_A3_A6_what_rests_on_rows_lost_in_a_restore_is_judged_at_last_by_the_rights_of_now(stage: Stage) -> None:
    imogen, ana = stage.phone("Imogen"), stage.phone("Ana")
    errand = imogen.made("errand.give", title="Film stock", assignee=stage.people["Ben"])
    entry = ana.do("errand.deliver", errand, state="delivered")
    entry["base"] = {"epoch": "lost", "rev": 900}
    assert [code(o) for o in ana.sync()] == ["beyond_cut"]
    imogen.sync()
    word(imogen, "release", entry)
    assert (held(stage, entry)["outcome"], held(stage, entry)["reason"]) == ("refused", "not_yours")
