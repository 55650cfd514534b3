"""When each scene of the day would come up and be done, as far as the sheet lets one count.

Promises to count by the scenes' own estimates, else by the day shared out by their pages; lunch falls where it is due.
Refuses to count a day without a shooting call and a wrap.
"""

from __future__ import annotations

from server.office.call_sheets.checks.lengths import at, between
from server.office.call_sheets.day import Strip
from server.office.call_sheets.draft import Draft

LUNCH_MINUTES = 30
Slot = tuple[Strip, int, int]


def slots_of(draft: Draft) -> list[Slot]:
    """Each scene's strip with the minutes at which it would begin and end."""
    start, wrap, lunch = (draft.sheet.get(name) for name in ("shooting_call", "wrap", "lunch"))
    strips = [strip for strip in draft.plan.strips if strip.scene is not None]
    if start is None or wrap is None or not strips:
        return []
    meal = int(draft.sheet.get("lunch_minutes") or LUNCH_MINUTES) if lunch is not None and start < lunch < wrap else 0
    day = str(draft.day.get("date"))
    whole = between(at(day, int(start), draft.zone), at(day, int(wrap), draft.zone)) - meal
    estimates = [int((strip.scene or {}).get("estimate") or 0) for strip in strips]
    if not all(estimates):
        pages = [max(1, int((strip.scene or {}).get("eighths") or 0)) for strip in strips]
        estimates = [whole * one // sum(pages) for one in pages]
    slots: list[Slot] = []
    now = int(start)
    for strip, length in zip(strips, estimates, strict=True):
        if meal and now >= int(lunch or 0):
            now, meal = now + meal, 0
        slots.append((strip, now, now + length))
        now += length
    return slots


def done_by(draft: Draft) -> dict[str, int]:
    """By cast element: when the last of its scenes that day would be done."""
    done: dict[str, int] = {}
    for strip, _, end in slots_of(draft):
        for element in strip.cast:
            done[str(element["id"])] = max(end, done.get(str(element["id"]), end))
    return done
