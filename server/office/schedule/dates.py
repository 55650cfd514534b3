"""The dates of shoot days, as they follow from a calendar.

Promises: day 1 falls on the calendar's start; each later day on the next date that is not off; a fixed day on its date,
and those behind it after that. A date that is off singly (holiday, travel, company move) is off, one that is worked
singly is worked whatever its weekday. Refuses to search on for ever: where no day can be worked, there is no date.
Twin of `pwa/src/rules/dates.ts`; `tests/vectors/dates.json` holds both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from server.office.schedule.settings import WEEKDAYS
from sync.house import Record
from sync.plain import is_date

OFF = ("holiday", "day_off", "travel", "company_move")
WORK = "work"
FAR = 400
"""Days in a row without work after which the search ends."""


@dataclass(frozen=True)
class Calendar:
    """`weekly`: weekdays off, Monday being 0. `marks`: what a single date is, by date."""

    start: date | None = None
    weekly: frozenset[int] = frozenset()
    marks: Mapping[date, str] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Record, days: Iterable[Record]) -> Calendar:
        """A `calendar` with its `calendar_day`s."""
        week = record.get("days_off") or {}
        start = record.get("start")
        return cls(
            date.fromisoformat(str(start)) if start else None,
            frozenset(index for index, name in enumerate(WEEKDAYS) if week.get(name)),
            {date.fromisoformat(str(one["date"])): str(one["sort"]) for one in days},
        )

    def off(self, when: date) -> bool:
        mark = self.marks.get(when)
        return mark != WORK and (mark in OFF or when.weekday() in self.weekly)

    def next(self, after: date) -> date | None:
        """The first date after that one that is worked; none within `FAR` days."""
        for ahead in range(1, FAR + 1):
            try:
                when = after + timedelta(days=ahead)
            except OverflowError:
                return None
            if not self.off(when):
                return when
        return None


def dates_of(
    calendar: Calendar | None, fixed: Sequence[object], brought: Sequence[object] = ()
) -> tuple[date | None, ...]:
    """A date or null for each day in order. `fixed` holds each day's own fixed date or null; `brought` are the dates
    that a board without a calendar came with."""
    found: list[date | None] = []
    last: date | None = None
    ended = False
    for index, own in enumerate(fixed):
        if when := _read(own):
            ended = False
        elif calendar is None:
            when = _read(brought[index]) if index < len(brought) else None
        elif not ended:
            when = calendar.next(last) if last else calendar.start
            ended = when is None
        found.append(when)
        if when and (last is None or when > last):
            last = when
    return tuple(found)


def _read(text: object) -> date | None:
    return date.fromisoformat(str(text)) if is_date(text) else None
