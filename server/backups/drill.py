"""The drill: a backup is restored into a scratch folder and opened there, as it would be on the day it is needed.

Promises: nothing of it is left behind. Refuses (BadBackup) a backup from which no phone could take anything in.
"""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from server.backups import writing
from server.backups.manifest import BadBackup, Manifest
from server.backups.restoring import restore
from server.config import secret_of
from server.kept_production import KeptProduction
from server.production import Productions, Stopped
from sync.store import StoreFailed

DRILL = ".drill-"


def rehearse(backup: Path, manifest: Manifest) -> int:
    """Restores and opens each production of it. Returns how many records its people would be given, all together.
    Raises BadBackup, OSError."""
    scratch = backup.parent / f"{DRILL}{secrets.token_hex(6)}"
    scratch.mkdir(mode=0o700)
    try:
        for saved in manifest.productions:
            restore(backup, scratch, saved.id, place=writing.link)
        house = Productions(scratch / "productions", secret_of(scratch))
        try:
            return sum(_given(house, saved.id, saved.seq) for saved in manifest.productions)
        finally:
            house.close()
    except (Stopped, StoreFailed) as wrong:
        raise BadBackup(f"restored for a try, it does not open: {wrong}") from wrong
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _given(house: Productions, id: str, seq: int) -> int:
    opened = house.open(id, 0)
    assert isinstance(opened, KeptProduction)
    log = opened.log
    if log.head() < seq:
        raise BadBackup(f"restored for a try, “{id}” ends at row {log.head()}, and not at {seq}")
    given = 0
    for person in log.records("person"):
        viewer = log.viewer(str(person["id"]))
        taken = log.take_in(viewer, None, None) if viewer else None
        if taken is None or not taken.changes:
            raise BadBackup(f"restored for a try, “{id}” has nothing for {person.get('name')}")
        given += len(taken.changes)
    return given
