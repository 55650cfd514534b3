"""Which addresses may be rung. A subscription's address is one that a stranger chose.

Promises: https on a known push host and its own port alone; the address that was checked is the one connected to, so
that a name cannot mean one thing when it is looked at and another when it is used. Refuses: every address that is not
public, also one that hides inside another (IPv4 in IPv6, NAT64, 6to4, Teredo).
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from server.config import PUSH_HOSTS

PORT = 443
LONGEST = 1_000
NAT64 = IPv6Network("64:ff9b::/96")
Address = IPv4Address | IPv6Address


class NotAllowed(ValueError):
    """An address that is never asked; the message says why, in plain words."""


@dataclass(frozen=True)
class Target:
    """Where a notice goes: the name that the certificate must carry, the port, the path; `audience` is VAPID's aud."""

    host: str
    port: int
    path: str

    @property
    def audience(self) -> str:
        return f"https://{self.host}" + ("" if self.port == PORT else f":{self.port}")


def look_up(host: str, port: int) -> list[str]:
    """Every address that a name has now. Raises OSError."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(address: Address) -> bool:
    """Whether an address is one of the open internet, and so is the one inside it, if it holds one."""
    if isinstance(address, IPv6Address):
        inside = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in NAT64:
            inside.append(IPv4Address(int(address) & 0xFFFFFFFF))
        if any(one is not None and not is_public(one) for one in inside):
            return False
        if address.ipv4_mapped is not None:
            return True
        if address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


@dataclass(frozen=True)
class Gate:
    """`hosts`: whom it lets through. The rest is as it must be, and another thing in tests alone: no setting of the
    command or the environment reaches it."""

    hosts: Sequence[str] = PUSH_HOSTS
    ports: Sequence[int] = (PORT,)
    look_up: Callable[[str, int], list[str]] = look_up
    is_public: Callable[[Address], bool] = is_public
    trust: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def target(self, endpoint: str) -> Target:
        """What an endpoint names. Nothing is asked of the network. Raises NotAllowed."""
        if len(endpoint) > LONGEST or not endpoint.isascii() or not endpoint.isprintable() or " " in endpoint:
            raise NotAllowed("the address is no address of a push service")
        try:
            told = urlsplit(endpoint)
            host, port = (told.hostname or "").lower(), told.port or PORT
        except ValueError:
            raise NotAllowed("the address cannot be read") from None
        if told.scheme != "https":
            raise NotAllowed("only https is rung")
        if told.username is not None or told.password is not None or told.fragment or not told.path.strip("/"):
            raise NotAllowed("the address is no address of a push service")
        if port not in self.ports or not any(_fits(host, known) for known in self.hosts):
            raise NotAllowed(f"{host[:100]} is no push service that is known here")
        return Target(host, port, told.path + (f"?{told.query}" if told.query else ""))

    def address(self, target: Target) -> str:
        """The one address to connect to. Raises NotAllowed if any that the name has is not public, OSError if none."""
        found = self.look_up(target.host, target.port)
        if not found:
            raise OSError(f"{target.host} has no address")
        for one in found:
            if not self.is_public(ip_address(one.split("%")[0])):
                raise NotAllowed(f"{target.host} is not on the open internet")
        return found[0]


def _fits(host: str, known: str) -> bool:
    if known.startswith("*."):
        return host.endswith(known[1:]) and len(host) > len(known[1:])
    return host == known
