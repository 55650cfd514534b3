"""What may go wrong between a commit and a ring: a server that falls, a restore, a day that is past."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from server.desk import Desk, rings
from tests.cast import HOLLIS, IMOGEN, SHEET, own_call
from tests.push_service import PushService
from tests.served import Served
from tests.server.push_stage import (
    hold_still,
    joined_then,
    ringing,
    rows,
    rung_at,
    service,
    settled,
)
from tests.server.test_reach import publish, until

__all__ = ["ringing", "service"]


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
