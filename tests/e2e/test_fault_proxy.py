"""The proxy itself is tried first: a fault that does not happen would make every test behind it pass for nothing."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.e2e.fault_proxy import FaultProxy


class Desk(BaseHTTPRequestHandler):
    """Answers with as many bytes as the path asks for, and keeps what was posted."""

    protocol_version = "HTTP/1.1"
    posted: list[bytes]

    def do_GET(self) -> None:
        self.reply(b"x" * int(self.path.strip("/") or 2))

    def do_POST(self) -> None:
        self.posted.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.reply(b"done")

    def reply(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def posted() -> list[bytes]:
    return []


@pytest.fixture
def proxy(posted: list[bytes]) -> Iterator[FaultProxy]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("ThisDesk", (Desk,), {"posted": posted}))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    with FaultProxy(("127.0.0.1", server.server_address[1])) as proxy:
        yield proxy
    server.shutdown()
    server.server_close()
    thread.join()


def connect(proxy: FaultProxy, timeout: float = 5.0) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", proxy.port, timeout=timeout)


def ask(proxy: FaultProxy, path: str = "/") -> bytes:
    line = connect(proxy)
    line.request("GET", path)
    body = line.getresponse().read()
    line.close()
    return body


def test_up_passes_both_ways_and_counts(proxy: FaultProxy) -> None:
    assert len(ask(proxy, "/100000")) == 100_000
    seen = proxy.wait_for(lambda counts: counts.bytes_down > 100_000)
    assert seen.connections == 1
    assert seen.bytes_up > 0


def test_cut_breaks_what_is_open_and_what_comes_then_up_mends(proxy: FaultProxy) -> None:
    line = connect(proxy)
    line.request("GET", "/")
    line.getresponse().read()
    proxy.cut()
    with pytest.raises((ConnectionError, http.client.BadStatusLine)):
        line.request("GET", "/")
        line.getresponse()
    with pytest.raises((ConnectionError, http.client.BadStatusLine)):
        ask(proxy)
    assert proxy.seen().refused >= 1
    proxy.up()
    assert ask(proxy) == b"xx"


def test_hole_stays_open_and_lets_nothing_through_until_up(proxy: FaultProxy, posted: list[bytes]) -> None:
    proxy.hole()
    line = connect(proxy)
    line.request("POST", "/", b"a deed")
    proxy.wait_for(lambda counts: counts.held > 0)
    assert posted == []
    line.sock.settimeout(0.3)
    with pytest.raises(TimeoutError):
        line.sock.recv(1)
    line.sock.settimeout(5)
    proxy.up()
    assert line.getresponse().read() == b"done"
    assert posted == [b"a deed"]


def test_what_a_hole_held_dies_in_a_cut(proxy: FaultProxy, posted: list[bytes]) -> None:
    proxy.hole()
    line = connect(proxy)
    line.request("POST", "/", b"a deed")
    proxy.wait_for(lambda counts: counts.held > 0)
    proxy.cut()
    proxy.up()
    assert ask(proxy) == b"xx"
    assert posted == []


def test_a_hole_catches_a_connection_that_was_open_before(proxy: FaultProxy) -> None:
    line = connect(proxy)
    line.request("GET", "/")
    line.getresponse().read()
    proxy.hole()
    line.request("GET", "/")
    line.sock.settimeout(0.3)
    with pytest.raises(TimeoutError):
        line.sock.recv(1)


def test_delay_is_paid_each_way_and_is_no_rate(proxy: FaultProxy) -> None:
    proxy.delay(0.2)
    started = time.monotonic()
    assert len(ask(proxy, "/500000")) == 500_000
    assert 0.4 <= time.monotonic() - started < 2.0


def test_rate_is_shared_by_all_connections(proxy: FaultProxy) -> None:
    proxy.rate(100_000)
    started = time.monotonic()
    threads = [threading.Thread(target=ask, args=(proxy, "/25000")) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 0.45 <= time.monotonic() - started < 3.0


def test_captive_answers_every_request_with_its_page(proxy: FaultProxy, posted: list[bytes]) -> None:
    proxy.captive("<h1>Welcome to the Motel</h1>")
    line = connect(proxy)
    line.request("POST", "/p/x/api/sync", b"a deed")
    answer = line.getresponse()
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert answer.read() == b"<h1>Welcome to the Motel</h1>"
    assert ask(proxy) == b"<h1>Welcome to the Motel</h1>"
    assert proxy.seen().captured == 2
    assert posted == []
    proxy.up()
    assert ask(proxy) == b"xx"


def test_drop_response_once_lets_the_deed_arrive_and_loses_the_reply(proxy: FaultProxy, posted: list[bytes]) -> None:
    dropped = proxy.drop_response_once(b"POST ")
    assert ask(proxy) == b"xx"
    line = connect(proxy)
    line.request("POST", "/", b"a deed")
    with pytest.raises((ConnectionError, http.client.BadStatusLine)):
        line.getresponse()
    assert dropped.wait(5)
    again = connect(proxy)
    again.request("POST", "/", b"a deed")
    assert again.getresponse().read() == b"done"
    assert posted == [b"a deed", b"a deed"]
    assert proxy.seen().dropped == 1


def test_a_server_that_is_not_there_resets_the_client() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = free.getsockname()[1]
    with FaultProxy(("127.0.0.1", nobody)) as proxy:
        with pytest.raises((ConnectionError, http.client.BadStatusLine)):
            ask(proxy)
        assert proxy.seen().refused == 1


def test_wait_for_says_what_was_seen_when_it_gives_up(proxy: FaultProxy) -> None:
    with pytest.raises(TimeoutError, match="connections=0"):
        proxy.wait_for(lambda counts: counts.connections > 0, timeout=0.05)
