"""Where things lie and how much is allowed: what a start of the server is told, and its secret.

Promises: the secret is made once, readable by its owner alone. Refuses: a secret that could be guessed; to read
settings from anywhere but the command line, the environment and the folder itself.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from server.private_file import make_once
from sync.entry import LARGEST, MOST

ROOT = Path(__file__).resolve().parent.parent
CLIENT = ROOT / "pwa" / "static"
"""What the browser gets: the manifest, icons, and the built client under `build`."""


PUSH_HOSTS = (
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    "*.push.services.mozilla.com",
    "web.push.apple.com",
    "*.push.apple.com",
    "*.notify.windows.com",
)
"""The push services of the browsers there are."""


@dataclass(frozen=True)
class Landing:
    """A listening socket on loopback, as whoever serves it takes it over."""

    descriptor: int
    port: int


@dataclass(frozen=True)
class Lan:
    """Where phones find this server on the network: https for the app, http for how to trust it.

    behind: where what came by https is brought, and what came by http.
    """

    address: str
    https_port: int
    http_port: int
    behind: tuple[Landing, Landing]

    @property
    def https(self) -> str:
        return f"https://{self._host}:{self.https_port}"

    @property
    def http(self) -> str:
        return f"http://{self._host}:{self.http_port}"

    @property
    def _host(self) -> str:
        return f"[{self.address}]" if ":" in self.address else self.address


@dataclass(frozen=True)
class Config:
    """One server's settings.

    folder: where productions lie. url: the public address, None for the one it listens on. workers: processes that
    answer requests. threads: requests at once in each of them; live sockets hold none. message_bytes: the largest
    push, by either carrier. piece_bytes: the most of a file in one request. import_bytes: the largest file brought in.
    quiet_seconds: how long a socket may say nothing before it is asked; twice that, and it is closed.
    invitation_hours: how long a link works. lan: the door to the network, None without one. push_contact: whom a push
    service writes to, mailto: or https:; None for the public address. push_hosts: the push services that phones may
    name, "*." for any name below.
    """

    folder: Path
    host: str = "127.0.0.1"
    port: int = 8000
    url: str | None = None
    workers: int = 2
    threads: int = 24
    max_sockets: int = 6_000
    message_bytes: int = MOST * LARGEST + 1_000_000
    form_bytes: int = 64 * 1024
    piece_bytes: int = 512 * 1024
    import_bytes: int = 20 * 1024 * 1024
    quiet_seconds: float = 30.0
    invitation_hours: int = 24 * 14
    lan: Lan | None = None
    push_contact: str | None = None
    push_hosts: tuple[str, ...] = PUSH_HOSTS

    @property
    def productions(self) -> Path:
        return self.folder / "productions"


def folder_of(named: str | None, *, inside: str = "") -> Path:
    """`--data` as given, else CALLBOARD_DATA, else `.callboard` (and `inside` it) under the current folder."""
    if named:
        return Path(named).expanduser().absolute()
    told = os.environ.get("CALLBOARD_DATA")
    return Path(told).expanduser().absolute() if told else Path.cwd() / ".callboard" / inside


class WeakSecret(ValueError):
    """The file that holds the secret holds less than 32 bytes; the message names it."""


def secret_of(folder: Path) -> bytes:
    """The 32 bytes that this folder's tokens are made with, made at first call. Raises WeakSecret, OSError."""
    path = folder / "secret"
    make_once(path, lambda: secrets.token_bytes(32))
    return _strong(path)


def _strong(path: Path) -> bytes:
    secret = path.read_bytes()
    if len(secret) < 32:
        raise WeakSecret(f"{path} holds {len(secret)} bytes, and a secret has 32")
    return secret


def key_for(secret: bytes, purpose: str) -> bytes:
    """A key of its own for each purpose, so that a token of one is worth nothing in another."""
    return hmac.digest(secret, purpose.encode(), hashlib.sha256)
