"""Sessions: a device that somebody signed in on, listed and ended (a used one is never deleted).

Promises: only the hash of a token is kept; an ended session is still known, so that what it had to send is held and
not lost (A6).
"""

from __future__ import annotations

import hashlib
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from sqlite3 import Row

from server.desk.desk import Desk
from server.desk.instants import now, text

SEEN_EVERY = timedelta(minutes=1)
"""How often "last seen" is written: a commit for each request would be a commit too many."""


@dataclass(frozen=True)
class Session:
    """A device as the server knows it. `ended` and `why` (revoked, signed_out, replaced) are None while it stands."""

    id: str
    person: str
    agent: str
    born: str
    seen: str
    device: str | None
    ended: str | None
    why: str | None


def digest(token: str) -> bytes:
    """What is kept of a token: 256 random bits need no slow hash."""
    return hashlib.sha256(token.encode()).digest()


def _session(row: Row) -> Session:
    return Session(**{name: row[name] for name in Session.__dataclass_fields__})


def begin(desk: Desk, person: str, agent: str, moment: datetime) -> tuple[Session, str]:
    """A new session inside the caller's transaction, and the token for its cookie."""
    token = secrets.token_urlsafe(32)
    made = Session(str(uuid.uuid4()), person, agent[:200], text(moment), text(moment), None, None, None)
    desk.change(
        "insert into sessions (id, token, person, agent, born, seen) values (?, ?, ?, ?, ?, ?)",
        (made.id, digest(token), made.person, made.agent, made.born, made.seen),
    )
    return made, token


def whose(desk: Desk, token: str) -> Session | None:
    """The session of a cookie, ended ones too; None where the token is not ours. Notes that it was seen."""
    row = desk.row("select * from sessions where token = ?", (digest(token),))
    if row is None:
        return None
    moment = now()
    if row["seen"] < text(moment - SEEN_EVERY):
        desk.change("update sessions set seen = ? where id = ?", (text(moment), row["id"]))
    return _session(row)


def bind(desk: Desk, session: str, device: str) -> None:
    """Notes which device speaks through a session; what the same device had before is thereby replaced."""
    desk.change("update sessions set device = ? where id = ? and device is not ?", (device, session, device))
    desk.change(
        "update sessions set ended = ?, why = 'replaced' where device = ? and id <> ? and ended is null"
        " and person = (select person from sessions where id = ?)",
        (text(now()), device, session, session),
    )


def listed(desk: Desk, person: str | None = None) -> list[Session]:
    """Sessions that stand, of one person or of all, the last seen first."""
    chosen = "select * from sessions where ended is null and (? is null or person = ?) order by seen desc, id"
    return [_session(row) for row in desk.rows(chosen, (person, person))]


def named(desk: Desk, id: str) -> Session | None:
    row = desk.row("select * from sessions where id = ?", (id,))
    return None if row is None else _session(row)


def end(desk: Desk, id: str, why: str) -> bool:
    """Ends a session; False where it had ended before. A revoked one takes with it the ways in that were made on it and
    are still open: whoever had the phone may have them."""
    moment = text(now())
    with desk.writing():
        changed = desk.change(
            "update sessions set ended = ?, why = ? where id = ? and ended is null", (moment, why, id)
        )
        if why == "revoked":
            desk.change(
                "update codes set expires = ? where made_by = ? and used is null and expires > ?", (moment, id, moment)
            )
            desk.change(
                "update invitations set withdrawn = ? where made_by = ? and used is null and withdrawn is null",
                (moment, id),
            )
    return changed == 1
