"""Everything a story needs on its stage: one server, and devices with a network each.

Promises: whatever was put on it is taken off again, by pid; on a failure each device's screen and console and the
server's log lie in one folder.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import BrowserContext, Playwright

from tests.e2e.browser import launch_desk, launch_phone
from tests.e2e.callboard_process import Callboard
from tests.e2e.desk import Desk
from tests.e2e.device import Device
from tests.e2e.fault_proxy import FaultProxy
from tests.e2e.phone import Phone

D = TypeVar("D", bound=Device)


class Stage:
    """`folder` is the test's own; profiles, data and evidence lie in it."""

    def __init__(self, playwright: Playwright, folder: Path) -> None:
        self.playwright = playwright
        self.folder = folder
        self.server: Callboard | None = None
        self.devices: list[Device] = []
        self._ends = ExitStack()

    def serve(self, data: Path, **how: Any) -> Callboard:
        """Starts the stage's server."""
        self.server = Callboard(data, **how)
        self._ends.callback(self.server.stop)
        return self.server.start()

    def phone(self, name: str, **options: Any) -> Phone:
        """A phone with its own network, not signed in yet."""
        return self._device(Phone, name, launch_phone, options)

    def desk(self, name: str, **options: Any) -> Desk:
        """A laptop with its own network, not signed in yet."""
        return self._device(Desk, name, launch_desk, options)

    def office_phone(self, name: str, **options: Any) -> Desk:
        """A phone in an office's hand: the desk's screens at 390 px."""
        return self._device(Desk, name, launch_phone, options)

    def device(self, sort: type[D], name: str, launch: Callable[..., BrowserContext], **options: Any) -> D:
        """A device in another browser than ours."""
        return self._device(sort, name, launch, options)

    def _device(self, sort: type[D], name: str, launch: Callable[..., BrowserContext], options: dict[str, Any]) -> D:
        assert self.server is not None, "the server comes first"
        proxy = self._ends.enter_context(FaultProxy(("127.0.0.1", self.server.port)))
        ahead = int(self.server.ahead.total_seconds() * 1000)
        zone = {"timezone_id": "America/Los_Angeles", **options}
        device = sort(name, self.playwright, launch, self.folder / "profiles" / name, proxy, ahead_ms=ahead, **zone)
        self.devices.append(device)
        self._ends.callback(device.close_browser)
        return device

    def later(self, by: timedelta) -> None:
        """So much time passes: the server starts again with its clock ahead; browsers notice when they are opened."""
        server = self.server
        assert server is not None
        assert server.as_of is not None
        for device in self.devices:
            device.server_goes_away()
        server.stop()
        server.as_of = (datetime.now(UTC) + server.ahead + by).isoformat()
        server.start()
        for device in self.devices:
            device.ahead_ms = int(server.ahead.total_seconds() * 1000)

    def is_clean(self) -> None:
        for device in self.devices:
            device.is_clean()

    def evidence(self) -> Path:
        """Screens, consoles and the server's log, as they stand. Returns their folder."""
        folder = self.folder / "evidence"
        for device in self.devices:
            device.evidence(folder)
        if self.server is not None and self.server.log.is_file():
            folder.mkdir(exist_ok=True)
            shutil.copy(self.server.log, folder / "server.log")
        return folder

    def clear(self) -> None:
        self._ends.close()
