"""The phones of the simulation: the real client core, many times over, in one Node process beside this one.

Promises: a call is one line there and one line back; the same calls give the same answers. Refuses to go on once a
phone breaks a promise: that is `Broken`, which names it.
"""

from __future__ import annotations

import hashlib
import json
import select
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Self

from server.generate import written
from sync.kind import Kinds

ROOT = Path(__file__).resolve().parents[2]
PWA = ROOT / "pwa"
PATIENCE = 60.0
"""Seconds in which the phones must have come to a stop."""
Command = tuple[Any, ...]


class Broken(AssertionError):
    """A promise that did not hold."""


class Phones:
    """`kinds`: what each build of the app knows, in the order in which builds are named by number."""

    def __init__(self, kinds: Sequence[Kinds]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="callboard-phones-")
        out = Path(self._folder.name)
        node = _bundle(out, kinds)
        cores = [out / f"core-{at}.js" for at in range(len(kinds))]
        self._host = subprocess.Popen(
            [node, "--max-semi-space-size=64", out / "host.mjs", *cores],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        assert self._host.stdin
        self._host.stdin.close()
        try:
            self._host.wait(10)
        except subprocess.TimeoutExpired:
            self._host.kill()
            self._host.wait()
        self._folder.cleanup()

    def do(self, commands: Iterable[Command]) -> tuple[list[dict[str, Any]], list[Any]]:
        """What the phones told, in order, and what each command gave. Raises Broken."""
        assert self._host.stdin
        assert self._host.stdout
        self._host.stdin.write(json.dumps(list(commands)) + "\n")
        self._host.stdin.flush()
        ready, _, _ = select.select([self._host.stdout], [], [], PATIENCE)
        line = self._host.stdout.readline() if ready else ""
        if not line:
            raise Broken("the phones' process has died" if ready else "the phones never answered")
        answer = json.loads(line)
        if answer["wrong"]:
            raise Broken(answer["wrong"])
        return answer["told"], answer["gave"]


def _bundle(out: Path, kinds: Sequence[Kinds]) -> Path:
    """Makes what Node runs; returns Node."""
    sys.path.insert(0, str(PWA))
    try:
        import client_build
    finally:
        sys.path.pop(0)
    files = []
    for at, known in enumerate(kinds):
        files.append(out / f"kinds-{at}.ts")
        files[-1].write_text(written(known), "utf-8")
    node = client_build.node_home() / "bin" / "node"
    subprocess.run([node, PWA / "simulation" / "bundle.mjs", out, *files], check=True)
    return Path(node)


def seed_of(*parts: object) -> int:
    """A seed of 32 bits that follows from those parts."""
    return int.from_bytes(hashlib.sha256("/".join(map(str, parts)).encode()).digest()[:4], "big")
