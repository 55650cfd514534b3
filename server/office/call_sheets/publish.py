"""Publishing, push and pull: an immutable revision, and news for exactly those whose own call moved.

Promises one commit for all of it; whoever's facts did not move keeps his `call` record untouched (R3).
Refuses a sheet other than the one previewed (`sheet_moved`), a push from a general call that no longer stands
(`push_moved`), a prelim after a final (`final_stands`), a wrong shape (`bad_field`). What misses its deadline never
reaches the office: the engine refuses it (`too_late`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from server.office.call_sheets.arithmetic import LEAST, MOST, ROW_TIMES, SHEET_TIMES
from server.office.call_sheets.digest import digest
from server.office.call_sheets.document import document
from server.office.call_sheets.draft import Draft, sheet
from server.office.call_sheets.told import News, call_id, is_past, news
from server.office.instants import text
from server.office.roles import AUDIENCES
from sync.house import Consequence, Deed, House, Refused, Write, brought_about, record_id


def publish(deed: Deed, house: House) -> Iterable[Consequence]:
    """`publishing` is `{"digest", "deadline", "prelim"}`; a prelim has no colour and needs no copy (R5)."""
    return _publish(deed, house, _asked(deed), shift=0)


def push(deed: Deed, house: House) -> Iterable[Consequence]:
    """`publishing` has `"general_call": {"from", "to"}` besides: from and to in minutes, never a difference (E6)."""
    asked = _asked(deed)
    general = asked.get("general_call")
    before, after = (general.get("from"), general.get("to")) if isinstance(general, Mapping) else (None, None)
    if before is None or after is None or not _is_minutes(before) or not _is_minutes(after):
        raise Refused("bad_field", "A push names the general call that it moves, from and to.", {"field": "publishing"})
    record = house.get("call_sheet", str(deed.entry["record"])) or {}
    if record.get("general_call") != before:
        now = record.get("general_call")
        raise Refused("push_moved", "The general call has moved since you looked.", {"now": now, "from": before})
    return _publish(deed, house, asked, shift=after - before)


def _publish(deed: Deed, house: House, asked: Mapping[str, Any], shift: int) -> list[Consequence]:
    if not isinstance(asked.get("digest"), str):
        raise Refused("bad_field", "Publishing names the digest that was previewed.", {"field": "publishing"})
    draft = sheet(house, str(deed.entry["record"]), shift=shift, prelim=asked.get("prelim") is True)
    standing = draft.sheet.get("number")
    if draft.prelim and standing:
        raise Refused("final_stands", "A final is out, so no prelim can follow.", {"number": standing})
    fresh = digest(draft)
    if asked["digest"] != fresh:
        raise Refused("sheet_moved", "The sheet is no longer as previewed.", {"number": standing, "digest": fresh})
    person = house.get("person", deed.actor.person)
    by = {"id": deed.actor.person if person else None, "name": str((person or {}).get("name") or "")}
    revision = brought_about(str(deed.entry["id"]), "revision", 0)
    telling = [] if is_past(draft, deed.now) else [one for one in news(house, draft) if one.moved]
    return [
        *_sheet(deed, draft, revision, by["id"]),
        *_documents(deed, draft, revision, str(by["name"])),
        *(write for one in telling for write in _tell(deed, draft, revision, str(by["name"]), one)),
    ]


def _asked(deed: Deed) -> Mapping[str, Any]:
    asked = deed.entry["fields"].get("publishing")
    return asked if isinstance(asked, Mapping) else {}


def _is_minutes(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and LEAST <= value <= MOST


def _sheet(deed: Deed, draft: Draft, revision: str, by: str | None) -> Iterable[Consequence]:
    """The sheet's new number and, pushed, its times and its rows'; a row that does not follow keeps what it had."""
    times = {name: draft.sheet.get(name) for name in SHEET_TIMES} if draft.shift else {}
    _within([*times.values(), *(row.minutes for row in draft.rows)])
    _within(row.fields.get(name) for row in draft.rows for name in ROW_TIMES)
    yield Write(
        "call_sheet",
        draft.id,
        {
            **times,
            "number": draft.number,
            "colour": draft.colour,
            "revision": revision,
            "published_at": text(deed.now),
            "published_by": by,
        },
    )
    for row in draft.rows if draft.shift else ():
        pushed = {name: row.fields[name] for name in ROW_TIMES if row.fields.get(name) is not None}
        if pushed:
            yield Write("sheet_row", row.id, pushed)


def _within(times: Iterable[int | None]) -> None:
    if any(time is not None and not LEAST <= time <= MOST for time in times):
        raise Refused("bad_field", "A time would leave the days around the shoot day.", {"field": "publishing"})


def _documents(deed: Deed, draft: Draft, revision: str, by: str) -> Iterable[Consequence]:
    at = text(deed.now)
    for ordinal, audience in enumerate(AUDIENCES):
        yield Write(
            "sheet_revision",
            brought_about(str(deed.entry["id"]), "sheet_revision", ordinal),
            {
                "call_sheet": draft.id,
                "shoot_day": str(draft.day["id"]),
                "revision": revision,
                "number": draft.number,
                "colour": draft.colour,
                "audience": audience,
                "published_at": at,
                "published_by": by,
                "document": document(draft, audience, {"at": at, "by": by}),
            },
        )


def _tell(deed: Deed, draft: Draft, revision: str, by: str, one: News) -> Iterable[Consequence]:
    """This person's call as it now is, and the ladder that hangs on this revision; a prelim needs no copy (R5)."""
    id, person = call_id(one.call), str(one.person["id"])
    was = one.earlier and {
        "mode": one.earlier.get("mode"),
        "minutes": one.earlier.get("minutes"),
        "pickup": one.earlier.get("pickup"),
        "colour": one.earlier.get("told_colour"),
        "number": one.earlier.get("told_number"),
    }
    yield Write(
        "call",
        id,
        {
            **one.call,
            "was": was,
            "told_in": revision,
            "told_number": draft.number,
            "told_colour": draft.colour,
            "told_at": text(deed.now),
            "told_by": by,
        },
    )
    if not draft.prelim:
        fields = {"person": person, "call": id, "shoot_day": str(draft.day["id"]), "revision": revision}
        yield Write("copy", record_id("copy", person, id, revision), fields)
