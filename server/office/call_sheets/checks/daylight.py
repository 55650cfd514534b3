"""Exterior scenes that come up in the wrong light: day scenes without the sun, night scenes before it is dark.

Promises to count by the scenes' own estimates, else by the day shared out by their pages.
Refuses to judge a day without a shooting call, a wrap, or coordinates.
"""

from __future__ import annotations

from collections.abc import Iterator

from server.office.call_sheets.checks.slots import slots_of
from server.office.call_sheets.document import sheet_times
from server.office.call_sheets.draft import Draft
from server.office.call_sheets.finding import Finding, found
from server.office.times import clock_time
from sync.house import Record

GRACE = 15
"""Minutes by which an estimate may miss before it is worth asking."""


def check(draft: Draft) -> Iterator[Finding]:
    sun = sheet_times(draft)
    slots = [(strip.scene, begin, end) for strip, begin, end in slots_of(draft) if strip.scene is not None]
    if not slots:
        return
    rise, down, dusk = sun["sunrise"], sun["sunset"], sun["dusk"]
    clock = draft.production.get("clock")
    late = [scene for scene, _, end in slots if down is not None and _is(scene, "day") and end > down + GRACE]
    early = [scene for scene, begin, _ in slots if rise is not None and _is(scene, "day") and begin < rise - GRACE]
    light = [
        scene
        for scene, begin, end in slots
        if dusk is not None and rise is not None and _is(scene, "night") and end < dusk - GRACE and begin > rise
    ]
    told = (("day_after_dark", late, down), ("day_before_light", early, rise), ("night_in_light", light, dusk))
    for code, scenes, time in told:
        if scenes:
            numbers = ", ".join(str(scene.get("number") or scene.get("set") or "") for scene in scenes)
            yield found(code, sun=clock_time(time, clock), scenes=numbers)


def _is(scene: Record, when: str) -> bool:
    """As scripts write them: "EXT", "I/E", and "DAY", "D", "Night (rain)"."""
    outside = "EXT" in str(scene.get("ie") or "").upper() or "E" in str(scene.get("ie") or "").upper().split("/")
    told = str(scene.get("dn") or "").strip().casefold()
    return outside and (told == when[0] or told.startswith(when))
