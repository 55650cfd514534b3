"""Tries each deliberate fault in a copy of the sources, and says which the simulation caught.

    python -m tests.simulation.mutants [--schedules N] [--only WORDS]

Promises: never touches the checkout. Refuses a fault whose text does not stand where it says, exactly once.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from docs import soaked
from tests.simulation.faults_of_ours import MUTANTS, Mutant
from tests.simulation.node import ROOT

FOLDERS = ("docs", "sync", "server", "tests/simulation", "tests/sync", "pwa/src", "pwa/simulation")
FILES = ("pwa/client_build.py", "pwa/package.json", "pwa/tsconfig.json")
LONGEST = 900


def swapped(mutant: Mutant, root: Path) -> dict[Path, str]:
    """The files with the fault in them. Raises ValueError where a text does not stand exactly once."""
    changed: dict[Path, str] = {}
    for file, text, instead in mutant.swaps:
        path = root / file
        stands = changed.get(path) or path.read_text("utf-8")
        if stands.count(text) != 1:
            raise ValueError(f"{mutant.name}: {text!r} stands {stands.count(text)} times in {file}")
        changed[path] = stands.replace(text, instead)
    return changed


def copied(root: Path) -> None:
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in FILES:
        shutil.copy(ROOT / file, root / file)
    (root / "pwa" / "node_modules").symlink_to(ROOT / "pwa" / "node_modules")


def caught(mutant: Mutant, schedules: int) -> str | None:
    """What the simulation says of the fault; null if it lives through all schedules."""
    with tempfile.TemporaryDirectory(prefix="callboard-mutant-") as folder:
        root = Path(folder)
        copied(root)
        for path, text in swapped(mutant, root).items():
            path.write_text(text, "utf-8")
        run = [sys.executable, "-m", "tests.simulation", "0", str(schedules), "--stop"]
        try:
            done = subprocess.run(run, cwd=root, capture_output=True, text=True, timeout=LONGEST)
        except subprocess.TimeoutExpired:
            return None
    said = (done.stdout.splitlines() or done.stderr.splitlines()[-1:] or [""])[0]
    if done.returncode == 0:
        return None
    if not said.startswith("seed "):
        raise RuntimeError(f"{mutant.name} did not even start: {done.stdout}{done.stderr}")
    return said


def main(words: list[str] | None = None) -> int:
    asked = argparse.ArgumentParser(prog="./run soak --mutants", description="Try each deliberate fault.")
    asked.add_argument("--schedules", type=int, default=2_500, help="how many schedules a fault must live through")
    asked.add_argument("--only", default="", help="only faults with these words in their name")
    given = asked.parse_args(words)
    chosen = [mutant for mutant in MUTANTS if given.only in mutant.name]
    lived: list[str] = []
    print(f"{'deliberate fault':48} {'half':7} caught", flush=True)
    for mutant in chosen:
        began = time.monotonic()
        said = caught(mutant, given.schedules)
        half = "phone" if mutant.swaps[0][0].startswith("pwa/") else "engine"
        if said is None:
            lived.append(mutant.name)
        told = said[:150] if said else f"NO, in {given.schedules} schedules"
        print(f"{mutant.name:48} {half:7} {told} ({time.monotonic() - began:.0f} s)", flush=True)
    if not given.only:
        counted = {"deliberate faults": len(chosen), "caught": len(chosen) - len(lived)}
        soaked.keep("mutants", {**counted, "schedules that each had to live through": given.schedules})
    print(f"{len(chosen) - len(lived)} of {len(chosen)} caught" + (f"; not: {', '.join(lived)}" if lived else ""))
    return 1 if lived else 0


if __name__ == "__main__":
    sys.exit(main())
