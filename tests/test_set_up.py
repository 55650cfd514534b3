"""The client's freshness: nothing is built twice, and nothing stale is taken for fresh."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def pwa(tmp_path: Path) -> Path:
    """A small client of its own, with the real build program in it."""
    for name, text in {
        "src/main.tsx": "export {};",
        "src/main.test.ts": "test",
        "index.html": "<html>",
        "vite.config.ts": "",
        "tsconfig.json": "{}",
        "package.json": "{}",
        "package-lock.json": "{}",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    shutil.copy(ROOT / "pwa" / "client_build.py", tmp_path)
    return tmp_path


@pytest.fixture
def client_build(pwa: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """That program, with an npm that only notes what it was asked for and writes a page."""
    spec = importlib.util.spec_from_file_location("client_build_under_test", pwa / "client_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.asked = []

    def npm(*args: str) -> None:
        module.asked.append(args[0])
        (pwa / "node_modules").mkdir(exist_ok=True)
        if args[0] == "run":
            out = Path(args[args.index("--outDir") + 1])
            out.mkdir(parents=True)
            (out / "index.html").write_text(f"build {len(module.asked)}")

    monkeypatch.setattr(module, "npm", npm)
    return module


def test_a_second_build_of_the_same_does_nothing(client_build: ModuleType) -> None:
    assert not client_build.fresh()
    client_build.ensure()
    assert client_build.asked == ["ci", "run"]
    client_build.ensure()
    assert client_build.asked == ["ci", "run"]


@pytest.mark.parametrize(
    "change",
    [
        lambda pwa: (pwa / "src" / "main.tsx").write_text("export const a = 1;"),
        lambda pwa: (pwa / "src" / "more.ts").write_text("export {};"),
        lambda pwa: (pwa / "src" / "main.tsx").rename(pwa / "src" / "start.tsx"),
        lambda pwa: (pwa / "vite.config.ts").write_text("export default {};"),
        lambda pwa: shutil.rmtree(pwa / "static" / "build"),
        lambda pwa: (pwa / "static" / "build" / ".stamp.json").write_text("{half"),
    ],
    ids=["changed", "added", "renamed", "configured", "lost", "torn stamp"],
)
def test_what_changed_is_built_again(client_build: ModuleType, pwa: Path, change: Callable[[Path], object]) -> None:
    client_build.ensure()
    change(pwa)
    assert not client_build.fresh()
    client_build.ensure()
    assert client_build.asked == ["ci", "run", "run"]
    assert client_build.fresh()


def test_a_new_lock_file_installs_again(client_build: ModuleType, pwa: Path) -> None:
    client_build.ensure()
    (pwa / "package-lock.json").write_text('{"packages": {}}')
    client_build.ensure()
    assert client_build.asked == ["ci", "run", "ci", "run"]


def test_a_file_touched_but_not_changed_is_fresh_and_remembered(client_build: ModuleType, pwa: Path) -> None:
    client_build.ensure()
    os.utime(pwa / "src" / "main.tsx", ns=(1, 1))
    assert client_build.fresh()
    stamp = json.loads((pwa / "static" / "build" / ".stamp.json").read_text())
    assert ["src/main.tsx", len("export {};"), 1] in stamp["seen"]


def test_a_change_to_a_test_builds_nothing(client_build: ModuleType, pwa: Path) -> None:
    client_build.ensure()
    (pwa / "src" / "main.test.ts").write_text("another test")
    assert client_build.fresh()


def test_a_build_that_fails_leaves_the_last_one_standing(
    client_build: ModuleType, pwa: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client_build.ensure()
    before = (pwa / "static" / "build" / "index.html").read_text()
    (pwa / "src" / "main.tsx").write_text("not typescript")

    def breaks(*_: str) -> None:
        raise RuntimeError("vite says no")

    monkeypatch.setattr(client_build, "npm", breaks)
    with pytest.raises(RuntimeError, match="vite says no"):
        client_build.ensure()
    assert (pwa / "static" / "build" / "index.html").read_text() == before
    assert not client_build.fresh()
