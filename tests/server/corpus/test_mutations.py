"""Messages that are nearly right, on both carriers: a valid one with a few of its parts bent, left out or doubled."""

from __future__ import annotations

import copy
import json
import random
import secrets
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from server.office.kinds import KINDS
from sync.wire import wrong
from tests.cast import DAY, HOLLIS, IMOGEN, PIT, SHEET
from tests.hand import Hand
from tests.hand import Socket as Live
from tests.served import Served
from tests.server.corpus.addresses import head, lives, wrong_with
from tests.server.corpus.bodies import JSON

FEW, MANY = 150, 20_000
ODD: list[Any] = [
    *(None, True, False, 0, -1, 1, 2**53, 2**63, 10**400, 1.5, -0.0, 1e308, "", " ", "x", "x" * 101, "é" * 500),
    *("\x00", "\u2028", "\ud800", "🎬", "<b>", "=1+1", "null", "NaN", "__proto__", "2026-02-30"),
    *("2026-13-01T00:00:00Z", "9999-12-31T23:59:59+23:59", "0001-01-01T00:00:00-12:00", SHEET, PIT, DAY),
    "00000000-0000-0000-0000-000000000000",
    *([], {}, [[]], [None] * 501, {"": ""}, {"a": {"a": {"a": 1}}}, [1, "1", None], {"\ud800": 1}),
]


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where a part of a message stands, each part once."""
    if isinstance(value, dict | list):
        for name, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield (*path, name)
            yield from places(part, (*path, name))


def bent(message: dict[str, Any], luck: random.Random) -> dict[str, Any]:
    """A copy with one to three of its parts changed."""
    message = copy.deepcopy(message)
    for _ in range(luck.randint(1, 3)):
        found = list(places(message))
        if not found:
            break
        *way, last = luck.choice(found)
        holder: Any = message
        for step in way:
            holder = holder[step]
        how = luck.choice(("odd", "odd", "odd", "gone", "more", "swapped"))
        if how == "odd":
            holder[last] = copy.deepcopy(luck.choice(ODD))
        elif how == "gone":
            del holder[last]
        elif how == "swapped":
            holder[last] = copy.deepcopy(at(message, luck.choice(found)))
        elif isinstance(holder, list):
            holder.insert(last, copy.deepcopy(holder[last]))
        else:
            holder[luck.choice(("x", "type", "struck", "", "id", "rev"))] = copy.deepcopy(luck.choice(ODD))
    return message


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


def deed(hand: Hand, luck: random.Random) -> dict[str, Any]:
    """A deed of any kind and verb, with some of its fields set to something."""
    kind = luck.choice([kind for kind in KINDS.values() if kind.verbs])
    verb = luck.choice(kind.verbs)
    known = [id for its, id in hand.records if its == kind.name]
    record = luck.choice(known) if known and luck.random() < 0.6 else None
    names = list(kind.fields)
    told = {name: copy.deepcopy(luck.choice(ODD)) for name in luck.sample(names, luck.randint(0, min(5, len(names))))}
    return hand.entry(kind.name, verb.name.split(".")[1], record, **told)


def message(hand: Hand, number: int) -> dict[str, Any]:
    luck = random.Random(number)
    made = hand.message([deed(hand, luck) for _ in range(luck.randint(1, 4))])
    return bent(made, luck) if luck.random() < 0.8 else made


def fits(answer: dict[str, Any]) -> None:
    """A reply has the wire's shape, and nothing in it is held by a fault of ours."""
    assert wrong("reply", answer) == {}
    codes = [one["why"]["code"] for one in answer["outcomes"] if one["why"]]
    assert "fault" not in codes, answer["outcomes"]


@pytest.fixture(scope="module")
def imogen(shared: Served) -> Iterator[Hand]:
    hand = shared.ready(IMOGEN)
    yield hand
    lives(shared, shared.ready(IMOGEN))
    shared.verify()


def by_request(served: Served, hand: Hand, number: int) -> None:
    before, sent = head(served), message(hand, number)
    answer = hand.request("POST", f"/p/{hand.production}/api/sync", json.dumps(sent).encode(), {"Content-Type": JSON})
    assert wrong_with(answer, "/api/sync") is None
    assert answer.status in (200, 400, 403), answer.text
    if answer.status == 200:
        fits(answer.json)
    else:
        assert head(served) == before
    hand.n = 0 if hand.n > 400 else hand.n
    if hand.n == 0:
        hand.device = secrets.token_hex(8)


def by_socket(ear: Live, number: int) -> None:
    ear.ear.send(json.dumps({"type": "sync", **message(ear.hand, number)}))
    ear.send("ping", nonce=str(number))
    while (came := ear.next())["type"] != "pong":
        assert came["type"] in ("reply", "error", "changes", "mark"), came
        if came["type"] == "reply":
            fits(came)
        if came["type"] == "error":
            assert came["code"] in ("bad_message", "other_person"), came
    ear.heard.clear()


def budget(examples: int) -> Any:
    return settings(
        max_examples=examples,
        deadline=None,
        database=None,
        print_blob=False,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )


def test_a_request_that_is_nearly_right_is_judged_or_refused(shared: Served, imogen: Hand) -> None:
    @seed(20261122)
    @budget(FEW)
    @given(st.integers(0, 2**32))
    def ask(number: int) -> None:
        by_request(shared, imogen, number)

    ask()


def test_a_message_on_the_socket_that_is_nearly_right_is_judged_or_refused(shared: Served, imogen: Hand) -> None:
    ear = shared.ready(HOLLIS).listen()

    @seed(20261122)
    @budget(FEW)
    @given(st.integers(0, 2**32))
    def ask(number: int) -> None:
        by_socket(ear, number)

    ask()
    ear.close()


@pytest.mark.soak
@pytest.mark.timeout(7_200)
def test_messages_that_are_nearly_right_for_hours(shared: Served, imogen: Hand) -> None:
    first = secrets.randbelow(2**31)
    print(f"seeds {first} to {first + MANY}, by request")
    for number in range(first, first + MANY):
        try:
            by_request(shared, imogen, number)
        except BaseException:
            print(f"seed {number} failed")
            raise
