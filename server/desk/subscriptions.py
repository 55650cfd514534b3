"""Where a person's phones are rung: one subscription a session, as the browser gave it.

Promises: one address rings one person, the last who signed in there; it ends with its session. Refuses: to say of an
ended one that it stands.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from sqlite3 import Row

from server.desk.desk import Desk
from server.desk.instants import now, text

STANDING = (
    "select subscriptions.*, sessions.device from subscriptions join sessions on sessions.id = subscriptions.session"
    " where subscriptions.ended is null and sessions.ended is null and sessions.person = subscriptions.person"
)


MOST = 12
"""Phones of one person that are rung: each is a request to be waited for, of which everybody else's stand behind."""


@dataclass(frozen=True)
class Subscription:
    """`p256dh` and `auth` are the phone's keys, base64url. `base`: the address under which that phone knows this
    server. `device`: what speaks through the session, None before it spoke."""

    id: str
    endpoint: str
    session: str
    person: str
    p256dh: str
    auth: str
    base: str
    born: str
    device: str | None


def _of(row: Row) -> Subscription:
    return Subscription(**{name: row[name] for name in Subscription.__dataclass_fields__})


def subscribe(desk: Desk, session: str, person: str, endpoint: str, p256dh: str, auth: str, base: str) -> str:
    """Keeps a phone's address for this session; whoever had the address before has it no longer. Returns its id."""
    with desk.writing():
        desk.change(
            "update subscriptions set ended = ?, why = 'replaced' where session = ? and endpoint <> ?"
            " and ended is null",
            (text(now()), session, endpoint),
        )
        known = desk.row("select * from subscriptions where endpoint = ?", (endpoint,))
        if known and known["person"] == person:
            id = str(known["id"])
            born = text(now()) if known["ended"] else str(known["born"])
        else:
            # What waits for the person before must not find this address under the id that it waits for.
            id, born = str(uuid.uuid4()), text(now())
        desk.change(
            "insert into subscriptions values (?, ?, ?, ?, ?, ?, ?, ?, null, null) on conflict (endpoint) do update set"
            " id = excluded.id, session = excluded.session, person = excluded.person, p256dh = excluded.p256dh,"
            " auth = excluded.auth, base = excluded.base, born = excluded.born, ended = null, why = null",
            (id, endpoint, session, person, p256dh, auth, base, born),
        )
        _thin(desk, session, person)
        return id


def _thin(desk: Desk, session: str, person: str) -> None:
    """Of a session that changes its address the last that ended is kept, and of a person the newest phones."""
    desk.change(
        "delete from subscriptions where session = ? and ended is not null and ended < (select max(ended)"
        " from subscriptions where session = ?)",
        (session, session),
    )
    for old in of_person(desk, person)[:-MOST]:
        unsubscribe(desk, old.id, "replaced")


def of_person(desk: Desk, person: str) -> list[Subscription]:
    """Those that stand."""
    return [_of(row) for row in desk.rows(f"{STANDING} and subscriptions.person = ? order by born, id", (person,))]


def of_session(desk: Desk, session: str) -> Subscription | None:
    """The one of a session, if it stands."""
    row = desk.row(f"{STANDING} and subscriptions.session = ?", (session,))
    return None if row is None else _of(row)


def sessions_rung(desk: Desk) -> set[str]:
    """The sessions that have one that stands."""
    return {str(row["session"]) for row in desk.rows(STANDING)}


def standing(desk: Desk, id: str) -> Subscription | None:
    row = desk.row(f"{STANDING} and subscriptions.id = ?", (id,))
    return None if row is None else _of(row)


def why_ended(desk: Desk, session: str) -> str | None:
    """Why the last one of a session ended; None where it stands or never was."""
    latest = "select why from subscriptions where session = ? order by ended is null desc, ended desc"
    row = desk.row(latest, (session,))
    return None if row is None else row["why"]


def unsubscribe(desk: Desk, id: str, why: str) -> None:
    """why: off, by its owner's hand; gone, says the push service; refused, by a push service that wants another key."""
    desk.change("update subscriptions set ended = ?, why = ? where id = ? and ended is null", (text(now()), why, id))
