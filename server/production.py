"""The productions of a folder.

Promises: one bad file stops that production only (K3); a production is in its folder whole or not there. Refuses an id
that is no short name.
"""

from __future__ import annotations

import os
import secrets
import shutil
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import structlog

from server.far_production import FarProduction
from server.kept_production import KeptProduction, hold
from server.live.board import Board
from server.live.far_keeper import Line
from server.on_disk import settle
from server.one_production import DESK, LOCK, LOG, SLUG, InUse, NoSuchProduction, Production, Stopped
from sync.store import StoreFailed

LEAVING = 5.0
"""Seconds that a process before this one may need to let a production go."""


class Productions:
    """Every production in a folder, opened when first asked for and kept open: to write, or, with a `line` to the
    keeper in another process, to read. `board` shows what has stopped."""

    def __init__(self, folder: Path, secret: bytes, *, line: Line | None = None, board: Board | None = None) -> None:
        self.folder = folder
        self.board = board or Board()
        self._secret = secret
        self._line = line
        self._open: dict[str, Production] = {}
        self._opening: dict[str, threading.Lock] = {}
        """One lock a production: who waits for a file that another process holds keeps nobody else waiting."""

    def ids(self) -> list[str]:
        if not self.folder.is_dir():
            return []
        return sorted(one.name for one in self.folder.iterdir() if one.is_dir() and SLUG.fullmatch(one.name))

    def has(self, id: str) -> bool:
        return SLUG.fullmatch(id) is not None and (self.folder / id).is_dir()

    def open(self, id: str, patience: float = 0.2) -> Production:
        """Waits `patience` seconds for whoever else writes it. Raises NoSuchProduction, Stopped, InUse, StoreFull."""
        if not self.has(id):
            raise NoSuchProduction(id)
        if why := self.board.stopped().get(id):
            raise Stopped(f"{id}: {why}")
        found = self._open.get(id)
        if found is None:
            with self._opening.setdefault(id, threading.Lock()):
                if id not in self._open:
                    self._open[id] = self._opened(id, patience)
                found = self._open[id]
        return found

    def opened(self) -> list[Production]:
        """Those that are open and at work: in a process that only reads, what the keeper has open."""
        if self._line is not None:
            shut = self.board.unopened()
            for id in self.ids():
                if id not in self._open and id not in shut:
                    with suppress(Stopped, InUse, NoSuchProduction, StoreFailed):
                        self.open(id)
        stopped = self.board.stopped()
        return [one for id, one in list(self._open.items()) if id not in stopped]

    def at_work(self, id: str) -> Production | None:
        """A production that is open already and has not stopped; waits for nothing."""
        return None if id in self.board.stopped() else self._open.get(id)

    def _opened(self, id: str, patience: float) -> Production:
        if self._line is not None:
            return FarProduction(self.folder / id, id, self._secret, self._line)
        made = KeptProduction(self.folder / id, id, self._secret, patience=patience)
        made.when_stopped = lambda why: self.board.stop(id, why)
        self.board.opened(id)
        return made

    def open_all(self) -> None:
        """Opens what there is, so that nobody waits later; what cannot be opened is said, and stops nothing else."""
        for id in self.ids():
            try:
                found = self.open(id, LEAVING)
                if isinstance(found, KeptProduction):
                    found.start()
            except (Stopped, InUse, StoreFailed) as wrong:
                structlog.get_logger("production").error("not opened", production=id, wrong=str(wrong))

    def close(self) -> None:
        for id, opening in list(self._opening.items()):
            with opening:
                if id in self._open:
                    self._open.pop(id).close()

    def make(self, id: str, fill: Callable[[Production], Any]) -> Any:
        """A new production, there whole when `fill` has returned, or not at all. Returns what `fill` does.

        Raises FileExistsError, ValueError for an id that is no short name, and whatever `fill` raises.
        """
        if not SLUG.fullmatch(id):
            raise ValueError(f"“{id}” is no short name: small letters, digits and hyphens")
        place = self.folder / id
        if place.exists():
            raise FileExistsError(f"there is a production “{id}” already")
        self.folder.mkdir(parents=True, exist_ok=True)
        self._clear_away(id)
        aside = self.folder / f".making-{id}-{secrets.token_hex(4)}"
        aside.mkdir(mode=0o700)
        try:
            made = KeptProduction(aside, id, self._secret, new=True)
            try:
                filled = fill(made)
            finally:
                made.close()
            aside.rename(place)
            settle(place)
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise
        return filled

    def _clear_away(self, id: str) -> None:
        """Removes what a making that was killed has left, unless it is still at work."""
        for left in self.folder.glob(f".making-{id}-*"):
            try:
                lock = hold(left / LOCK, 0)
            except (InUse, OSError):
                continue
            shutil.rmtree(left, ignore_errors=True)
            os.close(lock)


__all__ = ["DESK", "LEAVING", "LOG", "SLUG", "InUse", "NoSuchProduction", "Production", "Productions", "Stopped"]
