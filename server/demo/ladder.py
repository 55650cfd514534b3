"""Who knows of a call, rung by rung: what phones and office would have written of it.

Promises rungs that follow one another in time, each by whoever would have passed it. Refuses nobody: whom no carrier
reached stays on no rung, as he would.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from server.demo.pen import TAKEN, DemoRefused
from server.demo.story import Story
from server.office.instants import text
from sync.house import Record, record_id

RUNGS = ("sent", "on_phone", "seen", "copied")
AFTER = (timedelta(seconds=4), timedelta(seconds=9), timedelta(minutes=2), timedelta(minutes=3))
"""How long after the telling each rung is passed, by whoever is quick."""
SLOWER = timedelta(seconds=17)
"""By how much each further person is slower than the one before."""


def told_in(story: Story, shoot_day: str, colour: str) -> list[Record]:
    """The calls of a day that were last told in the revision of that colour, in the order of the sheet."""
    calls = [one for one in story.log.records("call", shoot_day=shoot_day) if one.get("told_colour") == colour]
    order = {one["id"]: one.get("order") or 0 for one in story.log.records("person")}
    return sorted(calls, key=lambda call: order[call["person"]])


def climb(story: Story, calls: Mapping[int, Record], rung: str) -> None:
    """Each call, by its place in line, up to a rung; as much of it as has come to pass by the story's moment."""
    devices = story.devices()
    server: list[dict[str, Any]] = []
    pens = []
    for place, call in calls.items():
        device = devices[str(call["person"])]
        about = {"person": call["person"], "call": call["id"], "revision": call["told_in"]}
        record = record_id("copy", *map(str, about.values()))
        pen = story.of_person(str(call["person"]), device)
        told = datetime.fromisoformat(str(call["told_at"]))
        for name, after in zip(RUNGS[: RUNGS.index(rung) + 1], AFTER, strict=False):
            passed = told + after + place * SLOWER
            if passed >= story.now:
                break
            value = {"at": text(passed), "device": device}
            if name in ("sent", "on_phone"):
                verb = "send" if name == "sent" else "arrive"
                server.append({"kind": "copy", "record": record, "verb": f"copy.{verb}", "fields": {name: value}})
            else:
                pen.write("copy", record, "see" if name == "seen" else "copy", {**about, name: value}, passed)
        pens.append(pen)
    for outcome in story.log.office(server):
        if outcome.outcome not in TAKEN:
            raise DemoRefused(f"copy: {outcome.outcome} {outcome.why}")
    for pen in pens:
        pen.send()


def by_hand(story: Story, call: Record, how: str, by: str = "") -> None:
    """The office's own word that somebody was reached, or a message left."""
    pen = story.of("coordinator")
    record = record_id("copy", str(call["person"]), str(call["id"]), str(call["told_in"]))
    value = {"at": text(pen.now), "how": how, "by": by or "Marisol Vance"}
    pen.write("copy", record, "by_hand", {"by_hand": value})
    pen.send()
