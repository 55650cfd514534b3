"""Where this machine stands on its networks, and at which of its addresses phones find it.

Promises: the system is asked, no packet is sent, no route to the outside is needed. Refuses (NoAddress) to guess among
several, and to take an address that is nobody's private one.
"""

from __future__ import annotations

import ctypes
import socket
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address

from server.lan.private import is_private

UP, LOOPBACK, POINT_TO_POINT, RUNNING = 0x1, 0x8, 0x10, 0x40
NOBODY = ("192.0.2.1", 9)
"""An address that is nobody's: which of ours the system would send from, without sending."""


class NoAddress(ValueError):
    """It cannot be said at which address phones find this machine; the message says why and what to do."""


@dataclass(frozen=True)
class Place:
    """An address of this machine. `tunnel`: leads to one other machine alone, as a VPN does."""

    interface: str
    address: IPv4Address | IPv6Address
    tunnel: bool = False

    @property
    def reachable(self) -> bool:
        """Whether a phone on the same Wi-Fi could find it here."""
        return not (self.tunnel or self.address.is_loopback or self.address.is_link_local)

    def __str__(self) -> str:
        return f"{self.address} ({self.interface})"


class _Entry(ctypes.Structure):
    """`struct ifaddrs`, as Linux and macOS both have it."""


_Entry._fields_ = [
    ("next", ctypes.POINTER(_Entry)),
    ("name", ctypes.c_char_p),
    ("flags", ctypes.c_uint),
    ("address", ctypes.c_void_p),
    ("mask", ctypes.c_void_p),
    ("other", ctypes.c_void_p),
    ("more", ctypes.c_void_p),
]


def places() -> list[Place]:
    """Every address of this machine on an interface that is up, in the system's order. Raises OSError."""
    libc = ctypes.CDLL(None, use_errno=True)
    first = ctypes.POINTER(_Entry)()
    if libc.getifaddrs(ctypes.byref(first)) != 0:
        raise OSError(ctypes.get_errno(), "the system does not say which addresses it has")
    try:
        return list(_walk(first))
    finally:
        libc.freeifaddrs(first)


def _walk(entry: ctypes._Pointer[_Entry]) -> Iterator[Place]:
    while entry:
        one = entry.contents
        entry = one.next
        if one.flags & UP and one.flags & (RUNNING | LOOPBACK) and one.address:
            found = _address(one.address)
            if found is not None:
                yield Place(one.name.decode(errors="replace"), found, bool(one.flags & POINT_TO_POINT))


def _address(at: int) -> IPv4Address | IPv6Address | None:
    # macOS begins with a length byte; the family is the second one, where Linux has a short
    family = ctypes.string_at(at, 2)[1] if sys.platform == "darwin" else ctypes.c_ushort.from_address(at).value
    if family == socket.AF_INET:
        return IPv4Address(ctypes.string_at(at + 4, 4))
    if family == socket.AF_INET6:
        return IPv6Address(ctypes.string_at(at + 8, 16))
    return None


def default_address() -> str | None:
    """The address this machine would send from if it sent anything outside; None without such a route."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(NOBODY)  # of a datagram socket this only asks the routing table
            return str(asked.getsockname()[0])
        except OSError:
            return None


def choose(named: str, there: Sequence[Place], default: str | None, last: str | None = None) -> str:
    """The address for phones: the one named (or of the interface named), else where they found it `last`, else that
    of the default route, else the only private one. Raises NoAddress."""
    if named:
        return _named(named, there)
    able = [one for one in there if one.reachable and one.address.version == 4 and is_private(one.address)]
    for wanted in (last, default):
        if wanted is not None and any(str(one.address) == wanted for one in able):
            return wanted
    if len(able) == 1:
        return str(able[0].address)
    if able:
        listed = ", ".join(str(one) for one in able)
        raise NoAddress(f"this machine is on several networks: {listed}. Name the one of the phones: --lan ADDRESS.")
    public = [one for one in there if one.reachable and one.address.version == 4]
    if public:
        raise NoAddress(
            f"this machine's only address is a public one, {public[0]}. --lan is for a private network, as a Wi-Fi "
            "router makes one; on a public address serve with --url behind a proxy that has a certificate."
        )
    raise NoAddress(
        "this machine is on no network. Join the Wi-Fi of the router, or plug its cable in, and start again. "
        "No internet is needed."
    )


def _named(named: str, there: Sequence[Place]) -> str:
    fits = [one for one in there if str(one.address) == named]
    fits = fits or [one for one in there if one.interface == named and one.address.version == 4]
    if not fits:
        listed = ", ".join(str(one) for one in there if one.reachable) or "none"
        try:
            ip_address(named)
        except ValueError:
            what = f"“{named}” is neither an address nor an interface of this machine"
        else:
            what = f"{named} is not an address of this machine"
        raise NoAddress(f"{what}. Its addresses are: {listed}.")
    if not is_private(fits[0].address):
        raise NoAddress(f"{fits[0]} is a public address, and the certificate authority only signs for private ones.")
    return str(fits[0].address)


def to_be_named(there: Sequence[Place]) -> frozenset[str]:
    """The addresses for a certificate: all private ones, but those that mean nothing without an interface."""
    return frozenset(
        str(one.address)
        for one in there
        if is_private(one.address) and not (one.address.version == 6 and one.address.is_link_local)
    )
