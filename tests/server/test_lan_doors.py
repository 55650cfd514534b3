"""Through the doors: what is https, what is plain, who came, and what only a read gets."""

from __future__ import annotations

import os
import re
import shutil
import signal
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509

from server.lan.authority import FOLDER, KEY
from server.lan.leaf import FILE
from server.words import CATALOGUE
from tests.cast import HOLLIS, PRODUCTION
from tests.on_the_network import Network, alive, gone
from tests.served import Served, command


@pytest.fixture(scope="module")
def network(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Network]:
    own = tmp_path_factory.mktemp("network") / "data"
    shutil.copytree(made, own)
    with Network(own) as network:
        yield network


@pytest.fixture
def own(folder: Path) -> Iterator[Network]:
    """One of the test's own, to be ended in one way or another."""
    with Network(folder) as network:
        yield network


def head(answer: bytes) -> str:
    return answer.partition(b"\r\n\r\n")[0].decode()


def body(answer: bytes) -> bytes:
    return answer.partition(b"\r\n\r\n")[2]


def test_what_is_printed_is_the_secure_address_and_a_link_for_the_coordinator(network: Network) -> None:
    assert network.said["url"] == network.https == f"https://{network.address}:{network.ports[1]}"
    assert network.links[PRODUCTION].startswith(f"{network.https}/join/")
    answer = network.get(network.links[PRODUCTION].removeprefix(network.https))
    assert head(answer).startswith("HTTP/1.1 200")
    assert "Strict-Transport-Security" not in head(answer)  # it would shut the plain page at this machine's name
    assert "Secure" in re.findall(r"(?im)^set-cookie: (.*)$", head(answer))[0]


def test_tls_is_modern_and_its_certificate_fits_the_address_and_localhost(network: Network) -> None:
    with network.secure() as sock:
        assert sock.version() == "TLSv1.3"
        assert sock.selected_alpn_protocol() is None
    with network.secure("localhost"):
        pass
    with pytest.raises(ssl.SSLCertVerificationError):
        network.secure("callboard.example.com")
    old = network.context()
    old.set_ciphers("DEFAULT:@SECLEVEL=0")  # so that it is the server that refuses
    with pytest.deprecated_call():
        old.minimum_version = ssl.TLSVersion.TLSv1
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    with pytest.raises(ssl.SSLError, match=r"EOF occurred|PROTOCOL_VERSION"), network.plain() as bare:
        old.wrap_socket(bare, server_hostname=network.address)


def test_whoever_was_told_nothing_refuses(network: Network) -> None:
    with pytest.raises(ssl.SSLCertVerificationError), network.plain() as bare:
        ssl.create_default_context().wrap_socket(bare, server_hostname=network.address)


def test_every_request_of_a_connection_is_https_not_the_first_alone(network: Network) -> None:
    path = network.links[PRODUCTION].removeprefix(network.https)
    request = f"GET {path} HTTP/1.1\r\nHost: {network.address}\r\n\r\n".encode()
    with network.secure() as sock:
        for _ in range(3):
            sock.sendall(request)
            came = b""
            while b"</html>" not in came:
                came += sock.recv(65_536)
            assert "Secure" in re.findall(r"(?im)^set-cookie: (.*)$", head(came))[0]


def test_every_request_of_a_plain_connection_gets_the_page_not_the_first_alone(network: Network) -> None:
    request = f"GET /p/{PRODUCTION}/ HTTP/1.1\r\nHost: {network.address}\r\n\r\n".encode()
    with network.plain(int(network.ports[2])) as sock:
        for _ in range(3):
            sock.sendall(request)
            came = b""
            while b"</a>" not in came:
                came += sock.recv(65_536)
            assert head(came).startswith("HTTP/1.1 303")
            assert "\r\nLocation: /\r\n" in head(came) + "\r\n"


@pytest.mark.parametrize(
    "lie",
    [
        "X-Forwarded-Proto: https",
        "X-Forwarded-Ssl: on",
        "Forwarded: proto=https",
        "SCRIPT_NAME: /p",
        "X-Forwarded-Host: x",
    ],
)
def test_no_header_of_a_phone_opens_the_app_at_the_plain_door(network: Network, lie: str) -> None:
    answer = network.get(f"/p/{PRODUCTION}/", lie, secure=False)
    assert not head(answer).startswith("HTTP/1.1 200")


def test_a_first_line_of_a_phones_own_is_no_word_of_the_relay(network: Network) -> None:
    lie = b"PROXY TCP4 127.0.0.1 127.0.0.1 1 1\r\nGET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    for secure in (True, False):
        assert head(network.ask(lie, secure=secure)).startswith("HTTP/1.1 400")


def test_only_our_own_secure_page_may_ask_for_a_change(network: Network) -> None:
    def pushed(origin: str) -> str:
        lines = ["X-Callboard: 1", f"Origin: {origin}", "Content-Type: application/json", "Content-Length: 2"]
        request = "\r\n".join(
            [f"POST /p/{PRODUCTION}/api/sync HTTP/1.1", f"Host: {network.https[8:]}", "Connection: close", *lines]
        )
        return head(network.ask(request.encode() + b"\r\n\r\n{}"))[:12]

    assert pushed(network.https) == "HTTP/1.1 401"
    assert pushed(network.http) == "HTTP/1.1 403"
    assert pushed(network.https.replace("https", "http")) == "HTTP/1.1 403"
    assert pushed("https://elsewhere.example") == "HTTP/1.1 403"


def test_an_invitation_made_beside_it_carries_the_secure_address(network: Network) -> None:
    done = command("invite", HOLLIS.name, "--data", str(network.folder))
    assert f"\n{network.https}/join/" in done.stdout


@pytest.mark.parametrize("other", [("--url", "https://x.example"), ("--host", "0.0.0.0")])
def test_another_address_beside_it_is_not_understood(tmp_path: Path, other: tuple[str, str]) -> None:
    done = command("serve", "--lan", *other, "--data", str(tmp_path / "data"))
    assert done.returncode == 2
    assert "leave --url and --host away" in done.stderr


# The page


@pytest.mark.parametrize(("language", "title"), [(one, CATALOGUE[one]["lan.title"]) for one in ("en", "es")])
def test_the_page_says_what_does_not_work_and_why_in_the_phones_language(
    network: Network, language: str, title: str
) -> None:
    answer = network.get("/", f"Accept-Language: {language}", secure=False)
    page = body(answer).decode()
    assert f'<html lang="{language}">' in page
    assert f"<h1>{title}</h1>" in page
    assert f'href="{network.https}/"' in page
    prints = network.said["lan"]["fingerprint"]
    assert prints == ":".join(re.findall(r"[0-9A-F:]{23}", page.split('class="print"')[1]))
    policy = re.findall(r"(?im)^content-security-policy: (.*)$", head(answer))[0]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=", page)
    assert "Strict-Transport-Security" not in head(answer)


@pytest.mark.parametrize(
    ("agent", "first", "download"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)", "iPhone or iPad", "/callboard.mobileconfig"),
        ("Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/137", "Android", "/callboard.crt"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)", "Mac", "/callboard.crt"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64)", "Windows", "/callboard.crt"),
        ("", "iPhone or iPad", "/callboard.mobileconfig"),
    ],
)
def test_the_device_that_asks_has_its_steps_first(network: Network, agent: str, first: str, download: str) -> None:
    page = body(network.get("/", f"User-Agent: {agent}", secure=False)).decode()
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", page)[0] == first
    assert re.findall(r'class="action" href="([^"]+)"', page) == [download]


def test_the_certificate_comes_as_each_phone_takes_it_and_no_key_ever(network: Network) -> None:
    crt = network.get("/callboard.crt", secure=False)
    assert "Content-Type: application/x-x509-ca-cert" in head(crt)
    ours = x509.load_pem_x509_certificate(network.authority.read_bytes())
    assert x509.load_der_x509_certificate(body(crt)) == ours
    profile = network.get("/callboard.mobileconfig", "Accept-Language: es", secure=False)
    assert "Content-Type: application/x-apple-aspen-config" in head(profile)
    assert "Callboard en este rodaje" in body(profile).decode()
    secret = (network.folder / FOLDER / KEY).read_text().splitlines()[1]
    for path in ("/", "/callboard.crt", "/callboard.mobileconfig", "/certificate.css"):
        assert secret.encode() not in network.get(path, secure=False)


@pytest.mark.parametrize(
    "path",
    [
        "/key.pem",
        "/authority/key.pem",
        "/../authority/key.pem",
        "/server.pem",
        "/health",
        "/worker.js",
        "/static/build/index.html",
    ],
)
def test_every_other_address_leads_to_the_page(network: Network, path: str) -> None:
    assert head(network.get(path, secure=False)).startswith(("HTTP/1.1 303", "HTTP/1.1 404"))


def test_nothing_is_taken_at_the_plain_door(network: Network) -> None:
    request = f"POST /join/x HTTP/1.1\r\nHost: {network.address}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    assert head(network.ask(request.encode(), secure=False)).startswith("HTTP/1.1 405")


def test_plain_words_at_the_secure_door_get_the_page(network: Network) -> None:
    with network.plain() as sock:
        sock.sendall(f"GET / HTTP/1.1\r\nHost: {network.address}\r\nConnection: close\r\n\r\n".encode())
        came = b""
        while piece := sock.recv(65_536):
            came += piece
    assert CATALOGUE["en"]["lan.title"].encode() in came


# Coming and going


def test_asked_to_leave_it_is_gone_at_once_with_everything_it_started(own: Network) -> None:
    relay = own.relay
    code, seconds = own.stop()
    assert code == 0
    assert seconds < 2.0, seconds
    assert gone(relay)


def test_killed_it_takes_the_process_on_the_network_along_and_starts_again_at_the_same_ports(own: Network) -> None:
    relay, before = own.relay, own.https
    own.stop(signal.SIGKILL)
    assert gone(relay)
    assert own.start().https == before
    assert head(own.get("/health")).startswith("HTTP/1.1 200")


def test_the_process_on_the_network_killed_another_takes_its_place_at_the_same_port(own: Network) -> None:
    first = own.relay
    os.kill(first, signal.SIGKILL)
    assert gone(first)
    assert head(own.get("/health")).startswith("HTTP/1.1 200")  # who came meanwhile has waited
    assert own.relay != first
    assert alive(own.relay)


def test_the_second_start_shows_the_same_certificates(own: Network) -> None:
    before = own.said["lan"]["fingerprint"], (own.folder / FOLDER / FILE).read_bytes()
    own.stop()
    own.start()
    assert (own.said["lan"]["fingerprint"], (own.folder / FOLDER / FILE).read_bytes()) == before


def test_a_taken_port_is_said_with_its_option(network: Network, tmp_path: Path) -> None:
    ports = ["--port", "0", "--https-port", network.ports[1], "--http-port", "0"]
    done = command("serve", "--data", str(tmp_path / "other"), "--lan", network.address, *ports)
    assert done.returncode == 1
    assert f"cannot listen on {network.address}:{network.ports[1]}" in done.stderr
    assert "Name another port with --https-port" in done.stderr


def test_an_authority_that_cannot_be_used_stops_the_start_with_the_way_out(own: Network) -> None:
    own.stop()
    (own.folder / FOLDER / KEY).write_bytes(b"-----BEGIN PRIVATE KEY-----\nMIG")
    done = command("serve", "--data", str(own.folder), "--lan", own.address, "--port", "0")
    assert done.returncode == 1
    assert "holds no whole key" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_lan_nothing_of_it_is_made(folder: Path) -> None:
    with Served(folder):
        assert not (folder / FOLDER).exists()
