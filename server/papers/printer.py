"""Draws papers, one after another, in a process of its own: what typst keeps in memory is gone with it.

Promises: within limits of memory, and of processor time a paper; it leaves when nobody has asked for a while, when it
has grown, and with the worker that began it; whoever had asked by then is still answered. Refuses: to write a file.

    python -m server.papers.printer LISTENING PATH LOCK IDLE
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import select
import socket
import sys
import threading
from pathlib import Path

from server.confined import allow_more, confine
from server.papers.press import DRAWN, FAILED, HEAD, received

MEMORY, SECONDS = 1_200_000_000, 20
GROWN = 180_000_000
"""Bytes of memory in use after which another begins afresh: typst remembers whatever it has laid out."""
STANDS_BACK = 5
PATIENCE = 5.0
"""Seconds that whoever asks may take to say it all, and to take the paper."""
PAGE = os.sysconf("SC_PAGESIZE")


def main(listening: str, path: str, lock: str, idle: str) -> int:
    os.nice(STANDS_BACK)
    confine(memory=MEMORY, seconds=SECONDS, written=0)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    door = socket.socket(fileno=int(listening))
    door.setblocking(False)
    while _somebody(door, float(idle)) and _size() < GROWN:
        pass
    with open(lock) as held:  # nobody begins another while this one leaves
        fcntl.flock(held, fcntl.LOCK_EX)
        Path(path).unlink(missing_ok=True)
    while _somebody(door, 0.0):  # who came before the door was shut
        pass
    return 0


def _somebody(door: socket.socket, wait: float) -> bool:
    """Serves the next who asks; False where nobody did for `wait` seconds."""
    if not select.select([door], [], [], wait)[0]:
        return False
    sock, _ = door.accept()
    with sock, contextlib.suppress(OSError, ValueError):
        sock.settimeout(PATIENCE)
        allow_more(SECONDS)
        how, drawn = _drawn(received(sock))
        sock.sendall(HEAD.pack(how, len(drawn)) + drawn)
    return True


def _drawn(asked: bytes) -> tuple[bytes, bytes]:
    try:
        told = json.loads(asked)
        if "sort" in told:
            from server.papers.schedule import schedule_pdf

            return DRAWN, schedule_pdf(told.pop("sort"), told.pop("document"), **told)
        from server.papers.call_sheet import call_sheet_pdf

        return DRAWN, call_sheet_pdf(told.pop("document"), **told)
    except MemoryError:
        os._exit(1)  # another, with all its memory before it, is asked once more
    except Exception as wrong:
        return FAILED, f"{type(wrong).__name__}: {wrong}"[:2_000].encode()


def _size() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE if sys.platform == "linux" else 0


def _end_with_parent() -> None:
    """The other end of standard input is the worker's, which never writes."""
    while os.read(0, 1):
        pass
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
