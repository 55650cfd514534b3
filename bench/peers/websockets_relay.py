"""Python `websockets`, its own `broadcast`: what one says, all others get. With a file: SQLite (WAL, synchronous=FULL),
a commit before each broadcast. Without one, nothing is stored."""

import asyncio
import sqlite3
import sys

from websockets.asyncio.server import ServerConnection, broadcast, serve

STORE = sqlite3.connect(sys.argv[1], isolation_level=None) if len(sys.argv) > 1 else None
PEERS: set[ServerConnection] = set()


async def relay(peer: ServerConnection) -> None:
    PEERS.add(peer)
    try:
        async for change in peer:
            if STORE is not None:
                STORE.execute("insert into changes (text) values (?)", (change,))
            broadcast(PEERS - {peer}, change)
    finally:
        PEERS.discard(peer)


async def main() -> None:
    if STORE is not None:
        STORE.execute("pragma journal_mode=wal")
        STORE.execute("pragma synchronous=full")
        STORE.execute("create table if not exists changes (seq integer primary key, text text)")
    options = {"compression": None, "max_size": None, "backlog": 4096}
    async with serve(relay, "127.0.0.1", 0, **options) as server:
        print(server.sockets[0].getsockname()[1], flush=True)
        await asyncio.get_running_loop().create_future()


asyncio.run(main())
