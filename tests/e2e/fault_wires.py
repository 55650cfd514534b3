"""The proxy's wiring: two pumps a connection, held, slowed or cut as the proxy says.

Promises: bytes leave in the order they came, and a connection that one side closes is closed to the other.
Refuses: to know why; `fault_proxy` decides.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

PIECE = 16_384


def reset(writer: asyncio.StreamWriter) -> None:
    """Breaks the connection with a reset, so that nobody takes it for an orderly end."""
    sock = writer.get_extra_info("socket")
    with contextlib.suppress(OSError):
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def read_request(reader: asyncio.StreamReader) -> None:
    """Reads one request with its body."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
    if length:
        await reader.readexactly(int(length[1]))


async def answer(writer: asyncio.StreamWriter, page: bytes) -> None:
    """Answers as a captive portal does: all is well, here is my page."""
    writer.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n"
        b"Content-Length: %d\r\n\r\n" % len(page) + page
    )
    await writer.drain()


@dataclass
class Link:
    """One connection through the proxy: its two ends, and whose reply it waits to lose."""

    client: asyncio.StreamWriter
    server: asyncio.StreamWriter
    doom: threading.Event | None = None
    tail: bytes = b""


@dataclass
class Wires:
    """How bytes pass just now, for all connections."""

    count: Callable[..., None]
    delay: float = 0.0
    rate: int | None = None
    passable: asyncio.Event = field(default_factory=asyncio.Event)
    doomed: list[tuple[bytes, threading.Event]] = field(default_factory=list)
    _free_at: dict[str, float] = field(default_factory=lambda: {"up": 0.0, "down": 0.0})

    def __post_init__(self) -> None:
        self.passable.set()

    async def join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, upstream: tuple[str, int]) -> None:
        """Passes bytes both ways until either side ends. A server that is not there resets the client."""
        try:
            from_server, server = await asyncio.open_connection(*upstream)
        except OSError:
            self.count(refused=1)
            reset(writer)
            return
        link = Link(writer, server)
        pumps = [
            asyncio.ensure_future(self._pump(reader, link, "up")),
            asyncio.ensure_future(self._pump(from_server, link, "down")),
        ]
        try:
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for pump in pumps:
                pump.cancel()
            await asyncio.gather(*pumps, return_exceptions=True)
            server.close()

    async def _pump(self, reader: asyncio.StreamReader, link: Link, way: str) -> None:
        """Reads ahead, stamping each piece with when it may leave, so that a delay does not become a rate."""
        queue: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(256)
        sender = asyncio.ensure_future(self._send(queue, link, way))
        now = asyncio.get_running_loop().time
        try:
            while piece := await reader.read(PIECE):
                if not self.passable.is_set():
                    self.count(held=1)
                await queue.put((now() + self.delay, piece))
                if sender.done():
                    return
            await queue.put((now() + self.delay, b""))
            await sender
        finally:
            sender.cancel()

    async def _send(self, queue: asyncio.Queue[tuple[float, bytes]], link: Link, way: str) -> None:
        now = asyncio.get_running_loop().time
        writer = link.server if way == "up" else link.client
        while True:
            due, piece = await queue.get()
            await asyncio.sleep(max(0.0, due - now()))
            await self.passable.wait()
            if not piece:
                return
            if way == "up":
                self._mark(piece, link)
            elif link.doom:
                self._drop(link)
                return
            for part in self._parts(piece):
                await self._pace(len(part), way)
                await self.passable.wait()
                writer.write(part)
                await writer.drain()
                self.count(**{f"bytes_{way}": len(part)})

    def _parts(self, piece: bytes) -> list[bytes]:
        size = max(64, self.rate // 20) if self.rate else len(piece)
        return [piece[start : start + size] for start in range(0, len(piece), size)]

    async def _pace(self, size: int, way: str) -> None:
        if not self.rate:
            return
        now = asyncio.get_running_loop().time()
        self._free_at[way] = max(now, self._free_at[way]) + size / self.rate
        await asyncio.sleep(self._free_at[way] - now)

    def _mark(self, piece: bytes, link: Link) -> None:
        """Remembers, if this request is one whose reply is to be lost. A word may lie across two pieces."""
        text = link.tail + piece
        link.tail = text[-200:]
        for doom in self.doomed:
            if link.doom is None and doom[0] in text:
                self.doomed.remove(doom)
                link.doom = doom[1]
                link.tail = b""
                return

    def _drop(self, link: Link) -> None:
        reset(link.client)
        self.count(dropped=1)
        if link.doom:
            link.doom.set()
