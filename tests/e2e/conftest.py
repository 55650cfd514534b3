"""What the stories share: one Playwright, a stage each, the demonstration made once.

Promises: an error on any console fails the story; a failure leaves its evidence in the test's own folder.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e.callboard_process import Callboard
from tests.e2e.stage import Stage

EVE = "2026-05-13T18:00:00-07:00"
"""The evening before the demonstration's first day: calls lie ahead, and no midnight comes during a test."""
STAGE = pytest.StashKey[Stage]()


@pytest.fixture
def stage(playwright: Playwright, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Stage]:
    """An empty stage. What was heard on its consoles is judged when the story has ended well."""
    stage = Stage(playwright, tmp_path)
    request.node.stash[STAGE] = stage
    yield stage
    stage.clear()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a demonstration that was made once and stands still."""
    data = tmp_path_factory.mktemp("demonstration") / "data"
    with Callboard(data, command="demo", as_of=EVE):
        pass
    return data


@pytest.fixture
def demo(stage: Stage, demonstration: Path, tmp_path: Path) -> Callboard:
    """The demonstration, served from a copy of its own, with fresh links."""
    data = tmp_path / "data"
    shutil.copytree(demonstration, data)
    return stage.serve(data, command="demo", as_of=EVE)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """The consoles are part of the story: a clean end with a broken page is no clean end."""
    yield
    stage = item.stash.get(STAGE, None)
    if stage is not None:
        stage.is_clean()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    stage = item.stash.get(STAGE, None)
    if stage is not None and call.when == "call" and report.failed:
        folder = stage.evidence()
        report.sections.append(("evidence", f"screens, consoles and the server's log: {folder}"))
        for device in stage.devices:
            report.sections.append((f"console of {device.name}", "\n".join(device.heard.lines[-15:])))
    return report
