"""A real `callboard serve --lan` at this machine's own address, and a TLS client that trusts its authority.

Promises: the address is no loopback one; ports are free ones; ended by its own pid with everything it started.
Refuses, with words that say what to do, where the machine has no private address.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Self

from server.lan.addresses import choose, default_address, places

PROGRAM = Path(sys.executable).with_name("callboard")
START = 60.0


def own_address() -> str:
    """The address of this machine that a phone would use. Raises NoAddress where it has none."""
    return choose("", places(), default_address())


def free_port(address: str) -> int:
    with socket.create_server((address, 0)) as taken:
        return int(taken.getsockname()[1])


class Network:
    """`serve --lan` or `demo --lan` over a folder."""

    def __init__(self, folder: Path, *words: str, command: str = "serve", as_of: str | None = None) -> None:
        self.folder = folder
        self.words = [*words, *(["--as-of", as_of] if as_of else [])]
        self.command = command
        self.address = own_address()
        self.ports = ("0", "0", "0")
        self.said: dict[str, Any] = {}
        self.process: subprocess.Popen[str] | None = None
        self.log = folder.with_name(f"{folder.name}.log")

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> Self:
        here, https, http = self.ports
        words = [str(PROGRAM), self.command, "--json", "--data", str(self.folder), "--lan", self.address, *self.words]
        words += ["--port", here, "--https-port", https, "--http-port", http]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=log, text=True)
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, self.log.read_text()[-4000:]
        self.said = json.loads(line)
        self.ports = (here, self.https.rsplit(":", 1)[1], self.http.rsplit(":", 1)[1])
        return self

    @property
    def https(self) -> str:
        return str(self.said["lan"]["https"])

    @property
    def http(self) -> str:
        return str(self.said["lan"]["http"])

    @property
    def authority(self) -> Path:
        return Path(self.said["lan"]["certificate"])

    @property
    def links(self) -> dict[str, str]:
        return dict(self.said["links"])

    @property
    def relay(self) -> int:
        """The pid of the process on the network, once there is one."""
        assert self.process is not None
        until = time.monotonic() + START
        while time.monotonic() < until:
            children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
            # Started from the thread that watches, it is that thread's child
            for task in Path(f"/proc/{self.process.pid}/task").iterdir():
                children += (task / "children").read_text().split()
            for child in children:
                if b"server.lan.relay" in Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0"):
                    return int(child)
            time.sleep(0.05)
        raise AssertionError("no relay")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Ends it; its exit code and how many seconds that took."""
        if self.process is None:
            return 0, 0.0
        process, self.process = self.process, None
        began = time.monotonic()
        process.send_signal(how)
        try:
            code = process.wait(10)
        finally:
            process.kill()
            assert process.stdout is not None
            process.stdout.close()
        return code, time.monotonic() - began

    # A client that trusts

    def context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.authority))

    def plain(self, port: int | None = None) -> socket.socket:
        """A TCP connection to the https door, or to that port."""
        return socket.create_connection((self.address, port or int(self.ports[1])), timeout=10)

    def secure(self, name: str | None = None) -> ssl.SSLSocket:
        """A TLS connection, the certificate checked for `name` (default: the address)."""
        return self.context().wrap_socket(self.plain(), server_hostname=name or self.address)

    def ask(self, request: bytes, *, secure: bool = True) -> bytes:
        """Sends a request; the whole answer, the connection closed."""
        sock = self.secure() if secure else self.plain(int(self.ports[2]))
        with sock:
            sock.sendall(request)
            return everything(sock)

    def get(self, path: str, *headers: str, secure: bool = True) -> bytes:
        lines = [f"GET {path} HTTP/1.1", f"Host: {self.address}", "Connection: close", *headers]
        return self.ask(("\r\n".join(lines) + "\r\n\r\n").encode(), secure=secure)


def everything(sock: socket.socket) -> bytes:
    """What comes until the other side closes."""
    whole = b""
    while True:
        try:
            piece = sock.recv(65_536)
        except (ConnectionError, ssl.SSLError):
            return whole
        if not piece:
            return whole
        whole += piece


def alive(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(pid: int, within: float = 30.0) -> bool:
    """Waits until a process is gone."""
    until = time.monotonic() + within
    while alive(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not alive(pid)


def descriptors(pid: int) -> int:
    return len(os.listdir(f"/proc/{pid}/fd"))
