"""What strangers and broken phones send costs the server no memory that it does not get back."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cast import IMOGEN
from tests.hand import Hand
from tests.served import Served
from tests.server.corpus.addresses import ADDRESSES, SIGNS_OUT
from tests.server.corpus.bodies import ENCODED, JSON, OVERSIZED

KEPT, AT_MOST = 48, 400
"""Megabytes: what three more rounds may leave behind, and what the worst of them may take while it lasts."""


def megabytes(served: Served, what: str) -> float:
    """Of the process that has most of it."""
    found = []
    for one in served.processes:
        told = Path(f"/proc/{one}/status").read_text()
        size = re.search(rf"^{what}:\s+(\d+) kB", told, re.MULTILINE)
        assert size, told
        found.append(int(size[1]) / 1_000)
    return max(found)


def everything(hand: Hand) -> int:
    """Sends the worst of the corpus to every address that takes a body; how many answers came."""
    answered = 0
    for one in ADDRESSES:
        if not one.changes or one.endpoint == SIGNS_OUT:
            continue
        for body in OVERSIZED.values() if one.said is None or one.takes_json else ():
            answered += sent(hand, one.method, one.path(), body, {"Content-Type": JSON})
        for coding, body in ENCODED.values():
            answered += sent(hand, one.method, one.path(), body, {"Content-Type": JSON, "Content-Encoding": coding})
    widest = b'{"entries":[' + b",".join([b'{"a":[1,2,3]}'] * 90_000) + b"]}"
    return answered + sent(hand, "POST", f"/p/{hand.production}/api/sync", widest, {"Content-Type": JSON})


def sent(hand: Hand, method: str, path: str, body: bytes, headers: dict[str, str]) -> int:
    try:
        return int(hand.request(method, path, body, headers).status in range(400, 500))
    except ConnectionError:
        return 0  # refused by its length, unread


def test_A7_memory_stays_where_it_is_whatever_is_sent(served: Served) -> None:
    hand = served.ready(IMOGEN)
    start = megabytes(served, "VmRSS")
    assert everything(hand) > 10
    first = megabytes(served, "VmRSS")
    for _ in range(3):
        everything(hand)
    assert megabytes(served, "VmRSS") - first < KEPT
    assert megabytes(served, "VmHWM") - start < AT_MOST
    hand.sync()
