"""A full disk: an error to the phone, which keeps its deeds; nothing acknowledged, nothing lost, and it goes on."""

from __future__ import annotations

import shutil
import warnings
from pathlib import Path
from typing import Any

import pytest

from tests.cast import HOLLIS, IMOGEN, MATEO
from tests.hand import Hand
from tests.served import Served
from tests.small_disk import NotHere, filled, mounted

AT = "2026-05-14T13:00:00.000Z"


def deeds(hand: Hand, count: int) -> list[dict[str, Any]]:
    return [
        hand.entry("check_in", "make", person=HOLLIS.id, what="note", at=AT, note=f"{number} " + "n" * 400)
        for number in range(count)
    ]


def fill(served: Served, hand: Hand) -> list[dict[str, Any]]:
    """Lets no file grow, and pushes until nothing more is taken; returns what was not."""
    grown = max(file.stat().st_size for file in served.place().iterdir() if file.is_file())
    served.starve(grown)
    for _ in range(200):
        push = deeds(hand, 30)
        answer = hand.exchange(push)
        if answer.status != 200:
            assert (answer.status, answer.json["code"]) == (507, "disk_full")
            assert "outcomes" not in answer.json
            assert "keep your deeds" in answer.json["text"]
            return push
        assert {one["outcome"] for one in answer.json["outcomes"]} == {"applied"}
    raise AssertionError("the disk was never full")


def test_A1_a_full_disk_acknowledges_nothing_and_loses_nothing(served: Served) -> None:
    hand, imogen = served.ready(HOLLIS), served.ready(IMOGEN)
    ear = hand.listen()
    ear.sync()
    kept = fill(served, hand)
    before = imogen.exchange(**{"from": None}).json
    assert before["outcomes"] == []

    message = hand.message(kept)
    ear.send("sync", **message)
    error = ear.next("error")
    assert (error["code"], error["nonce"]) == ("disk_full", message["nonce"])
    served.verify()
    again = hand.exchange(kept)
    assert (again.status, again.json["nonce"]) == (507, again.json["nonce"])

    served.feed()
    outcomes = hand.exchange(kept).json["outcomes"]
    assert {one["outcome"] for one in outcomes} == {"applied"}
    assert [one["id"] for one in outcomes] == [one["id"] for one in kept]
    ear.next("mark")
    served.verify()
    imogen.sync()
    assert {one["record"] for one in kept} <= {id for kind, id in imogen.records if kind == "check_in"}
    assert len(imogen.seen("check_in")) == hand.n


def test_A1_what_can_be_read_is_read_while_the_disk_is_full(served: Served) -> None:
    hand, mateo = served.ready(HOLLIS), served.ready(MATEO)
    fill(served, hand)
    assert mateo.exchange().status == 200
    assert mateo.api("GET", "me").status == 200
    assert mateo.get("/health").status == 200


@pytest.mark.parametrize("killed", [True, False])
def test_A1_a_server_that_ends_with_a_full_disk_starts_again_whole(served: Served, killed: bool) -> None:
    hand = served.ready(HOLLIS)
    kept = fill(served, hand)
    if killed:
        served.kill()
    else:
        served.stop()
    served.verify()
    served.start()
    assert {one["outcome"] for one in hand.exchange(kept).json["outcomes"]} == {"applied"}
    served.verify()
    imogen = served.ready(IMOGEN)
    assert len(imogen.seen("check_in")) == hand.n


def test_signing_in_on_a_full_disk_is_a_page_that_says_what_to_do(served: Served) -> None:
    token = served.token(MATEO)
    hand = served.hand()
    served.starve(1)  # the log that it writes events to is full as well
    page = hand.join(token)
    assert page.status == 507
    assert "full" in page.text
    assert hand.api("GET", "me").status == 401
    served.feed()
    assert hand.join(token).status == 303


def test_A1_a_small_disk_that_runs_full_under_everything_loses_nothing_and_goes_on_by_itself(
    made: Path, tmp_path: Path
) -> None:
    try:
        with mounted(tmp_path / "disk", 24) as disk:
            shutil.copytree(made, disk / "data")
            runs_full(disk, Served(disk / "data"))
    except NotHere as why:
        warnings.warn(f"The small disk was not tried: {why}. The limits on files above were.", stacklevel=1)


def runs_full(disk: Path, server: Served) -> None:
    """The log, its journal, the second file and the server's own words have no room at once, three times over."""
    with server as served:
        hand, imogen = served.ready(HOLLIS), served.ready(IMOGEN)
        told: dict[str, int] = {}
        for leaving in (0, 40_000, 150_000):
            token = served.token(MATEO)
            ballast = filled(disk, leaving)
            refused = 0
            for _ in range(40):
                push = deeds(hand, 12)
                answer = hand.exchange(push)
                if answer.status != 200:
                    assert (answer.status, answer.json["code"]) == (507, "disk_full")
                    refused += 1
                    break
                told |= {one["id"]: one["seq"] for one in answer.json["outcomes"]}
            assert refused, "the disk was never full"
            assert imogen.exchange().status == 200, "what is there can be read"
            assert imogen.get("/health").status == 200
            late = served.hand()
            joined = late.join(token).status
            assert joined in (303, 507)
            ballast.unlink()
            outcomes = hand.exchange(push).json["outcomes"]
            assert {one["outcome"] for one in outcomes} == {"applied"}
            told |= {one["id"]: one["seq"] for one in outcomes}
            assert joined == 303 or late.join(token).status == 303
            imogen.sync()
            assert len(imogen.seen("check_in")) == len(told) == hand.n
        served.verify()
