"""A production in the process that writes it.

Promises: one process at a time writes a production. Refuses to begin upon a file that cannot be read.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

from server.desk import Desk, heads
from server.live.keeper import Keeper
from server.live.tick import Tick
from server.one_production import DESK, LOCK, LOG, InUse, Production, Stopped
from server.stores.failures import failed
from server.stores.sqlite import SqliteStore
from sync.log import Log
from sync.store import StoreDamaged, StoreFailed, StoreFull


class KeptProduction(Production):
    """Has `log`, `desk`, and, once asked for, its `keeper`, which alone may write from then on."""

    alone = True

    def __init__(self, folder: Path, id: str, secret: bytes, *, new: bool = False, patience: float = 0.0) -> None:
        """Raises InUse after `patience` seconds, StoreFull without room, Stopped for a file that cannot be read."""
        super().__init__(folder, id, secret)
        self.when_stopped: Callable[[str], None] = lambda why: None
        self._making = threading.Lock()
        self._keeper: Keeper | None = None
        with ExitStack() as undo:
            lock = hold(folder / LOCK, patience)
            undo.callback(os.close, lock)
            try:
                if not new and not (folder / LOG).is_file():
                    raise StoreDamaged(f"{LOG} is missing")
                self.desk = Desk(folder / DESK)
                undo.callback(self.desk.close)
                self.store = SqliteStore(folder / LOG)
                undo.callback(self.store.close)
                self.log = self._log()
                self._cut_if_copied_back()
                self.log.release_known()  # what an older server had to hold (E8)
                self.log.show_held()
            except (StoreFailed, sqlite3.Error, OSError) as wrong:
                found = failed(wrong) if isinstance(wrong, sqlite3.Error) else wrong
                if isinstance(found, StoreFull):
                    raise found from wrong
                raise Stopped(f"{id}: {wrong}") from wrong
            self._let_go = undo.pop_all()

    # The log

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
        self.log = self._log()
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
        self.when_stopped(wrong)

    stopped: str | None = None
    """Why nothing goes on here any more; None while it does."""

    def close(self) -> None:
        """Ends the keeper, closes the files, lets the lock go."""
        if self._keeper:
            self._keeper.close()
        self._let_go.close()


def hold(path: Path, patience: float) -> int:
    """Holds the lock of a production; whoever had it before may still be leaving. Raises InUse."""
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
