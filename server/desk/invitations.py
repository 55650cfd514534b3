"""One-time links. Promises: a link joins one device once; a mere look never uses it up. Only its hash is kept."""

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
    """`used` is the instant it was used, `session` what it began; both None until then."""

    id: str
    person: str
    invited_by: str | None
    expires: str
    used: str | None
    session: str | None

    @property
    def state(self) -> Literal["open", "used", "expired"]:
        if self.used is not None:
            return "used"
        return "expired" if self.expires <= text(now()) else "open"


def invite(desk: Desk, production: str, person: str, *, by: str | None, hours: int) -> tuple[str, str]:
    """A new link's token, which names its production, and the instant it stops working."""
    word = secrets.token_urlsafe(24)
    expires = text(now() + timedelta(hours=hours))
    desk.change(
        "insert into invitations (id, token, person, invited_by, born, expires) values (?, ?, ?, ?, ?, ?)",
        (str(uuid.uuid4()), digest(word), person, by, text(now()), expires),
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


def use(desk: Desk, word: str, agent: str) -> tuple[Session, str] | None:
    """Joins: uses the link up and begins a session, both or neither. None where the link no longer works."""
    with desk.writing():
        moment = now()
        found = look(desk, word)
        if found is None or found.state != "open":
            return None
        session, cookie = sessions.begin(desk, found.person, agent, moment)
        desk.change("update invitations set used = ?, session = ? where id = ?", (text(moment), session.id, found.id))
        return session, cookie
