"""A disk that keeps what was synced, and of the rest as little as a power cut may leave.

Promises: `unsynced.c` under a program notes what it has written and not synced; `cut` then makes the folder what the
disk had: every synced byte; of the others nothing, or sectors drawn by a seed, so that writes are torn and come in any
order. Of names that were made, moved and unlinked a beginning is kept, as journals of file systems do: syncing a folder
keeps all before it, and so does syncing a file that was made in it (ext4, xfs, btrfs). Refuses to run without a C
compiler.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import struct
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

SOURCE = Path(__file__).with_name("unsynced.c")
HEAD = struct.Struct("<QqqIIc7x")
SECTOR = 512
SYNC_US = 2_000
"""How long a sync takes: less than a disk's, and long enough to be cut short."""
Leaves = Literal["nothing", "sectors"]


class NoCompiler(RuntimeError):
    """There is no C compiler here; the message says how to get one."""


@dataclass(frozen=True)
class Note:
    """What was done to a file: W(ritten), S(ynced), C(reated), U(nlinked), L(inked), R(enamed; `before` is its old
    path)."""

    what: str
    inode: int
    offset: int
    size: int
    path: Path
    before: bytes
    place: int


@dataclass
class Lost:
    """What a cut took: bytes that differed from what was synced, by the file's name, and names undone."""

    bytes: dict[str, int] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)


def compiled() -> Path:
    """The file layer, built once. Raises NoCompiler."""
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None:
        raise NoCompiler("The power cut needs a C compiler. Debian: apt-get install gcc libc6-dev.")
    made = Path(tempfile.gettempdir()) / (
        f"unsynced-{os.getuid()}-{hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:16]}.so"
    )
    if not made.exists():
        ahead = made.with_suffix(f".{os.getpid()}")
        command = [compiler, "-O2", "-shared", "-fPIC", "-o", str(ahead), str(SOURCE), "-ldl"]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise NoCompiler(f"{SOURCE.name} does not compile:\n{done.stderr[-2000:]}")
        ahead.replace(made)
    return made


class Disk:
    """`root` is guarded, `notes` a folder beside it, on the same file system."""

    def __init__(self, root: Path, notes: Path) -> None:
        self.root, self.notes = root.resolve(), notes.resolve()
        self.notes.mkdir(exist_ok=True)
        self.env = {
            "LD_PRELOAD": str(compiled()),
            "POWER_ROOT": str(self.root),
            "POWER_NOTES": str(self.notes),
            "POWER_SYNC_US": str(SYNC_US),
        }

    def told(self) -> list[Note]:
        """All notes since the last cut, oldest first. One that a kill has broken off was not carried out."""
        found, at = [], 0
        path = self.notes / "notes"
        raw = path.read_bytes() if path.exists() else b""
        while at + HEAD.size <= len(raw):
            place = at
            inode, offset, size, length, name, what = HEAD.unpack_from(raw, at)
            at += HEAD.size
            if at + name + length > len(raw):
                break
            named = Path(os.fsdecode(raw[at : at + name]))
            found.append(Note(what.decode(), inode, offset, size, named, raw[at + name : at + name + length], place))
            at += name + length
        return found

    def cut(self, chance: random.Random, leaves: Leaves = "nothing") -> Lost:
        """The power goes: nothing runs any more, and the folder becomes what the disk had of it."""
        writes: dict[int, list[Note]] = defaultdict(list)
        names: dict[Path, list[Note]] = defaultdict(list)
        for note in self.told():
            if note.what == "W":
                writes[note.inode].append(note)
            elif note.what == "S":
                writes[note.inode] = [one for one in writes[note.inode] if one.place >= note.offset]
                if any(one.inode == note.inode for one in names[note.path.parent]):
                    names.pop(note.path.parent)
                names.pop(note.path, None)  # a folder that was synced itself
            else:
                if note.what == "R":
                    names = _moved(names, Path(os.fsdecode(note.before)), note.path)
                names[note.path.parent].append(note)
        lost = Lost()
        for inode, path in self._inodes().items():
            if writes.get(inode):
                taken = _tear(path, writes[inode], chance, leaves)
                if taken:
                    lost.bytes[path.name] = lost.bytes.get(path.name, 0) + taken
        for _, undone in sorted(names.items(), key=lambda one: -len(one[0].parts)):
            kept = chance.randint(0, len(undone)) if leaves == "sectors" else 0
            for note in reversed(undone[kept:]):
                self._undo(note)
                lost.names.append(f"{note.what} {note.path.name}")
        for path in self.root.rglob("*-shm"):
            path.unlink()
        for path in self.notes.iterdir():
            path.unlink()
        return lost

    def _inodes(self) -> dict[int, Path]:
        found = [*self.notes.iterdir(), *self.root.rglob("*")]
        return {path.stat().st_ino: path for path in found if path.is_file() and not path.is_symlink()}

    def _undo(self, note: Note) -> None:
        if note.what in "CL":
            note.path.unlink(missing_ok=True)
        elif note.what == "U":
            note.path.unlink(missing_ok=True)
            os.link(self.notes / str(note.inode), note.path)
        elif note.what == "R" and note.path.exists():
            note.path.rename(Path(os.fsdecode(note.before)))


def _moved(names: Mapping[Path, list[Note]], old: Path, new: Path) -> dict[Path, list[Note]]:
    """What was noted inside a folder goes with it."""

    def now(path: Path) -> Path:
        return new / path.relative_to(old) if path.is_relative_to(old) else path

    return defaultdict(
        list,
        {now(folder): [replace(one, path=now(one.path)) for one in notes] for folder, notes in names.items()},
    )


def _tear(path: Path, unsynced: list[Note], chance: random.Random, leaves: Leaves) -> int:
    """Makes a file what the disk had of it; returns how many bytes of it are others than were written."""
    written = path.read_bytes()
    synced = bytearray(written)
    for note in reversed(unsynced):
        del synced[note.size :]
        synced.extend(bytes(note.size - len(synced)))
        synced[note.offset : note.offset + len(note.before)] = note.before
    left = synced
    if leaves == "sectors":
        size = chance.choice((len(written), len(synced)))
        sources = [bytes(one[:size]).ljust(size, b"\0") for one in (written, synced)]
        left = bytearray()
        for at in range(0, size, SECTOR):
            left += chance.choice(sources)[at : at + SECTOR]
    if left != written:
        with path.open("r+b") as file:
            file.write(left)
            file.truncate(len(left))
    shared = min(len(written), len(left))
    at_odds = int.from_bytes(written[:shared], "big") ^ int.from_bytes(left[:shared], "big")
    return abs(len(written) - len(left)) + shared - at_odds.to_bytes(shared, "big").count(0)
