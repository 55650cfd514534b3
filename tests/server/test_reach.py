"""Who knows (R1, R2): the two rungs that the server climbs by itself, each once, each only when it is so."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from sync.house import record_id
from sync.plain import instant
from tests.cast import ANSELM, HOLLIS, IMOGEN, MATEO, PETRA, SHEET, Member, own_call
from tests.hand import Hand
from tests.served import Served, command


def publish(imogen: Hand, shift: int = 0) -> None:
    """The sheet goes out as it was previewed."""
    seen = imogen.api("GET", f"call-sheets/{SHEET}/preview?shift={shift}").json
    deadline = instant(datetime.now(UTC) + timedelta(seconds=30))
    publishing: dict[str, Any] = {"digest": seen["digest"], "deadline": deadline, "prelim": False}
    if shift:
        publishing["general_call"] = seen["general_call"]
    imogen.did("call_sheet", "push" if shift else "publish", SHEET, publishing=publishing)


def copy_of(hand: Hand, member: Member) -> dict[str, Any]:
    """Somebody's copy of the revision his call was last told in, as that device holds it."""
    call = hand.records["call", own_call(member)]
    return hand.records["copy", record_id("copy", member.id, own_call(member), call["told_in"])]


def ladder(imogen: Hand, member: Member) -> dict[str, Any]:
    imogen.sync()
    return copy_of(imogen, member)


def until(imogen: Hand, member: Member, rung: str) -> dict[str, Any]:
    """The rung, as soon as it is there: it is written in a commit of its own that nobody waits for."""
    late = time.monotonic() + 10
    while time.monotonic() < late:
        if found := ladder(imogen, member)[rung]:
            return dict(found)
    raise AssertionError(f"{member.name} was never {rung}: {ladder(imogen, member)}")


def rungs(served: Served, verb: str) -> list[dict[str, Any]]:
    done = command("log", "show", "--json", "--data", str(served.folder))
    return [row for row in map(json.loads, done.stdout.splitlines()) if row["entry"].get("verb") == verb]


def test_R1_sent_is_written_when_a_call_left_for_that_persons_device(served: Served) -> None:
    imogen, hollis = served.ready(IMOGEN), served.ready(HOLLIS)
    ear = hollis.listen()
    ear.sync()
    publish(imogen)
    ear.settle()
    assert hollis.records["call", own_call(HOLLIS)]["minutes"] == 360
    sent = until(imogen, HOLLIS, "sent")
    assert sent["device"] == hollis.device
    assert sent["at"]
    for other in (MATEO, PETRA, ANSELM):
        assert ladder(imogen, other)["sent"] is None, "nobody's device was there to send to"
    assert ladder(imogen, HOLLIS)["on_phone"] is None, "sent is not yet on the phone"


def test_R2_on_the_phone_comes_from_what_the_device_says_it_holds(served: Served) -> None:
    imogen, mateo = served.ready(IMOGEN), served.joined(MATEO)
    publish(imogen)
    reply = mateo.exchange().json
    assert until(imogen, MATEO, "sent")["device"] == mateo.device
    assert ladder(imogen, MATEO)["on_phone"] is None
    mateo.exchange()
    assert ladder(imogen, MATEO)["on_phone"] is None, "the device has applied nothing yet"
    mateo.take(reply)
    mateo.exchange()
    assert until(imogen, MATEO, "on_phone")["device"] == mateo.device


def test_R2_a_cursor_counts_only_if_genuine_and_under_the_scope_that_holds(served: Served) -> None:
    imogen, hollis = served.ready(IMOGEN), served.ready(HOLLIS)
    publish(imogen)
    hollis.sync()
    until(imogen, HOLLIS, "sent")
    assert hollis.at is not None
    for bent in (
        {"applied": {**hollis.at, "token": "0" * 16 + "." + "0" * 32}},
        {"applied": {**hollis.at, "epoch": "another"}},
        {"applied": {**hollis.at, "seq": hollis.at["seq"] + 5}},
        {"applied": None},
        {"scope": "another"},
        {"scope": None},
    ):
        assert hollis.exchange(**bent).status == 200
        assert ladder(imogen, HOLLIS)["on_phone"] is None, bent
    hollis.exchange()
    until(imogen, HOLLIS, "on_phone")


def test_R2_a_device_that_stands_before_the_call_does_not_have_it(served: Served) -> None:
    imogen, hollis = served.ready(IMOGEN), served.ready(HOLLIS)
    before = hollis.at
    publish(imogen)
    for _ in range(3):
        assert hollis.exchange(applied=before).status == 200
    assert until(imogen, HOLLIS, "sent")
    assert ladder(imogen, HOLLIS)["on_phone"] is None


def test_R1_a_rung_is_written_once_and_never_falls(served: Served) -> None:
    imogen, first, second = served.ready(IMOGEN), served.ready(HOLLIS), served.ready(HOLLIS)
    publish(imogen)
    for hand in (first, second, first, second):
        hand.sync()
        hand.exchange()
    sent, arrived = until(imogen, HOLLIS, "sent"), until(imogen, HOLLIS, "on_phone")
    assert {sent["device"], arrived["device"]} == {first.device}
    served.stop()
    served.start()
    third = served.ready(HOLLIS)
    third.exchange()
    imogen.sync()
    assert (copy_of(imogen, HOLLIS)["sent"], copy_of(imogen, HOLLIS)["on_phone"]) == (sent, arrived)
    mine = copy_of(imogen, HOLLIS)
    copy = record_id("copy", HOLLIS.id, own_call(HOLLIS), mine["revision"])
    for verb in ("copy.send", "copy.arrive"):
        assert len([row for row in rungs(served, verb) if row["entry"]["record"] == copy]) == 1
    assert rungs(served, "copy.send")[0]["person"] == "server"


def test_R3_R1_a_push_starts_a_new_ladder_and_a_late_phone_climbs_only_that(served: Served) -> None:
    imogen, hollis, mateo = served.ready(IMOGEN), served.ready(HOLLIS), served.ready(MATEO)
    publish(imogen)
    hollis.sync()
    hollis.exchange()
    until(imogen, HOLLIS, "on_phone")
    publish(imogen, shift=30)
    assert ladder(imogen, HOLLIS)["sent"] is None
    mateo.sync()
    mateo.exchange()
    until(imogen, MATEO, "on_phone")
    assert mateo.records["call", own_call(MATEO)]["minutes"] == 390
    old = [one for one in imogen.seen("copy") if one["person"] == MATEO.id and one != copy_of(imogen, MATEO)]
    assert [(one["sent"], one["on_phone"]) for one in old] == [(None, None)], "he never had the first on his phone"


def test_R1_the_ladder_is_live_for_whoever_watches_it(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    publish(imogen)
    board = imogen.listen()
    board.sync()
    petra = served.ready(PETRA)
    while copy_of(imogen, PETRA)["sent"] is None:
        board.settle()
    petra.exchange()
    while copy_of(imogen, PETRA)["on_phone"] is None:
        board.settle()
    assert copy_of(imogen, PETRA)["on_phone"]["device"] == petra.device
