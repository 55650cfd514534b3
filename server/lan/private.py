"""What the authority may ever sign for: addresses and names that mean something on a private network alone.

Promises: these stand in the authority's own certificate as its limits, so that its key, should it be stolen, opens no
bank and no mail to whoever holds it. Nothing on the internet has any of them.
"""

from __future__ import annotations

import re
import socket
from ipaddress import IPv4Address, IPv6Address, ip_network

NETWORKS = tuple(
    ip_network(net)
    for net in (
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "100.64.0.0/10",
        "169.254.0.0/16",
        "127.0.0.0/8",
        # Set aside for examples and measurements: laboratories and test machines live on them
        "192.0.2.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "fc00::/7",
        "fe80::/10",
        "::1/128",
    )
)
ENDINGS = ("local", "localhost", "lan", "home.arpa", "internal")
LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


def is_private(address: IPv4Address | IPv6Address) -> bool:
    """Whether the authority may sign for this address."""
    return any(address in net for net in NETWORKS)


def host_label() -> str | None:
    """The first part of this machine's name; None where that is no name of a host."""
    label = socket.gethostname().split(".")[0].lower()
    return label if LABEL.fullmatch(label) and label not in ENDINGS else None


def may_stand_alone(label: str) -> bool:
    """Whether a bare name may stand in the authority's limits, which would let it sign for all that ends so: not where
    it could be a top-level domain, of which none has a digit or a hyphen (but for those written xn--)."""
    return not label.startswith("xn--") and any(letter.isdigit() or letter == "-" for letter in label)


def host_names(limits: frozenset[str] = frozenset(ENDINGS)) -> frozenset[str]:
    """The names of this machine on its own network, as far as the authority's `limits` reach."""
    label = host_label()
    names = {"localhost", *((label, f"{label}.local") if label else ())}
    return frozenset(name for name in names if name in limits or name.partition(".")[2] in limits)
