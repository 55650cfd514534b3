"""What the commands share: the folder, the productions in it, and one of them, in the words of whoever typed."""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from server.cli.ending import DAMAGED, FAILED, Ending
from server.config import WeakSecret, folder_of, secret_of
from server.kept_production import KeptProduction
from server.production import LEAVING, LOG, InUse, NoSuchProduction, Productions, Stopped
from server.stores.view import SqliteView
from sync.store import StoreFailed


def productions(folder: Path) -> Productions:
    """The productions of a folder. Ends where the folder cannot be written."""
    try:
        return Productions(folder / "productions", secret_of(folder))
    except WeakSecret as wrong:
        then = "Put back the one of a backup, or remove it: a new one is made, and phones take everything in afresh"
        raise Ending(FAILED, f"{wrong}. {then}.") from None
    except OSError as wrong:
        raise Ending(FAILED, f"cannot write {folder}: {wrong.strerror}. Name another folder with --data.") from None


def chosen(asked: argparse.Namespace) -> Path:
    """The folder of the production that was named, or of the only one there is."""
    folder = folder_of(asked.data)
    home = folder / "productions"
    there = sorted(one.name for one in home.iterdir() if (one / LOG).is_file()) if home.is_dir() else []
    there = [name for name in there if not name.startswith(".")]
    if asked.production is None and len(there) == 1:
        return home / there[0]
    if asked.production in there:
        return home / str(asked.production)
    if not there:
        raise Ending(FAILED, f"there is no production in {folder}. Name another folder with --data.")
    missing = f"no “{asked.production}”" if asked.production else "more than one"
    raise Ending(FAILED, f"in {folder} there is {missing}. Name one with --production: {', '.join(there)}.")


@contextmanager
def writing(house: Productions, id: str) -> Iterator[KeptProduction]:
    """A production, open to write; closed again at the end."""
    try:
        opened = house.open(id, LEAVING)
        assert isinstance(opened, KeptProduction)
        yield opened
    except InUse:
        raise Ending(FAILED, f"“{id}” is being served. Stop the server, then do this again.") from None
    except NoSuchProduction:
        raise Ending(FAILED, f"there is no production “{id}”.") from None
    except Stopped as wrong:
        raise Ending(DAMAGED, f"the production's files cannot be read: {wrong}") from None
    finally:
        house.close()


@contextmanager
def reading(production: Path) -> Iterator[SqliteView]:
    """A production's log as it stands, whether it is being served or not."""
    try:
        uri = f"file:{quote(str(production / LOG))}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=10)) as base:
            base.execute("begin")
            yield SqliteView(base)
    except (StoreFailed, sqlite3.Error) as wrong:
        raise Ending(DAMAGED, f"the log of “{production.name}” cannot be read: {wrong}.") from None
