"""Who is called twice: by two units at one time; and a pickup or an on-set time that does not fit its own call."""

from __future__ import annotations

from collections.abc import Iterator

from server.office.call_sheets.arithmetic import call_time
from server.office.call_sheets.checks.lengths import at
from server.office.call_sheets.draft import Draft
from server.office.call_sheets.finding import Finding, found
from server.office.times import clock_time
from sync.house import House


def check(house: House, draft: Draft) -> Iterator[Finding]:
    yield from _twice(house, draft)
    clock = draft.production.get("clock")
    for row in draft.rows:
        if row.minutes is None:
            continue
        name, time = str(row.person.get("name")), clock_time(row.minutes, clock)
        pickup, on_set = row.fields.get("pickup"), row.fields.get("on_set")
        if pickup is not None and pickup > row.minutes:
            yield found("pickup_late", name=name, pickup=clock_time(int(pickup), clock), time=time)
        if on_set is not None and on_set < row.minutes:
            yield found("on_set_early", name=name, on_set=clock_time(int(on_set), clock), time=time)


def _twice(house: House, draft: Draft) -> Iterator[Finding]:
    """Calls of other units on the date, while this sheet's day runs, and the other way about."""
    date, clock = str(draft.day.get("date")), draft.production.get("clock")
    mine = {str(row.person["id"]): row for row in draft.rows if row.minutes is not None}
    for day in house.all("shoot_day", date=date):
        if str(day["id"]) == str(draft.day["id"]):
            continue
        for sheet in house.all("call_sheet", shoot_day=str(day["id"])):
            for other in house.all("sheet_row", call_sheet=str(sheet["id"])):
                row, time = mine.get(str(other.get("person"))), call_time(other, sheet, draft.production)
                if row is None or time is None or row.minutes is None:
                    continue
                if _overlap((row.minutes, draft.sheet.get("wrap")), (time, sheet.get("wrap")), date, row.zone):
                    yield found(
                        "booked_twice",
                        name=str(row.person.get("name")),
                        time=clock_time(row.minutes, clock),
                        other=clock_time(time, clock),
                        unit=str(day.get("unit") or ""),
                    )


def _overlap(one: tuple[int, int | None], other: tuple[int, int | None], date: str, zone: str) -> bool:
    """Whether two stretches of the day meet; one without an end lasts until midnight after."""
    starts = [at(date, stretch[0], zone) for stretch in (one, other)]
    ends = [at(date, 1440 if stretch[1] is None else int(stretch[1]), zone) for stretch in (one, other)]
    return max(starts) < min(ends)
