"""What is between the phones and the house: requests, replies and sockets under way, late, lost, twice, out of order.

Promises: a socket keeps its order, and nothing else does. Refuses to bring a phone that is away anything.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from tests.simulation.house import House, Request, Wire
from tests.simulation.node import Command

Device = Any
"""A phone of the schedule: its name, person, session and whether it is away."""


class Network:
    def __init__(self, chance: random.Random, house: Callable[[], House]) -> None:
        self.chance = chance
        self._house = house
        self.requests: list[Request] = []
        self.replies: list[tuple[str, int, int, str]] = []
        self.opening: list[Wire] = []
        self.commands: list[Command] = []
        self.earlier: list[str] = []

    @property
    def house(self) -> House:
        return self._house()

    @property
    def idle(self) -> bool:
        wires = self.house.wires.values()
        return not (self.requests or self.replies or self.opening or any(w.queue or w.inbox for w in wires))

    def told(self, one: dict[str, Any], device: Device) -> None:
        """A phone has said something."""
        name, is_ = one["phone"], one["is"]
        if is_ == "request" and one["path"].endswith("/me"):
            status, body = (0, "") if device.away else self.house.me(device.person, device.session)
            self.commands.append(("answer", name, one["id"], status, body))
        elif is_ == "request":
            seat = self.house.seat(device.person, device.session)
            self.requests.append(Request(name, one["id"], seat, device.as_sent(one["body"])))
        elif is_ == "socket":
            wire = Wire(self.house.seat(device.person, device.session), name, one["id"])
            self.opening.append(wire)
        elif is_ == "says":
            if wire := self.house.wires.get((name, one["id"])):
                wire.inbox.append(device.as_sent(one["text"]))
        elif is_ == "hangs_up":
            self._gone(name, one["id"])
        elif is_ in ("killed", "erased"):
            self.gone(name)

    def gone(self, name: str) -> None:
        """A phone is off: its sockets end, and what was on its way to it reaches nobody."""
        self.replies = [reply for reply in self.replies if reply[0] != name]
        self.opening = [wire for wire in self.opening if wire.phone != name]
        for phone, id in [key for key in self.house.wires if key[0] == name]:
            self._gone(phone, id)

    def _gone(self, name: str, id: int) -> None:
        self.opening = [wire for wire in self.opening if wire.id != id]
        if wire := self.house.wires.get((name, id)):
            self.house.hang_up(wire)

    def cut(self, name: str) -> None:
        """A partition: what was under way is lost, and open sockets end without a word."""
        for request in [one for one in self.requests if one.phone == name]:
            self.requests.remove(request)
            self.commands.append(("answer", name, request.id, 0, ""))
        for reply in [one for one in self.replies if one[0] == name]:
            self.replies.remove(reply)
            self.commands.append(("answer", name, reply[1], 0, ""))
        ids = [wire.id for wire in self.opening if wire.phone == name]
        ids += [id for phone, id in self.house.wires if phone == name]
        for id in ids:
            self._gone(name, id)
            self.commands.append(("ended", name, id))

    def server_died(self, wires: list[Wire]) -> None:
        """Whoever was connected hears the line go dead; requests under way are not answered."""
        self.commands += [("ended", wire.phone, wire.id) for wire in wires]

    # What arrives

    def open(self, wire: Wire) -> None:
        self.opening.remove(wire)
        self.house.open(wire)
        self.commands.append(("opened", wire.phone, wire.id))

    def tick(self, came: list[Request], said: list[tuple[Wire, str]]) -> None:
        for request, reply in self.house.hear(came, said):
            self.replies.append((request.phone, request.id, reply.status, reply.text))
            self.earlier = [*self.earlier[-5:], reply.text]

    def bring(self, reply: tuple[str, int, int, str]) -> None:
        name, id, status, text = reply
        self.replies.remove(reply)
        self.commands.append(("answer", name, id, status, text))

    def drop(self, reply: tuple[str, int, int, str]) -> None:
        """The reply is lost; the phone sees the line break."""
        self.replies.remove(reply)
        self.commands.append(("answer", reply[0], reply[1], 0, ""))

    def carry_down(self, wire: Wire, most: int) -> None:
        """The next messages to a phone."""
        for _ in range(min(most, len(wire.queue))):
            text = wire.queue.pop(0)
            if text is None:
                self._gone(wire.phone, wire.id)
                self.commands.append(("ended", wire.phone, wire.id))
                return
            self.commands.append(("heard", wire.phone, wire.id, text))

    def carry_all(self) -> None:
        """Everything arrives, in the order in which it left."""
        for wire in list(self.opening):
            self.open(wire)
        wires = list(self.house.wires.values())
        said = [(wire, text) for wire in wires for text in wire.inbox]
        for wire in wires:
            wire.inbox = []
        came, self.requests = self.requests, []
        self.tick(came, said)
        self.house.spread()
        for reply in list(self.replies):
            self.bring(reply)
        for wire in list(self.house.wires.values()):
            self.carry_down(wire, len(wire.queue))
