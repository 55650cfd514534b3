"""The door to the network: two listening sockets at the address of the phones, and the relay that stands there.

Promises: what cannot be had is said before anything is served; a relay that dies is replaced, with the sockets kept;
when this machine's addresses change, the certificate is renewed in the running server, and an address that is gone is
said. Refuses: to listen anywhere but at the address that was chosen.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import structlog

from server.config import Lan, Landing
from server.lan.addresses import Place, choose, default_address, places, to_be_named
from server.lan.authority import FOLDER, Authority, authority_of
from server.lan.leaf import leaf_of

LAST = "address"
"""The file in the authority's folder that keeps where phones found this server last."""
LOOK_EVERY = 15.0
START = 20.0
SLOWEST = 10.0


class NoDoor(OSError):
    """The network cannot be listened on; the message says why and what to do."""


class Door:
    """`lan` says where it stands. `moved_from`: where phones found this server the last time, where that was another
    address; else None."""

    def __init__(self, folder: Path, named: str, https_port: int, http_port: int) -> None:
        """Raises BadAuthority, NoAddress, NoDoor, OSError."""
        self.folder = folder
        self.said = structlog.get_logger("lan")
        there = places()
        self.authority: Authority = authority_of(folder)
        last = self._last()
        address = choose(named, there, default_address(), last)
        self.moved_from = last if last != address else None
        self._names = to_be_named(there) | {address}
        self._pem = leaf_of(folder, self.authority, self._names)
        self._https = _listen(address, https_port, "--https-port")
        self._http = _listen(address, http_port, "--http-port")
        behind = _landing(), _landing()
        self.lan = Lan(address, self._https.getsockname()[1], self._http.getsockname()[1], behind)
        (folder / FOLDER / LAST).write_text(address + "\n")
        self._relay: subprocess.Popen[bytes] | None = None
        self._there = True
        self._closing = threading.Event()

    def _last(self) -> str | None:
        with contextlib.suppress(OSError, UnicodeDecodeError):
            return (self.folder / FOLDER / LAST).read_text().strip() or None
        return None

    def open(self, most: int) -> None:
        """Lets phones in, `most` connections at once, to whoever serves `lan.behind`. Raises NoDoor."""
        https_to, http_to = (one.port for one in self.lan.behind)
        told = {
            "https": self._https.fileno(),
            "http": self._http.fileno(),
            "https_to": https_to,
            "http_to": http_to,
            "pem": str(self._pem),
            "most": most,
        }
        if not self._start(told):
            raise NoDoor("the process that stands on the network did not start")
        threading.Thread(target=self._watch, args=(told,), name="lan", daemon=True).start()

    def close(self) -> None:
        """Asks the relay to leave; it goes by itself where this process just ends."""
        self._closing.set()
        relay = self._relay
        if relay is not None and relay.stdin is not None:
            with contextlib.suppress(OSError):
                relay.stdin.close()

    def _start(self, told: dict[str, object]) -> bool:
        """Whether the relay stands."""
        self._relay = relay = subprocess.Popen(
            # -P: a folder called `server` where the command was typed is none of ours
            [sys.executable, "-P", "-m", "server.lan.relay", json.dumps(told)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=(self._https.fileno(), self._http.fileno()),
        )
        assert relay.stdout is not None
        ready, _, _ = select.select([relay.stdout], [], [], START)
        return bool(ready) and os.read(relay.stdout.fileno(), 64) == b"ready\n"

    def _watch(self, told: dict[str, object]) -> None:
        pause = 0.1
        while not self._closing.is_set():
            relay = self._relay
            assert relay is not None
            assert relay.stdout is not None
            began = time.monotonic()
            ended, _, _ = select.select([relay.stdout], [], [], LOOK_EVERY)
            if self._closing.is_set():
                return
            if not ended:
                pause = 0.1
                self._look()
                continue
            # Its standard output tells, since whoever waits for all children may have waited for this one
            self.said.error("the process on the network ended; another takes its place")
            relay.poll()
            pause = 0.1 if time.monotonic() - began > SLOWEST else min(2 * pause, SLOWEST)
            self._closing.wait(pause)
            if not self._closing.is_set():
                self._start(told)

    def _look(self) -> None:
        """At where this machine stands now."""
        try:
            there = places()
            self._renew(there)
        except OSError as wrong:
            self.said.error("the certificate could not be renewed", wrong=str(wrong))
            return
        stands = any(str(one.address) == self.lan.address for one in there)
        if self._there and not stands:
            now = ", ".join(str(one) for one in there if one.reachable) or "no network"
            self.said.error(
                "phones cannot find this computer: it has left its address. Give it that address again, or start "
                "again and send fresh links",
                address=self.lan.address,
                now=now,
            )
        elif stands and not self._there:
            self.said.info("this computer is back at its address", address=self.lan.address)
        self._there = stands

    def _renew(self, there: list[Place]) -> None:
        before = self._pem.stat().st_mtime_ns if self._pem.exists() else 0
        self._names |= to_be_named(there)
        leaf_of(self.folder, self.authority, self._names)
        relay = self._relay
        if self._pem.stat().st_mtime_ns != before and relay is not None and relay.stdin is not None:
            relay.stdin.write(b"renewed\n")
            relay.stdin.flush()
            self.said.info("the certificate has been renewed")


def _landing() -> Landing:
    made = _listen("127.0.0.1", 0, "--port")
    port = made.getsockname()[1]
    return Landing(made.detach(), port)


def _listen(address: str, port: int, option: str) -> socket.socket:
    made = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((address, port))
        made.listen(1024)
    except OSError as wrong:
        made.close()
        raise NoDoor(
            wrong.errno, f"cannot listen on {address}:{port}: {wrong.strerror}. Name another port with {option}"
        ) from None
    return made
