"""The folder beside the log where a production's files lie: `files/parts`, `files/whole`, `files/shown`.

Promises: a piece is on the disk before it is answered for; what came of one that broke off is kept; a file is whole
only if its bytes hash to its name (F2). Two who bring the same file at once are in nobody's way.
Refuses: a piece that does not begin where the last one ended.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self

from server.desk import Desk, uploads
from server.desk.uploads import Brought, Upload
from server.files.draw import draw
from server.on_disk import settle
from sync.store import StoreFull

CHUNK = 16_384
RESERVE = 256_000_000
"""Bytes of the disk that no photo takes: the log needs them (F7)."""
STRAY = 24 * 3600
"""Seconds after which a file that nobody knows was left behind by a server that died."""
SIZES = ("full", "thumb")
PARTS, WHOLE, SHOWN = "parts", "whole", "shown"
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Stream(Protocol):
    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True)
class Have:
    """How far a file is: bytes that are here; `whole` with all of them; `refused`: all came, and it cannot be shown;
    `backed`: a checked backup holds it."""

    have: int
    whole: bool = False
    refused: str | None = None
    backed: bool = False

    @classmethod
    def of(cls, file: Brought) -> Self:
        return cls(file.bytes, True, file.refused, file.backed is not None)


class WrongOffset(Exception):
    """The piece begins elsewhere than where the last one ended: at `have`."""

    def __init__(self, have: int) -> None:
        super().__init__(have)
        self.have = have


class WrongSize(Exception):
    """It was begun with another size: `bytes`."""

    def __init__(self, bytes: int) -> None:
        super().__init__(bytes)
        self.bytes = bytes


class WrongHash(Exception):
    """All bytes are here and they are another file's: they were dropped."""


@contextmanager
def room() -> Iterator[None]:
    """What a full disk raises becomes StoreFull."""
    try:
        yield
    except OSError as wrong:
        if wrong.errno in NO_ROOM:
            raise StoreFull(str(wrong)) from wrong
        raise


class Shelf:
    """One production's files: `folder` holds them, `desk` knows them."""

    def __init__(self, folder: Path, desk: Desk, reserve: int = RESERVE) -> None:
        self.folder = folder
        self.desk = desk
        self.reserve = reserve

    def part(self, going: Upload) -> Path:
        return self.folder / PARTS / going.part

    def whole(self, sha256: str) -> Path:
        return self.folder / WHOLE / sha256

    def shown(self, drawn: str, size: str) -> Path:
        return self.folder / SHOWN / f"{drawn}-{size}.jpg"

    def stands(self, sha256: str, person: str) -> Have | None:
        """How far that person's upload is, at once; None where all has come and it is still to be finished."""
        found = uploads.brought_by(self.desk, sha256, person)
        if found is not None:
            return Have.of(found)
        going = uploads.upload(self.desk, sha256, person)
        size = self._size(going) if going else 0
        return None if going and size >= going.bytes else Have(size)

    def have(self, sha256: str, person: str) -> Have:
        """How far that person's upload is, finished where all has come: that takes a while. Raises WrongHash; TooBusy,
        StoreFull where it cannot be finished now."""
        stands = self.stands(sha256, person)
        going = None if stands else uploads.upload(self.desk, sha256, person)
        return self._finish(going) if going else stands or Have(0)

    def piece(self, sha256: str, person: str, size: int, offset: int, stream: Stream) -> Have:
        """Takes a piece in. Raises WrongOffset, WrongSize, WrongHash, TooBusy, StoreFull."""
        found = uploads.brought_by(self.desk, sha256, person)
        if found is not None:
            return Have.of(found)
        with room():
            self._spare()
            for name in (PARTS, WHOLE, SHOWN):
                (self.folder / name).mkdir(parents=True, exist_ok=True, mode=0o700)
            going = uploads.begin(self.desk, sha256, person, size)
            if going.bytes != size:
                raise WrongSize(going.bytes)
            try:
                have = self._append(going, offset, stream)
            except WrongOffset as wrong:
                if wrong.have < size:
                    raise
                have = size  # another piece brought the last of it meanwhile
        return Have(have) if have < size else self._finish(going)

    def _spare(self) -> None:
        """Raises StoreFull where a photo would take what the log needs."""
        disk = os.statvfs(self.folder.parent)
        if disk.f_bavail * disk.f_frsize < self.reserve:
            raise StoreFull("the rest of the disk is kept for the log")

    def _size(self, going: Upload) -> int:
        try:
            return self.part(going).stat().st_size
        except FileNotFoundError:
            return 0

    def _append(self, going: Upload, offset: int, stream: Stream) -> int:
        """Writes what comes, as it comes: of a piece that breaks off, what came is here."""
        part = os.open(self.part(going), os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            begins = os.fstat(part).st_size
            if offset != begins:
                raise WrongOffset(begins)
            at = offset
            try:
                while at < going.bytes and (chunk := _read(stream, min(CHUNK, going.bytes - at))):
                    at = _write(part, at, chunk)
            finally:
                os.fsync(part)
            return at
        finally:
            os.close(part)

    def _finish(self, going: Upload) -> Have:
        """All bytes are here: are they this file's, and can they be shown? Asked twice it is as good as once."""
        part = self.part(going)
        try:
            opened = part.open("rb")
        except FileNotFoundError:  # another request has finished it
            found = uploads.brought_by(self.desk, going.sha256, going.person)
            return Have(0) if found is None else Have.of(found)
        with opened as file:
            fcntl.flock(file, fcntl.LOCK_EX)  # one at a time; who waited finds it done
            found = uploads.brought_by(self.desk, going.sha256, going.person)
            if found is not None:
                return Have.of(found)
            if hashlib.file_digest(file, "sha256").hexdigest() != going.sha256:
                uploads.forget(self.desk, going)
                part.unlink(missing_ok=True)
                raise WrongHash
            known = uploads.file(self.desk, going.sha256)
            drawn, refused = (known.drawn, known.refused) if known else self._draw(going)
            found = uploads.finish(self.desk, going, drawn, refused, going.bytes + self._drawn_bytes(drawn))
        if drawn and found.drawn != drawn:  # somebody else's was there first
            self._unlink_shown(drawn)
        part.unlink(missing_ok=True)
        return Have.of(found)

    def _draw(self, going: Upload) -> tuple[str | None, str | None]:
        part, whole, drawn = self.part(going), self.whole(going.sha256), secrets.token_hex(16)
        refused = draw(part, self.shown(drawn, "full"), self.shown(drawn, "thumb"))
        if refused is not None:
            return None, refused
        with room():
            for size in SIZES:
                settle(self.shown(drawn, size))
            with suppress(FileExistsError):
                os.link(part, whole)
            settle(whole)
        return drawn, None

    def _drawn_bytes(self, drawn: str | None) -> int:
        return sum(self.shown(drawn, size).stat().st_size for size in SIZES) if drawn else 0

    def _unlink_shown(self, drawn: str) -> None:
        for size in SIZES:
            self.shown(drawn, size).unlink(missing_ok=True)

    def picture(self, file: Brought, size: str) -> bytes | None:
        """What is shown of a file; drawn again where that is gone, as after a restore. None where the bytes that came
        are gone too. Raises TooBusy, StoreFull."""
        path = self.shown(file.drawn or "", size)
        with suppress(FileNotFoundError):
            return path.read_bytes()
        try:
            opened = self.whole(file.sha256).open("rb")
        except FileNotFoundError:
            return None
        with opened:
            fcntl.flock(opened, fcntl.LOCK_EX)  # one at a time; who waited finds it done
            if not path.exists() and not self._draw_again(file):
                return None
            return path.read_bytes()

    def _draw_again(self, file: Brought) -> bool:
        self.shown("", "").parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        aside = secrets.token_hex(16)
        if draw(self.whole(file.sha256), self.shown(aside, "full"), self.shown(aside, "thumb")) is not None:
            return False
        for size in SIZES:
            self.shown(aside, size).rename(self.shown(file.drawn or "", size))
        return True

    def drop(self, parts: list[str], files: list[uploads.Brought]) -> None:
        """Clears away what the desk has forgotten, and what a server that died had not told it of."""
        for part in parts:
            (self.folder / "parts" / part).unlink(missing_ok=True)
        for file in files:
            self.whole(file.sha256).unlink(missing_ok=True)
            if file.drawn:
                self._unlink_shown(file.drawn)
        known = uploads.known_files(self.desk)
        self._clear("parts", uploads.known_parts(self.desk))
        self._clear("whole", {file.sha256 for file in known})
        self._clear("shown", {self.shown(file.drawn, size).name for file in known if file.drawn for size in SIZES})

    def _clear(self, folder: str, known: set[str]) -> None:
        before = time.time() - STRAY
        for path in (self.folder / folder).glob("*"):
            with suppress(FileNotFoundError):
                if path.name not in known and path.stat().st_mtime < before:
                    path.unlink()


def _read(stream: Stream, size: int) -> bytes:
    """What came; nothing where the connection broke."""
    try:
        return stream.read(size)
    except Exception:  # each server has its own name for a client that is gone
        return b""


def _write(part: int, at: int, chunk: bytes) -> int:
    """Adds a chunk where this piece has come to, unless another piece has come there meanwhile."""
    fcntl.flock(part, fcntl.LOCK_EX)
    try:
        stands = os.fstat(part).st_size
        if stands != at:
            raise WrongOffset(stands)
        while chunk:
            written = os.pwrite(part, chunk, at)
            at, chunk = at + written, chunk[written:]
        return at
    finally:
        fcntl.flock(part, fcntl.LOCK_UN)
