"""A small TCP proxy that stands between a browser and the server and fails on demand.

Promises: what a test asks for is in force when the call returns; it works for pages, sockets and service workers
alike, in any browser, since it sits below them. Its address stays the same through every fault.
Refuses: to understand more of HTTP than a captive portal and a lost reply need.

    with FaultProxy(("127.0.0.1", port)) as proxy:
        page.goto(proxy.url)
        proxy.cut()
        …
        proxy.up()
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any, Literal, Self

from tests.e2e.fault_wires import Wires, answer, read_request, reset

Mode = Literal["up", "cut", "hole", "captive"]


@dataclass
class Counts:
    """What has passed since the proxy was started: connections, bytes, and what was done to them."""

    connections: int = 0
    refused: int = 0
    bytes_up: int = 0
    bytes_down: int = 0
    held: int = 0  # pieces that came into the hole, either way
    dropped: int = 0  # replies cut after the server had its request
    captured: int = 0  # requests that the captive portal answered


class FaultProxy:
    """Forwards `http://127.0.0.1:<port>` to `upstream` (host, port); `port` 0 takes any free one."""

    def __init__(self, upstream: tuple[str, int], port: int = 0) -> None:
        self.upstream = upstream
        self.port = port
        self.mode: Mode = "up"
        self.counts = Counts()
        self._changed = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="fault-proxy", daemon=True)
        self._open: dict[asyncio.Task[None], asyncio.StreamWriter] = {}
        self._portal = b""

    def __enter__(self) -> Self:
        self._thread.start()
        self._in_loop(self._start())
        return self

    def __exit__(self, *_: object) -> None:
        self._in_loop(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def url(self) -> str:
        """Where the browser goes: `http://127.0.0.1:<port>`."""
        return f"http://127.0.0.1:{self.port}"

    # Faults. Delay and rate stay in force until changed; `up` ends them with everything else.

    def up(self) -> None:
        """All passes at once again. What a hole held is let through, as a radio would send it again."""
        self._in_loop(self._become("up", delay=0.0, rate=None))

    def cut(self) -> None:
        """Every connection breaks, and so does each new one: aeroplane mode."""
        self._in_loop(self._become("cut", drop=True))

    def hole(self) -> None:
        """Connections stand and open, nothing passes. Held bytes wait for `up`, or die in a `cut`."""
        self._in_loop(self._become("hole"))

    def captive(self, html: str) -> None:
        """A hotel's network: open connections break, every request is answered 200 text/html with this page."""
        self._portal = html.encode()
        self._in_loop(self._become("captive", drop=True))

    def delay(self, seconds: float) -> None:
        """Each piece takes this much longer, each way."""
        self._in_loop(self._become(None, delay=seconds))

    def rate(self, bytes_per_second: int | None) -> None:
        """What all connections together may carry, each way; None for no limit."""
        self._in_loop(self._become(None, rate=bytes_per_second))

    def drop_response_once(self, match: bytes = b"") -> threading.Event:
        """The next request that holds `match` (any, if empty) reaches the server; its reply breaks the connection.

        Returns an event that is set when that has happened. A browser sends a request again by itself when a
        connection that it had used before breaks: the server may see the deed twice from this alone.
        """
        done = threading.Event()

        async def arm() -> None:
            self._wires.doomed.append((match, done))

        self._in_loop(arm())
        return done

    # Facts to wait for

    def seen(self) -> Counts:
        """A copy of the counts as they stand."""
        with self._changed:
            return replace(self.counts)

    def wait_for(self, fact: Callable[[Counts], bool], timeout: float = 10.0) -> Counts:
        """Waits until the counts make `fact` true. Raises TimeoutError with the counts otherwise."""
        with self._changed:
            if not self._changed.wait_for(lambda: fact(self.counts), timeout):
                raise TimeoutError(f"after {timeout} s the proxy has seen only {self.counts}")
            return replace(self.counts)

    # Inside the loop

    def _in_loop(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=10)

    def _count(self, **more: int) -> None:
        with self._changed:
            for name, number in more.items():
                setattr(self.counts, name, getattr(self.counts, name) + number)
            self._changed.notify_all()

    async def _start(self) -> None:
        self._wires = Wires(self._count)
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        self._server.close()
        await self._break_all()
        await self._server.wait_closed()

    async def _become(self, mode: Mode | None, *, drop: bool = False, **pace: Any) -> None:
        for name, value in pace.items():
            setattr(self._wires, name, value)
        if mode:
            self.mode = mode
        if drop:  # before the hole opens, or what it held would slip out
            await self._break_all()
        if mode == "hole":
            self._wires.passable.clear()
        elif mode:
            self._wires.passable.set()

    async def _break_all(self) -> None:
        tasks = list(self._open)
        for task in tasks:
            reset(self._open[task])
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._count(connections=1)
        if self.mode == "cut":
            self._count(refused=1)
            reset(writer)
            return
        task = asyncio.current_task()
        assert task is not None
        self._open[task] = writer
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
                if self.mode == "captive":
                    await read_request(reader)
                    self._count(captured=1)
                    await answer(writer, self._portal)
                else:
                    await self._wires.join(reader, writer, self.upstream)
        finally:
            del self._open[task]
            writer.close()
