"""Push, from a published sheet to a notice that the push service has decrypted and verified."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta

from tests.cast import DAY, HOLLIS, IMOGEN, MATEO, OWN, PETRA, PRODUCTION, SHEET, TITLE, own_call
from tests.push_service import PushService
from tests.served import Served
from tests.server.push_stage import (
    day_said,
    ringing,
    rung_at,
    service,
    settled,
    waits,
)
from tests.server.test_reach import publish, until

__all__ = ["ringing", "service"]


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


def test_the_key_is_made_once_and_its_owner_alone_reads_it(ringing: Served) -> None:
    path = ringing.folder / "push-key.pem"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    key = ringing.joined(HOLLIS).api("GET", "push").json["key"]
    ringing.stop()
    ringing.start()
    assert ringing.joined(HOLLIS).api("GET", "push").json["key"] == key
