"""What the apps of every protocol ever shipped have pushed is accepted for ever, with the same outcomes (E8).

The bytes in `vectors/envelopes` are as they left a phone: a deed of every verb there was. They are never changed; a new
protocol gets a file of its own (`pwa/src/sync/capture.test.ts`), and its line in `FROZEN`.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from server.live import pulling
from server.live.exchange import parse, read
from server.live.pulling import pull
from server.live.seat import Seat
from server.office.kinds import KINDS
from sync import wire
from sync.log import Log, Push, Sender
from tests.old_world import old_world, own

FOLDER = Path(__file__).resolve().parent.parent / "vectors" / "envelopes"
FROZEN = {1: "51f961567268c27b063c7b3558119b6d013cbc7ef573efcd0b82edee9e3ee7a3"}
"""SHA-256 of each protocol's file."""


def envelopes(protocol: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((FOLDER / f"protocol-{protocol}.json").read_text())
    return found


def push(log: Log, frozen: dict[str, Any]) -> list[list[str | None]]:
    """What became of each entry: its verb, its outcome, the code of the reason."""
    message = read(parse(frozen["body"]))
    actor = log.actor(own(frozen["person"]))
    assert actor
    outcomes = log.accept([Push(Sender(actor, message.device, message.was), message.entries, message.lost_through)])[0]
    assert [one.id for one in outcomes] == [entry["id"] for entry in message.entries]
    return [
        [entry["verb"], one.outcome, one.why["code"] if one.why else None]
        for entry, one in zip(message.entries, outcomes, strict=True)
    ]


@pytest.mark.parametrize("protocol", wire.SPOKEN)
def test_E8_what_old_apps_pushed_is_accepted_for_ever_with_the_same_outcomes(protocol: int) -> None:
    log = old_world()
    for frozen in envelopes(protocol):
        assert push(log, frozen) == frozen["outcomes"], frozen["person"]
    assert log.verify().ok


@pytest.mark.parametrize("protocol", wire.SPOKEN)
def test_E8_A2_old_bytes_sent_again_have_the_outcomes_they_had(protocol: int) -> None:
    log = old_world()
    first = [push(log, frozen) for frozen in envelopes(protocol)]
    head = log.head()
    assert [push(log, frozen) for frozen in envelopes(protocol)] == first
    assert log.head() == head


@pytest.mark.parametrize("protocol", wire.SPOKEN)
def test_E8_the_frozen_bytes_are_those_that_were_captured(protocol: int) -> None:
    assert hashlib.sha256((FOLDER / f"protocol-{protocol}.json").read_bytes()).hexdigest() == FROZEN[protocol]


def test_E8_every_protocol_ever_shipped_has_its_frozen_bytes_and_the_newest_every_verb_it_began_with() -> None:
    assert sorted(FROZEN) == list(wire.SPOKEN)
    assert wire.PROTOCOL in wire.TAKEN_IN
    verbs = {entry["verb"] for frozen in envelopes(1) for entry in json.loads(frozen["body"])["entries"]}
    kinds = {verb.split(".")[0] for verb in verbs}
    assert len(verbs) == 54
    assert kinds <= KINDS.keys()


def test_E8_an_app_too_old_to_take_in_has_its_deeds_taken_and_is_told_to_update(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log = old_world()
    before, frozen = envelopes(1)[:2]
    push(log, before)
    message = read(parse(frozen["body"]))
    actor = log.actor(own(frozen["person"]))
    assert actor
    outcomes = log.accept([Push(Sender(actor, message.device), message.entries)])[0]
    monkeypatch.setattr(pulling.wire, "TAKEN_IN", (2,))
    reply, pulled = pull(log, Seat("old-world", own(frozen["person"]), "s"), message, 0, outcomes)
    told = json.loads(reply.text)
    assert wire.wrong("reply", told) == {}
    assert pulled is None
    assert (told["protocol"], told["update"], told["changes"], told["more"]) == (1, True, [], False)
    assert told["to"] == json.loads(frozen["body"])["from"]
    assert [one["outcome"] for one in told["outcomes"]] == [outcome for _, outcome, _ in frozen["outcomes"]]


def test_E8_a_reply_names_the_kinds_that_are_beyond_their_first_version(monkeypatch: pytest.MonkeyPatch) -> None:
    log = old_world()
    message = read({**json.loads(envelopes(1)[1]["body"]), "entries": []})
    seat = Seat("old-world", own("hollis"), "s")
    assert "kinds" not in json.loads(pull(log, seat, message, 0)[0].text)
    monkeypatch.setattr(log, "versions", {"run": 2})
    told = json.loads(pull(log, seat, message, 0)[0].text)
    assert wire.wrong("reply", told) == {}
    assert told["kinds"] == {"run": 2}
