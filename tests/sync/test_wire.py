"""The messages both carriers speak (W1, W3, W4)."""

from __future__ import annotations

from typing import Any

import pytest

from sync import wire
from tests.sync.stage import Stage

PINNED = {1: "c21c5221bcdb188c66a645327453a26ed4fc2691c94f99b88dc5c04f8786baef"}


def test_W4_the_wire_is_pinned_to_the_protocols_version() -> None:
    # An addition that old apps may ignore is pinned anew; anything else is a new protocol.
    assert wire.wire_hash() == PINNED[wire.PROTOCOL]


def sync_message(**over: Any) -> dict[str, Any]:
    place = {"epoch": "e1", "seq": 4, "token": "t"}
    made = {"protocol": 1, "nonce": "n", "device": "d", "was": None, "scope": "s", "from": place, "applied": None}
    return made | {"entries": []} | over


def test_W1_a_message_of_ours_is_let_through_and_so_is_what_a_newer_app_adds() -> None:
    assert wire.wrong("sync", sync_message()) == {}
    assert wire.wrong("sync", sync_message(battery=0.4, lost_through=7)) == {}
    assert wire.wrong("sync", sync_message(entries=[None, 3, {"anything": 1}])) == {}


@pytest.mark.parametrize(
    ("over", "part"),
    [
        ({"protocol": 2}, "protocol"),
        ({"nonce": ""}, "nonce"),
        ({"device": 7}, "device"),
        ({"from": {"epoch": "e1", "seq": "4", "token": "t"}}, "from"),
        ({"from": {"epoch": "e1", "seq": -1, "token": "t"}}, "from"),
        ({"applied": 12}, "applied"),
        ({"entries": {}}, "entries"),
        ({"lost_through": True}, "lost_through"),
    ],
)
def test_W1_a_message_with_a_wrong_part_is_said_by_name(over: dict[str, Any], part: str) -> None:
    assert list(wire.wrong("sync", sync_message(**over))) == [part]


ODD = (None, "", "a", "a" * 101, 0, 1, True, 1.0, -1, 2**53, [], {}, [1], {"epoch": "e", "seq": 1, "token": "t"})
PARTS = ("protocol", "nonce", "device", "was", "person", "lost_through", "scope", "from", "applied", "entries", "more")


def test_W1_the_fast_check_of_a_message_says_what_its_schema_says() -> None:
    for part in PARTS:
        for odd in ODD:
            message = sync_message(**{part: odd})
            assert wire.fits_sync(message) == (wire.wrong("sync", message) == {}), (part, odd)
        less = {name: value for name, value in sync_message().items() if name != part}
        assert wire.fits_sync(less) == (wire.wrong("sync", less) == {}), part
    for place in ("epoch", "seq", "token"):
        for odd in ODD:
            message = sync_message(applied={"epoch": "e", "seq": 1, "token": "t", "more": 1, place: odd})
            assert wire.fits_sync(message) == (wire.wrong("sync", message) == {}), (place, odd)
    assert not any(map(wire.fits_sync, (None, [], "sync", {})))


@pytest.mark.parametrize("body", ["<html>Welcome to CoffeeNet</html>", None, [], {"status": "ok"}], ids=str)
def test_W3_what_a_captive_portal_answers_is_no_reply(body: Any) -> None:
    assert wire.wrong("reply", body) != {}


def test_W3_a_reply_echoes_the_nonce_and_one_that_does_not_retires_nothing() -> None:
    stage = Stage()
    ben = stage.phone("Ben")
    ben.do("place.add", None, name="Diner")
    reply = stage.server.exchange(ben.person, ben.ask())
    assert not ben.hear({**reply, "nonce": "of another request"})
    assert len(ben.waiting) == 1
    assert ben.hear(reply)
    assert ben.waiting == []


def test_W1_one_exchange_pushes_and_takes_in() -> None:
    stage = Stage()
    ben, ana = stage.phone("Ben"), stage.phone("Ana")
    theirs = ana.made("place.add", name="Ana's")
    own = ben.do("place.add", None, name="Ben's")
    reply = stage.server.exchange(ben.person, ben.ask())
    assert [outcome["id"] for outcome in reply["outcomes"]] == [own["id"]]
    assert {change["id"] for change in reply["changes"]} == {theirs, own["record"]}


@pytest.mark.parametrize("type", ["changes", "mark", "ping", "pong", "bye"])
def test_W1_the_socket_speaks_messages_the_wire_knows(type: str) -> None:
    place = {"epoch": "e1", "seq": 4, "token": "t"}
    said: dict[str, Any] = {
        "changes": {"epoch": "e1", "changes": [{"kind": "run", "id": "r", "rev": 4, "gone": True}]},
        "mark": {"scope": "s", "from": 3, "to": place},
        "ping": {},
        "pong": {"now": "2026-03-07T12:00:00.000Z", "from": 3, "to": place},
        "bye": {"why": "scope"},
    }
    assert wire.wrong(type, {"type": type, **said[type]}) == {}
    if type != "ping":
        assert wire.wrong(type, {"type": type}) != {}
