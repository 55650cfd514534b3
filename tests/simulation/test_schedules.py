"""Seeded schedules over the real engine and the real client core. A failing seed is its own reproduction:

python -m tests.simulation SEED 1
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.stores.sqlite import SqliteStore
from tests.simulation.__main__ import live_through, main, quiet
from tests.simulation.faults_of_ours import MUTANTS
from tests.simulation.kinds import BUILDS
from tests.simulation.mutants import swapped
from tests.simulation.node import ROOT, Phones
from tests.simulation.schedule import FAULTS, Schedule

SCHEDULES = 2_500
PARTS = 10
SOAKED = 25_000


@pytest.fixture(scope="module")
def phones() -> Iterator[Phones]:
    quiet()
    with Phones(BUILDS) as phones:
        yield phones


@pytest.mark.parametrize("part", range(PARTS))
def test_P2_A1_A2_P5_P6_P7_nothing_is_lost_and_every_phone_ends_as_a_fresh_one(part: int, phones: Phones) -> None:
    each = SCHEDULES // PARTS
    assert live_through(phones, range(part * each, (part + 1) * each)) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_W1_the_same_with_one_sort_of_fault_alone(fault: str, phones: Phones) -> None:
    Schedule(1, phones, faults=(fault,)).live()


def test_A1_the_same_story_over_sqlite(tmp_path: Path, phones: Phones) -> None:
    for seed in range(4):
        store = SqliteStore(tmp_path / f"{seed}.sqlite")
        store._db.execute("PRAGMA synchronous=OFF")
        faults = tuple(fault for fault in FAULTS if fault != "restore")
        Schedule(seed, phones, faults=faults, store=store).live()
        store.close()


def test_the_same_seed_is_the_same_story(phones: Phones) -> None:
    told = []
    for _ in range(2):
        schedule = Schedule(7, phones)
        schedule.live()
        told.append([schedule.house.log.hash_at(seq) for seq in range(1, schedule.house.log.head() + 1)])
    assert told[0] == told[1]


def test_every_deliberate_fault_still_stands_where_it_says() -> None:
    for mutant in MUTANTS:
        assert swapped(mutant, ROOT)


@pytest.mark.soak
def test_P2_long_soak() -> None:
    print(f"{SOAKED} schedules, from seed 100000")
    assert main(["100000", str(SOAKED), "--keep"]) == 0
