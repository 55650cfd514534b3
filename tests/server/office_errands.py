"""Errands on the stage: an office that gives runs, two PAs who take and deliver them, a grip who asked for one."""

from __future__ import annotations

import json
from typing import Any

from sync.house import Record
from tests.server.office_stage import Phone, Stage

AT = "2026-05-13T18:30:00Z"
LATER = "2026-05-13T19:00:00Z"


class Office:
    def __init__(self) -> None:
        self.stage = Stage()
        self.theo, self.maya = self.stage.person("Theo", "pa"), self.stage.person("Maya", "pa")
        self.grip = self.stage.person("Rafe", "crew")
        self.boss = self.stage.coordinator

    def give(self, **fields: Any) -> str:
        id = self.stage.uuid()
        self.boss.did("run.give", id, **{"title": "Ice", "open_to": "pa", "state": "given", **fields})
        return id

    def item(self, run: str, text: str = "Ice, 40 lb") -> str:
        id = self.stage.uuid()
        self.boss.did("run_item.add", id, run=run, text=text)
        return id

    def run(self, id: str) -> Record:
        return self.stage.get("run", id)

    def questions(self) -> list[Record]:
        return self.stage.all("question", state="open")

    def sees(self, phone: Phone) -> set[str]:
        viewer = self.stage.log.viewer(phone.person)
        assert viewer is not None
        changes = [json.loads(text) for text in self.stage.log.take_in(viewer, None, None).changes]
        return {one["id"] for one in changes if one["kind"].startswith("run") and "record" in one}

    def settle(self, question: Record, value: Any) -> None:
        about = self.stage.get(question["about_kind"], question["about_record"])
        shown = {
            "stands": about[question["about_field"]],
            "lines": [line["entry"] for line in question["lines"]],
        }
        self.boss.did("question.settle", question["id"], settling={"value": value, "shown": shown})


def take(phone: Phone, run: str) -> None:
    phone.write("run.take", run, assignee=phone.person, state="taken", taken_at=AT)


def deliver(phone: Phone, run: str, at: str = AT) -> None:
    phone.write("run.deliver", run, state="delivered", delivered_at=at, delivered_by=phone.person)


def prove(phone: Phone, run: str, at: str = AT, **fields: Any) -> str:
    id = phone.stage.uuid()
    phone.write("run_proof.make", id, run=run, person=phone.person, at=at, **fields)
    return id
