"""Epochs, the heads the log has had, and how far each device has come: what tells a copied-back log from its own past
(P5), and who holds what, and since when (R2)."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from server.desk.desk import Desk
from server.desk.instants import now, text
from sync.epochs import Epoch

MOST_CAME = 400_000
"""Steps of all devices' cursors that are kept: some weeks of a large crew."""
RECENT = 5_000
"""Seqs back from the last head within which every head that was noted is kept."""


@dataclass(frozen=True)
class Came:
    """From `at` on that device held the log up to `seq` of `epoch`."""

    device: str
    epoch: str
    seq: int
    at: str


HashAt = Callable[[int], str | None]


def epochs(desk: Desk) -> list[Epoch]:
    """Every epoch with where it was cut from its parent, the one before unless it names another, oldest first; the last
    is in force. Makes the first."""
    rows = desk.rows("select epoch, cut, parent from epochs order by ordinal")
    if not rows:
        new_epoch(desk, cut=0)
        return epochs(desk)
    before = [None, *(row["epoch"] for row in rows)]
    return [Epoch(row["epoch"], row["parent"] or parent, row["cut"]) for row, parent in zip(rows, before, strict=False)]


def in_force(desk: Desk) -> str | None:
    """The name of the epoch that is in force."""
    row = desk.row("select epoch from epochs order by ordinal desc limit 1")
    return None if row is None else str(row["epoch"])


def new_epoch(desk: Desk, cut: int, parent: str | None = None) -> None:
    """Begins an epoch; `cut` is the last seq that it shares with `parent`, None for the one before."""
    desk.change(
        "insert into epochs (epoch, ordinal, born, cut, parent)"
        " select ?, coalesce(max(ordinal), 0) + 1, ?, ?, ? from epochs",
        (str(uuid.uuid4()), text(now()), cut, parent),
    )


def keep_head(desk: Desk, epoch: str, seq: int, hash: str) -> None:
    """Notes that the log's row `seq` has that hash, in that epoch."""
    desk.change("insert or ignore into heads values (?, ?, ?, ?)", (epoch, seq, hash, text(now())))


def thin(desk: Desk) -> None:
    """Keeps every head of the last RECENT seqs, and of older ones the last of each hour: enough to find where a copy
    was made."""
    desk.change(
        "delete from heads where seq < (select max(seq) from heads as its where its.epoch = heads.epoch) - ?"
        " and (epoch, seq) not in (select epoch, max(seq) from heads group by epoch, substr(at, 1, 13))",
        (RECENT,),
    )
    desk.change("delete from came where rowid <= (select max(rowid) from came) - ?", (MOST_CAME,))


def cut(desk: Desk, epoch: str, hash_at: HashAt) -> int | None:
    """None where the log still holds the last head kept of that epoch. Else it is another file, and this is the last
    head the two share (0: none)."""
    kept = desk.rows("select seq, hash from heads where epoch = ? order by seq desc", (epoch,))
    if not kept or hash_at(kept[0]["seq"]) == kept[0]["hash"]:
        return None
    return shared(desk, epoch, hash_at)


def shared(desk: Desk, epoch: str, hash_at: HashAt) -> int:
    """The last head kept of that epoch which the log holds too."""
    kept = desk.rows("select seq, hash from heads where epoch = ? order by seq desc", (epoch,))
    return next((int(row["seq"]) for row in kept if hash_at(row["seq"]) == row["hash"]), 0)


def keep_cursor(desk: Desk, device: str, person: str, epoch: str, scope: str, seq: int) -> None:
    """What a device says it has durably applied; never runs backwards within an epoch and scope. Each step is kept with
    its time."""
    moment = text(now())
    desk.change(
        "insert into came select ?1, ?2, ?3, ?4, ?5, ?6 where not exists (select 1 from cursors where device = ?1"
        " and person = ?2 and epoch = ?3 and scope = ?4 and seq >= ?5)",
        (device, person, epoch, scope, seq, moment),
    )
    desk.change(
        "insert into cursors values (?, ?, ?, ?, ?, ?) on conflict (device) do update set person = excluded.person,"
        " epoch = excluded.epoch, scope = excluded.scope, at = excluded.at, seq = case when epoch = excluded.epoch"
        " and scope = excluded.scope then max(seq, excluded.seq) else excluded.seq end",
        (device, person, epoch, scope, seq, moment),
    )


def came(desk: Desk, person: str) -> list[Came]:
    """Each step of the cursors of that person's devices, oldest first."""
    rows = desk.rows("select device, epoch, seq, at from came where person = ? order by rowid", (person,))
    return [Came(row["device"], row["epoch"], row["seq"], row["at"]) for row in rows]
