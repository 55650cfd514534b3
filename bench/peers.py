"""Those that Callboard is measured against, each on the same work.

Promises: each runs as its makers ship it, in a process of its own, compression off on both sides; what it stores is
said. Their phones are the bytes that their own libraries make (`peers/frames.mjs`), replayed by the one load client;
so a peer's time holds none of what its phones would do with a change, nor does ours.
"""

from __future__ import annotations

import base64
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from bench.cache import PEERS, compiled, node, npm_peers, python_peers
from bench.callboard import RECORD, record
from bench.crowd import BINARY, TEXT, Caller, frame, handshake
from bench.program import Program, answers

NOTHING = "nothing"
ROOM = "bench"


@dataclass(frozen=True)
class Sort:
    """A kind of peer. `stores` says what it keeps; `speaks`: raw, yjs, hocuspocus, tinybase or socket.io."""

    who: str
    stores: str
    speaks: str
    program: str
    keeps: bool = False


FLOOR = Sort("C epoll floor", NOTHING, "raw", "floor.c")
FLOOR_FSYNC = Sort("C epoll floor + fsync", "the change's bytes, on the disk before it leaves", "raw", "floor.c", True)
Y = Sort("y-websocket", "nothing on the disk; its document in memory", "yjs", "y_websocket.mjs")
Y_LEVEL = Sort("y-websocket + y-leveldb", "each update, after it left, no fsync", "yjs", "y_websocket.mjs", True)
HOCUS = Sort("Hocuspocus", "nothing on the disk; its document in memory", "hocuspocus", "hocuspocus.mjs")
HOCUS_DB = Sort("Hocuspocus + SQLite", "the document whole, 2 s later", "hocuspocus", "hocuspocus.mjs", True)
TINY = Sort("TinyBase relay", NOTHING, "tinybase", "tinybase.mjs")
TINY_FILE = Sort(
    "TinyBase + file", "its store whole, after the change left, no fsync", "tinybase", "tinybase.mjs", True
)
SOCKET_IO = Sort("socket.io", NOTHING, "socket.io", "socket_io.mjs")
WEBSOCKETS = Sort("websockets", NOTHING, "raw", "websockets_relay.py")
WEBSOCKETS_DB = Sort(
    "websockets + SQLite", "each change on the disk (fsync) before it leaves", "raw", "websockets_relay.py", True
)
FLASK_SOCK = Sort("flask-sock as documented", NOTHING, "raw", "flask_sock_relay.py")


class Peer:
    """A peer that runs, its files in `folder`. `threads` is for flask-sock, which needs one a socket."""

    def __init__(self, sort: Sort, folder: Path, threads: int = 100, workers: int = 1) -> None:
        self.sort = sort
        self.folder = folder
        self.name = "".join(letter if letter.isalnum() else "-" for letter in sort.who)
        kept = [folder / f"{self.name}.kept"] if sort.keeps else []
        log = folder / f"{self.name}.log"
        if sort.program.endswith(".c"):
            self.program = Program([compiled(PEERS / sort.program), *kept], log)
        elif sort.program.endswith(".mjs"):
            home = npm_peers()
            self.program = Program([node(), home / sort.program, *kept], log, cwd=home)
        elif sort is FLASK_SOCK:
            self.port = _free_port()
            words = [
                "-m",
                "gunicorn",
                "-b",
                f"127.0.0.1:{self.port}",
                "--threads",
                str(threads),
                "--workers",
                str(workers),
            ]
            words += ["--worker-connections", str(threads + 100), "--graceful-timeout", "1", "--backlog", "4096"]
            self.program = Program([python_peers(), *words, "flask_sock_relay:app"], log, cwd=PEERS)
            answers(self.port)
            return
        else:
            self.program = Program([python_peers(), PEERS / sort.program, *kept], log)
        self.port = int(self.program.line())
        answers(self.port)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.program.stop()

    def path(self, room: str) -> str:
        return {"socket.io": "/socket.io/?EIO=4&transport=websocket", "raw": "/change"}.get(
            self.sort.speaks, f"/{room}"
        )

    def welcome(self, room: str = ROOM) -> bytes:
        """What a phone of this peer has heard when it is open: for yjs the server's first SyncStep1 or its answer."""
        return {"socket.io": b'40{"sid"', "yjs": b"\x00\x01", "hocuspocus": room.encode() + b"\x00\x01"}.get(
            self.sort.speaks, b""
        )

    def callers(self, count: int, hello: bytes = b"", room: str = ROOM) -> list[Caller]:
        """So many phones, each saying `hello` when it is in."""
        first = frame(b"40") if self.sort.speaks == "socket.io" else b""
        return [Caller(handshake(self.path(room), self.port), first + hello) for _ in range(count)]


def mark_of(mark: str, group: int) -> str:
    """What the client looks for of a group that stands apart."""
    return f"{mark}{group:05d}x"


@dataclass(frozen=True)
class Frames:
    """What phones of a peer send, framed: `hello` on opening, `changes` one for each group of records, `behind` the
    question of a phone that knows only the base."""

    hello: bytes
    changes: list[bytes]
    behind: bytes
    records: int = 0


def frames(
    sort: Sort, mark: str, groups: int, size: int, *, base: int = 0, apart: bool = False, room: str = ROOM
) -> Frames:
    """The frames of `groups` phones that changed `size` records each. Marks count through all of them; where `apart`,
    each group has a mark of its own (`mark_of`)."""
    texts = [
        [record(mark_of(mark, group), i) if apart else record(mark, group * size + i) for i in range(size)]
        for group in range(groups)
    ]
    if sort.speaks == "raw":
        return Frames(b"", [frame(json.dumps(one).encode()) for one in texts], b"")
    if sort.speaks == "socket.io":
        return Frames(b"", [frame(b"42" + json.dumps(["change", one]).encode()) for one in texts], b"")
    asked = {
        "peer": sort.speaks,
        "name": room,
        "base": base,
        "groups": groups,
        "size": size,
        "record": RECORD,
        "mark": mark,
        "apart": apart,
    }
    home = npm_peers()
    done = subprocess.run(
        [str(node()), str(home / "frames.mjs")], input=json.dumps(asked).encode(), capture_output=True, check=True
    )
    made: dict[str, Any] = json.loads(done.stdout)
    opcode = TEXT if sort.speaks == "tinybase" else BINARY

    def framed(text: str | None) -> bytes:
        return frame(base64.b64decode(text), opcode) if text else b""

    return Frames(
        b"".join(map(framed, made["hellos"])), list(map(framed, made["changes"])), framed(made["behind"]), groups * size
    )


def _free_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
