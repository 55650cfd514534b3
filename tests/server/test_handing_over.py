"""A live socket goes from the worker that shook hands to the keeper, nothing of it lost; and one frame serves all."""

from __future__ import annotations

import base64
import json
import os
import socket
import ssl
import threading
import uuid
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from werkzeug.serving import make_server

from server.app import create_app
from server.config import Config
from server.desk import invitations
from server.live.frames import AGREED, FULL, Answer, Body, Message, agreed, frame_head
from server.live.live_socket import LiveSocket
from server.live.loop import Loop
from server.live.relay import relay
from server.live.seat import Seat
from tests.cast import HOLLIS, IMOGEN, JUNO, PRODUCTION
from tests.hand import Hand
from tests.served import Served

BROWSER = "permessage-deflate; client_max_window_bits"


def masked(text: str, *, squeezed: bool = False) -> bytes:
    """A client's text frame."""
    payload, bits = text.encode(), 0x81
    if squeezed:
        press = zlib.compressobj(9, zlib.DEFLATED, -15)
        payload, bits = (press.compress(payload) + press.flush(zlib.Z_SYNC_FLUSH))[:-4], 0xC1
    size = len(payload)
    head = bytes([bits, 0x80 | size]) if size < 126 else bytes([bits, 0xFE]) + size.to_bytes(2, "big")
    mask = os.urandom(4)
    return head + mask + bytes(byte ^ mask[at % 4] for at, byte in enumerate(payload))


def inflated(payload: bytes) -> bytes:
    """What was squeezed, by itself and without any context (RFC 7692, 7.2.2)."""
    return zlib.decompressobj(-15).decompress(payload + b"\x00\x00\xff\xff")


class Raw:
    """A phone's end of a socket, byte by byte."""

    def __init__(self, hand: Hand, extensions: str = "", behind: bytes = b"") -> None:
        told = urlsplit(hand.url)
        self.sock = socket.create_connection((told.hostname or "", told.port or 0), timeout=20)
        path = f"/p/{hand.production}/api/live"
        lines = [
            f"GET {path} HTTP/1.1",
            f"Host: {told.netloc}",
            f"Origin: {hand.url}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
            f"Cookie: {hand.cookie(path)}",
            *([f"Sec-WebSocket-Extensions: {extensions}"] if extensions else []),
        ]
        self.sock.sendall("\r\n".join([*lines, "", ""]).encode() + behind)
        self.came = b""
        while b"\r\n\r\n" not in self.came:
            self.came += self.sock.recv(65_536)
        head, self.came = self.came.split(b"\r\n\r\n", 1)
        self.status = int(head.split()[1])
        self.answered = {
            name.lower(): value for name, value in (line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
        }

    def _exactly(self, count: int) -> bytes:
        while len(self.came) < count:
            more = self.sock.recv(65_536)
            assert more, "the socket was closed"
            self.came += more
        taken, self.came = self.came[:count], self.came[count:]
        return taken

    def frame(self) -> tuple[int, bytes]:
        """The next frame: its first byte, and its payload as it came."""
        first, size = self._exactly(2)
        if size == 126:
            size = int.from_bytes(self._exactly(2), "big")
        elif size == 127:
            size = int.from_bytes(self._exactly(8), "big")
        return first, self._exactly(size)

    def message(self) -> tuple[bool, dict[str, Any]]:
        """The next text message, and whether it came squeezed."""
        first, payload = self.frame()
        if first & 0x40:
            payload = inflated(payload)
        return bool(first & 0x40), json.loads(payload)


def test_W1_what_a_phone_sends_right_behind_its_handshake_is_heard(shared: Served) -> None:
    hand = shared.ready(HOLLIS)
    message = hand.message()
    raw = Raw(hand, behind=masked(json.dumps({"type": "ping", "nonce": "early"})) + masked(
        json.dumps({"type": "sync", **message})))  # fmt: skip
    assert raw.status == 101
    told = [raw.message()[1], raw.message()[1]]
    assert {one["nonce"] for one in told} == {"early", message["nonce"]}
    assert {one["type"] for one in told} == {"pong", "reply"}


@pytest.mark.parametrize(
    ("offers", "taken"),
    [
        (None, None),
        ("", None),
        (BROWSER, AGREED),
        ("permessage-deflate", AGREED),
        ("permessage-deflate; server_no_context_takeover; client_no_context_takeover", AGREED),
        ("permessage-deflate; server_max_window_bits=15", AGREED + "; server_max_window_bits=15"),
        ("permessage-deflate; server_max_window_bits=10", None),
        ("permessage-deflate; server_max_window_bits=10, permessage-deflate", AGREED),
        ("permessage-deflate; unheard_of", None),
        ("x-webkit-deflate-frame", None),
    ],
)
def test_only_a_deflate_in_which_each_message_stands_alone_is_agreed_on(offers: str | None, taken: str | None) -> None:
    assert agreed(offers) == taken


def test_a_large_message_is_squeezed_once_for_all_who_agreed_and_says_the_same(shared: Served) -> None:
    imogen, juno = shared.ready(IMOGEN), shared.ready(JUNO)
    squeezing, also, plain = Raw(juno, BROWSER), Raw(juno, BROWSER), Raw(juno)
    for raw in (squeezing, also):
        assert raw.answered["sec-websocket-extensions"].split("; ")[0] == "permessage-deflate"
        assert "server_no_context_takeover" in raw.answered["sec-websocket-extensions"]
    assert "sec-websocket-extensions" not in plain.answered
    for raw in (squeezing, also, plain):
        asked = json.dumps({"type": "sync", **juno.message(), "device": str(uuid.uuid4()), "x": "y" * 2_000})
        raw.sock.sendall(masked(asked, squeezed=raw is not plain))
        assert raw.message()[1]["type"] == "reply"
    imogen.did("run", "give", title="Small")
    for raw in (squeezing, also, plain):
        assert [raw.message()[0], raw.message()[0]] == [False, False], "what is small is not squeezed"
    imogen.did("run", "give", title="Large", note="of many like words " * 200)
    frames = [raw.frame() for raw in (squeezing, also, plain)]
    assert frames[0] == frames[1]
    assert [first for first, _ in frames] == [0xC1, 0xC1, 0x81]
    assert len(frames[0][1]) < len(frames[2][1]) / 3
    assert inflated(frames[0][1]) == frames[2][1]
    assert {raw.message()[1]["type"] for raw in (squeezing, also, plain)} == {"mark"}


def test_a_message_is_framed_once_each_way() -> None:
    message = Message("x" * 5_000)
    assert message.framed(True) is message.framed(True)
    assert message.framed(False) is message.framed(False)
    assert Message("x").framed(True) == Message("x").framed(False)


def test_a_reply_shares_its_changes_and_reads_as_one_message_squeezed_or_not() -> None:
    body = Body([f'{{"kind":"run","id":"{n}","gone":true}}' for n in range(500)])
    told = []
    for nonce in ("one", "another"):
        answer = Answer(f'{{"type":"reply","nonce":"{nonce}","changes":[', body)
        plain, squeezed = answer.parts(False), answer.parts(True)
        assert plain[2] is body.plain
        assert squeezed[2] is body.squeezed
        whole = b"".join(plain)[4:]
        assert frame_head(0x1, len(whole)) == plain[0]
        assert frame_head(0x41, sum(map(len, squeezed[1:]))) == squeezed[0]
        assert len(squeezed[2]) < len(body.plain) / 3
        assert inflated(b"".join(squeezed[1:])) == whole
        told.append(json.loads(whole))
    assert [one["nonce"] for one in told] == ["one", "another"]
    assert len(told[0]["changes"]) == 500
    few = Answer("{" + '"changes":[', Body(["1"])).parts(True)
    assert b"".join(few) == b'\x81\x0f{"changes":[1]}'


def test_a_socket_for_which_there_is_no_more_room_is_closed_and_told_to_come_later() -> None:
    loop = Loop(1, 30.0)
    loop.start()
    ends = []
    for _ in range(2):
        theirs, ours = socket.socketpair()
        ends.append(theirs)
        loop.adopt(LiveSocket(ours, Seat("p", "q", "r"), 1_000), lambda *_: None, lambda _: None)
    ends[1].settimeout(10)
    first, size, *code = ends[1].recv(4)
    assert (first, int.from_bytes(bytes(code), "big")) == (0x88, FULL)
    assert size > 2, "and why"
    for end in ends:
        end.close()


def certificate(folder: Path) -> Path:
    """A certificate of one's own for localhost, with its key, in one file."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now - timedelta(1)).not_valid_after(now + timedelta(1))
    signed = made.sign(key, hashes.SHA256())
    path = folder / "own.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return path


def test_W1_a_socket_whose_tls_ends_in_the_worker_is_passed_on_byte_by_byte(tmp_path: Path) -> None:
    server, client = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    server.load_cert_chain(certificate(tmp_path))
    client.check_hostname, client.verify_mode = False, ssl.CERT_NONE
    ours, theirs = socket.socketpair()
    made: list[ssl.SSLSocket] = []
    shakes = threading.Thread(target=lambda: made.append(server.wrap_socket(ours, server_side=True)))
    shakes.start()
    phone = client.wrap_socket(theirs)
    shakes.join(10)
    handed = relay(made[0])
    made[0].close()  # as the web server does, which thinks it still has it
    handed.settimeout(10)
    phone.sendall(b"up" * 20_000)
    came = b""
    while len(came) < 40_000:
        came += handed.recv(65_536)
    assert came == b"up" * 20_000
    handed.sendall(b"down" * 20_000)
    came = b""
    while len(came) < 80_000:
        came += phone.recv(65_536)
    assert came == b"down" * 20_000
    phone.close()
    assert handed.recv(1) == b""
    handed.close()


@pytest.fixture
def one_process(folder: Path) -> Iterator[Hand]:
    """A server of one process, whatever WSGI server that is: here werkzeug's own."""
    app = create_app(Config(folder))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    house = app.extensions["productions"].open(PRODUCTION)
    hand = Hand(f"http://127.0.0.1:{server.port}")
    hand.join(invitations.invite(house.desk, PRODUCTION, IMOGEN.id, role=IMOGEN.role, by=None, hours=1)[0])
    yield hand
    app.extensions["productions"].close()
    server.shutdown()
    server.server_close()


def test_W1_where_nothing_can_be_handed_over_one_process_does_it_all_and_says_so(one_process: Hand) -> None:
    assert one_process.get("/health").json["arrangement"] == "in process"
    one_process.sync()
    ear = one_process.listen()
    ear.sync()
    one_process.did("run", "give", title="Paint")
    ear.next("mark")
    health = one_process.get("/health").json
    assert (health["status"], health["keeper"], health["sockets"]["open"]) == ("ok", "alive", 1)
    ear.close()
