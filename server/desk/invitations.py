"""One-time links.

Promises: a link joins one device once; a mere look never uses it up; only its hash is kept. It stands for a person in a
role (PE3): a newer link, another role or being struck withdraws it.
"""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from server.desk import sessions
from server.desk.desk import Desk
from server.desk.instants import now, text
from server.desk.sessions import Session, digest


@dataclass(frozen=True)
class Invitation:
    """`used` is the instant it was used, `session` what it began; both None until then. `withdrawn`: when a newer link
    took its place. `role`: whose rights it was made for, None in a file from before that was kept."""

    id: str
    person: str
    invited_by: str | None
    expires: str
    used: str | None
    session: str | None
    role: str | None
    withdrawn: str | None

    def state(self, role: str | None) -> Literal["open", "used", "withdrawn", "replaced", "expired"]:
        """How it stands for a person who has that role now; None for one who is no longer there."""
        if self.used is not None:
            return "used"
        if role is None:
            return "withdrawn"
        if self.withdrawn is not None or self.role not in (None, role):
            return "replaced"
        return "expired" if self.expires <= text(now()) else "open"


def invite(
    desk: Desk, production: str, person: str, *, role: str, by: str | None, hours: int, made_by: str | None = None
) -> tuple[str, str]:
    """A new link's token, which names its production, and the instant it stops working. `role` is the person's now,
    `made_by` the session it is made on: revoked, that takes the link with it."""
    word = secrets.token_urlsafe(24)
    with desk.writing():
        born = text(now())
        expires = text(now() + timedelta(hours=hours))
        desk.change(
            "update invitations set withdrawn = ? where person = ? and used is null and withdrawn is null",
            (born, person),
        )
        desk.change(
            "insert into invitations (id, token, person, role, invited_by, born, expires, made_by)"
            " values (?, ?, ?, ?, ?, ?, ?, ?)",
            (str(uuid.uuid4()), digest(word), person, role, by, born, expires, made_by),
        )
    return f"{production}~{word}", expires


def split(token: str) -> tuple[str, str]:
    """A link's token as production and word; the production is empty where it names none."""
    production, _, word = token.rpartition("~")
    return production, word


def look(desk: Desk, word: str) -> Invitation | None:
    row = desk.row("select * from invitations where token = ?", (digest(word),))
    if row is None:
        return None
    return Invitation(**{name: row[name] for name in Invitation.__dataclass_fields__})


def use(desk: Desk, word: str, role: str | None, agent: str) -> tuple[Session, str] | None:
    """Joins: uses the link up and begins a session, both or neither. None where the link no longer works for whoever
    has that role now."""
    with desk.writing():
        moment = now()
        found = look(desk, word)
        if found is None or found.state(role) != "open":
            return None
        session, cookie = sessions.begin(desk, found.person, agent, moment)
        desk.change("update invitations set used = ?, session = ? where id = ?", (text(moment), session.id, found.id))
        return session, cookie
