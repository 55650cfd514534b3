"""Whose phone is rung: a session's own, as long as it stands and the push service knows it."""

from __future__ import annotations

import os
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from pathlib import Path

from server.desk import Desk, sessions, subscriptions
from server.desk.instants import now
from tests.cast import HOLLIS, IMOGEN, MATEO, PETRA, PRODUCTION
from tests.push_service import PushService
from tests.served import Served
from tests.server.push_stage import (
    ringing,
    rung_at,
    service,
    settled,
    waits,
)
from tests.server.test_reach import publish

__all__ = ["ringing", "service"]


def test_NO8_a_phone_that_is_gone_is_rung_no_more(ringing: Served, service: PushService) -> None:
    imogen = ringing.ready(IMOGEN)
    hollis, mateo = rung_at(ringing, service, HOLLIS), rung_at(ringing, service, MATEO)
    petra = rung_at(ringing, service, PETRA)
    service.refuses_next("hollis", 410)
    service.refuses_next("mateo", 404)
    service.refuses_next("petra", 403)
    publish(imogen)
    assert [row["why"] for row in settled(ringing, 3)] == ["ended"] * 3
    for hand, why in ((hollis, "gone"), (mateo, "gone"), (petra, "refused")):
        said = hand.api("GET", "push").json
        assert (said["on"], said["why"]) == (False, why)
    publish(imogen, shift=30)
    imogen.sync()
    assert len(settled(ringing, 3)) == 3, "nobody is left to ring"
    assert hollis.api("POST", "push", service.subscription("hollis")).json["on"] is True
    publish(imogen, shift=30)
    assert service.next_of("hollis").notice["title"].startswith("Call moved 06:30 → 07:00")


def test_NO8_a_push_service_in_trouble_is_asked_again_later_and_as_it_says(
    ringing: Served, service: PushService
) -> None:
    imogen = ringing.ready(IMOGEN)
    rung_at(ringing, service, HOLLIS)
    service.refuses_next("hollis", 500, (429, {"Retry-After": "7200"}))
    publish(imogen)
    first = waits(ringing, 1)
    assert first["why"] == "500"
    second = waits(ringing, 2)
    pause = datetime.fromisoformat(second["due"]) - datetime.now(UTC)
    assert timedelta(minutes=118) < pause <= timedelta(minutes=120)
    assert second["why"] == "429"


def test_NO7_a_subscription_ends_with_its_session(ringing: Served, service: PushService) -> None:
    imogen = ringing.ready(IMOGEN)
    hollis, mateo, petra = (rung_at(ringing, service, one) for one in (HOLLIS, MATEO, PETRA))
    devices = imogen.api("GET", "devices").json["devices"]
    assert {one["person"] for one in devices if one["rings"]} == {HOLLIS.id, MATEO.id, PETRA.id}
    assert hollis.api("POST", "sign-out", {"device": hollis.device}).status == 204
    session = next(one["session"] for one in imogen.api("GET", "devices").json["devices"] if one["person"] == MATEO.id)
    assert imogen.api("DELETE", f"devices/{session}").status == 204
    imogen.did("person", "strike", PETRA.id, struck="2026-01-01T00:00:00.000Z")
    anselm = rung_at(ringing, service, HOLLIS, "hollis-2")
    publish(imogen)
    service.next_of("hollis-2")
    assert {one.path for one in service.rung} == {"/send/hollis-2"}
    assert anselm.api("GET", "push").json["on"]
    assert petra.api("POST", "push", service.subscription("petra")).status == 403
    assert mateo.api("POST", "push", service.subscription("mateo")).status == 403


def test_NO7_a_phone_that_another_signs_in_on_rings_for_him_alone(ringing: Served, service: PushService) -> None:
    imogen = ringing.ready(IMOGEN)
    rung_at(ringing, service, HOLLIS, "one-phone")
    service.refuses_next("one-phone", 503)
    publish(imogen)
    waits(ringing, 1)
    mateo = rung_at(ringing, service, MATEO, "one-phone")
    assert [row["why"] for row in settled(ringing, 1)] == ["ended"], "what waited for him before never comes"
    publish(imogen, shift=30)
    mine = service.next_of("one-phone")
    assert mine.notice["data"]["person"] == MATEO.id
    assert mateo.api("DELETE", "push", {}).status == 204
    assert mateo.api("DELETE", "push", {}).status == 204
    said = mateo.api("GET", "push").json
    assert (said["on"], said["why"]) == (False, "off")
    publish(imogen, shift=30)
    imogen.sync()
    assert len(service.of("one-phone")) == 1


def test_NO7_a_person_rings_on_the_newest_phones_alone_and_leaves_no_heap_of_old_addresses(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk.sqlite")
    with desk.writing():
        begun = [sessions.begin(desk, HOLLIS.id, "phone", now())[0].id for _ in range(subscriptions.MOST + 3)]
    for number in range(500):
        subscriptions.subscribe(desk, begun[0], HOLLIS.id, f"https://push.example/{number}", "p", "a", "http://x")
    assert len(desk.rows("select * from subscriptions")) == 2
    for session in begun[1:]:
        subscriptions.subscribe(desk, session, HOLLIS.id, f"https://push.example/{session}", "p", "a", "http://x")
    rung = {one.session for one in subscriptions.of_person(desk, HOLLIS.id)}
    assert len(rung) == subscriptions.MOST
    assert begun[-1] in rung
    assert begun[0] not in rung
    assert subscriptions.why_ended(desk, begun[0]) == "replaced"
    desk.close()


def test_NO7_what_is_no_subscription_is_refused_by_name(ringing: Served, service: PushService) -> None:
    hollis = ringing.joined(HOLLIS)
    good = service.subscription("hollis")
    point = urlsafe_b64encode(b"\x04" + os.urandom(64)).decode()
    for bent, code in (
        ({"endpoint": "https://127.0.0.1/send/x"}, "push_address"),
        ({"endpoint": "http://fcm.googleapis.com/fcm/send/x"}, "push_address"),
        ({"endpoint": "https://evil.example/send"}, "push_address"),
        ({"endpoint": "https://fcm.googleapis.com.evil.example/x"}, "push_address"),
        ({"endpoint": "https://user@fcm.googleapis.com/x"}, "push_address"),
        ({"endpoint": "https://fcm.googleapis.com:8443/x"}, "push_address"),
        ({"endpoint": "https://fcm.googleapis.com/" + "x" * 2_000}, "push_address"),
        ({"endpoint": 7}, "push_address"),
        ({"endpoint": None}, "push_address"),
        ({"keys": None}, "push_keys"),
        ({"keys": {"p256dh": point, "auth": good["keys"]["auth"]}}, "push_keys"),
        ({"keys": {**good["keys"], "auth": "AAAA"}}, "push_keys"),
        ({"keys": {**good["keys"], "auth": "Ü" * 22}}, "push_keys"),
        ({"keys": {**good["keys"], "p256dh": 5}}, "push_keys"),
    ):
        answer = hollis.api("POST", "push", {**good, **bent})
        assert (answer.status, answer.json["code"]) == (400, code), (bent, answer.text)
    assert hollis.api("POST", "push", []).status == 400
    assert hollis.api("GET", "push").json["on"] is False
    assert ringing.hand().api("POST", "push", good).status == 401
    assert hollis.request("POST", f"/p/{PRODUCTION}/api/push", b"{}", {"Origin": "https://evil.example"}).status == 403


def test_NO7_a_test_notice_rings_this_phone_alone_and_not_twice_at_once(ringing: Served, service: PushService) -> None:
    hollis = ringing.joined(HOLLIS)
    assert hollis.api("POST", "push/test", {}).json["code"] == "not_subscribed"
    rung_at(ringing, service, MATEO)
    hollis.api("POST", "push", service.subscription("hollis"))
    assert hollis.api("POST", "push/test", {}).status == 202
    again = hollis.api("POST", "push/test", {})
    assert (again.status, again.headers["retry-after"]) == (429, "5")
    notice = service.next_of("hollis").notice
    assert notice["title"] == "This is how a moved call rings"
    assert notice["navigate"] == f"{ringing.url}/p/{PRODUCTION}/"
    assert service.of("mateo") == []
