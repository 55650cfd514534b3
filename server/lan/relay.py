"""The process that stands on the network: it ends TLS and carries the bytes, WebSockets among them, to the server on
loopback, each connection led by a PROXY line that says who came.

Promises: slow, silent and half-open connections cost a place for seconds and nobody else anything; a slow reader slows
its own connection alone; it leaves with its parent, and lets what was said last arrive. Refuses: more connections than
it was told, more of one address than a quarter of them, TLS before 1.2. It never sees the authority's key.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import resource
import signal
import socket
import ssl
import sys
from collections import Counter
from dataclasses import dataclass
from typing import Any

LOOPBACK = "127.0.0.1"
READ = 1 << 16
BEGIN = 15.0
"""Seconds from the first packet to the first byte of a request, the handshake among them."""
REACH = 10.0
"""Seconds in which the server takes the connection."""
LAST_WORDS = 10.0
"""Seconds a phone has to take what was sent last."""
LEAVING = 1.5
STRANGERS = 512
"""Connections that may be on their way to their first request, of one address an eighth."""
HELLO = 0x16
"""The first byte of TLS."""


@dataclass(frozen=True)
class Orders:
    """What the parent says: two listening descriptors, the ports on loopback to bring each door's connections to, the
    certificate's file, how many at once, and the seconds that each has to begin."""

    https: int
    http: int
    https_to: int
    http_to: int
    pem: str
    most: int
    begin: float = BEGIN


class Relay:
    """Carries connections until told to leave."""

    def __init__(self, orders: Orders) -> None:
        self.orders = orders
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.minimum_version = ssl.TLSVersion.TLSv1_2
        self.context.set_alpn_protocols(["http/1.1"])
        self.context.load_cert_chain(orders.pem)
        self.leaving = asyncio.Event()
        self.open: Counter[str] = Counter()
        self.strangers: Counter[str] = Counter()
        self.tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Until SIGTERM, or until the parent's end of standard input closes."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda *_: None)  # a stranger's broken handshake is no event
        loop.add_signal_handler(signal.SIGTERM, self.leaving.set)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal's Ctrl-C is the parent's to answer
        loop.add_reader(sys.stdin.fileno(), self._hear)
        https, http = (socket.socket(fileno=one) for one in (self.orders.https, self.orders.http))
        doors = [asyncio.create_task(self._accept(one, one is https)) for one in (https, http)]
        os.write(sys.stdout.fileno(), b"ready\n")
        await self.leaving.wait()
        for door in doors:
            door.cancel()
        https.close()
        http.close()
        if self.tasks:
            await asyncio.wait(self.tasks, timeout=LEAVING)

    def _hear(self) -> None:
        """A word of the parent: the certificate's file is a new one. Its silence for ever: it is gone."""
        if not os.read(sys.stdin.fileno(), 1024):
            self.leaving.set()
            return
        with contextlib.suppress(OSError, ssl.SSLError):  # the old one serves on
            self.context.load_cert_chain(self.orders.pem)

    async def _accept(self, listening: socket.socket, tls: bool) -> None:
        loop = asyncio.get_running_loop()
        listening.setblocking(False)
        while True:
            try:
                sock, peer = await loop.sock_accept(listening)
            except OSError:  # no descriptor left, or gone before it was taken
                await asyncio.sleep(0.05)
                continue
            if not self._has_room(peer[0]):
                sock.close()
                await asyncio.sleep(0)  # many at once must not keep those inside waiting
                continue
            _count(self.open, peer[0], 1)
            _count(self.strangers, peer[0], 1)
            task = asyncio.create_task(self._carry(sock, peer, tls))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)

    def _has_room(self, address: str) -> bool:
        most = self.orders.most
        return (
            self.open.total() < most
            and self.open[address] < max(most // 4, 16)
            and self.strangers.total() < STRANGERS
            and self.strangers[address] < STRANGERS // 8
        )

    async def _carry(self, sock: socket.socket, peer: Any, tls: bool) -> None:
        try:
            with sock, contextlib.suppress(OSError, ssl.SSLError, TimeoutError, EOFError):
                await self._both_ways(sock, peer, tls)
        finally:
            _count(self.open, peer[0], -1)

    async def _both_ways(self, sock: socket.socket, peer: Any, tls: bool) -> None:
        phone: asyncio.StreamWriter | None = None
        try:
            here = sock.getsockname()
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
            async with asyncio.timeout(self.orders.begin):
                secure = tls and await _first_byte(sock) == HELLO
                said, phone = await self._greet(sock, secure)
                first = await said.read(READ)
        except BaseException:
            if phone is not None:
                phone.transport.abort()
            raise
        finally:
            _count(self.strangers, peer[0], -1)
        try:
            if first:
                # Plain words at the https door are led to the page that explains, as at the other door
                port = self.orders.https_to if secure else self.orders.http_to
                await self._carry_on(said, phone, port, _proxy_line(peer, here) + first)
        finally:
            phone.transport.abort()

    async def _greet(self, sock: socket.socket, secure: bool) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        loop = asyncio.get_running_loop()
        reader = asyncio.StreamReader(limit=READ)
        protocol = asyncio.StreamReaderProtocol(reader)
        within: dict[str, Any] = (
            {"ssl": self.context, "ssl_handshake_timeout": BEGIN, "ssl_shutdown_timeout": LAST_WORDS} if secure else {}
        )
        transport, _ = await loop.connect_accepted_socket(lambda: protocol, sock, **within)
        return reader, asyncio.StreamWriter(transport, protocol, reader, loop)

    async def _carry_on(self, said: asyncio.StreamReader, phone: asyncio.StreamWriter, port: int, first: bytes) -> None:
        async with asyncio.timeout(REACH):
            answers, server = await asyncio.open_connection(LOOPBACK, port, limit=READ)
        server.write(first)
        up = asyncio.create_task(_pump(said, server))
        down = asyncio.create_task(_pump(answers, phone))
        try:
            await asyncio.wait({up, down}, return_when=asyncio.FIRST_COMPLETED)
            if down.done() and not up.done() and down.exception() is None:
                async with asyncio.timeout(LAST_WORDS):
                    phone.close()
                    await phone.wait_closed()
        finally:
            for task in (up, down):
                task.cancel()
            await asyncio.gather(up, down, return_exceptions=True)
            server.transport.abort()


async def _pump(source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
    while piece := await source.read(READ):
        to.write(piece)
        await to.drain()


async def _first_byte(sock: socket.socket) -> int:
    """The first byte that comes, left where it is. Raises EOFError when none does."""
    loop = asyncio.get_running_loop()
    came: asyncio.Future[None] = loop.create_future()

    def has_come() -> None:
        if not came.done():
            came.set_result(None)

    loop.add_reader(sock, has_come)
    try:
        await came
    finally:
        loop.remove_reader(sock)
    seen = sock.recv(1, socket.MSG_PEEK)
    if not seen:
        raise EOFError
    return seen[0]


def _proxy_line(peer: Any, here: Any) -> bytes:
    """Who came, and to where: the first version of the PROXY protocol."""
    family = "TCP6" if ":" in here[0] else "TCP4"
    return f"PROXY {family} {peer[0]} {here[0]} {peer[1]} {here[1]}\r\n".encode()


def _count(where: Counter[str], address: str, more: int) -> None:
    where[address] += more
    if not where[address]:
        del where[address]


def main() -> None:
    told = json.loads(sys.argv[1])
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * told["most"] + 64  # two descriptors a connection
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(hard, wanted)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        told["most"] = max(min(told["most"], (soft - 64) // 2), 16)
    orders = Orders(**told)

    async def run() -> None:
        await Relay(orders).run()

    asyncio.run(run())


if __name__ == "__main__":
    main()
