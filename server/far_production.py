"""A production in a process that only reads its log; the keeper, in another, writes it.

Promises: its log is read from connections that cannot write or checkpoint (K1); its second file, which many may write,
is written here too. Refuses to be opened before the keeper has it open.
"""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack
from pathlib import Path

from server.desk import Desk, heads
from server.desk.floor import Reaches
from server.live.far_keeper import FarKeeper, Line
from server.live.line import LineCut, NotOpen
from server.one_production import DESK, LOG, InUse, NoSuchProduction, Production, Stopped
from server.stores.failures import failed
from server.stores.sqlite import SqliteStore
from sync.log import Log
from sync.store import StoreFailed, StoreFull


class FarProduction(Production):
    def __init__(self, folder: Path, id: str, secret: bytes, line: Line) -> None:
        """Has the keeper open it first. Raises InUse, NoSuchProduction, Stopped, StoreFull."""
        super().__init__(folder, id, secret)
        self._keeper = FarKeeper(id, line, self.fresh, self._reaches)
        try:
            self._keeper.open()
        except LineCut as cut:
            raise InUse(str(cut)) from cut
        except NotOpen as wrong:
            if wrong.code == "full":
                raise StoreFull(str(wrong)) from wrong
            if wrong.code == "none":
                raise NoSuchProduction(id) from wrong
            raise (InUse if wrong.code == "in_use" else Stopped)(str(wrong)) from wrong
        with ExitStack() as undo:
            try:
                self.desk = Desk(folder / DESK)
                undo.callback(self.desk.close)
                self._floor = Reaches(self.desk)
                self.store = SqliteStore(folder / LOG, writes=False)
                undo.callback(self.store.close)
                self.log = self._log()
            except (StoreFailed, sqlite3.Error, OSError) as wrong:
                found = failed(wrong) if isinstance(wrong, sqlite3.Error) else wrong
                if isinstance(found, StoreFull):
                    raise found from wrong
                raise Stopped(f"{id}: {wrong}") from wrong
            self._let_go = undo.pop_all()

    @property
    def keeper(self) -> FarKeeper:
        return self._keeper

    def _reaches(self, log: Log) -> int:
        return self._floor(log)

    def fresh(self) -> Log:
        """The log, in a new epoch if the keeper has begun one (P5)."""
        if heads.in_force(self.desk) != self.log.epoch:
            self.log = self._log()
        return self.log

    def close(self) -> None:
        self._let_go.close()
