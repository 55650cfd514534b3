"""Where a notice may go: known push services on the open internet, whatever address a stranger has subscribed with."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path

import pytest

from server.notices.gate import Gate, NotAllowed, is_public, look_up
from server.notices.post import READ, Unreachable, post
from tests.push_service import HOST, certificate

GOOD = "https://fcm.googleapis.com/fcm/send/abc:APA91b-_?x=1"


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://fcm.googleapis.com/fcm/send/x",
        "ftp://fcm.googleapis.com/x",
        "//fcm.googleapis.com/x",
        "https://fcm.googleapis.com",
        "https://fcm.googleapis.com/",
        "https://fcm.googleapis.com:80/x",
        "https://fcm.googleapis.com:99999/x",
        "https://fcm.googleapis.com:x/x",
        "https://me:secret@fcm.googleapis.com/x",
        "https://fcm.googleapis.com/x#y",
        "https://fcm.googleapis.com/x y",
        "https://fcm.googleapis.com/x\r\nHost: evil.example",
        "https://fcm.googleapis.com.evil.example/x",
        "https://evilfcm.googleapis.com.example/x",
        "https://push.apple.com/x",
        "https://apush.apple.com/x",
        "https://fcm.googleapis.com@10.0.0.1/x",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://[::ffff:10.0.0.1]/x",
        "https://2130706433/x",
        "https://localhost/x",
        "https://fcm.googleapis.com\\@10.0.0.1/x",
        "https://fcm.ｇoogleapis.com/x",
        "https://[fcm.googleapis.com/x",
        "https://fcm.googleapis.com/" + "x" * 2_000,
        "",
        "\x00",
    ],
)
def test_NO6_what_is_no_known_push_service_is_not_let_through(endpoint: str) -> None:
    with pytest.raises(NotAllowed):
        Gate().target(endpoint)


@pytest.mark.parametrize(
    ("endpoint", "host"),
    [
        (GOOD, "fcm.googleapis.com"),
        ("https://FCM.googleapis.com:443/x", "fcm.googleapis.com"),
        ("https://updates.push.services.mozilla.com/wpush/v2/gAAAA", "updates.push.services.mozilla.com"),
        ("https://web.push.apple.com/QGh", "web.push.apple.com"),
        ("https://api.push.apple.com/3/device/x", "api.push.apple.com"),
        ("https://wns2-par02p.notify.windows.com/w/?token=BQY", "wns2-par02p.notify.windows.com"),
    ],
)
def test_NO6_the_push_services_of_browsers_are(endpoint: str, host: str) -> None:
    target = Gate().target(endpoint)
    assert (target.host, target.port, target.audience) == (host, 443, f"https://{host}")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.9.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "255.255.255.255",
        "224.0.0.1",
        "240.0.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd12:3456::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::a00:1",
        "64:ff9b::7f00:1",
        "2002:a00:1::",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
    ],
)
def test_NO6_a_name_that_leads_to_a_private_address_is_never_connected_to(address: str) -> None:
    asked: list[str] = []

    def answers(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["142.250.74.74", address]

    gate = Gate(look_up=answers)
    target = gate.target(GOOD)
    with pytest.raises(NotAllowed):
        gate.address(target)
    with pytest.raises(NotAllowed):
        post(gate, target, {}, b"x")
    assert asked == ["fcm.googleapis.com"] * 2


@pytest.mark.parametrize("address", ["142.250.74.74", "2a00:1450:4001:80b::200a", "::ffff:142.250.74.74"])
def test_NO6_an_address_of_the_open_internet_is(address: str) -> None:
    assert is_public(ip_address(address))


def test_NO6_the_address_that_was_checked_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    # A name that changes its mind: public when it is looked at, this machine the next moment.
    answers = iter([["142.250.74.74"], ["127.0.0.1"], ["127.0.0.1"]])
    gate = Gate(look_up=lambda host, port: next(answers))
    reached: list[object] = []

    def connect(address: object, timeout: float) -> socket.socket:
        reached.append(address)
        raise OSError("no network")

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(Unreachable):
        post(gate, gate.target(GOOD), {}, b"x")
    assert reached == [("142.250.74.74", 443)]
    assert next(answers) == ["127.0.0.1"], "it was asked once"


def test_NO6_no_setting_of_the_command_or_the_environment_opens_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    gate = Gate(("fcm.googleapis.com", "127.0.0.1", "localhost", "*.local"))
    assert gate.ports == (443,)
    for endpoint in ("https://127.0.0.1/x", "https://localhost/x"):
        with pytest.raises(NotAllowed):
            post(gate, gate.target(endpoint), {}, b"x")
    assert gate.look_up is look_up


# Against a real server: slow, huge, elsewhere, another name


@contextmanager
def a_server(folder: Path, answer: Callable[[ssl.SSLSocket], object], name: str = HOST) -> Iterator[Gate]:
    """A TLS server on loopback under that name that does as it is told once it is asked, and a gate that lets it in."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(folder, folder / "authority.pem", name))
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]

    def serve() -> None:
        try:
            plain, _ = listening.accept()
            with context.wrap_socket(plain, server_side=True) as sock:
                asked = b""
                while not asked.endswith(b"x" * 100):  # what is closed on unread bytes is reset
                    asked += sock.recv(65_536)
                answer(sock)
        except OSError:
            return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    trust = ssl.create_default_context(cafile=str(folder / "authority.pem"))
    try:
        yield Gate((HOST,), (port,), lambda host, at: ["127.0.0.1"], lambda one: True, trust)
    finally:
        listening.close()


def ask(gate: Gate, whole: float = 15.0) -> tuple[int, str]:
    answer = post(gate, gate.target(f"https://{HOST}:{gate.ports[0]}/send/x"), {}, b"x" * 100, whole=whole)
    return answer.status, answer.said


def test_NO6_a_redirect_is_an_answer_and_not_followed(tmp_path: Path) -> None:
    moved = b"HTTP/1.1 307 Moved\r\nLocation: https://127.0.0.1/\r\nContent-Length: 0\r\n\r\n"
    with a_server(tmp_path, lambda sock: sock.sendall(moved)) as gate:
        assert ask(gate) == (307, "")


def test_NO6_of_a_huge_answer_little_is_read(tmp_path: Path) -> None:
    sent: list[int] = []

    def flood(sock: ssl.SSLSocket) -> None:
        sock.sendall(b"HTTP/1.1 400 Bad\r\nContent-Length: 1000000000\r\n\r\n")
        while len(sent) < 4_000:
            sock.sendall(b"x" * 65_536)
            sent.append(65_536)

    with a_server(tmp_path, flood) as gate:
        status, said = ask(gate)
        assert (status, len(said)) == (400, READ)
    assert len(sent) < 4_000


def test_NO6_an_answer_letter_by_letter_is_given_up_in_time(tmp_path: Path) -> None:
    def drip(sock: ssl.SSLSocket) -> None:
        for letter in b"HTTP/1.1 201 Created\r\n" + b"X-Slow: 1\r\n" * 1_000:
            sock.sendall(bytes([letter]))
            time.sleep(0.05)

    with a_server(tmp_path, drip) as gate:
        began = time.monotonic()
        with pytest.raises(Unreachable):
            ask(gate, whole=0.6)
        assert time.monotonic() - began < 5


@pytest.mark.parametrize("junk", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 2", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200])
def test_NO6_what_is_no_answer_is_none(tmp_path: Path, junk: bytes) -> None:
    with a_server(tmp_path, lambda sock: sock.sendall(junk)) as gate, pytest.raises(Unreachable):
        ask(gate)


def test_NO6_a_certificate_of_another_name_is_not_trusted(tmp_path: Path) -> None:
    fine = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"
    other = a_server(tmp_path, lambda sock: sock.sendall(fine), name="other.callboard.test")
    with other as gate, pytest.raises(Unreachable, match="certificate"):
        ask(gate)
    again = tmp_path / "again"
    again.mkdir()
    with a_server(again, lambda sock: sock.sendall(fine)) as gate:
        assert ask(gate) == (201, "")
