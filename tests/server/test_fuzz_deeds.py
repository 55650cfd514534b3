"""Any deed of any verb, in any order, from phones that have seen more or less: each gets one outcome, none is a fault
of ours, and whoever took in the changes holds what a fresh phone gets (A1, A3, P2)."""

from __future__ import annotations

import json
import random
import secrets
import time
from collections import Counter
from typing import Any

import pytest

from docs import soaked
from server.office.kinds import KINDS
from sync.house import Refused
from sync.log import Cursor
from tests.fuzz.deeds import Maker
from tests.server.office_stage import Phone, Stage

ROLES = ("coordinator", "second_ad", "pa", "driver", "cast", "accountant", "location_manager", "hod")
SHEETS = ("call_sheet.publish", "call_sheet.push", "call_sheet.pull")
MINUTES = 6


class Follower:
    """A phone that takes in changes, a page at a time, and never starts anew unless it must."""

    def __init__(self, stage: Stage, person: str) -> None:
        self.stage, self.person = stage, person
        self.cursor: Cursor | None = None
        self.scope: str | None = None
        self.held: dict[tuple[str, str], str] = {}

    def take(self, limit: int = 7) -> dict[tuple[str, str], str]:
        more = True
        while more:
            viewer = self.stage.log.viewer(self.person)
            if viewer is None:
                return {}
            taken = self.stage.log.take_in(viewer, self.cursor, self.scope, limit=limit)
            if taken.snapshot and not taken.start:
                self.held = {}
            for text in taken.changes:
                change = json.loads(text)
                if "record" in change:
                    self.held[change["kind"], change["id"]] = text
                else:
                    self.held.pop((change["kind"], change["id"]), None)
            self.cursor, self.scope, more = taken.to, viewer.scope, taken.more
        return self.held


def show(seed: int, deeds: int) -> Counter[str]:
    """One production's life; how many deeds had which outcome."""
    chance, stage = random.Random(seed), Stage()
    phones = [stage.person(f"{role} {seed}", role, phone="760 555 0100") for role in ROLES]
    phones.append(Phone(stage, phones[2].person, "second-phone").look())
    day = stage.day()
    sheet = stage.sheet(day, ring=phones[0].person)
    stage.row(sheet, phones[2])
    maker = Maker(chance, KINDS, lambda kind: [str(one["id"]) for one in stage.log.records(kind)])
    followers = [Follower(stage, phone.person) for phone in phones]
    outcomes: Counter[str] = Counter()
    for _ in range(deeds):
        stage.wait(minutes=chance.choice((0, 1, 30, 600)))
        phone = chance.choice(phones if chance.random() < 0.35 else phones[:2])
        if chance.random() < 0.7:
            phone.look()
        for _ in range(chance.choice((1, 1, 1, 3))):
            verb, record, fields = about(maker, stage, chance)
            phone.write(verb, record)["fields"] = fields
        if stage.log.actor(phone.person) is None:  # struck: what he sends comes from a revoked phone
            phone.n, phone.waiting = phone.n - len(phone.waiting), []
            continue
        sent = len(phone.waiting)
        before = stage.log.head()
        answered = phone.send()
        assert len(answered) == sent
        for one in answered:
            assert one.outcome not in ("gap", "fork")
            assert one.seq is not None
            assert before < one.seq <= stage.log.head()
        outcomes.update(one.outcome for one in answered)
        if chance.random() < 0.3:
            chance.choice(followers).take()
    for follower in followers:
        assert follower.take() == Follower(stage, follower.person).take(1_000), f"seed {seed}: {follower.person}"
    told = stage.log.verify()
    assert told.ok, f"seed {seed}: {told}"
    return outcomes


def about(maker: Maker, stage: Stage, chance: random.Random) -> tuple[str, str, dict[str, Any]]:
    """A deed; a sheet is published mostly as it was just previewed."""
    _, verb, record, fields = maker.deed()
    sheets = list(maker.known("call_sheet"))
    if verb in SHEETS and sheets and chance.random() < 0.7:
        record = chance.choice(sheets)
        shift = {"call_sheet.publish": 0, "call_sheet.push": 30, "call_sheet.pull": -30}[verb]
        try:
            fields = {"publishing": stage.publishing(record, shift, chance.random() < 0.3)}
        except Refused:  # no preview, no digest: sent as it was made
            return verb, record, fields
    return verb, record, fields


@pytest.mark.parametrize("seed", range(6))
def test_A1_A3_P2_any_deed_in_any_order_gets_one_outcome_and_is_no_fault_of_ours(seed: int) -> None:
    outcomes = show(seed, 60)
    assert {"applied", "refused"} <= outcomes.keys()


@pytest.mark.soak
@pytest.mark.timeout(7_200)
def test_A1_A3_P2_any_deed_in_any_order_for_minutes() -> None:
    """Writes docs/figures/deeds.json."""
    first, began = secrets.randbelow(2**31), time.monotonic()
    print(f"first seed {first}")
    outcomes: Counter[str] = Counter()
    shows = 0
    while time.monotonic() - began < MINUTES * 60:
        outcomes += show(first + shows, 150)
        shows += 1
    figures = {
        "shows": shows,
        "deeds judged": sum(outcomes.values()),
        **{f"of these, {one}": count for one, count in sorted(outcomes.items())},
    }
    print(figures)
    soaked.keep("deeds", {**figures, "faults of our own": 0, "first seed": first})
