"""What a notice says: the person's own call, in his language, on the production's clock.

Promises: what moved, from what to what, of which day, in which revision, where; one text for Safari's declarative push
and for our service worker. Refuses: anything of anybody else, and more than a push service carries.
"""

from __future__ import annotations

import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from server.office.instants import instant_of
from server.office.times import clock_time
from server.papers.words import MONTHS, WEEKDAYS
from server.words import Language, say

Record = Mapping[str, Any]
DECLARATIVE = 8030
"""The number by which Safari knows a push that it may show by itself."""
LARGEST = 3_000
"""Bytes: what is left of 4,096 when it is encrypted is some 3,990, and some services take less."""
CLOSE = timedelta(hours=12)
LEAST = timedelta(hours=1)
"""How long a notice lives at least: a call that was pulled into the past is still news that day."""
DAY = 1440
Urgency = Literal["low", "normal", "high"]


@dataclass(frozen=True)
class Notice:
    """What is sent: the body before it is encrypted, and what the push service must know.

    expires: from then on it is not worth a ring. topic: by which a newer one replaces it.
    """

    body: bytes
    topic: str
    urgency: Urgency
    expires: datetime


def expiry(call: Record) -> datetime:
    """Until when there is a point in telling of a call: its hour, an hour at least, and never beyond its day (M6)."""
    zone, day, minutes = call.get("zone"), str(call.get("date")), call.get("minutes")
    end = datetime.fromisoformat(instant_of(day, max(DAY, minutes or 0), zone))
    hour = datetime.fromisoformat(call["instant"]) if call.get("instant") else end
    return min(end, max(hour, datetime.fromisoformat(str(call.get("told_at"))) + LEAST))


def is_prelim(call: Record) -> bool:
    return not call.get("told_number")


def topic_of(*parts: str) -> str:
    """32 letters that stand for one person's one call, and say nothing about either."""
    return urlsafe_b64encode(hashlib.sha256("\x1f".join(parts).encode()).digest()[:24]).decode()


def call_notice(
    call: Record, person: Record, production: Record, *, id: str, base: str, waiting: int, moment: datetime
) -> Notice:
    """A call that moved. `id` names the production, `waiting` is how many calls of his are not copied yet."""
    language = language_of(person, production)
    prelim = is_prelim(call)
    tel = production.get("office_phone") or (call.get("ring") or {}).get("phone")
    now_said = _call_said(call, language, production)
    actions = [] if prelim else [("copy", say(language, "notice.copy"))]
    actions += [("ring", say(language, "notice.ring"))] if tel else []
    about = {
        "production": id,
        "person": str(person["id"]),
        "call": str(call["id"]),
        "revision": str(call.get("told_in")),
        "shoot_day": call.get("shoot_day"),
        "tel": tel,
        "copied": say(language, "notice.copied", call=now_said),
        "kept": say(language, "notice.kept", call=now_said),
    }
    body = _body(
        title=_title(call, language, production, now_said),
        body=_below(call, language, production),
        language=language,
        navigate=f"{base}/p/{id}/sheet/{call.get('shoot_day')}",
        tag=str(call["id"]),
        silent=prelim,
        badge=waiting,
        actions=actions,
        about=about,
    )
    expires = expiry(call)
    close = expires - moment < CLOSE
    urgency: Urgency = "low" if prelim else "high" if close else "normal"
    return Notice(body, topic_of(id, str(call["id"])), urgency, expires)


def trial_notice(person: Record, production: Record, *, id: str, base: str, waiting: int, moment: datetime) -> Notice:
    """What a phone gets whose owner wants to hear how it rings."""
    language = language_of(person, production)
    body = _body(
        title=say(language, "notice.test"),
        body=say(language, "notice.test_below", production=_cut(production.get("title") or id)),
        language=language,
        navigate=f"{base}/p/{id}/",
        tag=f"{id}/test",
        silent=False,
        badge=waiting,
        actions=[],
        about={"production": id, "person": str(person["id"])},
    )
    return Notice(body, topic_of(id, "test"), "high", moment + timedelta(minutes=10))


def language_of(person: Record, production: Record) -> Language:
    return "es" if (person.get("language") or production.get("language")) == "es" else "en"


def _body(*, language: str, badge: int, actions: list[tuple[str, str]], about: Record, **parts: Any) -> bytes:
    navigate = parts["navigate"]
    notification = {
        **parts,
        "lang": language,
        "dir": "ltr",
        # Safari 18.4 reads it here, as a text; the standard has it beside.
        "app_badge": str(badge),
        "actions": [{"action": name, "title": title, "navigate": navigate} for name, title in actions],
        "data": about,
    }
    told = {"web_push": DECLARATIVE, "notification": notification, "app_badge": badge}
    made = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    if len(made) > LARGEST:
        raise ValueError(f"a notice of {len(made)} bytes")
    return made


def _title(call: Record, language: Language, production: Record, now_said: str) -> str:
    day = day_said(str(call.get("date")), language)
    if is_prelim(call):
        return say(language, "notice.prelim", now=now_said, day=day)
    was = call.get("was") or {}
    if was.get("mode") is None and was.get("minutes") is None:
        return say(language, "notice.first", now=now_said, day=day)
    before = _call_said(was, language, production)
    if before != now_said:
        return say(language, "notice.moved", was=before, now=now_said, day=day)
    # A first final that says what the prelim said moved nothing.
    return say(language, "notice.same" if was.get("number") else "notice.first", now=now_said, day=day)


def _below(call: Record, language: Language, production: Record) -> str:
    place = call.get("place") or {}
    revision = (
        say(language, "notice.prelim_below")
        if is_prelim(call)
        else say(language, "notice.revision", colour=_cut(call.get("told_colour")), n=call.get("told_number"))
    )
    parts = (_cut(production.get("title")), revision, _cut(place.get("name")))
    return " · ".join(part for part in parts if part)


def _call_said(call: Record, language: Language, production: Record) -> str:
    if call.get("minutes") is not None:
        return clock_time(call["minutes"], production.get("clock"))
    return say(language, f"mode.{call.get('mode')}")


def day_said(iso: str, language: Language) -> str:
    """Tue 1 Dec, mar 1 dic."""
    day = date.fromisoformat(iso)
    return f"{WEEKDAYS[language][day.weekday()][:3]} {day.day} {MONTHS[language][day.month - 1][:3]}"


def _cut(text: Any) -> str:
    """A name that would not fit a phone's two lines ends in an ellipsis."""
    told = " ".join(str(text or "").split())
    return told if len(told) <= 60 else told[:59].rstrip() + "…"
