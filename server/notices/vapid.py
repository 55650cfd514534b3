"""The key by which push services know this installation (RFC 8292).

Promises: made once for a data folder, readable by its owner alone; claims are made afresh for each request. Refuses:
a key of another kind, a contact that push services would not take.
"""

from __future__ import annotations

import re
import time
from base64 import urlsafe_b64encode
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from server.private_file import make_once

if TYPE_CHECKING:
    from py_vapid import Vapid02

FILE = "push-key.pem"
HOURS = 12
"""How long a request's claims hold; push services take 24 at most."""
CONTACT = re.compile(r"mailto:[^\s@<>]+@[\w-]+(\.[\w-]+)+|https://[\w-]+(\.[\w-]+)+")
NOBODY = "mailto:postmaster@example.com"
"""Whom push services would write to where nobody was named and no public address is known."""


class BadKey(ValueError):
    """The file that holds the key holds none that can be used; the message names it."""


class Key:
    """The installation's key: `public` as browsers take it (65 bytes, base64url)."""

    def __init__(self, private: ec.EllipticCurvePrivateKey, contact: str) -> None:
        self._private = private
        self.contact = contact
        point = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.public = urlsafe_b64encode(point).rstrip(b"=").decode()

    @cached_property
    def _vapid(self) -> Vapid02:
        from py_vapid import Vapid02

        return Vapid02(self._private)

    def authorization(self, audience: str) -> str:
        """The Authorization header for a push service."""
        # Real time, whatever day is rehearsed: the push service lives in it.
        claims = {"aud": audience, "sub": self.contact, "exp": int(time.time()) + HOURS * 3600}
        return str(self._vapid.sign(claims)["Authorization"])


def contact_of(told: str | None, url: str | None) -> str:
    """Whom a push service writes to when something is wrong: as told, else this server's own public address.

    Raises ValueError where what was told is neither mailto: nor https:.
    """
    if told:
        if not CONTACT.fullmatch(told):
            raise ValueError(f"“{told}” is neither mailto:NAME@HOST nor https://HOST")
        return told
    found = CONTACT.match(url or "")
    # A bare address is nobody's name.
    return found[0] if found and not found[0][-1].isdigit() else NOBODY


def key_of(folder: Path, contact: str) -> Key:
    """The key of a data folder, made at first call. Raises BadKey, OSError."""
    path = folder / FILE
    make_once(path, _new)
    return Key(_read(path), contact)


def _new() -> bytes:
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _read(path: Path) -> ec.EllipticCurvePrivateKey:
    try:
        found = load_pem_private_key(path.read_bytes(), None)
    except (ValueError, TypeError) as wrong:
        raise BadKey(f"{path} holds no key: {wrong}. Move it away, and a new one is made.") from None
    if not isinstance(found, ec.EllipticCurvePrivateKey) or found.curve.name != "secp256r1":
        raise BadKey(f"{path} holds a key of another kind. Move it away, and a new one is made.")
    return found
