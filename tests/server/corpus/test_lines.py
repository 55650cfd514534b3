"""What is hardly HTTP: lying lengths, broken chunks, headers without end, requests cut at any byte."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator, Mapping
from contextlib import suppress

import pytest

from tests.cast import HOLLIS, IMOGEN, PRODUCTION
from tests.hand import Hand
from tests.served import Served
from tests.server.corpus.addresses import head, lives

SYNC = f"POST /p/{PRODUCTION}/api/sync HTTP/1.1".encode()
ME = f"GET /p/{PRODUCTION}/api/me HTTP/1.1".encode()
REFUSED = {400, 403, 405, 413, 414, 417, 431, 501, 505}
"""501 and 505: a coding or a version of HTTP that this server has not."""


@pytest.fixture(scope="module")
def imogen(shared: Served) -> Iterator[Hand]:
    hand = shared.ready(IMOGEN)
    yield hand
    lives(shared, hand)


def said(served: Served, sent: bytes, *, ends: bool = True) -> int | None:
    """The status of the answer to those bytes, None where the connection was closed without one. `ends`: nothing more
    will come."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as line:
        with suppress(OSError):
            line.sendall(sent)
            if ends:
                line.shutdown(socket.SHUT_WR)
        came = b""
        with suppress(ConnectionResetError):
            while b"\r\n" not in came and (part := line.recv(65_536)):
                came += part
    return int(came.split()[1]) if came.startswith(b"HTTP/1.") else None


def request(served: Served, hand: Hand, line: bytes, *headers: bytes, body: bytes = b"", own: bool = True) -> bytes:
    """A request as our own page would send it, and those headers."""
    told = [
        b"Host: 127.0.0.1:%d" % served.port,
        b"Origin: " + served.url.encode(),
        b"X-Callboard: 1",
        b"Cookie: " + hand.cookie(f"/p/{PRODUCTION}/").encode(),
        b"Content-Type: application/json",
        b"Connection: close",
    ]
    return b"\r\n".join([line, *(told if own else ()), *headers, b"", b""]) + body


def push(hand: Hand) -> bytes:
    """A message that would be applied if it came whole."""
    entry = hand.entry("check_in", "make", person=hand_id(hand), what="in", at="2026-05-14T13:00:00.000Z")
    return json.dumps(hand.message([entry])).encode()


def hand_id(hand: Hand) -> str:
    return HOLLIS.id if hand.cookies else ""


LENGTHS: Mapping[str, tuple[bytes, ...]] = {
    "missing": (),
    "below zero": (b"Content-Length: -1",),
    "a word": (b"Content-Length: all",),
    "signed": (b"Content-Length: +10",),
    "hexadecimal": (b"Content-Length: 0x10",),
    "empty": (b"Content-Length:",),
    "beyond all": (b"Content-Length: " + b"9" * 40,),
    "two that differ": (b"Content-Length: 10", b"Content-Length: 900"),
    "two in one": (b"Content-Length: 10, 900",),
    "shorter than the body": (b"Content-Length: 20",),
    "longer than the body": (b"Content-Length: 20000",),
    "other figures": ("Content-Length: ٣".encode(),),
    "beside chunks": (b"Content-Length: 10", b"Transfer-Encoding: chunked"),
    "chunks twice": (b"Transfer-Encoding: chunked, chunked",),
    "chunks, then packed": (b"Transfer-Encoding: chunked, gzip",),
    "packed chunks": (b"Transfer-Encoding: gzip, chunked",),
    "chunks, nearly": (b"Transfer-Encoding: xchunked",),
    "chunks, folded": (b"Transfer-Encoding:\r\n chunked",),
}


@pytest.mark.parametrize("title", LENGTHS)
def test_a_length_that_lies_does_nothing(shared: Served, imogen: Hand, title: str) -> None:
    hand = shared.ready(HOLLIS)
    before = head(shared)
    status = said(shared, request(shared, hand, SYNC, *LENGTHS[title], body=push(hand)))
    assert status is None or status in REFUSED, status
    assert head(shared) == before


CHUNKS: Mapping[str, bytes] = {
    "no figure": b"zz\r\n{}\r\n0\r\n\r\n",
    "below zero": b"-2\r\n{}\r\n0\r\n\r\n",
    "beyond all": b"F" * 400 + b"\r\n{}\r\n0\r\n\r\n",
    "0x": b"0x2\r\n{}\r\n0\r\n\r\n",
    "longer than said": b"1\r\n{}\r\n0\r\n\r\n",
    "shorter than said": b"5\r\n{}\r\n0\r\n\r\n",
    "never ended": b"2\r\n{}\r\n",
    "an extension of 100,000 letters": b"2;" + b"x" * 100_000 + b"\r\n{}\r\n0\r\n\r\n",
    "trailers without end": b"2\r\n{}\r\n0\r\n" + b"A: b\r\n" * 20_000 + b"\r\n",
    "no lines": b"2{}0",
    "a million of one letter": b"1\r\n \r\n" * 200_000 + b"0\r\n\r\n",
}


@pytest.mark.parametrize("title", CHUNKS)
def test_broken_chunks_do_nothing(shared: Served, imogen: Hand, title: str) -> None:
    before = head(shared)
    status = said(shared, request(shared, imogen, SYNC, b"Transfer-Encoding: chunked", body=CHUNKS[title]))
    assert status is None or status in REFUSED, status
    assert head(shared) == before


def test_a_whole_message_in_chunks_of_one_letter_is_taken(shared: Served) -> None:
    hand = shared.ready(HOLLIS)
    body = b"".join(b"1\r\n%c\r\n" % letter for letter in push(hand)) + b"0\r\n\r\n"
    before = head(shared)
    assert said(shared, request(shared, hand, SYNC, b"Transfer-Encoding: chunked", body=body)) == 200
    assert head(shared)[0] == before[0] + 1


HEADERS: Mapping[str, tuple[bytes, ...]] = {
    "101 of them": tuple(b"X-A%d: b" % count for count in range(101)),
    "10,000 of them": tuple(b"X-A%d: b" % count for count in range(10_000)),
    "one of 10 kB": (b"X-A: " + b"b" * 10_000,),
    "one of a megabyte": (b"X-A: " + b"b" * 1_000_000,),
    "a name of 10 kB": (b"X" * 10_000 + b": b",),
    "no colon": (b"X-A",),
    "a blank in the name": (b"X A: b",),
    "a blank behind the name": (b"X-A : b",),
    "no name": (b": b",),
    "a NUL": (b"X-A: \x00",),
    "a lone line feed": (b"X-A: b\nX-Callboard: 1",),
    "a lone return": (b"X-A: b\rX-B: c",),
    "folded": (b"X-A: b\r\n  c",),
    "an underline": (b"X_Callboard: 1", b"Content_Length: 5"),
    "bytes above": (b"X-\xff\xfe: \xff",),
    "two hosts": (b"Host: evil.example",),
}


@pytest.mark.parametrize("title", HEADERS)
def test_headers_that_are_none_are_refused_or_not_read(shared: Served, imogen: Hand, title: str) -> None:
    status = said(shared, request(shared, imogen, ME, *HEADERS[title]))
    assert status is None or status == 200 or status in REFUSED, status
    bare = said(shared, b"\r\n".join([ME, *HEADERS[title], b"", b""]))
    assert bare is None or bare == 401 or bare in REFUSED, bare


LINES: Mapping[str, bytes] = {
    "nothing": b"",
    "empty lines": b"\r\n" * 1_000,
    "one word": b"GET",
    "HTTP 0.9": b"GET /health\r\n",
    "HTTP 9.9": b"GET /health HTTP/9.9\r\nHost: x\r\n\r\n",
    "HTTP 2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "no version": b"GET /health HTTP/\r\n\r\n",
    "no path": b"GET  HTTP/1.1\r\nHost: x\r\n\r\n",
    "no slash": b"GET health HTTP/1.1\r\nHost: x\r\n\r\n",
    "a star": b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
    "another server's address": b"GET http://evil.example/health HTTP/1.1\r\nHost: x\r\n\r\n",
    "an address of odd bytes": b"GET /p/\xff\xfe\x80 HTTP/1.1\r\nHost: x\r\n\r\n",
    "a fragment": b"GET /health#x HTTP/1.1\r\nHost: x\r\n\r\n",
    "two slashes": b"GET //evil.example/%2e%2e HTTP/1.1\r\nHost: x\r\n\r\n",
    "a method of a kilobyte": b"G" * 1_000 + b" / HTTP/1.1\r\nHost: x\r\n\r\n",
    "a method of odd letters": b"G\xc3\x89T / HTTP/1.1\r\nHost: x\r\n\r\n",
    "an address of 100 kB": b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "no host": b"GET /health HTTP/1.1\r\n\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500),
    "SSH": b"SSH-2.0-OpenSSH_9.2\r\n",
    "a proxy's hello": b"PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n",
    "64 kB of anything": bytes(range(256)) * 256,
    "a connect": b"CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n",
}


@pytest.mark.parametrize("title", LINES)
def test_what_is_hardly_a_request_ends_without_harm(shared: Served, imogen: Hand, title: str) -> None:
    status = said(shared, LINES[title])
    assert status is None or status in {200, 301, 308, 404, *REFUSED}, status
    assert shared.hand().get("/health").status == 200


def test_a_push_that_is_cut_at_any_byte_does_nothing(shared: Served, imogen: Hand) -> None:
    hand = shared.ready(HOLLIS)
    body = push(hand)
    whole = request(shared, hand, SYNC, b"Content-Length: %d" % len(body), body=body)
    before = head(shared)
    for end in range(0, len(whole), 3):
        status = said(shared, whole[:end])
        assert status is None or status in REFUSED, whole[:end]
    assert head(shared) == before
    assert said(shared, whole) == 200
    assert head(shared)[0] == before[0] + 1


def test_a_push_that_comes_letter_by_letter_is_taken(shared: Served) -> None:
    hand = shared.ready(HOLLIS)
    body = push(hand)
    before = head(shared)
    with socket.create_connection(("127.0.0.1", shared.port), timeout=20) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for letter in request(shared, hand, SYNC, b"Content-Length: %d" % len(body), body=body):
            line.send(bytes([letter]))
        assert line.recv(12) == b"HTTP/1.1 200"
    assert head(shared)[0] == before[0] + 1


def test_fifty_requests_on_one_line_are_answered_in_order(shared: Served, imogen: Hand) -> None:
    one = b"GET /health HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % shared.port
    last = one.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    came = b""
    with socket.create_connection(("127.0.0.1", shared.port), timeout=20) as line:
        line.sendall(one * 49 + last)
        while part := line.recv(65_536):
            came += part
    assert came.count(b"HTTP/1.1 200 OK") == 50
