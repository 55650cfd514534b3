"""What is to ring and what has rung: a row for each (call, revision it was told in, subscription), and what each person
was last told of a call.

Promises: a row is made in the transaction that moves the cursor over the log, so that none is lost and none is made
twice; of one call only the newest waits. Refuses: to hold what a notice says.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from server.desk.desk import Desk
from server.desk.instants import now, text

CURSOR = "rings"
"""The note that says how far the log has been followed: {"epoch", "seq"}."""
TEST = "test"
"""Stands for the call in the row of a test notice."""
KEPT = timedelta(days=30)
Over = Literal["overtaken", "past", "left", "ended", "refused"]


@dataclass(frozen=True)
class Ring:
    """A notice that waits: `tries` so far."""

    call: str
    told_in: str
    subscription: str
    person: str
    tries: int

    @property
    def key(self) -> tuple[str, str, str]:
        return self.call, self.told_in, self.subscription


@dataclass(frozen=True)
class Left:
    """A notice that left at `at` for that device, and is not on the ladder yet."""

    call: str
    told_in: str
    person: str
    at: str
    device: str


def cursor(desk: Desk) -> tuple[str, int] | None:
    """The epoch and seq up to which the log has been followed, None before the first time."""
    kept = desk.note(CURSOR)
    if kept is None:
        return None
    told = json.loads(kept)
    return str(told["epoch"]), int(told["seq"])


def keep_cursor(desk: Desk, epoch: str, seq: int) -> None:
    desk.keep_note(CURSOR, json.dumps({"epoch": epoch, "seq": seq}))


def last_told(desk: Desk, call: str) -> tuple[str, str] | None:
    """(told_in, facts) of a call as its person was last told."""
    row = desk.row("select told_in, facts from told where call = ?", (call,))
    return None if row is None else (str(row["told_in"]), str(row["facts"]))


def keep_told(desk: Desk, call: str, told_in: str, facts: str) -> None:
    desk.change(
        "insert into told values (?, ?, ?) on conflict (call) do update set told_in = excluded.told_in,"
        " facts = excluded.facts",
        (call, told_in, facts),
    )


def add(desk: Desk, call: str, told_in: str, subscription: str, person: str) -> None:
    """From now on it waits; what waited of the same call for the same phone is overtaken."""
    desk.change(
        "update rings set state = 'over', why = 'overtaken' where call = ? and subscription = ? and state = 'waiting'"
        " and told_in <> ?",
        (call, subscription, told_in),
    )
    desk.change(
        "insert or ignore into rings values (?, ?, ?, ?, 'waiting', 0, ?, null, 0, null)",
        (call, told_in, subscription, person, text(now())),
    )


def due(desk: Desk, most: int) -> list[Ring]:
    """What waits and may be tried now, the longest first."""
    rows = desk.rows(
        "select call, told_in, subscription, person, tries from rings where state = 'waiting' and due <= ?"
        " order by due limit ?",
        (text(now()), most),
    )
    return [Ring(*row) for row in rows]


def left(desk: Desk, ring: Ring) -> None:
    """The push service has taken it. What was overtaken while it was on its way stays so; and so below."""
    desk.change(
        "update rings set state = 'sent', at = ?"
        " where call = ? and told_in = ? and subscription = ? and state = 'waiting'",
        (text(now()), *ring.key),
    )


def later(desk: Desk, ring: Ring, moment: datetime, why: str) -> None:
    """It is tried again at that moment."""
    desk.change(
        "update rings set tries = tries + 1, due = ?, why = ?"
        " where call = ? and told_in = ? and subscription = ? and state = 'waiting'",
        (text(moment), why[:200], *ring.key),
    )


def over(desk: Desk, ring: Ring, why: Over) -> None:
    """It never rings."""
    desk.change(
        "update rings set state = 'over', why = ?"
        " where call = ? and told_in = ? and subscription = ? and state = 'waiting'",
        (why, *ring.key),
    )


def unclimbed(desk: Desk, most: int) -> list[Left]:
    """What has left and is not known to be on the ladder."""
    rows = desk.rows(
        "select call, told_in, rings.person, min(at), coalesce(device, subscription) from rings"
        " left join subscriptions on subscriptions.id = subscription left join sessions on sessions.id = session"
        " where state = 'sent' and climbed = 0 and call <> ? group by call, told_in order by 4 limit ?",
        (TEST, most),
    )
    return [Left(*row) for row in rows]


def climbed(desk: Desk, one: Left) -> None:
    desk.change("update rings set climbed = 1 where call = ? and told_in = ?", (one.call, one.told_in))


def forget_old(desk: Desk) -> None:
    """Rows that are over and long past."""
    desk.change("delete from rings where state <> 'waiting' and due < ?", (text(now() - KEPT),))
