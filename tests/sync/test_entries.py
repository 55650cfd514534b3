"""Entries: what a device writes, and what a deed may say (E1-E5)."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from sync.epochs import Epoch, Epochs, Point
from sync.house import brought_about, record_id
from sync.plain import instant, uuid7
from tests.sync.stage import NOON, Stage


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_E1_an_entry_becomes_a_row_with_all_it_said(stage: Stage) -> None:
    ben = stage.phone("Ben")
    entry = ben.do("place.add", None, name="Diner")
    (outcome,) = ben.sync()
    assert (outcome.outcome, outcome.n, outcome.id) == ("applied", 1, entry["id"])
    with stage.store.reading() as view:
        row = view.row(outcome.seq)
    assert row is not None
    assert (row.id, row.device, row.n, row.person) == (entry["id"], ben.device, 1, stage.people["Ben"])
    assert stage.get("place", entry["record"])["name"] == "Diner"


def test_E1_an_id_that_is_not_a_uuid_v7_is_refused(stage: Stage) -> None:
    ben = stage.phone("Ben")
    entry = ben.do("place.add", None, name="Diner")
    (outcome,) = ben.send({**entry, "id": "0f8fad5b-d9cb-469f-a165-70867728950e"})
    assert (outcome.outcome, outcome.why and outcome.why["code"]) == ("refused", "bad_entry")


def test_E1_uuid_v7_carries_its_moment() -> None:
    made = uuid7(NOON, bytes(10))
    assert made == "019cc82b-3200-7000-8000-000000000000"
    assert int(made.replace("-", "")[:12], 16) == NOON.timestamp() * 1000


def test_E2_absent_is_untouched_and_null_clears(stage: Stage) -> None:
    ben = stage.phone("Ben")
    diner = ben.made("place.add", name="Diner", note="round the back")
    ben.did("place.edit", diner, name="Joe's Diner")
    assert stage.get("place", diner)["note"] == "round the back"
    ben.did("place.edit", diner, note=None)
    assert stage.get("place", diner)["note"] is None


def test_E2_a_creation_stamps_only_what_its_author_set(stage: Stage) -> None:
    ben, ana = stage.phone("Ben"), stage.phone("Ana")
    diner = ben.made("place.add", name="Diner")
    # Ana never saw the record, and still nobody's word stands against hers on a field that nobody set.
    ana.do("place.edit", diner, note="closed on Sundays")
    (outcome,) = ana.sync()
    assert outcome.outcome == "merged"
    assert stage.get("place", diner)["note"] == "closed on Sundays"


def test_E2_fields_that_mean_something_together_are_one_field(stage: Stage) -> None:
    ben = stage.phone("Ben")
    diner = ben.made("place.add", name="Diner", point={"lat": 1.5, "lon": 2})
    ben.did("place.edit", diner, point={"lat": 3})
    assert stage.get("place", diner)["point"] == {"lat": 3}
    outcome = ben.did("place.edit", diner, point={"lon": 3})
    assert outcome.why
    assert outcome.why["code"] == "bad_field"


def test_E3_an_edit_under_my_own_overlay_keeps_the_oldest_base(stage: Stage) -> None:
    imogen, ben = stage.phone("Imogen"), stage.phone("Ben")
    diner = imogen.made("place.add", name="Diner")
    ben.sync()
    first = ben.do("place.edit", diner, name="Ben's")
    imogen.did("place.edit", diner, name="Imogen's")
    ben.push()
    # Ben's screen still shows his own word, so his second one was not written having seen hers.
    second = ben.do("place.edit", diner, name="Ben's again")
    assert second["base"] == first["base"]
    assert [o.outcome for o in ben.sync()][-1] == "contested"


def test_E3_a_base_of_another_epoch_counts_up_to_the_shared_prefix() -> None:
    past = [Epoch("e1"), Epoch("e2", "e1", 120), Epoch("e3", "e2", 100)]
    epochs = Epochs("e3", past)
    assert epochs.counts(Point("e3", 500)) == 500
    assert epochs.counts(Point("e2", 110)) == 100
    assert epochs.counts(Point("e1", 110)) == 100
    assert epochs.counts(Point("e1", 90)) == 90
    assert epochs.counts(Point("elsewhere", 90)) == 0
    assert epochs.counts(None) == 0
    assert epochs.beyond(Point("e1", 110))
    assert not epochs.beyond(Point("e1", 90))


def test_E3_two_restores_of_one_backup_share_what_both_took() -> None:
    past = [Epoch("e1"), Epoch("e2", "e1", 120), Epoch("e3", "e1", 200)]
    assert Epochs("e3", past).counts(Point("e2", 150)) == 120
    assert Epochs("e3", past).counts(Point("e1", 250)) == 200


def test_E4_a_wrong_clock_orders_nothing_and_refuses_nothing(stage: Stage) -> None:
    ben = stage.phone("Ben")
    entry = ben.do("place.add", None, name="Diner")
    entry |= {"at": "2031-01-01T00:00:00Z"}
    later = ben.do("place.edit", entry["record"], name="Joe's")
    later |= {"at": "1999-01-01T00:00:00Z"}
    assert [o.outcome for o in ben.sync()] == ["applied", "applied"]
    assert stage.get("place", entry["record"])["name"] == "Joe's"


@pytest.mark.parametrize(
    ("at", "offset", "outcome"),
    [
        ("9999-12-31T23:59:59.999999Z", 2**53 - 1, "applied"),
        ("0001-01-01T00:00:00Z", 1 - 2**53, "applied"),
        ("0001-01-01T00:00:00+14:00", 0, "refused"),
        ("9999-12-31T23:59:59-12:00", 0, "refused"),
    ],
)
def test_E4_a_clock_beyond_all_years_costs_one_deed_at_most(stage: Stage, at: str, offset: int, outcome: str) -> None:
    ben = stage.phone("Ben")
    entry = ben.do("place.add", None, name="Diner")
    entry |= {"at": at, "offset": offset}
    ben.do("place.add", None, name="Motel")
    assert [o.outcome for o in ben.sync()] == [outcome, "applied"]


def test_E4_the_clock_is_set_right_by_the_offset_it_knew_and_the_skew_is_kept(stage: Stage) -> None:
    ana, ben = stage.phone("Ana"), stage.phone("Ben")
    diner = ana.made("place.add", name="Diner")
    ben.sync()
    ana.did("place.edit", diner, name="Ana's")
    entry = ben.do("place.edit", diner, name="Ben's")
    entry |= {"at": "2026-03-07T11:00:00Z", "offset": 3_600_000}
    ben.sync()
    question = stage.question(diner, "name")
    assert question
    (line,) = question["lines"]
    assert (line["at"], line["received_at"], line["offline"]) == ("2026-03-07T12:00:00.000Z",) * 2 + (False,)
    with stage.store.reading() as view:
        row = view.row(line["seq"])
    assert row
    assert '"skew":3600' in row.envelope


def test_E5_a_natural_key_makes_one_record_of_two_creations(stage: Stage) -> None:
    ben = stage.people["Ben"]
    imogen, sol = stage.phone("Imogen"), stage.phone("Sol")
    seat = record_id("seat", ben, "2026-03-08")
    assert imogen.did("seat.set", seat, person=ben, date="2026-03-08", row="A").outcome == "applied"
    assert sol.did("seat.set", seat, person=ben, date="2026-03-08", row="A").outcome == "applied"
    assert sol.did("seat.set", seat, person=ben, date="2026-03-08", row="B").outcome == "applied"
    assert [seat["row"] for seat in stage.log.records("seat")] == ["B"]


def test_E5_an_id_that_does_not_follow_from_the_key_is_refused(stage: Stage) -> None:
    imogen, ben = stage.phone("Imogen"), stage.people["Ben"]
    outcome = imogen.did("seat.set", None, person=ben, date="2026-03-08")
    assert outcome.why
    assert outcome.why["code"] == "bad_key"


def test_E5_what_an_id_follows_from_never_changes(stage: Stage) -> None:
    imogen, ben = stage.phone("Imogen"), stage.people["Ben"]
    seat = record_id("seat", ben, "2026-03-08")
    imogen.did("seat.set", seat, person=ben, date="2026-03-08")
    outcome = imogen.did("seat.set", seat, date="2026-03-09")
    assert outcome.why
    assert outcome.why["code"] == "bad_key"


def test_E5_what_an_entry_brings_about_has_ids_that_follow_from_it(stage: Stage) -> None:
    imogen = stage.phone("Imogen")
    entry = imogen.do("errand.give", None, title="Film stock")
    imogen.sync()
    assert stage.get("memo", brought_about(entry["id"], "memo", 0))["errand"] == entry["record"]


def test_E5_human_numbers_are_given_at_acceptance(stage: Stage) -> None:
    imogen = stage.phone("Imogen")
    errands = [imogen.do("errand.give", None, title=title)["record"] for title in ("Film stock", "Ice")]
    assert [(imogen.screen("errand", id) or {}).get("number") for id in errands] == [None, None]
    imogen.sync()
    assert [stage.get("errand", id)["number"] for id in errands] == [1, 2]


@pytest.mark.parametrize("years", [1, -1])
def test_E4_a_phone_whose_clock_is_a_year_off_is_heard_as_if_it_were_right(stage: Stage, years: int) -> None:
    ana, ben = stage.phone("Ana"), stage.phone("Ben")
    diner = ana.made("place.add", name="Diner")
    ben.sync()
    off = timedelta(days=365 * years)
    entry = ben.do("place.edit", diner, name="Ben's")
    entry |= {"at": instant(NOON + off), "offset": -int(off.total_seconds() * 1000)}
    stage.wait(minutes=5)
    ana.did("place.edit", diner, name="Ana's")
    # Not the clock, but what he had seen decides: it is asked, and says when he wrote it by the server's clock.
    assert [o.outcome for o in ben.sync()] == ["contested"]
    question = stage.question(diner, "name")
    assert question
    assert question["lines"][0]["at"] == "2026-03-07T12:00:00.000Z"
    with stage.store.reading() as view:
        row = view.row(stage.log.head())
    assert row
    assert json.loads(row.envelope)["skew"] == 365 * 24 * 3600
    # Whoever never heard of the server's clock is a year ahead until he has: kept, shown, and first come stays first.
    fresh = stage.phone("Ben", "a new phone")
    entry = fresh.do("place.add", None, name="Motel")
    entry |= {"at": instant(NOON + off), "offset": None}
    assert [o.outcome for o in fresh.sync()] == ["applied"]
