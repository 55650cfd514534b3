"""What every test may ask for: the small production, and a real server over it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests import cast
from tests.served import Served


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One for all: a second in the same process would not start."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with BORROW PIT in it, made once and left alone."""
    folder = tmp_path_factory.mktemp("made") / "data"
    cast.make(folder)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A data folder of the test's own."""
    own = tmp_path / "data"
    shutil.copytree(made, own)
    return own


@pytest.fixture
def served(folder: Path) -> Iterator[Served]:
    """A real `callboard serve` over the test's own folder."""
    with Served(folder) as served:
        yield served


@pytest.fixture(scope="module")
def shared(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A real server for a whole module, whose tests leave each other alone."""
    own = tmp_path_factory.mktemp("shared") / "data"
    shutil.copytree(made, own)
    with Served(own) as served:
        yield served
