"""The first sight: a signed-in person's next call, written into the app's page while its code is still on the way.

Promises: the words and the shape are the app's own, so that nothing moves when it takes over; the call is what the log
holds at this moment, and says which moment that is. Refuses: anything but the person's own call.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flask import render_template, request

from server.config import CLIENT
from server.desk.instants import now, text
from server.live.seat import Seat
from server.office.colours import paper_class
from server.office.next_call import call_instant, ride_of, work_and_next
from server.office.roles import OFFICE
from server.office.times import clock_time, span
from server.papers.words import MONTHS, WEEKDAYS
from server.production import Production
from server.routes.faults import Fault
from server.routes.seats import person, seat
from server.words import LANGUAGES, Language
from sync.channels import Viewer
from sync.house import Record, record_id

WORDS = CLIENT / "build" / "first-words.json"
MOST = 5_000
"""Records of one's own that are looked through. Who has more waits for the app."""
DAY = 1440


@lru_cache(maxsize=2)
def _catalogue(path: Path, changed: int) -> dict[str, dict[str, Any]]:
    """The client's own words. `changed` is part of the key alone."""
    return dict(json.loads(path.read_text()))


class Saying:
    """The client's `said.ts` and `call-words.ts` for one reader at one moment."""

    def __init__(self, words: Mapping[str, Any], language: Language, production: Record, moment: datetime) -> None:
        self.words = words
        self.language = language
        self.clock = production.get("clock") or "24"
        self.zone = ZoneInfo(str(production["zone"]))
        self.moment = moment
        self.today = moment.astimezone(self.zone).date()

    def say(self, key: str, **values: object) -> str:
        word = self.words[key]
        if not isinstance(word, str):
            word = word["one" if values.get("count") == 1 else "other"]
        return re.sub(r"\{(\w+)\}", lambda place: str(values.get(place[1], place[0])), word)

    def time(self, minutes: int | None) -> str:
        return clock_time(minutes, self.clock)

    def call(self, mode: str | None, minutes: int | None) -> str:
        return self.time(minutes) if minutes is not None else self.words.get(f"call.mode.{mode}", "")

    def day(self, iso: str) -> str:
        day = date.fromisoformat(iso)
        weekday, month = WEEKDAYS[self.language][day.weekday()], MONTHS[self.language][day.month - 1]
        return self.say("part.day", weekday=weekday, day=day.day, month=month)

    def near(self, iso: str) -> str:
        days = (date.fromisoformat(iso) - self.today).days
        return self.say(("part.today", "part.tomorrow")[days]) if days in (0, 1) else self.day(iso)

    def when(self, instant: str | None) -> str:
        if not instant:
            return ""
        local = datetime.fromisoformat(instant).astimezone(self.zone)
        time = self.time(local.hour * 60 + local.minute)
        if local.date() == self.today:
            return time
        if abs((local.date() - self.today).days) < 7:
            return f"{WEEKDAYS[self.language][local.weekday()][:3]} {time}"
        return f"{self.say('part.short_day', day=local.day, month=MONTHS[self.language][local.month - 1])} {time}"

    def until(self, call: Record) -> str | None:
        if not call.get("instant"):
            if call["mode"] == "no_call":
                return self.say("call.none", day=self.near(call["date"]) if call.get("date") else "")
            return self.words.get(f"call.{call['mode']}_means")
        minute = self.moment.replace(second=0, microsecond=0)
        minutes = round((call_instant(call) - minute).total_seconds() / 60)
        ride = ride_of(call)
        minutes -= 0 if ride is None else call["minutes"] - ride
        if minutes == 0:
            return self.say("call.now")
        if minutes < 0:
            return self.say("call.ago", span=span(-minutes))
        if minutes >= 2 * DAY:
            return self.say("call.in_days", count=int(minutes / DAY + 0.5))
        return self.say("call.in", span=span(minutes))

    def moved(self, call: Record, ride: int | None = None) -> dict[str, str] | None:
        was = call.get("was") or {}
        if was.get("mode") is None and was.get("minutes") is None:
            return None
        if ride is not None:
            rode = was.get("pickup")
            if rode is None or rode == ride:
                return None
            return {"was": self.time(rode), "by": self.apart(ride - rode)}
        before = self.call(was.get("mode") or call["mode"], was.get("minutes"))
        if before == self.call(call["mode"], call["minutes"]):
            return {"by": self.say("call.same_time")} if was.get("number") else None
        if was.get("minutes") is None or call["minutes"] is None:
            return {"was": before}
        return {"was": before, "by": self.apart(call["minutes"] - was["minutes"])}

    def apart(self, by: int) -> str:
        return self.say("call.later" if by > 0 else "call.earlier", span=span(abs(by)))

    def slip(self, call: Record, copied: str | None, newest: int) -> str:
        number, colour = call.get("told_number"), call.get("told_colour") or ""
        if not number:
            return self.say("call.prelim")
        unchanged = newest > number
        if copied:
            return self.say(
                "call.unchanged_copied" if unchanged else "call.copied", colour=colour, time=self.when(copied)
            )
        if unchanged:
            return self.say("call.unchanged", colour=colour)
        moved = (call.get("was") or {}).get("number") and self.moved(call)
        return self.say("call.changed_on" if moved else "call.told_in", colour=colour, n=number)


def _own(house: Production, id: str) -> dict[str, dict[str, Record]] | None:
    """What only that person hears of, by kind and id; None where it is too much to look through."""
    own = Viewer(id, frozenset({f"person:{id}"}), "")
    taken = house.log.take_in(own, None, None, limit=MOST)
    if taken.more:
        return None
    found: dict[str, dict[str, Record]] = {}
    for change in map(json.loads, taken.changes):
        record = {**change["record"], "id": change["id"]}
        if not record.get("struck"):
            found.setdefault(change["kind"], {})[change["id"]] = record
    return found


def _spoken(who: Record) -> Language:
    asked = who.get("language") or request.accept_languages.best_match(LANGUAGES)
    return "es" if asked == "es" else "en"


def first_sight(house: Production) -> str:
    """HTML to stand before the app, "" where there is nothing to show or nobody to show it to."""
    try:
        asks = seat(house)
        who = person(house, asks)
    except Fault:
        return ""
    production = house.settings()
    if not production.get("zone") or not WORDS.is_file():
        return ""
    return _drawn(house, asks, who, production)


def _drawn(house: Production, asks: Seat, who: Record, production: Record) -> str:
    own = _own(house, asks.person)
    if own is None:
        return ""
    moment = now()
    calls = [one for one in own.get("call", {}).values() if one.get("person") == asks.person]
    check_ins = [one for one in own.get("check_in", {}).values() if one.get("person") == asks.person]
    minute = moment.replace(second=0, microsecond=0)
    work, call = work_and_next(calls, check_ins, minute)
    if call is None or work is None:
        return ""
    full: Record = {"mode": None, "minutes": None, **call}
    language = _spoken(who)
    saying = Saying(_catalogue(WORDS, WORDS.stat().st_mtime_ns)[language], language, production, moment)
    revisions = house.log.records("sheet_revision", shoot_day=call.get("shoot_day"))
    newest = max((int(one.get("number") or 0) for one in revisions), default=0)
    key = (asks.person, str(call["id"]), str(call.get("told_in")))
    copied = ((own.get("copy", {}).get(record_id("copy", *key)) or {}).get("copied") or {}).get("at")
    return render_template(
        "first_sight.html",
        at=text(moment),
        office=who.get("role") in OFFICE,
        say=saying.say,
        production=house.title,
        day=_day_said(saying, work.get("day") or {}),
        call=full,
        colour=None if not call.get("told_number") else paper_class(call.get("told_colour") or "White"),
        slip=saying.slip(full, copied, newest),
        copied=copied,
        told=_told(saying, call),
        label=_label(saying, full),
        clock=_clock(saying, full),
        until=saying.until(full),
        moved=saying.moved(full, ride_of(full)),
        times=_times(saying, full),
        place=call.get("place") or {},
        ring=call.get("ring") or {},
        tel="tel:" + re.sub(r"(?!^\+)[^\d]", "", str((call.get("ring") or {}).get("phone") or "")),
        language=language,
    )


def _day_said(saying: Saying, day: Mapping[str, Any]) -> str:
    if not day.get("number"):
        return ""
    if day.get("of"):
        return saying.say("part.day_of", n=day["number"], of=day["of"])
    return saying.say("part.day_number", n=day["number"])


def _told(saying: Saying, call: Record) -> str:
    time = saying.when(call.get("told_at"))
    name = str(call.get("told_by") or "").split(" ")[0]
    return saying.say("call.told_by", name=name, time=time) if name and time else time


def _times(saying: Saying, call: Record) -> list[tuple[str, str]]:
    """Pickup, H/MU and on set; the call where the clock has the pickup."""
    rides = ride_of(call) is not None
    shown = {
        "call.pickup": None if rides else call.get("pickup"),
        "call.call": call["minutes"] if rides and call.get("makeup") != call["minutes"] else None,
        "call.makeup": call.get("makeup"),
        "call.on_set": call.get("on_set"),
    }
    return [(saying.say(word), saying.time(minutes)) for word, minutes in shown.items() if minutes is not None]


def _label(saying: Saying, call: Record) -> str:
    day = saying.day(call["date"]) if call.get("date") else ""
    ride = ride_of(call)
    first = call["minutes"] if ride is None else ride
    said = saying.say("call.past_midnight", day=day) if first is not None and first >= DAY else day
    return saying.say("call.yours" if ride is None else "call.yours_pickup", day=said)


def _clock(saying: Saying, call: Record) -> dict[str, str]:
    ride = ride_of(call)
    said = saying.call(call["mode"], call["minutes"] if ride is None else ride)
    if call["minutes"] is None:
        return {"text": said, "mark": "", "classes": "clock large word" + (" long" if len(said) > 7 else "")}
    text, _, mark = said.partition(" ")
    return {"text": text, "mark": mark, "classes": "clock large" + (" marked" if mark else "")}
