"""`import`: a schedule file becomes a production, or comes into one, as a whole or not at all (K2).

Promises: everything is read and rehearsed before anything is kept; what is kept is one commit. Refuses a file that
cannot be read, saying what is wrong, where, and how to mend it.
"""

from __future__ import annotations

import argparse
import json
import secrets
import uuid
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from server.cli.ending import FAILED, OK, UNREADABLE, Ending
from server.cli.opening import productions, writing
from server.config import folder_of
from server.desk import invitations
from server.desk.instants import now, text
from server.formats import FormatError, Schedule, figures, read
from server.formats.entries import chunks, current_board, entries, settings
from server.office.kinds import KINDS
from server.production import SLUG, Production, Productions
from sync.house import Actor, record_id
from sync.log import Log, Push, Sender
from sync.plain import uuid7
from sync.store import StoreFailed, StoreFull

TAKEN = ("applied", "merged", "superseded")
HOURS = 24 * 14


class NotTaken(RuntimeError):
    """An entry of the import was not taken: which, and why."""


def bring(asked: argparse.Namespace) -> int:
    """Reads, previews, and unless it is a dry run imports. Returns the exit code."""
    schedule = _read(Path(asked.file))
    found = figures(schedule)
    if asked.board is not None and current_board(schedule, asked.board) is None:
        named = ", ".join(f"“{board.name}”" for board in schedule.boards)
        raise Ending(FAILED, f"the file has no board “{asked.board}”. It has: {named}.")
    if asked.dry_run:
        print(json.dumps(found, ensure_ascii=False) if asked.json else _told(found))
        return OK
    said = _import(asked, schedule)
    if asked.json:
        print(json.dumps({**found, **said}, ensure_ascii=False))
    else:
        print(_told(found))
        print(f"{said['entries']} records are in “{said['production']}”, import {said['import']}.")
        if said["link"]:
            print(f"Serve it with “callboard serve”, then sign in here as {asked.coordinator}:\n{said['link']}")
    return OK


def _read(path: Path) -> Schedule:
    try:
        return read(path)
    except FormatError as wrong:
        raise Ending(UNREADABLE, f"{path.name}: {wrong}") from None
    except OSError as wrong:
        raise Ending(UNREADABLE, f"{path}: {wrong.strerror}.") from None


def _told(found: dict[str, Any]) -> str:
    pages, eighths = divmod(found["eighths"], 8)
    lines = [
        f"{found['format']}: {found['scenes']} scenes, {found['banners']} banners, {pages} {eighths}/8 pages,"
        f" {found['cast']} cast, {found['elements']} elements."
    ]
    lines += [
        f"  {board['name']}: {board['shoot_days']} shoot days from {board['first_day'] or 'no date'},"
        f" {board['placed']} strips placed, {board['boneyard']} in the boneyard"
        for board in found["boards"]
    ]
    return "\n".join([*lines, *(f"  Look: {warning}" for warning in found["warnings"])])


def _import(asked: argparse.Namespace, schedule: Schedule) -> dict[str, Any]:
    house = productions(folder_of(asked.data))
    title = asked.title or schedule.project or schedule.name or "Untitled"
    id = asked.production or _slug(title)
    import_id = str(uuid.uuid4())
    try:
        if house.has(id):
            if asked.production is None:
                raise Ending(
                    FAILED, f"there is a production “{id}” already: bring this into it with --production {id}."
                )
            with writing(house, id) as opened:
                # What would not be taken is found out on a copy, while nothing has been kept
                opened.rehearse(lambda log: _bring(log, id, _first(log), schedule, asked.board, import_id))
                count = _bring(opened.log, id, _first(opened.log), schedule, asked.board, import_id)
            return {"production": id, "import": import_id, "entries": count, "link": None}
        return _new(house, id, title, asked, schedule, import_id)
    except NotTaken as wrong:
        raise Ending(FAILED, f"nothing was imported: {wrong}") from None
    except StoreFull:
        raise Ending(FAILED, "nothing was imported: the disk is full.") from None
    except (StoreFailed, OSError) as wrong:
        raise Ending(FAILED, f"nothing was imported: {wrong}.") from None


def _new(
    house: Productions, id: str, title: str, asked: argparse.Namespace, schedule: Schedule, import_id: str
) -> dict[str, Any]:
    """A new production with its coordinator, and a link to sign in by."""
    if not SLUG.fullmatch(id):
        raise Ending(FAILED, f"“{id}” is no short name: small letters, digits and hyphens. Name one with --production.")
    try:
        ZoneInfo(asked.zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise Ending(FAILED, f"there is no time zone “{asked.zone}”. They are named like Europe/Madrid.") from None

    def fill(made: Production) -> dict[str, Any]:
        coordinator = record_id("person", id, "coordinator")
        own = {"slug": id, "title": title, "zone": asked.zone}
        person = {"name": asked.coordinator, "role": "coordinator", "department": "Production"}
        _all_taken(
            made.log.office(
                [
                    {
                        "kind": "production",
                        "record": record_id("production", id),
                        "verb": "production.edit",
                        "fields": own,
                    },
                    {"kind": "person", "record": coordinator, "verb": "person.add", "fields": person},
                ]
            )
        )
        count = _bring(made.log, id, Actor(coordinator, "coordinator", "Production"), schedule, asked.board, import_id)
        token, _ = invitations.invite(made.desk, id, coordinator, role="coordinator", by=None, hours=HOURS)
        link = f"http://127.0.0.1:8000/join/{token}"
        return {"production": id, "import": import_id, "entries": count, "link": link}

    return dict(house.make(id, fill))


def _bring(log: Log, id: str, actor: Actor, schedule: Schedule, board: str | None, import_id: str) -> int:
    """Every record of the schedule, in pushes of one commit, from a device of the import's own. Returns how many."""
    moment = now()
    drafts = entries(schedule, import_id=import_id, board=board)
    own = record_id("production", id)
    stands = log.get("production", own) or {}
    once = ("title", "company")
    told = {k: v for k, v in settings(schedule, board).items() if k not in once or not stands.get(k)}
    if told:
        drafts.append(
            {"kind": "production", "record": own, "verb": "production.edit", "fields": told, "import": import_id}
        )
    device = f"import-{import_id}"
    made = [_entry(log, device, n, draft, moment) for n, draft in enumerate(drafts, 1)]
    sender = Sender(actor, device)
    _all_taken([one for its in log.accept([Push(sender, chunk) for chunk in chunks(made)]) for one in its])
    return len(made)


def _entry(log: Log, device: str, n: int, draft: dict[str, Any], moment: Any) -> dict[str, Any]:
    stands = log.get(draft["kind"], draft["record"])
    return {
        **draft,
        "id": uuid7(moment, secrets.token_bytes(10)),
        "device": device,
        "n": n,
        "base": {"epoch": log.epoch, "rev": stands["rev"]} if stands else None,
        "seen": {"epoch": log.epoch, "seq": log.head()},
        "at": text(moment),
        "v": KINDS[draft["kind"]].v,
    }


def _all_taken(outcomes: list[Any]) -> None:
    for one in outcomes:
        if one.outcome not in TAKEN:
            raise NotTaken(f"entry {one.n} was {one.outcome}: {(one.why or {}).get('text', 'no reason given')}")


def _first(log: Log) -> Actor:
    """The coordinator, in whose name the import is entered."""
    found = log.records("person", role="coordinator")
    if not found:
        raise NotTaken("the production has no coordinator")
    return Actor(found[0]["id"], "coordinator", found[0].get("department"), found[0].get("unit"))


def _slug(title: str) -> str:
    bare = title.lower().replace("'", "").replace("’", "")
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in bare).split()
    return "-".join(words)[:50].strip("-") or "production"
