"""A production on the disk: a folder with its log and, beside it, its second file.

Promises: one process at a time writes a production; one bad file stops that production only (K3); a production is in
its folder whole or not there. Refuses an id that is no short name.
"""

from __future__ import annotations

import fcntl
import os
import re
import secrets
import shutil
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import structlog

from server.config import key_for
from server.desk import Desk, heads, sessions
from server.desk.instants import now
from server.live.keeper import Keeper
from server.live.tick import Tick
from server.office.kinds import KINDS
from server.office.roles import AUDIENCES, OFFICE
from server.stores.failures import failed
from server.stores.sqlite import SqliteStore
from sync.commit import Commit
from sync.house import House, Record, record_id
from sync.log import Log
from sync.store import StoreDamaged, StoreFailed, StoreFull

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?")
LEAVING = 5.0
"""Seconds that a process before this one may need to let a production go."""
LOG, DESK, LOCK = "log.sqlite", "desk.sqlite", "keeper.lock"


class NoSuchProduction(LookupError):
    """There is no production of that id."""


class InUse(RuntimeError):
    """Another process has this production open to write."""


class Stopped(RuntimeError):
    """The production's files cannot be read; the message says why."""


class Production:
    """An open production: `log`, `desk`, and, once asked for, its `keeper`, which alone may write from then on."""

    def __init__(self, folder: Path, id: str, secret: bytes, *, new: bool = False, patience: float = 0.0) -> None:
        """Raises InUse after `patience` seconds, StoreFull without room, Stopped for a file that cannot be read."""
        self.id = id
        self.folder = folder
        self.said = structlog.get_logger("production").bind(production=id)
        self._secret = key_for(secret, f"cursors/{id}")
        self._making = threading.Lock()
        self._keeper: Keeper | None = None
        with ExitStack() as undo:
            lock = _locked(folder / LOCK, patience)
            undo.callback(os.close, lock)
            try:
                if not new and not (folder / LOG).is_file():
                    raise StoreDamaged(f"{LOG} is missing")
                self.desk = Desk(folder / DESK)
                undo.callback(self.desk.close)
                self.store = SqliteStore(folder / LOG)
                undo.callback(self.store.close)
                self.log = self._log(self.store)
                self._cut_if_copied_back()
                self.log.release_known()  # what an older server had to hold (E8)
            except (StoreFailed, sqlite3.Error, OSError) as wrong:
                found = failed(wrong) if isinstance(wrong, sqlite3.Error) else wrong
                if isinstance(found, StoreFull):
                    raise found from wrong
                raise Stopped(f"{id}: {wrong}") from wrong
            self._let_go = undo.pop_all()

    # The log

    def _log(self, store: SqliteStore) -> Log:
        epochs = heads.epochs(self.desk)
        return Log(
            store,
            KINDS,
            secret=self._secret,
            clock=now,
            entropy=secrets.token_bytes,
            epoch=epochs[-1].name,
            epochs=epochs,
            office=OFFICE,
            audiences=AUDIENCES,
            fault=lambda entry, error: self.said.error("held by our own fault", verb=entry.get("verb"), exc_info=error),
        )

    def _cut_if_copied_back(self) -> None:
        """P5: at start the log is compared with the last head kept of it."""
        cut = heads.cut(self.desk, self.log.epoch, self.log.hash_at)
        if cut is not None:
            self.renew(cut)

    def renew(self, cut: int | None = None) -> Log:
        """Begins a new epoch, the log having turned out to be an older copy; returns the log that lives in it."""
        cut = heads.shared(self.desk, self.log.epoch, self.log.hash_at) if cut is None else cut
        self.said.warning("an older copy of the log: a new epoch begins", cut=cut, head=self.log.head())
        heads.new_epoch(self.desk, cut)
        self.log = self._log(self.store)
        return self.log

    def rehearse(self, task: Callable[[Log], object]) -> None:
        """Does something to a copy of the log, to see if it would go well. Raises what `task` does, StoreFailed."""
        with tempfile.TemporaryDirectory(prefix=".rehearsal-", dir=self.folder) as aside:
            copy = Path(aside) / LOG
            try:
                with closing(sqlite3.connect(self.folder / LOG)) as base:
                    base.execute("vacuum into ?", (str(copy),))
            except sqlite3.Error as wrong:
                raise failed(wrong) from wrong
            with closing(SqliteStore(copy)) as store:
                task(self._log(store))

    @contextmanager
    def reading(self) -> Iterator[House]:
        """The records as they stand at one moment, for the office's computations."""
        with self.store.reading() as view:
            yield Commit(view, KINDS, now())

    # Records

    def record(self, kind: str, id: str) -> Record | None:
        """A record that stands, None where it is missing or struck."""
        found = self.log.get(kind, id)
        return None if found is None or found.get("struck") else found

    def person(self, id: str) -> Record | None:
        return self.record("person", id)

    def name_of(self, person: str | None) -> str | None:
        found = self.log.get("person", person) if person else None
        return str(found["name"]) if found else None

    def settings(self) -> Record:
        """The production's own record, empty before there is one."""
        return self.log.get("production", record_id("production", self.id)) or {}

    @property
    def title(self) -> str:
        return str(self.settings().get("title") or self.id)

    # The keeper

    def start(self) -> Keeper:
        """The keeper, begun if it is not at work yet."""
        with self._making:
            if self._keeper is None:
                self._keeper = Keeper(self.id, Tick(self.id, self.log, self.desk, self.renew), self._fail)
            return self._keeper

    @property
    def keeper(self) -> Keeper:
        return self._keeper or self.start()

    def _fail(self, wrong: str) -> None:
        self.said.critical("stopped: its file cannot be read", wrong=wrong)
        self.stopped = wrong

    stopped: str | None = None
    """Why nothing goes on here any more; None while it does."""

    def end_session(self, session: str, why: str) -> None:
        """Ends a session and sends its sockets away."""
        sessions.end(self.desk, session, why)
        if self._keeper:
            self._keeper.end(session, why)

    def close(self) -> None:
        """Ends the keeper, closes the files, lets the lock go."""
        if self._keeper:
            self._keeper.close()
        self._let_go.close()


class Productions:
    """Every production in a folder, opened when first asked for and kept open."""

    def __init__(self, folder: Path, secret: bytes) -> None:
        self.folder = folder
        self._secret = secret
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
        found = self._open.get(id)
        if found is None:
            with self._opening.setdefault(id, threading.Lock()):
                if id not in self._open:
                    self._open[id] = Production(self.folder / id, id, self._secret, patience=patience)
                found = self._open[id]
        if found.stopped:
            raise Stopped(f"{id}: {found.stopped}")
        return found

    def opened(self) -> list[Production]:
        """Those that are open and at work."""
        return [one for one in list(self._open.values()) if not one.stopped]

    def open_all(self) -> None:
        """Opens what there is, so that nobody waits later; what cannot be opened is said, and stops nothing else."""
        for id in self.ids():
            try:
                self.open(id, LEAVING).start()
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
            made = Production(aside, id, self._secret, new=True)
            try:
                filled = fill(made)
            finally:
                made.close()
            aside.rename(place)
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise
        return filled

    def _clear_away(self, id: str) -> None:
        """Removes what a making that was killed has left, unless it is still at work."""
        for left in self.folder.glob(f".making-{id}-*"):
            try:
                lock = _locked(left / LOCK, 0)
            except (InUse, OSError):
                continue
            shutil.rmtree(left, ignore_errors=True)
            os.close(lock)


def _locked(path: Path, patience: float) -> int:
    """Holds the lock of a production; whoever had it before may still be leaving."""
    lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    until = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                os.close(lock)
                raise InUse(f"“{path.parent.name}” is being served or written by another process") from None
            time.sleep(0.05)
        else:
            return lock
