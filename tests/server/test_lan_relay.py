"""The process on the network under faults: the silent, the slow, the many, the mad; others notice nothing."""

from __future__ import annotations

import os
import random
import signal
import socket
import ssl
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from cryptography import x509

from server.lan.leaf import leaf_of
from tests.relayed import FAR, HERE, Relayed, hung_up

SOON = 15.0


@pytest.fixture
def relayed(tmp_path: Path) -> Iterator[Relayed]:
    with Relayed(tmp_path) as relayed:
        yield relayed
        assert relayed.process.poll() is None or relayed.process.returncode == 0
        assert b"Traceback" not in relayed.end()


def until(fact: object, words: str) -> None:
    assert callable(fact)
    end = time.monotonic() + SOON
    while not fact():
        assert time.monotonic() < end, words
        time.sleep(0.02)


def test_bytes_pass_both_ways_whole_and_the_first_line_says_who_came(relayed: Relayed) -> None:
    whole = random.Random(3).randbytes(3_000_000)
    with relayed.secure(FAR) as sock:
        mine = sock.getsockname()
        writing = threading.Thread(target=sock.sendall, args=(b"x" + whole,))
        writing.start()
        came = b""
        while len(came) < len(whole) + 1:
            came += sock.recv(65_536)
        writing.join()
    assert came == b"x" + whole
    door = relayed.doors[0].getsockname()
    assert relayed.https.first == [f"PROXY TCP4 {FAR} {HERE} {mine[1]} {door[1]}"]


def test_what_is_plain_goes_to_the_page_at_either_door(relayed: Relayed) -> None:
    for door in (0, 1):
        with relayed.plain(door) as sock:
            sock.sendall(b"GET / HTTP/1.1\r\n")
            assert sock.recv(100) == b"GET / HTTP/1.1\r\n"
    assert len(relayed.http.first) == 2
    assert relayed.https.first == []


@pytest.mark.parametrize(
    "said", [b"", b"\x16\x03\x01\x02\x00\x01\x00", b"G"], ids=["nothing", "half a hello", "a letter"]
)
def test_whoever_says_nothing_more_loses_his_place_in_time_and_others_are_served_meanwhile(
    tmp_path: Path, said: bytes
) -> None:
    with Relayed(tmp_path, begin=3.0) as relayed, ExitStack() as held:
        silent = [held.enter_context(relayed.plain(source=FAR)) for _ in range(40)]
        for one in silent:
            one.sendall(said)
        began = time.monotonic()
        relayed.serves()
        assert time.monotonic() - began < 2.5
        if said != b"G":  # which is a beginning, of something plain
            assert all(hung_up(one) for one in silent)
            assert relayed.http.first == []
        relayed.serves(FAR)


def test_a_handshake_and_then_nothing_is_ended_too(tmp_path: Path) -> None:
    with Relayed(tmp_path, begin=2.0) as relayed, relayed.secure() as sock:
        assert hung_up(sock)
        assert relayed.https.first == []


def test_one_address_cannot_take_every_place_of_those_who_begin(relayed: Relayed) -> None:
    with ExitStack() as held:
        flood = [held.enter_context(relayed.plain(source=FAR)) for _ in range(150)]
        for one in flood:
            one.settimeout(0.5)
        refused = [one for one in flood[100:] if hung_up_now(one)]
        assert len(refused) == 50
        relayed.serves()


def hung_up_now(sock: socket.socket) -> bool:
    try:
        return hung_up(sock)
    except TimeoutError:
        return False


def test_more_than_its_cap_are_turned_away_and_let_in_when_others_leave(tmp_path: Path) -> None:
    with Relayed(tmp_path, most=16) as relayed:
        with ExitStack() as held:
            inside = [held.enter_context(relayed.secure()) for _ in range(16)]
            for one in inside:
                one.sendall(b"here")
                assert one.recv(10) == b"here"
            with relayed.plain(source=FAR) as late:
                assert hung_up(late)
        until(lambda: _let_in(relayed), "nobody was let in when places were free")


def _let_in(relayed: Relayed) -> bool:
    try:
        relayed.serves(FAR)
    except (ssl.SSLError, ConnectionError):
        return False
    return True


def test_rubbish_of_every_sort_ends_its_own_connection_and_nothing_else(relayed: Relayed) -> None:
    chance = random.Random(11)
    before = relayed.descriptors
    for size in (1, 2, 5, 17, 300, 20_000):
        for start in (
            b"",
            b"\x16",
            b"\x16\x03\x01",
            b"\x16\x03\x03\xff\xff",
            b"\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00",
        ):
            with relayed.plain(source=FAR) as sock:
                try:
                    sock.sendall(b"\x16" + (start + chance.randbytes(size))[1:])
                    sock.shutdown(socket.SHUT_WR)
                    while sock.recv(65_536):
                        pass
                except ConnectionError:
                    pass
    assert relayed.https.first == []
    relayed.serves()
    until(lambda: relayed.descriptors <= before, "descriptors were left open")


def test_a_phone_that_reads_nothing_costs_neither_memory_nor_others(relayed: Relayed) -> None:
    relayed.serves()
    before = relayed.memory
    with relayed.secure(FAR) as deaf:
        deaf.sendall(b"FLOOD 200000000")
        assert deaf.recv(1) == b"x"
        for _ in range(5):
            began = time.monotonic()
            relayed.serves()
            assert time.monotonic() - began < 5
        assert relayed.memory - before < 30_000_000


def test_a_phone_that_vanishes_is_told_to_the_server_and_leaves_nothing(relayed: Relayed) -> None:
    relayed.serves()
    assert relayed.https.ended.acquire(timeout=SOON)
    before = relayed.descriptors
    for _ in range(20):
        sock = relayed.secure()
        sock.sendall(b"here")
        assert sock.recv(10) == b"here"
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        sock.close()
    for _ in range(20):
        assert relayed.https.ended.acquire(timeout=SOON)
    until(lambda: relayed.descriptors <= before, "descriptors were left open")


def test_last_words_of_the_server_arrive_before_the_end(relayed: Relayed) -> None:
    with relayed.secure() as sock:
        sock.sendall(b"BYE")
        came = b""
        while piece := sock.recv(100):
            came += piece
    assert came == b"last words"


def test_a_server_that_is_not_there_ends_the_connection_and_not_the_relay(relayed: Relayed) -> None:
    port = relayed.https.port
    relayed.https.listening.shutdown(socket.SHUT_RDWR)
    relayed.https.listening.close()
    with relayed.secure() as sock:
        sock.sendall(b"hello")
        assert hung_up(sock)
    with socket.create_server((HERE, port)) as back, relayed.secure() as sock:
        sock.sendall(b"hello")
        taken, _ = back.accept()
        with taken:
            assert taken.recv(1000).endswith(b"\r\nhello")


def test_a_renewed_certificate_is_shown_at_once_and_open_connections_go_on(relayed: Relayed) -> None:
    def shown() -> x509.Certificate:
        with relayed.secure() as sock:
            return x509.load_der_x509_certificate(sock.getpeercert(binary_form=True) or b"")

    first = shown()
    with relayed.secure() as old:
        old.sendall(b"before")
        assert old.recv(10) == b"before"
        leaf_of(relayed.folder, relayed.authority, {HERE, FAR, "192.168.1.77"})
        assert relayed.process.stdin is not None
        relayed.process.stdin.write(b"renewed\n")
        relayed.process.stdin.flush()
        until(lambda: shown() != first, "the old certificate is still shown")
        old.sendall(b"after")
        assert old.recv(10) == b"after"


@pytest.mark.parametrize("how", ["its parent is gone", "SIGTERM"])
def test_it_leaves_with_what_was_said_last(relayed: Relayed, how: str) -> None:
    with relayed.secure() as sock:
        sock.sendall(b"here")
        assert sock.recv(10) == b"here"
        if how == "SIGTERM":
            os.kill(relayed.process.pid, signal.SIGTERM)
        else:
            assert relayed.process.stdin is not None
            relayed.process.stdin.close()
            relayed.process.stdin = None
        sock.sendall(b"BYE")
        assert sock.recv(100) == b"last words"
    assert relayed.process.wait(SOON) == 0


def test_ctrl_c_in_the_terminal_is_the_parents_to_answer(relayed: Relayed) -> None:
    os.kill(relayed.process.pid, signal.SIGINT)
    relayed.serves()
