"""What of a second file that comes out of a backup, or stands beside an older log, must not live on as it was.

Promises: a link or code that may have been used since the backup opens nothing; nobody is rung about what he may have
been rung about since; a photo that is not here is asked for again. Refuses: to sign anybody out unless it is told to:
two hundred phones go on by themselves.
"""

from __future__ import annotations

from collections.abc import Collection

from server.desk.desk import Desk
from server.desk.instants import now, text


def end_what_was_open(desk: Desk) -> None:
    """Ends the links, codes, notices and uploads that were under way."""
    moment = text(now())
    with desk.writing():
        desk.change(
            "update invitations set withdrawn = ? where used is null and withdrawn is null and expires > ?",
            (moment, moment),
        )
        desk.change("update codes set expires = ? where used is null and expires > ?", (moment, moment))
        desk.change("update rings set state = 'over', why = 'overtaken' where state = 'waiting'")
        desk.change("delete from uploads")


def sign_out_all(desk: Desk) -> None:
    """Ends every session: who joins again by a new link keeps what his phone holds, and what others send is held."""
    desk.change("update sessions set ended = ?, why = 'revoked' where ended is null", (text(now()),))


def signed_in(desk: Desk) -> int:
    """How many sessions stand."""
    row = desk.row("select count(*) as count from sessions where ended is null")
    assert row is not None
    return int(row["count"])


def forget_photos(desk: Desk, here: Collection[str]) -> None:
    """Forgets that photos came whose bytes are not here: who took them brings them again."""
    gone = [row["sha256"] for row in desk.rows("select sha256 from files where drawn is not null")]
    with desk.writing():
        for sha256 in gone:
            if sha256 not in here:
                desk.change("delete from bringers where sha256 = ?", (sha256,))
                desk.change("delete from files where sha256 = ?", (sha256,))
