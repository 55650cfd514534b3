"""Runs as the demonstration writes them: given by the office, and carried by who has them on a device of his own.

Those of the evening before stand as far as their table says.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from server.demo import show
from server.demo.errands import ERRANDS, Errand
from server.demo.pen import Pen
from server.demo.people import person_id, telephone
from server.demo.story import Story
from server.office.instants import instant_of, text
from sync.house import record_id

STEPS = ("given", "taken", "picked_up", "delivered")
# Minutes before now: a run is given, then each step follows; later runs in the table are younger.
GIVEN, STEP, YOUNGER = 240, 35, 9


def run_id(key: str) -> str:
    return record_id("run", "demo", key)


def item_id(key: str, item: int) -> str:
    return record_id("run_item", "demo", key, str(item))


def give_runs(pen: Pen, first: date) -> None:
    """Every run of the evening with its items, as the coordinator gave them."""
    for index, errand in enumerate(ERRANDS):
        give(pen, str(index), errand, first, _evening(pen, index, "given"))


def run_runs(pen: Pen, story: Story) -> None:
    """What became of them since: cancelled by the office, or gone by the runner."""
    runners = {errand.runner: story.of(errand.runner) for errand in ERRANDS if errand.runner}
    for index, errand in enumerate(ERRANDS):
        if errand.state == "cancelled":
            cancel(pen, str(index))
        elif errand.runner:
            done = STEPS[1 : STEPS.index(errand.state) + 1]
            carry(runners[errand.runner], str(index), errand, {step: _evening(pen, index, step) for step in done})
    for one in (pen, *runners.values()):
        one.send()


def give(pen: Pen, key: str, errand: Errand, first: date, given: datetime) -> None:
    """A run with its items."""
    pen.write("run", run_id(key), "give", _given(errand, first, given), given)
    for order, (text_, quantity) in enumerate(errand.items, start=1):
        fields = {"run": run_id(key), "text": text_, "quantity": quantity, "order": order * 10}
        pen.write("run_item", item_id(key, order), "add", fields, given)


def cancel(pen: Pen, key: str) -> None:
    pen.write("run", run_id(key), "cancel", {"state": "cancelled"})


def carry(pen: Pen, key: str, errand: Errand, steps: Mapping[str, datetime]) -> None:
    """The steps named, each at its time, by the runner whose device this is."""
    run, person = run_id(key), pen.sender.actor.person
    ticked = [item_id(key, order) for order in range(1, errand.ticked + 1)]
    if at := steps.get("taken"):
        fields = {"assignee": person, "state": "taken", "taken_at": text(at)}
        pen.write("run", run, "take", fields, at)
    if at := steps.get("picked_up"):
        pen.write("run", run, "pick_up", {"state": "picked_up", "picked_up_at": text(at)}, at)
        for item in ticked:
            pen.write("run_item", item, "tick", {"ticked": True}, at)
    if at := steps.get("delivered"):
        proof = {
            "run": run,
            "person": person,
            "at": text(at),
            "items": ticked,
            "short": len(errand.items) - len(ticked),
            "place": errand.deliver_to,
            "received_by": errand.deliver_to.split(",")[0],
        }
        pen.write("run_proof", record_id("run_proof", "demo", key), "make", proof, at)
        fields = {"state": "delivered", "delivered_at": text(at), "delivered_by": person}
        pen.write("run", run, "deliver", fields, at)


def _given(errand: Errand, first: date, given: datetime) -> dict[str, Any]:
    return {
        "title": errand.title,
        "department": errand.department,
        "requested_by": person_id(errand.asked_by),
        "priority": errand.priority,
        "assignee": person_id(errand.runner) if errand.runner else None,
        "open_to": None if errand.runner else "pa",
        "pick_up_from": errand.pick_up_from,
        "deliver_to": errand.deliver_to,
        "contact": errand.contact or None,
        "contact_phone": None if errand.number is None else telephone(errand.number),
        "need_by": instant_of(first.isoformat(), errand.need_by, show.ZONE),
        "paid_by": errand.paid_by,
        "amount": errand.dollars * 100 or None,
        "note": errand.note or None,
        "state": "given",
        "given_at": text(given),
    }


def _evening(pen: Pen, index: int, step: str) -> datetime:
    return pen.now - timedelta(minutes=GIVEN - STEPS.index(step) * STEP - index * YOUNGER)
