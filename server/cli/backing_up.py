"""`backup` and `restore`, in the words of whoever typed, or of the clock that runs the drill at night.

Promises: a backup that went well is one line; exit 3 where something was damaged, and what. Refuses: to restore into a
folder that is being served.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from server.backups.checking import check
from server.backups.drill import rehearse
from server.backups.manifest import BadBackup, Manifest, Saved, read
from server.backups.restoring import Older, Restored
from server.backups.restoring import restore as bring_back
from server.backups.taking import take, thin
from server.cli.ending import DAMAGED, FAILED, OK, Ending
from server.cli.opening import chosen
from server.config import folder_of
from server.one_production import InUse
from server.serving_alone import ServedAlready, serve_alone
from sync.store import StoreFailed


def backup(asked: argparse.Namespace) -> int:
    """Saves what the folder holds. Exit 3 where a production or a photo could not be saved."""
    folder = folder_of(asked.data)
    only = chosen(asked).name if asked.production else None
    place = Path(asked.to).expanduser().absolute() if asked.to else folder / "backups"
    try:
        made, manifest = take(folder, place, only)
        given = rehearse(made, manifest) if asked.verify else None
        gone = thin(made.parent, made, asked.keep) if asked.keep else []
    except BadBackup as wrong:
        raise Ending(DAMAGED, f"no backup: {wrong}.") from None
    except FileExistsError as wrong:
        raise Ending(FAILED, f"{wrong}.") from None
    except (OSError, StoreFailed, sqlite3.Error) as wrong:
        raise Ending(FAILED, f"no backup in {place}: {_words(wrong)}.") from None
    if asked.json:
        said = {**_told(made, manifest), "tried": given is not None, "removed": [str(one) for one in gone]}
        print(json.dumps(said, ensure_ascii=False))
    else:
        tried = ", and restored for a try" if given is not None else ""
        removed = f"; {len(gone)} older removed" if gone else ""
        print(f"{made}: {'; '.join(map(_line, manifest.productions))}; read back{tried}{removed}.")
    for id, why in manifest.unsaved.items():
        print(f"callboard: “{id}” is not in it: {why}.", file=sys.stderr)
    for one in manifest.productions:
        if one.missing:
            print(
                f"callboard: of “{one.id}” the server has lost {len(one.missing)} photos that records name.",
                file=sys.stderr,
            )
    return DAMAGED if manifest.unsaved or any(one.missing for one in manifest.productions) else OK


def restore(asked: argparse.Namespace) -> int:
    """Brings a production back; exit 3 where the backup is not good, 1 where it would go back too far."""
    source, folder = Path(asked.backup).expanduser().absolute(), folder_of(asked.data)
    try:
        if asked.dry_run:
            return _only_look(asked, source)
        ids = _which(asked, folder, read(source))
        folder.mkdir(parents=True, exist_ok=True)
        serve_alone(folder)
        for id in ids:
            done = bring_back(source, folder, id, although_older=asked.although_older, sign_out=asked.sign_out)
            print(json.dumps(_done(done)) if asked.json else "\n".join(_story(done, folder)))
    except Older as wrong:
        then = "Restore a later backup, or go on with --although-older"
        raise Ending(FAILED, f"nothing was restored: {wrong}. {then}.") from None
    except BadBackup as wrong:
        raise Ending(DAMAGED, f"nothing was restored: {wrong}.") from None
    except ServedAlready as wrong:
        raise Ending(FAILED, f"{wrong}. Stop that server, then restore.") from None
    except InUse as wrong:
        raise Ending(FAILED, f"{wrong}. When it is done, restore.") from None
    except (OSError, StoreFailed, sqlite3.Error) as wrong:
        raise Ending(FAILED, f"nothing was restored: {_words(wrong)}.") from None
    return OK


def _only_look(asked: argparse.Namespace, source: Path) -> int:
    manifest = check(source)
    if asked.json:
        print(json.dumps(_told(source, manifest), ensure_ascii=False))
    else:
        at = manifest.made_at[:16].replace("T", " ")
        print(f"{source}, made {at} UTC: {'; '.join(map(_line, manifest.productions))}.")
        print(f"It is good, to the last byte. Not in it: {'; '.join(manifest.left_out)}.")
    return OK


def _which(asked: argparse.Namespace, folder: Path, manifest: Manifest) -> list[str]:
    """The production that was named, the only one, or all of them where the folder has none at all."""
    ids = [one.id for one in manifest.productions]
    if asked.production:
        return [manifest.of(asked.production).id]
    if len(ids) == 1 or not any((folder / "productions").glob("[!.]*")):
        return ids
    raise Ending(FAILED, f"this backup holds {', '.join(ids)}. Name one with --production.")


def _line(saved: Saved) -> str:
    photos = f", {len(saved.photos)} photos" if saved.photos else ""
    return f"{saved.id} {saved.seq} rows, head {saved.hash}{photos}"


def _story(done: Restored, folder: Path) -> list[str]:
    """What happened, what is safe, what to do."""
    saved = done.saved
    lines = [f"{saved.id} stands as it did at row {saved.seq}: {saved.records} records, {len(saved.photos)} photos."]
    if done.behind:
        lines.append(
            f"{done.behind} rows came after this backup. What phones still hold of them comes when they connect."
        )
    if done.before:
        lines.append(f"What stood here is in {done.before}, untouched.")
    if done.own_desk:
        lines.append(f"Who is signed in stays so: {done.signed_in} devices.")
    else:
        lines.append(
            f"{done.signed_in} devices are signed in as when the backup was made, also those signed out since:"
            " look through People, or restore with --sign-out. Links and codes of then open nothing."
        )
    if done.newer:
        lines.append(f"There is a later backup: {done.newer}.")
    if done.other_keys:
        lines.append(f"Other than in the backup, and left as they are: {', '.join(done.other_keys)}.")
    return [*lines, f"Next: callboard serve --data {folder}"]


def _done(done: Restored) -> dict[str, Any]:
    told = asdict(done)
    paths = {name: str(told[name]) if told[name] else None for name in ("before", "newer")}
    saved = {name: told["saved"][name] for name in ("id", "epoch", "seq", "hash")}
    return {**saved, **{name: value for name, value in told.items() if name != "saved"}, **paths}


def _told(made: Path, manifest: Manifest) -> dict[str, Any]:
    held = [
        {"id": one.id, "rows": one.seq, "head": one.hash, "photos": len(one.photos), "missing": len(one.missing)}
        for one in manifest.productions
    ]
    return {"backup": str(made), "made_at": manifest.made_at, "productions": held, "unsaved": manifest.unsaved}


def _words(wrong: Exception) -> str:
    if isinstance(wrong, OSError) and wrong.strerror:
        return f"{wrong.filename or ''}: {wrong.strerror}".removeprefix(": ")
    return str(wrong)
