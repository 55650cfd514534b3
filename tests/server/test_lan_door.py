"""The door while it stands: addresses that come and go, and who is said to be at the other end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from ipaddress import ip_address
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from cryptography import x509
from structlog.testing import capture_logs

from server.cli.on_the_network import tell_phones
from server.config import Config, Lan, Landing
from server.lan import door as doors
from server.lan.addresses import Place
from server.lan.authority import FOLDER
from server.lan.door import LAST, Door
from server.lan.leaf import FILE
from server.routes.doors import Doors
from tests.on_the_network import gone

LOOP = Place("lo", ip_address("127.0.0.1"))
WIFI = Place("wlan0", ip_address("192.168.1.2"))


class Machine:
    """What the system would say of its addresses."""

    def __init__(self) -> None:
        self.places = [LOOP]


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine()
    monkeypatch.setattr(doors, "places", lambda: list(machine.places))
    return machine


@pytest.fixture
def door(machine: Machine, tmp_path: Path) -> Iterator[Door]:
    """Listening on loopback, where a test may."""
    door = Door(tmp_path, "127.0.0.1", 0, 0)
    door.open(50)
    yield door
    relay = door._relay
    assert relay is not None
    door.close()
    assert relay.wait(10) == 0
    assert gone(relay.pid)


def named(folder: Path) -> set[str]:
    leaf = x509.load_pem_x509_certificates((folder / FOLDER / FILE).read_bytes())[0]
    said = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return {str(one) for one in said.get_values_for_type(x509.IPAddress)}


def test_a_new_address_comes_into_the_certificate_of_the_running_server(
    door: Door, machine: Machine, tmp_path: Path
) -> None:
    assert "192.168.1.2" not in named(tmp_path)
    machine.places.append(WIFI)
    with capture_logs() as said:
        door._look()
        door._look()
    assert {"127.0.0.1", "192.168.1.2"} <= named(tmp_path)
    assert [one["event"] for one in said] == ["the certificate has been renewed"]


def test_an_address_that_goes_is_said_once_and_so_is_its_coming_back(door: Door, machine: Machine) -> None:
    machine.places = [WIFI]
    with capture_logs() as said:
        door._look()
        door._look()
    lost = [one for one in said if one["log_level"] == "error"]
    assert len(lost) == 1
    assert "phones cannot find this computer: it has left its address" in lost[0]["event"]
    assert (lost[0]["address"], lost[0]["now"]) == ("127.0.0.1", "192.168.1.2 (wlan0)")
    machine.places = [LOOP]
    with capture_logs() as said:
        door._look()
    assert [one["event"] for one in said] == ["this computer is back at its address"]


def test_another_address_than_the_last_time_is_told_with_what_to_do(
    machine: Machine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = Door(tmp_path, "127.0.0.1", 0, 0)
    assert first.moved_from is None
    (tmp_path / FOLDER / LAST).write_text("192.168.1.77\n")
    second = Door(tmp_path, "127.0.0.1", 0, 0)
    assert second.moved_from == "192.168.1.77"
    tell_phones(Config(tmp_path), second.lan, "http://127.0.0.1:8000", {}, second.moved_from)
    assert "This computer was at 192.168.1.77 the last time" in capsys.readouterr().out
    assert Door(tmp_path, "127.0.0.1", 0, 0).moved_from is None


def test_who_came_is_known_for_every_request_of_a_connection_and_the_door_by_the_socket_alone() -> None:
    heard: list[tuple[str, str, str]] = []

    def app(name: str) -> Any:
        def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
            heard.append((name, environ["wsgi.url_scheme"], environ["REMOTE_ADDR"]))
            return []

        return answer

    class Connection(SimpleNamespace):
        __hash__ = object.__hash__

        def getsockname(self) -> tuple[str, int]:
            return ("127.0.0.1", self.port)

    whole = Doors(app("app"), app("page"), Lan("192.168.1.2", 8443, 8080, (Landing(3, 1), Landing(4, 2))))

    def ask(connection: Connection, **more: str) -> None:
        told = {"wsgi.url_scheme": "http", "REMOTE_ADDR": "127.0.0.1", "REMOTE_PORT": "5"}
        whole({**told, **more, "gunicorn.socket": connection}, lambda *_: None)

    led = {"PROXY_PROTOCOL": "TCP4", "REMOTE_ADDR": "192.168.1.50", "REMOTE_PORT": "4242"}
    secure, plain, here = Connection(port=1), Connection(port=2), Connection(port=8000)
    for connection in (secure, plain):
        ask(connection, **led)
        ask(connection)
    ask(here)
    ask(here, **led)  # nobody on loopback is let in by a word
    assert heard == [
        ("app", "https", "192.168.1.50"),
        ("app", "https", "192.168.1.50"),
        ("page", "http", "192.168.1.50"),
        ("page", "http", "192.168.1.50"),
        ("app", "http", "127.0.0.1"),
        ("app", "http", "192.168.1.50"),
    ]
