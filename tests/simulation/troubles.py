"""What may go wrong in a schedule, by name: each fault strikes by itself, at a moment that chance chooses.

Promises: `struck` counts them. Refuses nothing: a phone that is off, or a server that is full, may be struck again.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from sync.memory import MemoryStore
from tests.simulation.device import Device
from tests.simulation.house import House
from tests.simulation.kinds import LATER
from tests.simulation.network import Network
from tests.simulation.node import Command, seed_of
from tests.simulation.witness import Memory, Witness

FAULTS = (
    "partition", "server_dies", "phone_dies", "duplicate", "lose", "skew", "restore", "rights", "revoke", "fork",
    "old_version", "phone_full", "storage_dies", "server_full", "portal",
)  # fmt: skip


class Troubles:
    """The half of a schedule that strikes."""

    seed: int
    struck: int
    chance: random.Random
    house: House
    network: Network
    witness: Witness
    people: list[str]
    devices: dict[str, Device]
    backups: list[tuple[Any, Memory]]

    def _send(self, commands: list[Command]) -> list[Any]:
        raise NotImplementedError

    def _taken(self) -> list[Command]:
        raise NotImplementedError

    def troubles(self) -> dict[str, list[tuple[int, Callable[[Device], None]]]]:
        """Each fault with what it does, and how often."""
        return {
            "partition": [(4, self._go_away), (5, self._come_back)],
            "server_dies": [(2, self._kill_server), (3, self._kill_server_at_commit)],
            "phone_dies": [(2, self._kill), (4, self._kill_at_commit)],
            "duplicate": [(6, self._twice)],
            "lose": [(5, self._lose)],
            "portal": [(5, self._portal)],
            "skew": [(2, self._skew)],
            "restore": [(4, self._back_up), (3, self._restore), (2, self._come_back), (1, self._unmake)],
            "rights": [(4, self._move_person)],
            "revoke": [(2, self._revoke), (2, self._release)],
            "fork": [(2, self._fork)],
            "old_version": [(1, self._upgrade_server), (2, self._upgrade_phone)],
            "phone_full": [(3, self._phone_full)],
            "storage_dies": [(4, self._storage_dies)],
            "server_full": [(4, self._server_full)],
        }

    def _go_away(self, device: Device) -> None:
        self.struck += 1
        self._is_away(device)

    def _come_back(self, _: Device) -> None:
        for device in self.devices.values():
            device.away &= self.chance.random() < 0.4

    def _kill_server(self, _: Device) -> None:
        self.struck += 1
        self._server_starts()

    def _kill_server_at_commit(self, _: Device) -> None:
        self.struck += 1
        self.house.store.fates = [self.chance.choice(("before", "after"))]

    def _server_full(self, _: Device) -> None:
        self.struck += 1
        self.house.store.fates = ["full"] * self.chance.randint(1, 4)

    def _server_starts(self) -> None:
        self.house.store.fates = []
        wires = list(self.house.wires.values())
        self.house.start()
        self.network.server_died(wires)

    def _kill(self, device: Device) -> None:
        self.struck += 1
        self.network.commands.append(("kill", device.name))

    def _fail(self, device: Device, is_: str, span: int = 1) -> None:
        self.struck += 1
        self.network.commands.append(("fault", device.name, {"is": is_, "span": span}, self.chance.randint(0, 3)))

    def _kill_at_commit(self, device: Device) -> None:
        self._fail(device, self.chance.choice(("before", "after")))

    def _phone_full(self, device: Device) -> None:
        self._fail(device, "full", self.chance.randint(1, 6))

    def _storage_dies(self, device: Device) -> None:
        self._fail(device, self.chance.choice(("dies", "gone")), self.chance.randint(1, 3))

    def _twice(self, _: Device) -> None:
        """A request that a proxy sends again, now or much later; only its first answer reaches anyone."""
        if self.network.requests:
            self.struck += 1
            again = self.chance.choice(self.network.requests)
            self.network.tick([again], [])
            self.network.replies = [one for one in self.network.replies if one[1] != again.id]

    def _lose(self, _: Device) -> None:
        if self.network.replies:
            self.struck += 1
            self.network.drop(self.chance.choice(self.network.replies))
        elif self.network.requests:
            self.network.requests.remove(self.chance.choice(self.network.requests))

    def _portal(self, device: Device) -> None:
        """Somebody else answers: a hotel's page, or a cache with what was said before."""
        if not self.network.requests:
            return
        self.struck += 1
        request = self.chance.choice(self.network.requests)
        self.network.requests.remove(request)
        said = self.chance.choice(["<h1>Hotel Wi-Fi</h1>", *self.network.earlier])
        self.network.commands.append(("answer", request.phone, request.id, 200, said))

    def _skew(self, device: Device) -> None:
        self.struck += 1
        off = self.chance.choice((0, 150, -3_000, 86_400, -366 * 86_400, 366 * 86_400))
        self.network.commands.append(("clock", device.name, off * 1_000))

    def _back_up(self, _: Device) -> None:
        if isinstance(self.house.store.kept, MemoryStore):
            self.backups = [*self.backups[-3:], (self.house.back_up(self.chance.random() < 0.5), self.witness.memory())]

    def _restore(self, _: Device) -> None:
        if not self.backups:
            return
        self.struck += 1
        self._restore_to(*self.chance.choice(self.backups))
        # Some hear of it late: they go on under the dead epoch, and others speak of their things before them.
        if self.chance.random() < 0.6:
            for device in self.chance.sample(list(self.devices.values()), len(self.devices) // 2):
                self._is_away(device)

    def _unmake(self, maker: Device) -> None:
        """A record that another has spoken of is lost in a restore, and its maker is the last to hear of it."""
        others = [one for one in self.devices.values() if one.person != maker.person and one.alive and not one.away]
        if not (others and maker.alive and not maker.away and isinstance(self.house.store.kept, MemoryStore)):
            return
        self.struck += 1
        self.house.store.fates = []
        backup, memory = self.house.back_up(False), self.witness.memory()
        maker.do("place.add", None, name="Stage 9")
        self._goes_around(maker)
        other = self.chance.choice(others)
        other.shown = self._send([("screen", other.name)])[-1]
        made = [id for id, place in sorted(other.records("place").items()) if place["rev"] > backup[0].cut]
        if made:
            other.do("place.edit", self.chance.choice(made), note="by the gate")
            self._goes_around(other)
        self._restore_to(backup, memory)
        for device in self.devices.values():
            if device.person == maker.person:
                self._is_away(device)

    def _goes_around(self, device: Device) -> None:
        """What was done there is carried to everybody."""
        self.network.commands += device.done
        device.done = []
        for _ in range(3):
            self._send(self._taken())
            self.network.carry_all()
        self._send(self._taken())

    def _is_away(self, device: Device) -> None:
        device.away = True
        self.network.cut(device.name)

    def _restore_to(self, backup: Any, memory: Memory) -> None:
        wires = list(self.house.wires.values())
        self.house.store.fates = []
        self.house.restore(backup)
        self.witness.restored(memory)
        self.network.server_died(wires)

    def _move_person(self, _: Device) -> None:
        self.struck += 1
        role = self.chance.choice(("pa", "driver", "second_ad", "cast"))
        fields = {"role": role, "department": self.chance.choice(("Grip", "Camera", None))}
        moved = {"kind": "person", "record": self.chance.choice(self.people[1:]), "verb": "person.edit"}
        self.house.store.fates = []
        self.house.log.office([{**moved, "fields": fields}])

    def _revoke(self, device: Device) -> None:
        if len([one for one in self.devices.values() if not self.house.ended.get(one.session)]) > 3:
            self.struck += 1
            self.witness.ended(device.session)
            self.house.end(device.session, "revoked")

    def _release(self, _: Device) -> None:
        self.house.store.fates = []
        self.house.release_held(self.people[0])

    def _fork(self, device: Device) -> None:
        if len(self.devices) >= 10 or device.erased:
            return
        self.struck += 1
        name = f"phone {len(self.devices)}"
        twin = Device(name, device.person, f"session of {name}", device.build, old=device.old)
        twin.deeds = list(device.deeds)
        self.devices[name] = twin
        self.network.commands.append(("copy", device.name, name, seed_of(self.seed, name)))

    def _upgrade_server(self, _: Device) -> None:
        self.struck += 1
        self.house.kinds = LATER
        self._server_starts()

    def _upgrade_phone(self, device: Device) -> None:
        if device.alive and device.build == 0:
            self.struck += 1
            device.build = 1
            self.network.commands.append(("upgrade", device.name, 1))
