"""One exchange by request, correct alone (W1): what is accepted, what is refused by name, and what a reply says."""

from __future__ import annotations

import gzip
import json
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from sync.house import record_id
from sync.wire import wrong
from tests.cast import ANSELM, HOLLIS, IMOGEN, JUNO, MATEO, PETRA, PIT, PRODUCTION
from tests.hand import Hand
from tests.served import Served


def check_in(hand: Hand, **fields: Any) -> dict[str, Any]:
    told = {"person": HOLLIS.id, "what": "in", "at": "2026-05-14T13:00:00.000Z", **fields}
    return hand.entry("check_in", "make", **told)


def test_W1_two_devices_agree_by_requests_alone(shared: Served) -> None:
    imogen, juno = shared.ready(IMOGEN), shared.ready(JUNO)
    run = imogen.did("run", "give", title="Sash cord to the sled track", assignee=HOLLIS.id)["record"]
    juno.sync()
    assert juno.records["run", run]["title"] == "Sash cord to the sled track"
    juno.did("run", "edit", run, title="Sash cord and a pulley")
    imogen.sync()
    fresh = shared.ready(IMOGEN)
    assert imogen.records["run", run] == juno.records["run", run] == fresh.records["run", run]
    assert imogen.records == fresh.records


def test_W3_W4_a_reply_echoes_the_nonce_and_has_the_shape_of_the_wire(shared: Served) -> None:
    hand = shared.joined(HOLLIS)
    for entries in ([], [check_in(hand)], ["nonsense"]):
        sent = hand.message(entries)
        answer = hand.api("POST", "sync", sent)
        assert answer.headers["content-type"].startswith("application/json")
        assert wrong("reply", answer.json) == {}
        assert answer.json["nonce"] == sent["nonce"]


@pytest.mark.parametrize(
    "bent",
    [
        {"protocol": 2},
        {"protocol": None},
        {"nonce": ""},
        {"nonce": 7},
        {"nonce": "\ud800"},
        {"device": "phone\ud800"},
        {"device": "a\nb"},
        {"device": None},
        {"device": "x" * 101},
        {"scope": 3},
        {"from": {"epoch": "x", "seq": -1, "token": "x"}},
        {"from": {"epoch": "x", "seq": 1}},
        {"from": 17},
        {"applied": []},
        {"entries": None},
        {"entries": {"0": {}}},
        {"lost_through": "3"},
    ],
)
def test_an_envelope_that_cannot_be_read_is_refused_with_what_is_wrong(shared: Served, bent: dict[str, Any]) -> None:
    hand = shared.joined(HOLLIS)
    answer = hand.api("POST", "sync", {**hand.message([check_in(hand)]), **bent})
    assert (answer.status, answer.json["code"]) == (400, "bad_message")
    assert next(iter(bent)) in answer.json["text"]


@pytest.mark.parametrize(
    ("body", "typed"),
    [
        (b"", "application/json"),
        (b"{", "application/json"),
        (b"[]", "application/json"),
        (b"\xff\xfe", "application/json"),
        (b"[" * 50_000, "application/json"),
        (b'{"protocol":1}', "text/plain"),
        (b"a=b", "application/x-www-form-urlencoded"),
    ],
)
def test_what_is_no_message_is_refused(shared: Served, body: bytes, typed: str) -> None:
    hand = shared.joined(HOLLIS)
    answer = hand.request("POST", f"/p/{PRODUCTION}/api/sync", body, {"Content-Type": typed})
    assert (answer.status, answer.json["code"]) == (400, "bad_message")


def test_A7_A1_a_bad_entry_is_refused_with_the_reason_and_those_behind_it_are_accepted(shared: Served) -> None:
    hand = shared.ready(HOLLIS)
    good = [check_in(hand)]
    oversized = check_in(hand, note="x" * 70_000)
    foreign = check_in(hand, person=MATEO.id)
    other_device = {**check_in(hand), "device": str(uuid.uuid4())}
    malformed = {**check_in(hand), "fields": "in"}
    bad_field = check_in(hand, what="asleep")
    no_such_verb = {**check_in(hand), "verb": "check_in.unmake"}
    not_his = hand.entry("location", "edit", PIT, name="Mine")
    good += [check_in(hand, what="wrap")]
    outcomes = hand.sync(
        [good[0], oversized, foreign, other_device, malformed, bad_field, no_such_verb, not_his, good[1]]
    )
    codes = [one["why"]["code"] if one["why"] else one["outcome"] for one in outcomes]
    assert codes[0] == codes[-1] == "applied"
    assert codes[1:-1] == [
        "too_large",
        "not_yours",
        "other_device",
        "bad_entry",
        "bad_field",
        "unknown_verb",
        "not_yours",
    ]
    assert all(one["why"]["text"] for one in outcomes if one["why"])
    assert [one["n"] for one in outcomes] == list(range(hand.n - 8, hand.n + 1))
    assert hand.records["check_in", good[1]["record"]]["what"] == "wrap"


def test_A7_more_than_500_entries_are_refused_by_name_and_the_first_500_stand(shared: Served) -> None:
    hand = shared.ready(HOLLIS)
    entries = [check_in(hand, what="note", note=str(count)) for count in range(503)]
    outcomes = hand.sync(entries)
    assert {one["outcome"] for one in outcomes[:500]} == {"applied"}
    assert [one["why"]["code"] for one in outcomes[500:]] == ["too_many"] * 3
    assert {one["outcome"] for one in hand.sync(entries[500:])} == {"applied"}


def test_A2_the_same_push_five_times_over_has_one_outcome(shared: Served) -> None:
    hand = shared.ready(HOLLIS)
    push = [check_in(hand), check_in(hand, what="asleep"), hand.entry("location", "edit", PIT, name="Mine")]
    answers = [hand.exchange(push).json for _ in range(5)]
    assert [one["outcome"] for one in answers[0]["outcomes"]] == ["applied", "refused", "refused"]
    assert all(answer["outcomes"] == answers[0]["outcomes"] for answer in answers)
    imogen = shared.ready(IMOGEN)
    assert len([one for (kind, id), one in imogen.records.items() if id == push[0]["record"]]) == 1


def test_A2_the_same_push_at_once_from_five_connections_has_one_outcome(shared: Served) -> None:
    hand = shared.ready(HOLLIS)
    push = [check_in(hand, what="note", note=str(count)) for count in range(20)]
    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(lambda _: hand.exchange(push).json["outcomes"], range(5)))
    assert all(answer == answers[0] for answer in answers)
    assert {one["outcome"] for one in answers[0]} == {"applied"}


def test_C3_nobody_is_sent_what_his_role_may_not_see(shared: Served) -> None:
    imogen = shared.ready(IMOGEN)
    contact = imogen.did("contact", "edit", contact_of(PETRA.id), person=PETRA.id, phone="760 555 0101")
    anselm, petra, hollis = shared.ready(ANSELM), shared.ready(PETRA), shared.ready(HOLLIS)
    assert ("contact", contact["record"]) not in anselm.records
    assert ("contact", contact["record"]) in hollis.records
    assert {record["person"] for record in anselm.seen("contact")} <= {ANSELM.id}
    assert petra.seen("sheet_row") == anselm.seen("sheet_row") == []
    assert imogen.seen("sheet_row") != []


def contact_of(person: str) -> str:
    return record_id("contact", person)


def test_P5_a_cursor_of_ones_own_making_costs_oneself_a_snapshot(shared: Served) -> None:
    hand = shared.ready(HOLLIS)
    assert hand.at is not None
    for bent in ({"token": "x"}, {"seq": 1}, {"epoch": "other"}, {"seq": 2**50}):
        reply = hand.exchange(**{"from": {**hand.at, **bent}}).json
        assert (reply["snapshot"], reply["from"]) == (True, 0)
    reply = hand.exchange().json
    assert (reply["snapshot"], reply["changes"]) == (False, [])


def test_C4_a_change_of_role_is_a_new_scope_and_a_fresh_snapshot(served: Served) -> None:
    petra, imogen = served.ready(PETRA), served.ready(IMOGEN)
    scope = petra.scope
    imogen.did("person", "edit", PETRA.id, role="second_ad")
    reply = petra.exchange().json
    assert reply["snapshot"] is True
    petra.sync()
    assert petra.scope != scope
    assert petra.seen("sheet_row") != []
    imogen.did("person", "edit", PETRA.id, role="crew")
    petra.sync()
    assert petra.scope == scope
    assert petra.seen("sheet_row") == []


def test_a_large_reply_is_squeezed_for_who_takes_it(shared: Served) -> None:
    hand = shared.joined(IMOGEN)
    plain = hand.exchange()
    squeezed = hand.api("POST", "sync", hand.message(), **{"Accept-Encoding": "gzip"})
    assert squeezed.headers["content-encoding"] == "gzip"
    assert len(squeezed.body) < len(plain.body) / 3
    assert json.loads(gzip.decompress(squeezed.body))["changes"] == plain.json["changes"]
