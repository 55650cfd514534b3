"""At which address phones find this machine: asked of the system, never guessed."""

from __future__ import annotations

import socket
from ipaddress import ip_address

import pytest

from server.lan.addresses import NoAddress, Place, choose, default_address, places, to_be_named


def place(interface: str, address: str, *, tunnel: bool = False) -> Place:
    return Place(interface, ip_address(address), tunnel)


LOOP, WIFI, CABLE = place("lo", "127.0.0.1"), place("wlan0", "192.168.1.2"), place("eth0", "10.0.0.5")
DOCKER, VPN, PUBLIC = place("docker0", "172.17.0.1"), place("tun0", "10.8.0.2", tunnel=True), place("eth1", "8.8.4.4")
ALONE = place("wlan0", "169.254.7.7")
SIX = place("wlan0", "fd00::2")


@pytest.mark.parametrize(
    ("there", "default", "last", "chosen"),
    [
        ([LOOP, WIFI, SIX], None, None, "192.168.1.2"),
        ([LOOP, WIFI, CABLE], "10.0.0.5", None, "10.0.0.5"),
        ([LOOP, WIFI, CABLE], "10.0.0.5", "192.168.1.2", "192.168.1.2"),
        ([LOOP, WIFI, CABLE], "10.0.0.5", "192.168.1.77", "10.0.0.5"),
        ([LOOP, WIFI, VPN], "10.8.0.2", None, "192.168.1.2"),
        ([LOOP, WIFI, PUBLIC], "8.8.4.4", None, "192.168.1.2"),
    ],
    ids=["the only one", "the route's", "the one phones know", "a lost one", "no VPN", "no public one"],
)
def test_the_address_is_the_one_phones_can_reach(
    there: list[Place], default: str | None, last: str | None, chosen: str
) -> None:
    assert choose("", there, default, last) == chosen


@pytest.mark.parametrize(
    ("there", "words"),
    [
        ([LOOP], "is on no network. Join the Wi-Fi"),
        ([LOOP, ALONE], "is on no network"),
        ([LOOP, VPN], "is on no network"),
        ([LOOP, PUBLIC], "a public one, 8.8.4.4"),
        ([LOOP, WIFI, DOCKER], r"192.168.1.2 \(wlan0\), 172.17.0.1 \(docker0\). Name the one of the phones: --lan"),
    ],
    ids=["none", "alone", "VPN", "public", "several"],
)
def test_where_it_cannot_be_said_the_way_out_is(there: list[Place], words: str) -> None:
    with pytest.raises(NoAddress, match=words):
        choose("", there, None)


@pytest.mark.parametrize(
    ("named", "chosen"), [("10.0.0.5", "10.0.0.5"), ("wlan0", "192.168.1.2"), ("fd00::2", "fd00::2")]
)
def test_one_is_named_by_address_or_interface(named: str, chosen: str) -> None:
    assert choose(named, [LOOP, SIX, WIFI, CABLE], "10.0.0.5", "10.0.0.5") == chosen


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("192.168.1.9", "192.168.1.9 is not an address of this machine. Its addresses are: 192.168.1.2"),
        ("wlan7", "“wlan7” is neither an address nor an interface"),
        ("8.8.4.4", "is a public address"),
    ],
)
def test_a_name_that_does_not_fit_lists_those_that_do(named: str, words: str) -> None:
    with pytest.raises(NoAddress, match=words):
        choose(named, [LOOP, WIFI, PUBLIC], None)


def test_the_system_says_what_it_has_and_sends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a packet was to be sent")

    for way in ("send", "sendto", "sendmsg", "sendall"):
        monkeypatch.setattr(socket.socket, way, refuse, raising=False)
    found = places()
    assert any(one.address.is_loopback for one in found)
    assert {one.interface for one in found} <= {name for _, name in socket.if_nameindex()}
    default = default_address()
    assert default is None or default in {str(one.address) for one in found}


def test_a_certificate_names_what_can_be_typed() -> None:
    link = place("wlan0", "fe80::1")
    assert to_be_named([LOOP, WIFI, SIX, PUBLIC, link]) == {"127.0.0.1", "192.168.1.2", "fd00::2"}
