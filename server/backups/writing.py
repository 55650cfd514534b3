"""Files and folders that are there whole or not at all, readable by their owner alone.

Promises: what was copied is on the disk when the call returns. Refuses: to write over what is there.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from server.stores.failures import failed

CHUNK = 1 << 20
EXCHANGE = 2


def copy(source: Path, target: Path) -> None:
    """Raises OSError, FileExistsError."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with source.open("rb") as come, os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as go:
        while chunk := come.read(CHUNK):
            go.write(chunk)
        go.flush()
        os.fsync(go.fileno())


def link(source: Path, target: Path) -> None:
    """A second name for the same bytes where the disk allows it, else a copy. Raises OSError, FileExistsError."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        copy(source, target)


def copy_base(source: Path, target: Path, *, shared: bool = False) -> None:
    """One moment of an SQLite file that others may be writing, through a connection that can neither write nor
    checkpoint (K1); of one that many may write (`shared`), what a power cut left half done is undone first. Raises
    StoreFailed."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    uri = f"file:{quote(str(source.resolve()))}?mode={'rw' if shared else 'ro'}"
    try:
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=30)) as base:
            base.execute("vacuum into ?", (str(target),))
    except sqlite3.Error as wrong:
        raise failed(wrong) from wrong
    target.chmod(0o600)
    settle(target)


def settle(path: Path) -> None:
    """A file, or the names in a folder, are on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def settle_all(folder: Path) -> None:
    """The names in a folder and in every folder below it are on the disk."""
    for place, _, _ in os.walk(folder):
        settle(Path(place))


def hash_of(path: Path) -> str:
    """The SHA-256 of what the disk holds, as far as the system can be asked to read it again. Raises OSError."""
    with path.open("rb") as file:
        with suppress(OSError, AttributeError):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return hashlib.file_digest(file, "sha256").hexdigest()


def exchange(new: Path, old: Path) -> None:
    """The two change names, in one step where the system can. Raises OSError."""
    system = ctypes.CDLL(None, use_errno=True)
    swap = getattr(system, "renameat2", None)
    if swap is not None:
        here = ctypes.c_int(-100)
        if swap(here, os.fsencode(new), here, os.fsencode(old), ctypes.c_uint(EXCHANGE)) == 0:
            return
        number = ctypes.get_errno()
        if number not in (errno.EINVAL, errno.ENOSYS):
            raise OSError(number, os.strerror(number), str(old))
    aside = new.with_name(new.name + "-old")
    old.rename(aside)
    new.rename(old)
    aside.rename(new)
