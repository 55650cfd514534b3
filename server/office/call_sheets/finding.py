"""What is worth asking about before publishing, as data: a code of the catalogue, its values, the rule behind it.

Promises each finding as `{"code", "text", "values", "key", "rule", "overruled"}`: `look.<code>` is its key in the
catalogue, the text English; `key` changes whenever a value does; `rule` is `{"name", "value", "since", "source",
"own"}` or None; `overruled` is `{"by", "at", "why"}` or None.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from server.office.rules.book import Rule
from sync.house import House, record_id

Finding = dict[str, Any]

TEXTS = {
    "no_general_call": "The sheet has no general call.",
    "no_report_to": "The sheet does not say where to report.",
    "no_ring": "The sheet does not say whom to ring.",
    "skipped": "{time} does not exist on that day: the clocks go forward. {names}",
    "doubled": "{time} comes twice on that day: the clocks go back. The first is meant. {names}",
    "no_time": "{name} has no time.",
    "no_row": "{name} is on the crew and not on the sheet.",
    "no_call_for": "{cast_id} {character} works that day and has no call.",
    "no_hospital": "{place} names no nearest hospital.",
    "rest_recorded": "{short} short of {needs} rest, out {ended} as checked in: {names}",
    "rest_estimated": "{short} short of {needs} rest, out {ended} by the estimated wrap: {names}",
    "rest_next": "{short} short of {needs} rest before {date}, by this estimated wrap, {ended}: {names}",
    "meal_late": "Lunch {lunch} is {length} after {time}, when their {needs} begin; it is due by {due}: {names}",
    "meal_none": "No lunch, and the day is longer than {needs}: due by {due}.",
    "meal_second": "Wrap {wrap} is {length} after lunch ends; a second meal is due by {due}.",
    "minor_early": "{name} is a minor and called {time}, before {limit}.",
    "minor_late": "{name} is a minor and would be done {time}, after {limit}.",
    "minor_hours": "{name}, {age}, would be there {length}; {limit} at most, the meal counted.",
    "minor_age": "{name} is a minor whose date of birth is not here: the hours are not checked.",
    "minor_infant_no": "{name} is younger than 15 days and may not work.",
    "booked_twice": "{name} is called {time} here and {other} with {unit}.",
    "pickup_late": "{name} is picked up {pickup}, not before the call {time}.",
    "on_set_early": "{name} is on set {on_set}, before the call {time}.",
    "day_after_dark": "Exterior day scenes come up after the sun sets, {sun}, by the scenes' lengths: {scenes}",
    "day_before_light": "Exterior day scenes come up before the sun rises, {sun}, by the scenes' lengths: {scenes}",
    "night_in_light": "Exterior night scenes would be over before it is dark, {sun}, by the scenes' lengths: {scenes}",
}


def found(code: str, rule: Rule | None = None, **values: Any) -> Finding:
    key = hashlib.sha256(json.dumps([code, values], sort_keys=True).encode()).hexdigest()[:20]
    said = rule.said() if rule else None
    return {
        "code": code,
        "text": TEXTS[code].format(**values).strip(),
        "values": values,
        "key": key,
        "rule": said,
        "overruled": None,
    }


def with_overruled(house: House, call_sheet: str, findings: Iterable[Finding]) -> list[Finding]:
    """The same, those that somebody answers for last, with who and why."""
    told = []
    for finding in findings:
        signed = house.get("overrule", record_id("overrule", call_sheet, finding["key"]))
        if signed is not None and not signed.get("struck"):
            person = house.get("person", str(signed.get("by"))) or {}
            finding["overruled"] = {"by": person.get("name"), "at": signed.get("at"), "why": signed.get("why")}
        told.append(finding)
    return sorted(told, key=lambda one: one["overruled"] is not None)
