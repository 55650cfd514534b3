"""An entry at the moment it is carried out: who does it, on which device, what he had seen."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sync.entry import Entry
from sync.house import Actor
from sync.plain import instant, moment
from sync.stamps import Author, Stamp

PLAIN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
"""The form in which instants are kept, and in which most come."""
AWAY = timedelta(minutes=1)
"""A deed that arrives longer after it was written counts as written without signal."""


class Doing(NamedTuple):
    """`seq` is the row the entry is about to have; `author` says what counts as his own and what he had seen of the
    record, `seen` the seq up to which he had taken everything in. `written` (E4) is when it was written, by the
    device's clock set right by the offset it knew, and `at` the same as text."""

    entry: Entry
    actor: Actor
    author: Author
    seq: int
    now: datetime
    received_at: str
    written: datetime
    at: str
    seen: int = 0
    released: bool = False
    """Let go by a person's word: what waited for that alone is judged now."""

    @property
    def stamp(self) -> Stamp:
        return self.author.stamp(self.seq)

    def line(self, value: Any, sentence: str) -> dict[str, Any]:
        """M3: what this device claims, as a line of a question."""
        return {
            "device": self.author.device,
            "person": self.actor.person,
            "entry": self.entry.id,
            "verb": self.entry.verb,
            "value": value,
            "at": self.at,
            "received_at": self.received_at,
            "seq": self.seq,
            "offline": self.now - self.written > AWAY,
            "sentence": sentence,
        }


def written(entry: Entry) -> datetime:
    """When, by the server's clock; an offset that leads out of all years counts as none, since E4 refuses nothing."""
    try:
        return moment(entry.at) + timedelta(milliseconds=entry.offset or 0)
    except OverflowError:
        return moment(entry.at)


def at(entry: Entry, moment: datetime) -> str:
    """That moment as text."""
    return entry.at if not entry.offset and PLAIN.fullmatch(entry.at) else instant(moment)


def skew(entry: Entry, moment: datetime, now: datetime) -> int:
    """E4: how far the device's clock was off, in whole seconds: the offset it knew, or how far its `at` lies ahead."""
    ahead = max(0, round((moment - now).total_seconds())) if moment > now else 0
    return max(abs(entry.offset or 0) // 1000, ahead)
