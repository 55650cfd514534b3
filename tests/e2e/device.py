"""A device in somebody's hand: a browser profile of its own, with a network of its own that can fail.

Promises: closed and opened again it is the same device; every word on its console is kept, and an error there that no
cut network explains fails the test. Its clock is that of the rehearsed day.
Refuses: to sleep; whoever waits, waits for something to be seen.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Playwright,
    Response,
    expect,
)

from tests.e2e.fault_proxy import FaultProxy

SOON_MS = 10_000
"""How long a fact may take to be seen; a first start builds and precaches, and two cores are shared."""
expect.set_options(timeout=SOON_MS)

CLOCK = """(by => {
  const Real = Date;
  globalThis.Date = class Date extends Real {
    constructor(...parts) { parts.length ? super(...parts) : super(Real.now() + by); }
    static now() { return Real.now() + by; }
  };
})(%d)"""
"""Moves the page's clock and leaves its timers alone."""

KEPT = """async ([production, store]) => {
  const enough = (kept) => %s;
  for (const { name } of await indexedDB.databases()) {
    if (!name.split("/").includes(production)) continue;
    const asked = (request) => new Promise((done, wrong) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => wrong(request.error);
    });
    const database = await asked(indexedDB.open(name));
    try {
      if (!database.objectStoreNames.contains(store)) continue;
      const from = database.transaction(store).objectStore(store);
      const keys = await asked(from.getAllKeys());
      if (enough({ keys, values: await asked(from.getAll()) })) return true;
    } finally {
      database.close();
    }
  }
  return false;
}"""
"""Whether what lies on this device for that production is so."""

NETWORK = (
    "net::ERR_",
    "WebSocket connection to",
    "Failed to fetch",
    "Load failed",
    "can’t establish a connection to the server",
    "was interrupted while the page was loading",
    "NetworkError when attempting to fetch",
)
"""What browsers themselves write on the console where a network fails."""


@dataclass
class Heard:
    """What was written on a device's console, and by pages that broke."""

    lines: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Device:
    """`launch` opens the browser on a profile; `ahead_ms`: the rehearsed clock less the real one."""

    def __init__(
        self,
        name: str,
        playwright: Playwright,
        launch: Callable[..., BrowserContext],
        profile: Path,
        proxy: FaultProxy,
        *,
        ahead_ms: int = 0,
        **options: Any,
    ) -> None:
        self.name = name
        self.proxy = proxy
        self.profile = profile
        self.ahead_ms = ahead_ms
        self.heard = Heard()
        self.allowed: list[str] = []
        self._faulty = False
        self._playwright = playwright
        self._launch = launch
        self._options = options
        self._context: BrowserContext | None = None
        self.production = ""

    # The browser

    @property
    def context(self) -> BrowserContext:
        if self._context is None:
            self.open_browser()
        assert self._context is not None
        return self._context

    @property
    def page(self) -> Page:
        return self.context.pages[0]

    def open_browser(self) -> None:
        """Opens it on the profile it had: the same device again."""
        assert self._context is None, f"{self.name}'s browser is open"
        self._context = self._launch(self._playwright, self.profile, **self._options)
        if self.ahead_ms:
            self._context.add_init_script(CLOCK % self.ahead_ms)
        self._context.set_default_timeout(SOON_MS)
        self._context.on("console", self._console)
        self._context.on("weberror", lambda error: self._error(str(error.error)))
        self._context.on("response", self._response)

    def close_browser(self) -> None:
        context, self._context = self._context, None
        if context is not None:
            with contextlib.suppress(Error):
                context.close()

    def kill_browser(self) -> None:
        """SIGKILL to this device's browser, by its pid: a battery that falls out."""
        pid = self._pid()
        os.kill(pid, signal.SIGKILL)
        self.close_browser()

    def _pid(self) -> int:
        """The browser's own process: it carries the profile and is nobody's renderer."""
        flags = {f"--user-data-dir={self.profile}".encode(), str(self.profile).encode()}
        for entry in Path("/proc").iterdir():
            with contextlib.suppress(OSError):
                words = (entry / "cmdline").read_bytes().split(b"\0") if entry.name.isdigit() else []
                child = any(word.startswith(b"--type=") or word == b"-contentproc" for word in words)
                if flags & set(words) and not child:
                    return int(entry.name)
        raise AssertionError(f"{self.name} has no browser")

    # The network

    def go_dark(self) -> None:
        """Aeroplane mode: nothing passes, and the phone knows it."""
        self._faulty = True
        self.proxy.cut()
        self.context.set_offline(True)

    def lose_signal(self) -> None:
        """Nothing passes, and nobody tells the phone."""
        self._faulty = True
        self.proxy.cut()

    def loses_the_air(self) -> None:
        """Connections stand and nothing passes, until there is signal again: then what was on its way arrives."""
        self._faulty = True
        self.proxy.hole()

    def server_goes_away(self) -> None:
        """What a restart does to connections is no fault of the page."""
        self._faulty = True

    def captured_by(self, html: str) -> None:
        """A hotel's network: every request is answered 200 with this page."""
        self._faulty = True
        self.proxy.captive(html)

    def has_signal_again(self) -> None:
        """All passes again, and the phone fires what phones fire then."""
        self.proxy.up()
        self.context.set_offline(True)
        self.context.set_offline(False)

    # Being there

    def join(self, link: str, as_name: str | re.Pattern[str]) -> None:
        """Opens an invitation and joins. The link goes through this device's own network."""
        self.page.goto(self.through(link))
        self.page.get_by_role("button", name=as_name).click()
        self.page.wait_for_url("**/p/*/**")
        self.production = urlsplit(self.page.url).path.split("/")[2]

    def through(self, link: str) -> str:
        """The same address through this device's proxy."""
        parts = urlsplit(link)
        return self.proxy.url + parts.path + (f"?{parts.query}" if parts.query else "")

    def at(self, path: str = "") -> str:
        return f"{self.proxy.url}/p/{self.production}/{path}"

    def goto(self, path: str = "") -> None:
        """Types an address of the production, as after a cold start."""
        self.page.goto(self.at(path))

    def is_installed(self) -> None:
        """Waits until the app and the production lie whole on it: what came with the page proves neither."""
        self.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        self.page.wait_for_function("() => navigator.serviceWorker.controller !== null")
        self.keeps("facts", 'kept.keys.includes("replica")')

    def keeps(self, store: str, so: str) -> None:
        """Waits until what lies in that store of the device is so: JavaScript on `kept`, its `keys` and `values`."""
        for _ in range(SOON_MS // 50):
            if self.page.evaluate(KEPT % so, [self.production, store]):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"{self.name} never had in {store}: {so}")

    def holds_nothing(self) -> None:
        """Waits until nothing of the production's records, deeds and photos is left on it."""
        gone = """async (production) => {
          const named = ({ name }) => name.split("/").includes(production);
          const typed = Object.keys(localStorage).map((name) => ({ name }));
          return ![...(await indexedDB.databases()), ...typed].some(named);
        }"""
        for _ in range(SOON_MS // 50):
            if self.page.evaluate(gone, self.production):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"{self.name} still holds something")

    def text(self, words: Any, **how: Any) -> Locator:
        return self.page.get_by_text(words, **how)

    def keeps_answers(self) -> Callable[[], list[dict[str, Any]]]:
        """From now on this page keeps the answers to its exchanges, in the order they came; call it to read them."""
        self.page.evaluate(
            """() => {
              const real = fetch;
              globalThis.answers = [];
              globalThis.fetch = async (...asked) => {
                const answer = await real(...asked);
                if (String(asked[0]).endsWith("/api/sync")) answers.push(await answer.clone().json());
                return answer;
              };
            }"""
        )
        return lambda: list(self.page.evaluate("answers"))

    # What went wrong

    def allow(self, *words: str) -> None:
        """Console errors that carry one of these words are part of this story."""
        self.allowed += words

    def _console(self, message: ConsoleMessage) -> None:
        self.heard.lines.append(f"[{message.type}] {message.text}")
        if message.type == "error":
            self._error(message.text)

    def _error(self, text: str) -> None:
        explained = self._faulty and any(word in text for word in NETWORK) and "after close" not in text
        if not explained and not any(word in text for word in self.allowed):
            self.heard.errors.append(text)

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.heard.lines.append(f"[{response.status}] {response.request.method} {response.url}")

    def is_clean(self) -> None:
        """Nothing on the console but what a failing network explains. CSP violations stand there too."""
        assert not self.heard.errors, f"{self.name}'s console:\n" + "\n".join(self.heard.errors)

    def evidence(self, folder: Path) -> None:
        """What it shows and said, for whoever reads a failure."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{self.name}.console.txt").write_text("\n".join(self.heard.lines))
        if self._context is None:
            return
        for number, page in enumerate(self._context.pages):
            with contextlib.suppress(Error):
                page.screenshot(path=folder / f"{self.name}.{number}.png", timeout=5_000)
                (folder / f"{self.name}.{number}.aria.txt").write_text(
                    page.url + "\n" + page.locator("body").aria_snapshot()
                )
