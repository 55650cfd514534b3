"""A new production from a file, with its coordinator and a link to sign in by.

Promises: it is there whole or not at all. Refuses a short name or a time zone that is none.
"""

from __future__ import annotations

import argparse
import uuid
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from server.cli.ending import FAILED, Ending
from server.cli.inviting import USUAL
from server.config import folder_of
from server.desk import invitations
from server.desk.instants import now
from server.importing.applying import NotBrought, Wrote, bring, prepare
from server.importing.asked import asking
from server.importing.reading import FileRead
from server.production import SLUG, Production, Productions
from server.serving_alone import serving_at
from sync.house import Actor, record_id
from sync.log import TAKEN, Push, Sender

HOURS = 24 * 14


def title_of(read: FileRead) -> str:
    return str(read.settings.get("title") or read.shown["en"]["figures"].get("title") or "Untitled")


def slug(read: FileRead, title: str | None = None) -> str:
    bare = (title or title_of(read)).lower().replace("'", "").replace("’", "")
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in bare).split()
    return "-".join(words)[:50].strip("-") or "production"


def new(house: Productions, id: str, asked: argparse.Namespace, read: FileRead) -> dict[str, Any]:
    """Makes it. Raises NotBrought, StoreFailed, OSError; Ending for a name or zone that is none."""
    if not SLUG.fullmatch(id):
        raise Ending(FAILED, f"“{id}” is no short name: small letters, digits and hyphens. Name one with --production.")
    try:
        ZoneInfo(asked.zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise Ending(FAILED, f"there is no time zone “{asked.zone}”. They are named like Europe/Madrid.") from None

    def fill(made: Production) -> dict[str, Any]:
        coordinator = record_id("person", id, "coordinator")
        own = {"slug": id, "title": asked.title or title_of(read), "zone": asked.zone}
        person = {"name": asked.coordinator, "role": "coordinator", "department": "Production"}
        begun = made.log.office(
            [
                {"kind": "production", "record": record_id("production", id), "verb": "production.edit", "fields": own},
                {"kind": "person", "record": coordinator, "verb": "person.add", "fields": person},
            ]
        )
        if not all(one.outcome in TAKEN for one in begun):
            raise NotBrought("not_accepted")
        actor = Actor(coordinator, "coordinator", "Production")

        def write(device: str, chunks: list[list[dict[str, Any]]]) -> Wrote:
            kept, outcomes = made.log.accept_whole([Push(Sender(actor, device), one) for one in chunks])
            return Wrote(kept, [one for its in outcomes for one in its])

        wanted = asking(read, id=str(uuid.uuid4()), file=Path(asked.file).name, production=id, settings=made.settings())
        ready = prepare(made.log, actor, wanted, now())
        if bring(made.log, actor, wanted, ready.plan.digest, now(), write) is not None:
            raise NotBrought("busy")
        token, _ = invitations.invite(made.desk, id, coordinator, role="coordinator", by=None, hours=HOURS)
        count = sum(map(len, ready.entries))
        link = f"{serving_at(folder_of(asked.data)) or USUAL}/join/{token}"
        return {"production": id, "import": wanted.heading.id, "entries": count, "link": link}

    return dict(house.make(id, fill))
