"""Devices that are signed in: listed, ended, and what becomes of what an ended one still had to send (A6)."""

from __future__ import annotations

import json
import sqlite3
import time
import uuid

import pytest
from simple_websocket import ConnectionClosed
from simple_websocket import ConnectionError as Refused

from tests.cast import DELPHINE, HOLLIS, IMOGEN, MATEO, PETRA, PRODUCTION
from tests.hand import Answer, Hand
from tests.served import Served


def ask(served: Served, member: object) -> str:
    return served.joined(member).api("GET", "me").json["session"]  # type: ignore[arg-type]


def test_a_token_is_kept_only_as_its_hash(shared: Served) -> None:
    hand = shared.joined(HOLLIS)
    token, _ = hand.cookies[f"callboard_{PRODUCTION}"]
    link = shared.token(PETRA)
    kept = (shared.place() / "desk.sqlite").read_bytes()
    assert token.encode() not in kept
    assert link.split("~")[1].encode() not in kept
    assert token not in shared.log()


def test_devices_are_listed_to_their_own_person_and_to_who_may_end_them(shared: Served) -> None:
    hollis, imogen = shared.joined(HOLLIS), shared.joined(IMOGEN)
    hollis.sync()
    own = hollis.api("GET", "devices").json["devices"]
    assert {one["person"] for one in own} == {HOLLIS.id}
    assert [one["this"] for one in own].count(True) == 1
    everyone = {one["person"] for one in imogen.api("GET", "devices").json["devices"]}
    assert {HOLLIS.id, IMOGEN.id} <= everyone
    assert {one["person"] for one in shared.joined(DELPHINE).api("GET", "devices").json["devices"]} == {DELPHINE.id}


def test_nobody_ends_anothers_session_but_the_coordinator(shared: Served) -> None:
    hollis, mateo, imogen = shared.joined(HOLLIS), shared.joined(MATEO), shared.joined(IMOGEN)
    session = hollis.api("GET", "me").json["session"]
    assert mateo.api("DELETE", f"devices/{session}").status == 404
    assert hollis.api("GET", "me").status == 200
    assert imogen.api("DELETE", f"devices/{session}").status == 204
    refused = hollis.api("GET", "me")
    assert (refused.status, refused.json["code"]) == (403, "revoked")
    assert imogen.api("DELETE", f"devices/{uuid.uuid4()}").status == 404
    assert imogen.api("DELETE", "devices/nothing").status == 404


def test_A6_a_revoked_device_is_cut_off_and_what_it_had_to_send_is_held(shared: Served) -> None:
    hollis, imogen = shared.ready(HOLLIS), shared.joined(IMOGEN)
    socket = hollis.listen()
    socket.sync()
    deeds = [hollis.entry("check_in", "make", person=HOLLIS.id, what="in", at="2026-05-14T13:00:00.000Z")]
    session = hollis.api("GET", "me").json["session"]

    began = time.monotonic()
    assert imogen.api("DELETE", f"devices/{session}").status == 204
    assert socket.next("bye")["why"] == "revoked"
    with pytest.raises(ConnectionClosed) as closed:
        socket.next()
    assert time.monotonic() - began < 5
    assert closed.value.reason == 1008
    with pytest.raises(Refused, match="403"):
        hollis.listen()

    answer = hollis.exchange(deeds)
    assert answer.status == 200
    assert [(one["outcome"], one["why"]["code"]) for one in answer.json["outcomes"]] == [("held", "revoked")]
    assert (answer.json["changes"], answer.json["more"], answer.json["erase"]) == ([], False, False)
    last = hollis.exchange()
    assert (last.status, last.json["erase"], last.json["changes"]) == (200, True, [])
    for path in ("me", "devices"):
        assert hollis.api("GET", path).status == 403
    imogen.sync()
    assert [one for one in imogen.seen("check_in") if one["person"] == HOLLIS.id] == []


def test_A6_whoever_was_struck_from_the_crew_is_signed_out_by_it(served: Served) -> None:
    petra, imogen = served.ready(PETRA), served.ready(IMOGEN)
    socket = petra.listen()
    socket.sync()
    imogen.did("person", "strike", PETRA.id, struck="2026-05-01T00:00:00.000Z")
    assert socket.next("bye")["why"] in ("left", "scope")
    refused = petra.api("GET", "me")
    assert (refused.status, refused.json["code"]) == (403, "revoked")
    assert petra.exchange().json["erase"] is True


def test_PE3_a_revoked_phone_takes_with_it_the_ways_in_that_were_made_on_it(served: Served) -> None:
    imogen, lost, kept = served.ready(IMOGEN), served.joined(IMOGEN), served.joined(HOLLIS)
    code = lost.api("POST", "codes", {}).json["code"]
    link = lost.api("POST", "invitations", {"person": DELPHINE.id}).json["link"]
    other = kept.api("POST", "codes", {}).json["code"]
    known = imogen.api("GET", "devices").json["devices"]
    (session,) = [one["session"] for one in known if one["person"] == IMOGEN.id and not one["this"]]
    assert imogen.api("DELETE", f"devices/{session}").status == 204
    assert served.hand().join(link.rsplit("/", 1)[1]).status == 410
    typed = [_types(served.hand(), one) for one in (code, other)]
    assert [one.status for one in typed] == [409, 200]
    assert typed[0].json["code"] == "code_expired"


def test_A6_a_revoked_phone_is_told_to_drop_the_photos_it_keeps(served: Served) -> None:
    imogen, hollis = served.ready(IMOGEN), served.ready(HOLLIS)
    known = imogen.api("GET", "devices").json["devices"]
    (session,) = [one["session"] for one in known if one["person"] == HOLLIS.id]
    assert "clear-site-data" not in hollis.api("GET", "me").headers
    assert imogen.api("DELETE", f"devices/{session}").status == 204
    answer = hollis.api("GET", "me")
    assert (answer.status, answer.headers["clear-site-data"]) == (403, '"cache"')


def _types(hand: Hand, code: str) -> Answer:
    body = json.dumps({"code": code}).encode()
    return hand.request("POST", "/api/pair", body, {"Content-Type": "application/json"})


def test_signing_out_ends_the_session_and_forgets_the_cookie(shared: Served) -> None:
    hand = shared.joined(MATEO)
    socket = hand.listen()
    socket.sync()
    kept = dict(hand.cookies)
    assert hand.api("POST", "sign-out", {"device": hand.device}).status == 204
    assert socket.next("bye")["why"] == "signed_out"
    assert hand.api("GET", "me").status == 401
    hand.cookies = kept
    assert hand.api("GET", "me").status == 403


def test_E7_signing_in_again_keeps_the_device_and_its_count(shared: Served) -> None:
    hand = shared.ready(HOLLIS)
    hand.did("check_in", "make", person=HOLLIS.id, what="in", at="2026-05-14T13:00:00.000Z")
    hand.api("POST", "sign-out", {"device": hand.device})
    assert hand.join(shared.token(HOLLIS)).status == 303
    hand.did("check_in", "make", person=HOLLIS.id, what="wrap", at="2026-05-14T23:00:00.000Z")
    assert hand.n == 2


def test_E7_another_persons_session_does_not_speak_for_a_device(shared: Served) -> None:
    hollis = shared.ready(HOLLIS)
    hollis.did("check_in", "make", person=HOLLIS.id, what="in", at="2026-05-14T13:00:00.000Z")
    thief = shared.ready(MATEO)
    thief.device, thief.n = hollis.device, hollis.n
    outcome = thief.sync([thief.entry("check_in", "make", person=MATEO.id, what="in", at="2026-05-14T13:00:00.000Z")])[
        0
    ]
    assert (outcome["outcome"], outcome["seq"], outcome["why"]["code"]) == ("refused", None, "other_person")


def test_E7_a_device_that_never_pushed_says_whose_it_is_and_gets_nothing_under_anothers_session(shared: Served) -> None:
    mateo = shared.ready(MATEO)
    deeds = [mateo.entry("check_in", "make", person=MATEO.id, what="in", at="2026-05-14T13:00:00.000Z")]
    for entries in (deeds, []):
        answer = mateo.exchange(entries, person=HOLLIS.id)
        assert (answer.status, answer.json["code"], answer.json.keys() & {"outcomes", "changes"}) == (
            403,
            "other_person",
            set(),
        )
    heard = mateo.listen()
    heard.send("sync", **mateo.message(deeds, person=HOLLIS.id))
    assert heard.next("error")["code"] == "other_person"
    own = mateo.exchange(deeds, person=MATEO.id)  # nothing of it was used up
    assert [one["outcome"] for one in own.json["outcomes"]] == ["applied"]


def test_a_device_that_signs_in_twice_stands_once_in_the_list(served: Served) -> None:
    hand = served.ready(HOLLIS)
    assert hand.join(served.token(HOLLIS)).status == 303
    hand.sync()
    served.stop()  # what the keeper knows of devices is noted by then
    with sqlite3.connect(served.place() / "desk.sqlite") as base:
        rows = base.execute("select device, why from sessions where person = ? order by born", (HOLLIS.id,)).fetchall()
    assert rows == [(hand.device, "replaced"), (hand.device, None)]
