"""All of pytest in two halves side by side: browsers and the engine on one core, everything else on the other.

Promises: what failed while the halves shared the machine is tried once more by itself, and named whatever comes of it.
Refuses: to forgive what fails alone, and a half that did not come to its end.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile

PYTEST = (sys.executable, "-m", "pytest")
BESIDE = ("tests/e2e", "tests/simulation", "tests/sync")
"""Browsers, which mostly wait, with what only computes: both halves take as long."""
FAILED = 1
"""pytest's own code for: all was run, and something failed."""


def both() -> int:
    stories = [*PYTEST, *BESIDE, *_noting("stories")]
    rest = [*PYTEST, *(f"--ignore={folder}" for folder in BESIDE), *_noting("rest")]
    with tempfile.TemporaryFile("w+") as said:
        beside = subprocess.Popen(stories, stdout=said, stderr=subprocess.STDOUT)
        try:
            codes = [subprocess.run(rest, check=False).returncode]
            print("\nThe stories in browsers, the engine and the simulation:\n", flush=True)
            codes.append(beside.wait())
        finally:
            beside.terminate()
            said.seek(0)
            shutil.copyfileobj(said, sys.stdout)
            sys.stdout.flush()
    return max(_alone(half, code) for half, code in zip((rest, stories), codes, strict=True))


def _noting(half: str) -> list[str]:
    return ["-o", f"cache_dir=.pytest_cache/{half}"]


def _alone(half: list[str], code: int) -> int:
    if code != FAILED:
        return code
    print("\nWhat failed, once more with the machine to itself:\n", flush=True)
    again = subprocess.run([*half, "--last-failed", "--last-failed-no-failures=none", "-v"], check=False).returncode
    if again == 0:
        print("\nSHAKY: the tests named above failed beside the others and passed alone.\n", flush=True)
    return again


if __name__ == "__main__":
    sys.exit(both())
