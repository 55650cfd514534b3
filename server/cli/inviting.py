"""`invite`: a one-time link for somebody who is on the production; works while it is being served."""

from __future__ import annotations

import argparse
import json
import sqlite3
from pathlib import Path

from server.cli.ending import FAILED, OK, Ending
from server.cli.opening import chosen, reading
from server.config import folder_of
from server.desk import Desk, invitations
from server.production import DESK
from server.serving_alone import serving_at

USUAL = "http://127.0.0.1:8000"
"""Where a server is that was told nothing."""


def invite(asked: argparse.Namespace) -> int:
    """Prints the link."""
    if asked.hours < 1:
        raise Ending(FAILED, "a link works for an hour at least.")
    production = chosen(asked)
    person, name, role = somebody(production, asked.person)
    try:
        desk = Desk(production / DESK)
        token, expires = invitations.invite(desk, production.name, person, role=role, by=None, hours=asked.hours)
        desk.close()
    except sqlite3.Error as wrong:
        raise Ending(FAILED, f"the link could not be kept: {wrong}.") from None
    known = asked.url or serving_at(folder_of(asked.data))
    link = f"{(known or USUAL).rstrip('/')}/join/{token}"
    if asked.json:
        said = {"production": production.name, "person": person, "name": name, "link": link, "expires": expires}
        print(json.dumps(said, ensure_ascii=False))
    else:
        print(f"{name}, on one phone, until {expires[:16].replace('T', ' ')} UTC:\n{link}")
        if not known:
            print("No server is running here, so this is the usual address. Name another with --url.")
    return OK


def somebody(production: Path, wanted: str) -> tuple[str, str, str]:
    """The id, name and role of whoever is meant: by id, by whole name, or by a part of it that fits one alone."""
    with reading(production) as log:
        kept = [(one.id, json.loads(one.text)) for one in log.records("person")]
    people = [(id, str(fields["name"]), str(fields["role"])) for id, fields in kept if not fields.get("struck")]
    sought = wanted.casefold()
    for fits in (lambda id, name: sought in (id, name.casefold()), lambda _, name: sought in name.casefold()):
        found = [one for one in people if fits(*one[:2])]
        if len(found) == 1:
            return found[0]
        if found:
            raise Ending(FAILED, f"“{wanted}” could be {', '.join(one[1] for one in found)}. Write more of the name.")
    raise Ending(FAILED, f"nobody called “{wanted}” is on {production.name}. The coordinator adds people in the app.")
