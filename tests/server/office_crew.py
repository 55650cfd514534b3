"""A published day on the stage, with somebody for each way of being called."""

from __future__ import annotations

from typing import Any

from tests.server.office_stage import Stage


class Crew:
    """A day with one person of each way of being called, published White."""

    def __init__(self) -> None:
        self.stage = Stage()
        self.people = {
            "offset": self.stage.person("Wren", "pa"),
            "time": self.stage.person("Hollis", "pa"),
            "on_set": self.stage.person("Ruth", "cast"),
            "own_call": self.stage.person("Pru", "crew"),
            "per_hod": self.stage.person("Cal", "crew"),
            "will_notify": self.stage.person("Bo", "crew"),
            "standby": self.stage.person("Dee", "crew"),
            "on_hold": self.stage.person("Eve", "crew"),
            "no_call": self.stage.person("Fay", "crew"),
        }
        self.day = self.stage.day()
        self.sheet = self.stage.sheet(self.day)
        for mode, who in self.people.items():
            times = {"offset": {"offset": -30}, "time": {"time": 330}}.get(mode, {})
            more: dict[str, Any] = {"on_set": 540} if mode == "on_set" else {}
            self.stage.row(self.sheet, who, call_time={"mode": mode, **times}, **more)
        self.stage.publish(self.sheet)

    def calls(self) -> dict[str, Any]:
        return {mode: self.stage.call(self.day, who) for mode, who in self.people.items()}

    def revs(self) -> dict[str, int]:
        return {mode: call["rev"] for mode, call in self.calls().items()}
