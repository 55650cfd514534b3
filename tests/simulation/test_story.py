"""Seeded stories: phones, a bad network and a failing server over the real engine. A failing seed is its own
reproduction."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.stores.sqlite import SqliteStore
from tests.simulation.world import World

STEPS = 500
SEEDS = range(30)


def tell(world: World, seed: int, steps: int) -> None:
    print(f"seed {seed}, {steps} steps")  # what a failure needs to be told again
    for _ in range(steps):
        world.step()
    world.rest()
    world.verdict()


@pytest.mark.parametrize("seed", SEEDS)
def test_P2_A2_P5_nothing_acknowledged_is_lost_and_every_phone_ends_as_a_fresh_one(seed: int) -> None:
    tell(World(seed), seed, STEPS)


@pytest.mark.parametrize("seed", range(100, 110))
def test_A2_copied_phones_fork_and_lose_nothing(seed: int) -> None:
    tell(World(seed, forks=True), seed, STEPS)


@pytest.mark.parametrize("seed", range(300, 315))
def test_P7_E3_restores_lose_nothing_that_a_phone_still_has(seed: int) -> None:
    tell(World(seed, restores=True), seed, STEPS)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    store = SqliteStore(tmp_path / "log.sqlite")
    store._db.execute("PRAGMA synchronous=OFF")
    yield store
    store.close()


@pytest.mark.parametrize("seed", range(200, 204))
def test_A1_the_same_story_over_sqlite(seed: int, store: SqliteStore) -> None:
    tell(World(seed, store, forks=True), seed, STEPS)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1_000, 1_400))
def test_P2_long_stories(seed: int) -> None:
    tell(World(seed, forks=seed % 2 == 0, restores=seed % 3 == 0), seed, 1_500)
