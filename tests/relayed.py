"""The relay alone, before a server of the test's own: one that answers by what it is asked, on two ports.

Promises: the relay is the real program in its own process, ended by its own pid; what reached the server is kept.
"""

from __future__ import annotations

import json
import os
import socket
import ssl
import subprocess
import sys
import threading
from pathlib import Path
from typing import Self

from server.lan.authority import CERTIFICATE, FOLDER, authority_of
from server.lan.leaf import leaf_of

HERE = "127.0.0.1"
FAR = "127.0.0.2"
"""Another address of loopback: a second phone."""


class Backend(threading.Thread):
    """Takes the relay's connections. After the first line it echoes; `b"BYE"` ends it, `b"FLOOD n"` sends n bytes."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.listening = socket.create_server((HERE, 0))
        self.port = int(self.listening.getsockname()[1])
        self.first: list[str] = []
        self.ended = threading.Semaphore(0)
        self.start()

    def run(self) -> None:
        while True:
            try:
                sock, _ = self.listening.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(sock,), daemon=True).start()

    def _answer(self, sock: socket.socket) -> None:
        try:
            with sock:
                line, _, rest = sock.recv(65_536).partition(b"\r\n")
                self.first.append(line.decode())
                while True:
                    if rest.startswith(b"BYE"):
                        sock.sendall(b"last words")
                        return
                    if rest.startswith(b"FLOOD "):
                        left = int(rest[6:])
                        while left > 0:
                            left -= sock.send(b"x" * min(left, 1 << 20))
                    else:
                        sock.sendall(rest)
                    rest = sock.recv(65_536)
                    if not rest:
                        return
        except OSError:
            return
        finally:
            self.ended.release()


class Relayed:
    """`most` connections at once, `begin` seconds for each to say something."""

    def __init__(self, folder: Path, *, most: int = 200, begin: float = 15.0) -> None:
        self.folder = folder
        self.authority = authority_of(folder)
        self.pem = leaf_of(folder, self.authority, {HERE, FAR})
        self.https, self.http = Backend(), Backend()
        self.doors = [socket.create_server((HERE, 0), backlog=1024) for _ in range(2)]
        told = {
            "https": self.doors[0].fileno(),
            "http": self.doors[1].fileno(),
            "https_to": self.https.port,
            "http_to": self.http.port,
            "pem": str(self.pem),
            "most": most,
            "begin": begin,
        }
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "server.lan.relay", json.dumps(told)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pass_fds=[one.fileno() for one in self.doors],
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == b"ready\n"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> bytes:
        """Ends it by its pid; what it said on standard error, once."""
        self.process.kill()
        _, said = self.process.communicate()
        for door in self.doors:
            door.close()
        for backend in (self.https, self.http):
            backend.listening.close()
        return said

    def plain(self, door: int = 0, source: str = HERE) -> socket.socket:
        """A TCP connection to the https door (0) or the http door (1)."""
        to = self.doors[door].getsockname()
        return socket.create_connection(to, timeout=20, source_address=(source, 0))

    def context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.folder / FOLDER / CERTIFICATE))

    def secure(self, source: str = HERE) -> ssl.SSLSocket:
        return self.context().wrap_socket(self.plain(source=source), server_hostname=HERE)

    def serves(self, source: str = HERE) -> None:
        """A phone says something and hears it back."""
        with self.secure(source) as sock:
            sock.sendall(b"hello")
            assert sock.recv(100) == b"hello"

    @property
    def memory(self) -> int:
        """Bytes it has in memory."""
        return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    @property
    def descriptors(self) -> int:
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))


def hung_up(sock: socket.socket) -> bool:
    """Whether the other side has closed; waits as long as the socket's own time limit."""
    try:
        return sock.recv(1) == b""
    except ConnectionError:
        return True
