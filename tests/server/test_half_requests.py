"""Requests that stop halfway: a phone that walked out of range must not hold a thread until somebody notices (W2)."""

from __future__ import annotations

import logging
import socket
import threading
import time
from typing import Any

import pytest
from gunicorn.config import Config
from gunicorn.workers.gthread import TConn

from server.serving import TO_ASK, Worker

HALVES = [
    b"POST /p/borrow-pit/api/sync HTTP/1.1\r\nHost: x\r\nX-Callb",
    b"POST /p/borrow-pit/api/sync HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{",
]


class OneWorker(Worker):
    """A worker of one connection, without a port."""

    def __init__(self) -> None:
        self.at_work = {}
        self.cfg = Config()
        self.log = logging.getLogger("worker")

    def handle_request(self, req: Any, conn: Any) -> bool:
        req.body.read()
        return False


@pytest.mark.parametrize("half", HALVES)
def test_W2_a_request_that_stops_halfway_gives_its_thread_back(half: bytes) -> None:
    worker, (ours, theirs) = OneWorker(), socket.socketpair()
    conn = TConn(worker.cfg, ours, ("127.0.0.1", 1), ("127.0.0.1", 2))
    theirs.sendall(half)
    thread = threading.Thread(target=worker.handle, args=(conn,), daemon=True)
    thread.start()
    while conn not in worker.at_work:
        time.sleep(0)
    worker.hurry(time.monotonic() + TO_ASK / 2)
    thread.join(0.2)
    assert thread.is_alive()
    worker.hurry(time.monotonic() + TO_ASK + 1)
    thread.join(10)
    assert not thread.is_alive()
    assert worker.at_work == {}
    ours.close()
    theirs.close()
