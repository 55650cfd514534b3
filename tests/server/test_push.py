"""Push, from a published sheet to a verified notice at the push service, and what becomes of it."""

from __future__ import annotations

import os
import stat
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from server.desk import Desk, rings
from tests.cast import DATE, DAY, HOLLIS, IMOGEN, MATEO, OWN, PETRA, PRODUCTION, SHEET, TITLE, Member, own_call
from tests.hand import Hand
from tests.push_service import PushService
from tests.served import Served
from tests.server.test_reach import publish, until


@pytest.fixture
def service(tmp_path: Path) -> Iterator[PushService]:
    with PushService(tmp_path / "push") as service:
        yield service
        assert service.wrong == []


@pytest.fixture
def ringing(folder: Path, service: PushService) -> Iterator[Served]:
    """A real server that knows the stand-in service."""
    with Served(folder, program=service.program()) as served:
        yield served


def rung_at(served: Served, service: PushService, member: Member, name: str = "") -> Hand:
    """A device of somebody's whose phone is rung. It takes in nothing, so that push alone tells."""
    hand = served.joined(member)
    answer = hand.api("POST", "push", service.subscription(name or member.key))
    assert answer.status == 200, answer.text
    assert answer.json["on"] is True
    return hand


def rows(served: Served) -> list[dict[str, Any]]:
    desk = Desk(served.place() / "desk.sqlite")
    try:
        return [dict(row) for row in desk.rows("select * from rings order by rowid")]
    finally:
        desk.close()


def settled(served: Served, count: int) -> list[dict[str, Any]]:
    """The rows, when there are so many and none waits any more."""
    late = time.monotonic() + 20
    while time.monotonic() < late:
        found = rows(served)
        if len(found) >= count and all(row["state"] != "waiting" for row in found):
            return found
        time.sleep(0.05)
    raise AssertionError(rows(served))


def waits(served: Served, tries: int) -> dict[str, Any]:
    """The one row that waits, once it was tried so often."""
    late = time.monotonic() + 20
    while time.monotonic() < late:
        found = [row for row in rows(served) if row["state"] == "waiting" and row["tries"] >= tries]
        if found:
            return found[0]
        time.sleep(0.05)
    raise AssertionError(rows(served))


def day_said(language: str = "en") -> str:
    day = datetime.fromisoformat(DATE)
    months = {
        "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    }
    days = {"en": "Mon Tue Wed Thu Fri Sat Sun", "es": "lun mar mié jue vie sáb dom"}
    return f"{days[language].split()[day.weekday()]} {day.day} {months[language].split()[day.month - 1]}"


def test_NO1_whoever_is_told_a_call_is_rung_and_nobody_else(ringing: Served, service: PushService) -> None:
    imogen = ringing.ready(IMOGEN)
    for member in (HOLLIS, MATEO, IMOGEN):
        rung_at(ringing, service, member)
    publish(imogen)
    for name in ("hollis", "mateo", "imogen"):
        service.next_of(name)
    settled(ringing, 3)
    assert len(service.rung) == 3
    assert service.of("imogen")[0].notice["title"] == f"Your call: O/C · {day_said()}"
    publish(imogen, shift=30)
    service.next_of("hollis", 2)
    settled(ringing, 5)
    assert len(service.rung) == 5
    assert len(service.of("imogen")) == 1, "her own call did not move"


def test_NO2_a_notice_is_encrypted_signed_and_says_the_persons_own_call(ringing: Served, service: PushService) -> None:
    imogen = ringing.ready(IMOGEN)
    rung_at(ringing, service, HOLLIS)
    key = imogen.api("GET", "push").json["key"]
    publish(imogen)
    publish(imogen, shift=30)
    service.until(lambda: any("06:30" in one.notice["title"] for one in service.of("hollis")))
    last = service.of("hollis")[-1]
    assert last.key == key
    assert last.headers["content-type"] == "application/notification+json"
    told = last.told
    assert told["web_push"] == 8030
    assert told["app_badge"] == 1
    notice = last.notice
    assert notice["title"] == f"Call moved 06:00 → 06:30 · {day_said()}"
    assert notice["body"] == f"{TITLE} · Blue, revision 2 · Borrow Pit 9"
    assert notice["navigate"] == f"{ringing.url}/p/{PRODUCTION}/sheet/{DAY}"
    assert (notice["tag"], notice["lang"], notice["silent"]) == (own_call(HOLLIS), "en", False)
    assert [(one["action"], one["title"]) for one in notice["actions"]] == [
        ("copy", "Copy that"),
        ("ring", "Ring office"),
    ]
    assert notice["data"]["person"] == HOLLIS.id
    assert notice["data"]["tel"] == "760 555 0100"
    others = ("Mateo", "Petra", "Imogen", "Juno", MATEO.id, PETRA.id)
    assert not [one for one in others if one in last.text]


def test_NO2_it_speaks_the_persons_language_on_the_productions_clock(ringing: Served, service: PushService) -> None:
    imogen = ringing.ready(IMOGEN)
    imogen.did("production", "edit", OWN, clock="12")
    rung_at(ringing, service, MATEO)
    publish(imogen)
    publish(imogen, shift=390)
    service.until(lambda: any("12:30" in one.notice["title"] for one in service.of("mateo")))
    notice = service.of("mateo")[-1].notice
    assert notice["title"] == f"Llamado: 6:00 am → 12:30 pm · {day_said('es')}"
    assert "revisión 2" in notice["body"]
    assert [one["title"] for one in notice["actions"]] == ["Enterado", "Llamar a la oficina"]


def test_NO3_of_one_call_only_the_newest_rings(ringing: Served, service: PushService) -> None:
    imogen = ringing.ready(IMOGEN)
    rung_at(ringing, service, HOLLIS)
    service.refuses_next("hollis", 503)
    publish(imogen)
    waits(ringing, 1)
    publish(imogen, shift=30)
    first = service.next_of("hollis")
    found = settled(ringing, 2)
    assert first.notice["title"].startswith("Call moved 06:00 → 06:30")
    assert [(row["state"], row["why"]) for row in found] == [("over", "overtaken"), ("sent", None)]
    publish(imogen, shift=30)
    second = service.next_of("hollis", 2)
    assert second.headers["topic"] == first.headers["topic"]
    assert len(first.headers["topic"]) == 32
    rung_at(ringing, service, MATEO)
    publish(imogen, shift=30)
    assert service.next_of("mateo").headers["topic"] != first.headers["topic"]


def test_NO3_it_lives_until_the_call_is_past(ringing: Served, service: PushService) -> None:
    imogen = ringing.ready(IMOGEN)
    hollis = rung_at(ringing, service, HOLLIS)
    publish(imogen)
    ttl = int(service.next_of("hollis").headers["ttl"])
    hollis.sync()
    until_call = datetime.fromisoformat(hollis.records["call", own_call(HOLLIS)]["instant"]) - datetime.now(UTC)
    assert abs(ttl - until_call.total_seconds()) < 30


def test_NO4_a_prelim_is_silent_and_of_low_urgency_and_asks_for_no_copy(ringing: Served, service: PushService) -> None:
    imogen = ringing.ready(IMOGEN)
    rung_at(ringing, service, HOLLIS)
    seen = imogen.api("GET", f"call-sheets/{SHEET}/preview?prelim=1").json
    deadline = (datetime.now(UTC) + timedelta(seconds=30)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    publishing = {"digest": seen["digest"], "deadline": deadline, "prelim": True}
    imogen.did("call_sheet", "publish", SHEET, publishing=publishing)
    prelim = service.next_of("hollis")
    assert (prelim.notice["silent"], prelim.headers["urgency"]) == (True, "low")
    assert prelim.notice["title"] == f"Prelim call: 06:00 · {day_said()}"
    assert [one["action"] for one in prelim.notice["actions"]] == ["ring"]
    assert prelim.told["app_badge"] == 0
    publish(imogen)
    final = service.next_of("hollis", 2)
    assert (final.notice["silent"], final.notice["title"]) == (False, f"Your call: 06:00 · {day_said()}")


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


def test_NO9_a_notice_that_was_taken_is_sent_on_the_ladder(ringing: Served, service: PushService) -> None:
    imogen = ringing.ready(IMOGEN)
    hollis = rung_at(ringing, service, HOLLIS)
    publish(imogen)
    service.next_of("hollis")
    sent = until(imogen, HOLLIS, "sent")
    assert sent["at"]
    imogen.sync()
    others = [one for one in imogen.seen("copy") if one["person"] not in (HOLLIS.id, IMOGEN.id)]
    assert [one["sent"] for one in others if one["sent"]] == []
    hollis.sync()
    hollis.exchange()
    assert until(imogen, HOLLIS, "on_phone")["device"] == hollis.device


def test_NO7_a_subscription_ends_with_its_session(ringing: Served, service: PushService) -> None:
    imogen = ringing.ready(IMOGEN)
    hollis, mateo, petra = (rung_at(ringing, service, one) for one in (HOLLIS, MATEO, PETRA))
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
    assert mateo.api("DELETE", "push").status == 204
    assert mateo.api("DELETE", "push").status == 204
    said = mateo.api("GET", "push").json
    assert (said["on"], said["why"]) == (False, "off")
    publish(imogen, shift=30)
    imogen.sync()
    assert len(service.of("one-phone")) == 1


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
    assert hollis.api("POST", "push/test").json["code"] == "not_subscribed"
    rung_at(ringing, service, MATEO)
    hollis.api("POST", "push", service.subscription("hollis"))
    assert hollis.api("POST", "push/test").status == 202
    assert hollis.api("POST", "push/test").status == 429
    notice = service.next_of("hollis").notice
    assert notice["title"] == "This is how a moved call rings"
    assert notice["navigate"] == f"{ringing.url}/p/{PRODUCTION}/"
    assert service.of("mateo") == []


# What may go wrong between a commit and a ring


def test_NO1_a_server_killed_between_commit_and_ring_rings_when_it_is_back(
    ringing: Served, service: PushService
) -> None:
    imogen = ringing.ready(IMOGEN)
    rung_at(ringing, service, HOLLIS)
    # The second file is held by another: the log goes on, and the carrier can follow it no further.
    desk = Desk(ringing.place() / "desk.sqlite")
    try:
        with desk.writing():
            publish(imogen)
            ringing.kill()
    finally:
        desk.close()
    assert service.rung == []
    ringing.start()
    assert service.next_of("hollis").notice["title"].startswith("Your call: 06:00")
    settled(ringing, 1)
    assert len(service.rung) == 1


def test_NO1_a_server_killed_between_ring_and_receipt_rings_again_under_the_same_topic_and_tag(
    ringing: Served, service: PushService
) -> None:
    imogen = ringing.ready(IMOGEN)
    rung_at(ringing, service, HOLLIS)

    def kill(path: str) -> None:
        service.before = lambda path: None
        ringing.kill()

    service.before = kill
    publish(imogen)
    service.next_of("hollis")
    assert rows(ringing)[0]["state"] == "waiting"
    ringing.start()
    first, second = service.next_of("hollis"), service.next_of("hollis", 2)
    assert (first.headers["topic"], first.text) == (second.headers["topic"], second.text)
    assert len(settled(ringing, 1)) == 1
    imogen = ringing.ready(IMOGEN)
    assert until(imogen, HOLLIS, "sent")["at"], "and the ladder has it"


def test_NO1_what_left_before_a_crash_still_climbs_the_ladder(ringing: Served, service: PushService) -> None:
    imogen = ringing.ready(IMOGEN)
    rung_at(ringing, service, HOLLIS)
    publish(imogen)
    service.next_of("hollis")
    settled(ringing, 1)
    until(imogen, HOLLIS, "sent")
    ringing.stop()
    desk = Desk(ringing.place() / "desk.sqlite")
    desk.change("update rings set climbed = 0")
    desk.close()
    ringing.start()
    late = time.monotonic() + 10
    while not rows(ringing)[0]["climbed"]:
        assert time.monotonic() < late
        time.sleep(0.05)
    assert len(service.rung) == 1


def test_NO5_a_restore_rings_nobody_twice(ringing: Served, service: PushService) -> None:
    imogen = ringing.ready(IMOGEN)
    rung_at(ringing, service, HOLLIS)
    publish(imogen)
    service.next_of("hollis")
    settled(ringing, 1)
    ringing.stop()
    log = ringing.place() / "log.sqlite"
    backup = log.read_bytes()
    assert not log.with_name("log.sqlite-wal").exists()
    ringing.start()
    imogen = ringing.ready(IMOGEN)
    publish(imogen, shift=30)
    service.next_of("hollis", 2)
    settled(ringing, 2)
    ringing.stop()
    log.write_bytes(backup)
    ringing.start()
    imogen = ringing.ready(IMOGEN)
    assert imogen.records["call", own_call(HOLLIS)]["minutes"] == 360, "an older log"
    publish(imogen, shift=30)
    imogen.sync()
    publish(imogen, shift=15)
    third = service.next_of("hollis", 3)
    assert third.notice["title"].startswith("Call moved 06:30 → 06:45"), "06:30 was told before the restore"
    settled(ringing, 3)
    assert len(service.rung) == 3


def test_NO5_M6_a_phone_that_subscribes_late_is_not_rung_for_what_was_told_before(
    ringing: Served, service: PushService
) -> None:
    imogen = ringing.ready(IMOGEN)
    publish(imogen)
    late = time.monotonic() + 10
    desk = Desk(ringing.place() / "desk.sqlite")
    try:
        while rings.last_told(desk, own_call(HOLLIS)) is None:
            assert time.monotonic() < late
            time.sleep(0.05)
    finally:
        desk.close()
    rung_at(ringing, service, HOLLIS)
    publish(imogen, shift=30)
    assert service.next_of("hollis").notice["title"].startswith("Call moved")
    assert len(settled(ringing, 1)) == 1


def test_M6_about_a_day_that_is_past_nobody_is_rung(folder: Path, service: PushService) -> None:
    later = (datetime.now(UTC) + timedelta(days=9)).isoformat()
    with Served(folder, "--as-of", later, program=service.program()) as served:
        imogen = joined_then(served, IMOGEN)
        imogen.sync()
        hollis = joined_then(served, HOLLIS)
        assert hollis.api("POST", "push", service.subscription("hollis")).status == 200
        seen = imogen.api("GET", f"call-sheets/{SHEET}/preview").json
        deadline = (datetime.now(UTC) + timedelta(days=9, seconds=30)).isoformat(timespec="milliseconds")
        publishing = {"digest": seen["digest"], "deadline": deadline.replace("+00:00", "Z"), "prelim": False}
        imogen.did("call_sheet", "publish", SHEET, publishing=publishing)
        assert hold_still(served) == []
    assert service.tried == []


def joined_then(served: Served, member: Member) -> Hand:
    """A device that joins though the server's clock is days ahead of the one that made the link."""
    hand = served.hand()
    assert hand.join(served.token(member, hours=24 * 30)).status == 303
    return hand


def hold_still(served: Served) -> list[dict[str, Any]]:
    """The rows, once the carrier has followed the log to its head."""
    late = time.monotonic() + 10
    while time.monotonic() < late:
        desk = Desk(served.place() / "desk.sqlite")
        try:
            followed = rings.cursor(desk)
        finally:
            desk.close()
        probe = joined_then(served, PETRA)
        probe.sync()
        assert probe.at is not None
        if followed and followed[1] >= probe.at["seq"]:
            return rows(served)
        time.sleep(0.1)
    raise AssertionError("the log was not followed")


def test_the_key_is_made_once_and_its_owner_alone_reads_it(ringing: Served) -> None:
    path = ringing.folder / "push-key.pem"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    key = ringing.joined(HOLLIS).api("GET", "push").json["key"]
    ringing.stop()
    ringing.start()
    assert ringing.joined(HOLLIS).api("GET", "push").json["key"] == key
