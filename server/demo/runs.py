"""The runs of the evening before: given by the office, and carried as far as their table says by who has them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from server.demo import show
from server.demo.errands import ERRANDS, Errand
from server.demo.pen import Pen
from server.demo.people import members, person_id, telephone
from server.office.instants import instant_of, text
from sync.house import record_id

if TYPE_CHECKING:
    from sync.log import Log

STEPS = ("given", "taken", "picked_up", "delivered")
# Minutes before now: a run is given, then each step follows; later runs in the table are younger.
GIVEN, STEP, YOUNGER = 240, 35, 9


def run_id(index: int) -> str:
    return record_id("run", "demo", str(index))


def item_id(index: int, item: int) -> str:
    return record_id("run_item", "demo", str(index), str(item))


def give_runs(pen: Pen, first: date) -> None:
    """Every run with its items, as the coordinator gave them."""
    for index, errand in enumerate(ERRANDS):
        given = _moment(pen, index, "given")
        pen.write("run", run_id(index), "give", _given(errand, first, given), given)
        for order, (text_, quantity) in enumerate(errand.items, start=1):
            fields = {"run": run_id(index), "text": text_, "quantity": quantity, "order": order * 10}
            pen.write("run_item", item_id(index, order), "add", fields, given)


def run_runs(pen: Pen, log: Log, first: date) -> None:
    """The steps since: cancelled by the office, or gone by the runner on a device of his own."""
    roles = {one.key: one.role for one in members()}
    pens = {
        key: Pen(log, person_id(key), roles[key], None, f"demo-{key}", pen.now)
        for key in dict.fromkeys(errand.runner for errand in ERRANDS if errand.runner)
    }
    for index, errand in enumerate(ERRANDS):
        if errand.state == "cancelled":
            pen.write("run", run_id(index), "cancel", {"state": "cancelled"})
        elif errand.runner:
            _carry(pens[errand.runner], index, errand)
    for one in (pen, *pens.values()):
        one.send()


def _carry(pen: Pen, index: int, errand: Errand) -> None:
    run, person = run_id(index), person_id(errand.runner)
    reached = STEPS.index(errand.state)
    times = {step: _moment(pen, index, step) for step in STEPS}
    if reached >= 1:
        fields = {"assignee": person, "state": "taken", "taken_at": text(times["taken"])}
        pen.write("run", run, "take", fields, times["taken"])
    if reached >= 2:
        fields = {"state": "picked_up", "picked_up_at": text(times["picked_up"])}
        pen.write("run", run, "pick_up", fields, times["picked_up"])
    ticked = [item_id(index, order) for order in range(1, errand.ticked + 1)]
    for item in ticked:
        pen.write("run_item", item, "tick", {"ticked": True}, times["picked_up"])
    if reached >= 3:
        at = text(times["delivered"])
        proof = {
            "run": run,
            "person": person,
            "at": at,
            "items": ticked,
            "short": len(errand.items) - len(ticked),
            "place": errand.deliver_to,
            "received_by": errand.deliver_to.split(",")[0],
        }
        pen.write("run_proof", record_id("run_proof", "demo", str(index)), "make", proof, times["delivered"])
        fields = {"state": "delivered", "delivered_at": at, "delivered_by": person}
        pen.write("run", run, "deliver", fields, times["delivered"])


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


def _moment(pen: Pen, index: int, step: str) -> datetime:
    return pen.now - timedelta(minutes=GIVEN - STEPS.index(step) * STEP - index * YOUNGER)
