"""Bodies that cannot be taken, at every address that takes one: a clear fault, and nothing done."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.cast import HOLLIS, IMOGEN
from tests.hand import Hand
from tests.served import Served
from tests.server.corpus.addresses import ADDRESSES, SIGNS_OUT, Address, head, lives, wrong_with
from tests.server.corpus.bodies import BODIES, ENCODED, JSON, ODD_OBJECTS, OVERSIZED

CHANGES = [one for one in ADDRESSES if one.changes]
FORM = 64 * 1024
# What takes a file takes any bytes, and reads them in a process of its own: the readers have their own corpus.
PLAIN = [one for one in CHANGES if one.said is None or one.said.takes is None or one.takes_json]
TAKERS = [one for one in CHANGES if one.takes_json]


@pytest.fixture(scope="module")
def imogen(shared: Served) -> Iterator[Hand]:
    hand = shared.ready(IMOGEN)
    yield hand
    lives(shared, hand)


def faults(hand: Hand, body: bytes, among: list[Address], **headers: str) -> list[str]:
    """What is wrong with the answers to a body, where it was sent to each of those."""
    found = []
    for one in among:
        try:
            answer = hand.request(one.method, one.path(), body, {"Content-Type": JSON, **headers})
        except ConnectionError:
            if len(body) <= FORM:
                raise
            continue  # refused by its length alone: the rest of it was never read
        if answer.status < 400 and one.reads:
            found.append(f"{one}: taken, {answer.status}")
        elif wrong := wrong_with(answer, one.path()):
            found.append(f"{one}: {wrong}")
    return found


@pytest.mark.parametrize("title", BODIES)
def test_what_is_no_message_is_refused_everywhere_and_does_nothing(shared: Served, imogen: Hand, title: str) -> None:
    before = head(shared)
    assert faults(imogen, BODIES[title], PLAIN) == []
    for one in TAKERS:
        answer = imogen.request(one.method, one.path(), BODIES[title], {"Content-Type": JSON})
        assert answer.status == 404 or (answer.status, answer.json["code"]) == (400, "bad_message"), one
    assert head(shared) == before


@pytest.mark.parametrize("title", OVERSIZED)
def test_A7_what_is_too_much_is_refused_everywhere(shared: Served, imogen: Hand, title: str) -> None:
    before = head(shared)
    assert faults(imogen, OVERSIZED[title], PLAIN) == []
    assert head(shared) == before


@pytest.mark.parametrize("title", ODD_OBJECTS)
def test_an_object_that_says_nothing_is_no_fault_of_ours(shared: Served, imogen: Hand, title: str) -> None:
    before = head(shared)
    for one in PLAIN:
        if one.endpoint == SIGNS_OUT:
            continue
        answer = imogen.request(one.method, one.path(), ODD_OBJECTS[title], {"Content-Type": JSON})
        assert wrong_with(answer, one.path()) is None, (str(one), answer.body[:300])
    assert head(shared) == before


@pytest.mark.parametrize("title", ENCODED)
def test_a_body_is_never_inflated(shared: Served, imogen: Hand, title: str) -> None:
    coding, body = ENCODED[title]
    assert faults(imogen, body, CHANGES, **{"Content-Encoding": coding}) == []
    small = imogen.api("POST", "sync", imogen.message(), **{"Content-Encoding": coding})
    assert (small.status, small.json["code"]) == (400, "bad_message")
    assert "Content-Encoding" in small.json["text"]


@pytest.mark.parametrize(
    "typed",
    [
        "text/plain",
        "text/html",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "application/json5",
        "application/",
        "json",
        ";",
        "application/json\u00e9",
    ],
)
def test_a_push_of_another_type_is_refused_and_the_others_are_no_fault_of_ours(
    shared: Served, imogen: Hand, typed: str
) -> None:
    before = head(shared)
    answer = imogen.api("POST", "sync", imogen.message(), **{"Content-Type": typed})
    assert (answer.status, answer.json["code"]) == (400, "bad_message")
    for one in CHANGES:
        if one.endpoint != SIGNS_OUT:
            answer = imogen.request(one.method, one.path(), b"{}", {"Content-Type": typed})
            assert wrong_with(answer, one.path()) is None, str(one)
    assert head(shared) == before


def test_a_message_that_is_cut_at_any_letter_is_refused_and_does_nothing(shared: Served, imogen: Hand) -> None:
    hand = shared.ready(HOLLIS)
    entry = hand.entry("check_in", "make", person=HOLLIS.id, what="in", at="2026-05-14T13:00:00.000Z")
    whole = json.dumps(hand.message([entry]), ensure_ascii=False, separators=(",", ":")).encode()
    before = head(shared)
    path = next(one.path() for one in TAKERS if one.endpoint == "sync.push")
    for end in range(len(whole)):
        answer = hand.request("POST", path, whole[:end], {"Content-Type": JSON})
        assert (answer.status, answer.json["code"]) == (400, "bad_message"), whole[:end]
    assert head(shared) == before
    answer = hand.request("POST", path, whole, {"Content-Type": JSON})
    assert [one["outcome"] for one in answer.json["outcomes"]] == ["applied"]


@pytest.mark.parametrize("address", CHANGES, ids=str)
def test_the_same_request_eight_times_at_once_is_no_fault_of_ours(
    shared: Served, imogen: Hand, address: Address
) -> None:
    hand = shared.joined(HOLLIS) if address.endpoint == SIGNS_OUT else imogen
    with ThreadPoolExecutor(8) as pool:
        asked = [
            pool.submit(hand.request, address.method, address.path(), b"{}", {"Content-Type": JSON}) for _ in range(8)
        ]
        for answer in (one.result() for one in asked):
            assert wrong_with(answer, address.path()) is None
