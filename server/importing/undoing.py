"""Undoing an import in one later act (IM4).

Promises that only what still stands as the import left it goes back, and that whatever a person has touched since
stays and is named. Refuses nothing twice: an import that is undone already is left alone.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from server.importing.applying import TRIES, NotBrought, Write, lacks_rights
from server.importing.deeds import Pen, chunks, written
from server.importing.matching import rows_of
from server.importing.plan import Kept
from server.importing.standing import Standing
from server.importing.staying import staying
from server.office.imports import is_hand
from server.office.kinds import KINDS
from sync.live import STRUCK, Live
from sync.log import Log
from sync.plain import instant, same
from sync.rights import BRINGS, UNDOES


@dataclass
class Undoing:
    """What an undo would do: deeds, and what stays. `back` counts fields, `struck` and `lifted` records."""

    deeds: list[dict[str, Any]] = field(default_factory=list)
    stays: list[Kept] = field(default_factory=list)
    back: int = 0
    struck: int = 0
    lifted: int = 0


def undo(log: Log, import_id: str, moment: datetime, write: Write, joined: Collection[str] = ()) -> Undoing | None:
    """Undoes an import; None if it is undone already. Raises LookupError for one that never was, NotBrought."""
    for _ in range(TRIES):
        with log.store.reading() as view:
            standing = Standing(view)
            record = standing.live("import", import_id)
            if record is None:
                raise LookupError(import_id)
            if record.fields.get("undone_at"):
                return None
            found = undoing(standing, import_id, moment, joined)
            pen = Pen(UNDOES + import_id, log.epoch, view.head()[0], moment, secrets.token_bytes)
            ready = chunks(written(pen, standing, found.deeds))
        wrote = write(pen.device, ready)
        if wrote.kept:
            return found
        if wrote.failed:
            raise NotBrought(wrote.failed)
        if lacks_rights(wrote.outcomes):
            with log.store.reading() as view:
                again = Standing(view).live("import", import_id)
            if again is None or not again.fields.get("undone_at"):
                raise NotBrought("not_yours")
    raise NotBrought("busy")


def undoing(standing: Standing, import_id: str, moment: datetime, joined: Collection[str] = ()) -> Undoing:
    """What it takes to undo an import, as things stand."""
    own = BRINGS + import_id
    found = Undoing([{"kind": "import", "record": import_id, "verb": "import.undo", "fields": {}}])
    before: dict[tuple[str, str, str], Any] = {}
    for entry, fields in rows_of(standing, own):
        for one in (fields or {}).get("replaced") or () if entry["verb"] == "import.note" else ():
            before[one["kind"], one["record"], one["field"]] = one["value"]
    rows = [(entry, fields) for entry, fields in rows_of(standing, own) if entry["kind"] != "import"]
    made: list[Live] = []
    for entry, fields in rows:
        live = standing.live(entry["kind"], entry["record"])
        if live is None:
            continue
        if entry.get("made") and KINDS[live.kind].verb(f"{live.kind}.strike"):
            made += [] if live.struck else [live]
        elif fields is not None:
            _set_back(found, live, entry, fields, own, before)
    _strike_again(found, standing)
    after = {(deed["kind"], deed["record"]): deed["fields"] for deed in found.deeds}
    stays = staying(standing, made, {own}, after, joined)
    for live in made:
        if why := stays.get((live.kind, live.id)):
            found.stays.append(Kept(live.kind, live.id, why))
        else:
            found.struck += 1
            found.deeds.append(_deed(live, "strike", {STRUCK: instant(moment)}))
    return found


def _strike_again(found: Undoing, standing: Standing) -> None:
    """What the import let stand again and a person has written in since is not struck once more."""
    for deed in [one for one in found.deeds if one["fields"].get(STRUCK)]:
        live = standing.live(deed["kind"], deed["record"])
        lifted = live.stamps[STRUCK].seq if live else 0
        if live and any(is_hand(stamp.device) and stamp.seq > lifted for stamp in live.stamps.values()):
            found.deeds.remove(deed)
            found.struck -= 1
            found.stays.append(Kept(live.kind, live.id, "by_hand"))


def _set_back(
    found: Undoing,
    live: Live,
    entry: dict[str, Any],
    fields: dict[str, Any],
    own: str,
    before: dict[tuple[str, str, str], Any],
) -> None:
    declared = KINDS[live.kind]
    goes: dict[str, Any] = {}
    for name, value in fields.items():
        old = before.get((live.kind, live.id, name))
        stamp = live.stamps.get(name)
        if same(live.fields.get(name), old) or name in declared.key:
            continue
        if stamp is None or stamp.device != own or not (name == STRUCK or same(live.fields.get(name), value)):
            found.stays.append(Kept(live.kind, live.id, "by_hand", name, live.fields.get(name), old))
        elif not (old is None and name != STRUCK and declared.fields[name].required):
            goes[name] = old
    if STRUCK in goes:
        found.lifted += goes[STRUCK] is None
        found.struck += goes[STRUCK] is not None
        found.deeds.append(_deed(live, "strike", {STRUCK: goes.pop(STRUCK)}))
    if goes:
        found.back += len(goes)
        verb = entry["verb"].partition(".")[2]
        found.deeds.append(_deed(live, verb, goes))


def _deed(live: Live, verb: str, fields: dict[str, Any]) -> dict[str, Any]:
    return {"kind": live.kind, "record": live.id, "verb": f"{live.kind}.{verb}", "fields": fields}
