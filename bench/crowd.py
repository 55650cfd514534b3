"""Many phones at one server: drives `load/crowd.c`, which holds the sockets and takes the times.

Promises: every contender is loaded by the same client, in a process of its own. Refuses to hide a socket that was
lost: whoever asks for an answer gets what was missing with it.
"""

from __future__ import annotations

import base64
import json
import os
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from bench.cache import HERE, compiled
from bench.program import Program

KEY = b"\x5a\x17\xc3\x88"
TEXT, BINARY = 1, 2


class Failed(RuntimeError):
    """Not every socket got what it should have; the message says how many."""


@dataclass(frozen=True)
class Caller:
    """One phone as the client needs it: the request of its handshake, frames it sends at once, and the message with
    which it asks for further pages, cut before its cursor."""

    head: bytes
    hello: bytes = b""
    ask: bytes = b""


def frame(payload: bytes, opcode: int = TEXT) -> bytes:
    """One whole frame from client to server."""
    size = len(payload)
    if size < 126:
        length = struct.pack("!B", 0x80 | size)
    else:
        length = struct.pack("!BH", 0xFE, size) if size < 1 << 16 else struct.pack("!BQ", 0xFF, size)
    whole = int.from_bytes((KEY * (size // 4 + 1))[:size], "big") ^ int.from_bytes(payload, "big")
    return bytes([0x80 | opcode]) + length + KEY + whole.to_bytes(size, "big")


def handshake(path: str, port: int, *headers: str) -> bytes:
    key = base64.b64encode(os.urandom(16)).decode()
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Version: 13",
        *headers,
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


class Crowd:
    """Phones at one port. `welcome` is what each must have heard to count as open."""

    def __init__(self, port: int, callers: Iterable[Caller], folder: Path, name: str, welcome: bytes = b"") -> None:
        told = list(callers)
        self.size = len(told)
        self.folder = folder
        self.name = name
        plan = folder / f"{name}.callers"
        with plan.open("wb") as file:
            file.write(struct.pack("<I", len(told)))
            for one in told:
                for block in (one.head, one.hello, one.ask):
                    file.write(struct.pack("<I", len(block)) + block)
        client = compiled(HERE / "load" / "crowd.c")
        self.program = Program([client, str(port), plan, welcome.hex()], folder / f"{name}.crowd.log")

    def _do(self, words: str, patience: float) -> dict[str, Any]:
        self.program.say(words)
        return dict(json.loads(self.program.line(patience + 30)))

    def watch(self, mark: str, count: int = 1) -> None:
        """From now on everybody waits for `mark` with 00000 to count - 1 behind it."""
        self._do(f"watch {mark} {count}", 5)

    def open(self, parallel: int = 64, seconds: float = 120) -> dict[str, Any]:
        """Connects all. Raises Failed where one stays outside."""
        return self._whole(self._do(f"open {parallel} {seconds}", seconds), "opened")

    def fire(self, sends: bytes, socket: int = 0, seconds: float = 30) -> dict[str, Any]:
        """One phone speaks; until all others have heard. Times in ms from the first byte sent. Raises Failed."""
        shot = self.folder / f"{self.name}.shot"
        shot.write_bytes(sends)
        return self._whole(self._do(f"fire {socket} {shot} {seconds}", seconds), "heard it")

    def wait(self, seconds: float) -> dict[str, Any]:
        """Until everybody has everything, in ms from the last `open`. Raises Failed."""
        return self._whole(self._do(f"wait {seconds}", seconds), "have all")

    def idle(self, seconds: float) -> dict[str, Any]:
        """The bytes {in, out} of so many seconds in which nothing is done."""
        return self._do(f"idle {seconds}", seconds)

    def close(self) -> None:
        self._do("close", 10)

    def _whole(self, told: dict[str, Any], what: str) -> dict[str, Any]:
        if told["done"] < told["of"]:
            raise Failed(
                f"{self.name}: {told['done']} of {told['of']} {what}, {told['lost']} lost, {told['byes']} byes"
            )
        return told

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.program.stop()
