"""Six-digit codes: one more device of a person who is signed in elsewhere, or whom the office helps.

Promises (PE4): a code works once, for ten minutes; a newer one of the same person takes its place; only a keyed hash is
kept, and it is compared in constant time. Ten wrong ones within ten minutes end every open code of the production, and
none is taken until ten minutes after the last.
Refuses: to know whose a wrong code might have been.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from server.desk import sessions
from server.desk.desk import Desk
from server.desk.instants import now, text
from server.desk.sessions import Session

LIFE = timedelta(minutes=10)
MOST_WRONG = 10
REST = timedelta(minutes=10)
"""How far back wrong codes count, and how long none is taken once there were too many."""


@dataclass(frozen=True)
class Code:
    """`role`: whose rights it was made for. `used`: when; None until then. `stale`: a newer one took its place."""

    person: str
    role: str
    expires: str
    used: str | None
    stale: bool = False

    def state(self, role: str | None) -> Literal["open", "used", "replaced", "expired"]:
        """How it stands for a person who has that role now; None for one who is no longer there."""
        if self.stale or self.role != role:
            return "replaced"
        if self.used is not None:
            return "used"
        return "expired" if self.expires <= text(now()) else "open"


def keep(desk: Desk, mac: bytes, person: str, *, role: str, by: str, made_by: str | None = None) -> str:
    """Keeps a new code of that person in place of the last. Returns the instant it stops working. `made_by`: the
    session it is made on; revoked, that takes the code with it."""
    born, expires = text(now()), text(now() + LIFE)
    desk.change(
        "insert into codes (person, mac, role, by, born, expires, made_by) values (?, ?, ?, ?, ?, ?, ?)"
        " on conflict (person) do update"
        " set before = mac, mac = excluded.mac, role = excluded.role, by = excluded.by, born = excluded.born,"
        " expires = excluded.expires, made_by = excluded.made_by, used = null, session = null",
        (person, mac, role, by, born, expires, made_by),
    )
    return expires


def look(desk: Desk, mac: bytes) -> Code | None:
    """The code with that hash, open or not. Every code is compared, whichever fits."""
    found: Code | None = None
    for row in desk.rows("select * from codes"):
        is_now = hmac.compare_digest(mac, row["mac"])
        was = hmac.compare_digest(mac, row["before"] or b"")
        if is_now or (was and found is None):
            found = Code(row["person"], row["role"], row["expires"], row["used"], stale=not is_now)
    return found


def use(desk: Desk, mac: bytes, role: str | None, agent: str) -> tuple[Session, str] | None:
    """Uses the code up and begins a session, both or neither. None where it does not work for whoever has that role."""
    with desk.writing():
        found = look(desk, mac)
        if found is None or found.state(role) != "open":
            return None
        session, cookie = sessions.begin(desk, found.person, agent, now())
        desk.change("update codes set used = ?, session = ? where person = ?", (text(now()), session.id, found.person))
        return session, cookie


def any_open(desk: Desk) -> bool:
    return desk.row("select 1 from codes where used is null and expires > ?", (text(now()),)) is not None


def wrong(desk: Desk) -> None:
    """Counts a code that fits nothing; the last of too many ends all that are open."""
    with desk.writing():
        desk.change("delete from wrong_codes where at <= ?", (text(now() - REST),))
        desk.change("insert into wrong_codes values (?)", (text(now()),))
        if rests_until(desk) is not None:
            desk.change("update codes set expires = ? where used is null and expires > ?", (text(now()),) * 2)


def rests_until(desk: Desk) -> datetime | None:
    """Until when no code is taken here; None while they are."""
    told = desk.row("select count(*) as count, max(at) as last from wrong_codes where at > ?", (text(now() - REST),))
    if told is None or told["count"] < MOST_WRONG:
        return None
    return datetime.fromisoformat(told["last"]) + REST
