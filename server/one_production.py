"""What a production is to whoever asks about it, in the process that writes it and in one that only reads.

Promises: records as they stand at one moment, from any thread. Refuses nothing; what may be written, and by whom, is
for the two that stand on this.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog

from server.config import key_for
from server.desk import Desk, heads, sessions
from server.desk.instants import now
from server.live.far_keeper import FarKeeper
from server.live.keeper import Keeper
from server.office.kinds import KINDS
from server.office.roles import AUDIENCES, OFFICE
from server.stores.sqlite import SqliteStore
from sync.commit import Commit
from sync.house import House, Record, record_id
from sync.log import Log

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?")
LOG, DESK, LOCK = "log.sqlite", "desk.sqlite", "keeper.lock"


class NoSuchProduction(LookupError):
    """There is no production of that id."""


class InUse(RuntimeError):
    """Another process has this production open to write."""


class Stopped(RuntimeError):
    """The production's files cannot be read; the message says why."""


class Production:
    """An open production: its `log`, its `desk`, and its `keeper`, which alone writes the log."""

    alone = False
    """Whether this is the process, and the log the one, that writes it."""
    desk: Desk
    store: SqliteStore
    log: Log

    def __init__(self, folder: Path, id: str, secret: bytes) -> None:
        self.id = id
        self.folder = folder
        self.said = structlog.get_logger("production").bind(production=id)
        self._secret = key_for(secret, f"cursors/{id}")

    @property
    def keeper(self) -> Keeper | FarKeeper:
        raise NotImplementedError

    def close(self) -> None:
        """Closes the files."""
        raise NotImplementedError

    def _log(self, store: SqliteStore | None = None) -> Log:
        """The log in the epoch that is in force now, or a copy of it in another store."""
        epochs = heads.epochs(self.desk)
        return Log(
            store or self.store,
            KINDS,
            secret=self._secret,
            clock=now,
            entropy=secrets.token_bytes,
            epoch=epochs[-1].name,
            epochs=epochs,
            office=OFFICE,
            audiences=AUDIENCES,
            alone=self.alone and store is None,
            fault=lambda entry, error: self.said.error("held by our own fault", verb=entry.get("verb"), exc_info=error),
        )

    @contextmanager
    def reading(self) -> Iterator[House]:
        """The records as they stand at one moment, for the office's computations."""
        with self.store.reading() as view:
            yield Commit(view, KINDS, now())

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

    def end_session(self, session: str, why: str) -> None:
        """Ends a session and sends its sockets away."""
        sessions.end(self.desk, session, why)
        self.keeper.end(session, why)
