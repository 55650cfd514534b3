"""The writer is killed, or the power goes, at any moment: while it opens, judges, commits, answers (A1, A2, A4)."""

from __future__ import annotations

import os
import random
import secrets
import shutil
import signal
import statistics
import time
from collections import Counter
from pathlib import Path

import pytest

from docs import soaked
from tests.cast import IMOGEN
from tests.power.disk import Disk
from tests.power.powered import Powered, hammers_of
from tests.power.siege import Siege
from tests.served import SOON, Served
from tests.server.hammering import Hammer, acknowledged, hammered, settled

KILLS, A_SERIES = 700, 50
CUTS, CUTS_A_SERIES = 400, 25
OF_A_SERVER = {"the keeper": 160, "the whole server": 80, "the workers": 80}
CUTS_OF_A_SERVER = 40


def test_A1_A2_A4_killed_at_any_moment_nothing_acknowledged_is_lost_and_nothing_is_there_twice(folder: Path) -> None:
    with Siege(folder, seed=20261123) as siege:
        for _ in range(12):
            siege.killed()
        assert siege.ended() > 12
        assert siege.early < 12


def test_A1_A4_the_power_goes_at_any_moment_and_torn_sectors_lose_nothing(folder: Path) -> None:
    with Siege(folder, seed=20261123, disk=Disk(folder, folder.parent / "notes")) as siege:
        for count in range(6):
            siege.killed("sectors" if count % 2 else "nothing")
        assert siege.ended() > 6
        assert siege.bytes_lost > 0


def test_A1_with_synchronous_NORMAL_the_same_cut_loses_what_was_acknowledged(folder: Path) -> None:
    """The cut is one that is felt: with less than FULL the test above fails."""
    disk = Disk(folder, folder.parent / "notes")
    with Siege(folder, seed=20261123, disk=disk, synchronous="NORMAL") as siege:
        with pytest.raises(AssertionError, match="acknowledged and lost"):
            for _ in range(20):
                siege.killed()
        assert siege.kills <= 3


@pytest.mark.soak
@pytest.mark.timeout(7_200)
def test_A1_A2_A4_a_thousand_kills(made: Path, tmp_path: Path) -> None:
    """Writes docs/figures/kills.json."""
    seed, began = secrets.randbelow(2**31), time.monotonic()
    print(f"seed {seed}")
    kills: Counter[str] = Counter()
    deeds = early = 0
    for number in range(KILLS // A_SERIES):
        folder = tmp_path / f"siege-{number}"
        shutil.copytree(made, folder)
        with Siege(folder, seed + number) as siege:
            for _ in range(A_SERIES):
                siege.killed()
            deeds += siege.ended()
            kills["the writer alone"] += siege.kills
            early += siege.early
        shutil.rmtree(folder)
    back: list[float] = []
    for what, count in OF_A_SERVER.items():
        folder = tmp_path / what.replace(" ", "-")
        shutil.copytree(made, folder)
        with Served(folder) as served:
            kills[what] += count
            deeds += killed(served, what, count, random.Random(seed), back)
    figures = {
        "kills": sum(kills.values()),
        **{f"of these: {what}": count for what, count in kills.items()},
        "of these, before anything was answered": early,
        "deeds acknowledged": deeds,
        "deeds lost": 0,
        "deeds there twice": 0,
        "a killed keeper answers again, median s": round(statistics.median(back), 2),
        "first seed": seed,
        "minutes": round((time.monotonic() - began) / 60, 1),
    }
    print(figures)
    assert figures["kills"] >= 1_000
    soaked.keep("kills", figures)


def killed(served: Served, what: str, count: int, chance: random.Random, back: list[float]) -> int:
    """So many kills of one sort under load, and what stands afterwards. Returns how many deeds; `back` learns how long
    a killed keeper was away."""
    hammers = hammers_of(served)
    for number in range(count):
        with hammered(hammers, chance.randint(1, 20)):
            time.sleep(chance.uniform(0, 0.02))  # a moment, not a fact
            if what == "the whole server":
                served.kill()
            else:
                for one in [served.keeper] if what == "the keeper" else served.workers:
                    os.kill(one, signal.SIGKILL)
            if what == "the keeper":
                back.append(away(hammers))
        if what == "the whole server":
            if number % 10 == 0:
                served.verify()
            served.start()
    settled(hammers)
    for one in hammers:
        assert len(one.acknowledged) == one.hand.n
    there = served.ready(IMOGEN).seen("check_in")
    assert len(there) == sum(one.hand.n for one in hammers)
    served.verify()
    return len(there)


def away(hammers: list[Hammer]) -> float:
    """Seconds until something is acknowledged again."""
    began, before = time.monotonic(), acknowledged(hammers)
    time.sleep(0.01)  # what had left before the kill has come
    before = acknowledged(hammers)
    while acknowledged(hammers) == before:
        assert time.monotonic() - began < SOON
        time.sleep(0.005)
    return time.monotonic() - began


@pytest.mark.soak
@pytest.mark.timeout(7_200)
def test_A1_A4_hundreds_of_power_cuts(made: Path, tmp_path: Path) -> None:
    """Writes docs/figures/power.json."""
    seed, began = secrets.randbelow(2**31), time.monotonic()
    print(f"seed {seed}")
    deeds = lost = cuts = 0
    for number in range(CUTS // CUTS_A_SERIES):
        folder = tmp_path / f"siege-{number}" / "data"
        shutil.copytree(made, folder)
        with Siege(folder, seed + number, disk=Disk(folder, folder.parent / "notes")) as siege:
            for count in range(CUTS_A_SERIES):
                siege.killed("sectors" if count % 2 else "nothing")
            deeds += siege.ended()
            cuts += siege.kills
            lost += siege.bytes_lost
        shutil.rmtree(folder)
    chance = random.Random(seed)
    shutil.copytree(made, tmp_path / "served" / "data")
    powered = Powered(tmp_path / "served" / "data")
    with powered.served as served:
        hammers = hammers_of(served)
        for number in range(CUTS_OF_A_SERVER):
            with hammered(hammers, chance.randint(1, 40)):
                torn = powered.cut(chance, "sectors" if number % 2 else "nothing")
            lost += sum(torn.bytes.values())
            assert powered.lost(hammers) == [], f"seed {seed}, cut {number}"
            if number % 10 == 0:
                served.verify()
            served.start()
        settled(hammers)
        deeds += len(served.ready(IMOGEN).seen("check_in"))
        assert powered.lost(hammers) == []
        served.verify()
    normal = tmp_path / "normal" / "data"
    shutil.copytree(made, normal)
    caught = 0
    for number in range(20):
        with Siege(normal, seed + number, disk=Disk(normal, normal.parent / "notes"), synchronous="NORMAL") as siege:
            try:
                siege.killed()
            except AssertionError:
                caught += 1
    figures = {
        "power cuts": cuts + CUTS_OF_A_SERVER,
        "of these: of a whole server under load": CUTS_OF_A_SERVER,
        "unsynced bytes thrown away": lost,
        "deeds acknowledged": deeds,
        "deeds lost": 0,
        "cuts with synchronous=NORMAL": 20,
        "of these, caught losing what was acknowledged": caught,
        "first seed": seed,
        "minutes": round((time.monotonic() - began) / 60, 1),
    }
    print(figures)
    assert caught > 10
    soaked.keep("power", figures)
