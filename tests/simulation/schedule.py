"""One schedule: phones, a house and a network that lives through what can happen to them, all from one seed.

Promises: the same seed is the same story; at least five devices, eighty steps and two sorts of faults. What is checked
at each step and at the end stands in `witness.py` and, of a phone alone, in `pwa/simulation/oracle.ts`.
"""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

from server.live import pulling, tick
from sync import recent
from sync.plain import instant, uuid7
from sync.store import Store
from tests.simulation import deeds
from tests.simulation.device import Device
from tests.simulation.house import House, Killed
from tests.simulation.kinds import BUILDS, LATER, NOW
from tests.simulation.network import Network
from tests.simulation.node import Broken, Command, Phones, seed_of
from tests.simulation.troubles import FAULTS, Troubles
from tests.simulation.witness import Memory, Witness

CAST = ("coordinator", "second_ad", "pa", "pa", "driver", "cast")
BEGIN = datetime(2026, 3, 7, 6, 0, tzinfo=UTC)
ROUNDS = 60


class Schedule(Troubles):
    """`steps` of one story; `faults` are those that may happen in it."""

    def __init__(self, seed: int, phones: Phones, faults: tuple[str, ...] = (), store: Store | None = None) -> None:
        self.seed = seed
        self.chance = random.Random(seed_of("schedule", seed))
        self.phones = phones
        chosen = self.chance.sample(FAULTS, self.chance.randint(3, 7))
        self.faults = faults or tuple(chosen)
        self.steps = self.chance.randint(80, 90)
        self.now = BEGIN
        self.page = self.chance.choice((2, 5, 20, 500))
        self.recent = self.chance.choice((3_000, recent.MOST))
        self.struck = 0
        self.devices: dict[str, Device] = {}
        self.backups: list[tuple[Any, Memory]] = []
        self.lost: set[str] = set()
        upgrades = "old_version" in self.faults
        known = NOW if upgrades else LATER
        self.house = House(self.chance, lambda: self.now, known, self._answered, store, self.page)
        self.network = Network(self.chance, lambda: self.house)
        self.people = [self._join(role) for role in CAST]
        self._prepare()
        self.witness = Witness(self)
        self._next: tuple[Callable[[Device], None], Device] | None = None

    # The story

    def live(self) -> None:
        """All of it. Raises AssertionError, Broken."""
        with self._clocks():
            self._send([("world", int(self.now.timestamp() * 1000))])
            for n, person in enumerate([*self.people[: self.chance.randint(4, 6)], self.people[0], self.people[2]]):
                self._phone(f"phone {n}", person)
            self._settle_in()
            things = self._things()
            for _ in range(self.steps):
                self._step(things)
            self._rest()
            self.witness.verdict(self._states())
            self._after_a_night()

    @contextlib.contextmanager
    def _clocks(self) -> Iterator[None]:
        with (
            patch.object(tick, "now", lambda: self.now),
            patch.object(pulling, "now", lambda: self.now),
            patch.object(recent, "MOST", self.recent),
            patch.object(recent, "LESS", self.recent // 2),
        ):
            yield

    def _things(self) -> list[tuple[int, Callable[[Device], None]]]:
        always: list[tuple[int, Callable[[Device], None]]] = [
            (30, self._deed),
            (22, self._requests_arrive),
            (22, self._replies_arrive),
            (16, self._wires),
            (8, self._time_passes),
            (3, self._hurry),
            (1, self._long_away),
            (4, self._start_again),
        ]
        return always + [thing for fault in self.faults for thing in self.troubles()[fault]]

    def _step(self, things: list[tuple[int, Callable[[Device], None]]]) -> None:
        if self._next:
            work, device = self._next
            try:
                work(device)
            except Killed:
                self._server_starts()
        (chosen,) = self.chance.choices([thing for _, thing in things], [weight for weight, _ in things])
        whose = self.chance.choice(list(self.devices.values()))
        self._next = (chosen, whose)
        wants = [("screen", whose.name)] if chosen == self._deed and whose.alive else []
        commands = [*self._taken(), *wants]
        gave = self._send(commands) if commands else []
        if wants:
            whose.shown = gave[-1]
        self.witness.look()

    def _taken(self) -> list[Command]:
        commands, self.network.commands = self.network.commands, []
        return commands

    def _send(self, commands: list[Command]) -> list[Any]:
        told, gave = self.phones.do(commands)
        for one in told:
            assert one["is"] != "fault", one["text"]
            device = self.devices[one["phone"]]
            if one["is"] in ("killed", "erased"):
                device.alive = False
                device.erased |= one["is"] == "erased"
            if one["is"] == "did":
                device.deeds.append(one["id"])
            self.witness.told(one)
            self.network.told(one, device)
        return gave

    def _answered(self, reply: dict[str, Any], ended_at: int | None) -> None:
        self.witness.answered(reply, ended_at)

    def _join(self, role: str) -> str:
        person = uuid7(self.now, self.chance.randbytes(10))
        self.house.join(person, role, role)
        return person

    def _prepare(self) -> None:
        """A few things there are for everybody to meet at."""
        errands = [{"assignee": self.people[2], "open_to": "pa"}, {"assignee": self.people[3], "open_to": "driver"}]
        made = [("place", "add", {"name": name}) for name in ("Diner", "Stage 4")]
        made += [("errand", "give", {"title": "Film stock", "state": "given", **given}) for given in errands]
        self.house.log.office(
            [
                {
                    "kind": kind,
                    "record": uuid7(self.now, self.chance.randbytes(10)),
                    "verb": f"{kind}.{verb}",
                    "fields": f,
                }
                for kind, verb, f in made
            ]
        )

    def _phone(self, name: str, person: str) -> None:
        build = self.chance.randrange(len(BUILDS)) if "old_version" in self.faults else 1
        old = build == 0 and self.chance.random() < 0.5
        self.devices[name] = Device(name, person, f"session of {name}", build, old=old)
        self._send([("join", name, person, build, seed_of(self.seed, name))])

    def _settle_in(self) -> None:
        """Most phones have taken in what there is before it begins."""
        for _ in range(4):
            self.network.carry_all()
            self._send(self._taken())

    # What always may happen

    def _deed(self, device: Device) -> None:
        if not device.alive:
            return
        for _ in range(4):  # a thumb that finds nothing to do looks for something else
            if device.build == 1 and self.chance.random() < 0.08:
                deeds.tent(deeds.Hand(device, self.chance, self.people, instant(self.now)))
            else:
                deeds.act(device, self.chance, self.people, instant(self.now))
            if device.done:
                break
        if device.done and self.chance.random() < 0.1:
            device.done[-1] = ("hasty", *device.done[-1][1:])
        self.network.commands += device.done
        device.done = []

    def _requests_arrive(self, _: Device) -> None:
        """In any order, several in one commit."""
        waiting = self.network.requests
        came = self.chance.sample(waiting, min(len(waiting), self.chance.randint(1, 4)))
        self.network.requests = [one for one in waiting if one not in came]
        self.network.tick(came, [])

    def _replies_arrive(self, _: Device) -> None:
        waiting = self.network.replies
        for reply in self.chance.sample(waiting, min(len(waiting), self.chance.randint(1, 4))):
            self.network.bring(reply)

    def _wires(self, _: Device) -> None:
        if self.network.opening and self.chance.random() < 0.7:
            self.network.open(self.chance.choice(self.network.opening))
        said = []
        if self.chance.random() < 0.5:
            self.house.spread()
        for wire in list(self.house.wires.values()):
            if self.chance.random() < 0.5:
                self.network.carry_down(wire, self.chance.randint(1, 4))
            if wire.inbox and self.chance.random() < 0.6:
                said.append((wire, wire.inbox.pop(0)))
        if said:
            self.network.tick([], said)

    def _time_passes(self, _: Device) -> None:
        self._pass(self.chance.choice((50, 1_000, 5_000, 16_000, 30_000, 61_000)))

    def _long_away(self, _: Device) -> None:
        self._pass(self.chance.choice((1_800, 86_400, 86_400 * 21)) * 1_000)

    def _pass(self, ms: int) -> None:
        self.now += timedelta(milliseconds=ms)
        self.network.commands.append(("pass", ms))

    def _hurry(self, device: Device) -> None:
        self.network.commands.append(("hurry", device.name))

    def _start_again(self, _: Device) -> None:
        for device in self.devices.values():
            if not device.alive and not device.erased and self.chance.random() < 0.6:
                self._boot(device)

    def _boot(self, device: Device) -> None:
        device.alive = True
        self.network.commands.append(("boot", device.name))

    # The end

    def _rest(self) -> None:
        """The network is whole again, everybody is there: everything goes out, everything comes in."""
        self.house.store.fates = []
        if "old_version" in self.faults:
            self._upgrade_server(next(iter(self.devices.values())))
        for device in self.devices.values():
            device.away = False
            self.network.commands.append(("mend", device.name))
            if not device.alive and not device.erased:
                self._boot(device)
        self._send(self._taken())
        for _ in range(ROUNDS):
            self._pass(self.chance.choice((500, 20_000, 61_000)))
            self.network.commands += [("hurry", name) for name in self.devices]
            self._send(self._taken())
            for _ in range(ROUNDS):
                if self.network.idle and not self.network.commands:
                    break
                self.network.carry_all()
                self._send(self._taken())
                self.witness.look()
            if self._at_rest():
                return
        raise Broken("the phones never come to rest")

    def _at_rest(self) -> bool:
        head = self.house.log.head()
        for state in self._states().values():
            place = state["place"]
            here = place and place["cursor"]["seq"] == head and place["cursor"]["epoch"] == self.house.log.epoch
            if not state["erased"] and (state["toSend"] or not here or state["shadow"] or not state["alive"]):
                return False
        return True

    def _states(self) -> dict[str, dict[str, Any]]:
        gave = self._send([("state", name) for name in self.devices])
        return dict(zip(self.devices, gave, strict=True))

    def _after_a_night(self) -> None:
        """What a phone shows it shows again after a cold start without signal."""
        before = self._states()
        self.phones.do([("kill", name) for name in self.devices])
        self.phones.do([("boot", name) for name in self.devices])
        _, gave = self.phones.do([("state", name) for name in self.devices])
        for name, now in zip(self.devices, gave, strict=True):
            assert now["screen"] == before[name]["screen"], f"{name} shows something else after a cold start"
