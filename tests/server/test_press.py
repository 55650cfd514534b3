"""Papers are drawn in a process of their own, which may die, leave and begin again without anybody losing a paper."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from server.papers import press as presses
from server.papers.press import BadPaper, NotDrawn, Press
from tests.cast import IMOGEN, PRODUCTION, SHEET
from tests.served import Served
from tests.server.paper_sheets import sheet

PRINTED = {"language": "en", "paper": "letter", "clock": "24"}
SOON = 20.0


def printers(path: Path) -> list[int]:
    """The pids of those that draw at `path`."""
    found = []
    for one in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            words = (one / "cmdline").read_bytes().split(b"\0") if one.name.isdigit() else []
            if b"server.papers.printer" in words and str(path).encode() in words:
                found.append(int(one.name))
    return found


def until(so: Callable[[], bool]) -> None:
    late = time.monotonic() + SOON
    while not so():
        assert time.monotonic() < late
        time.sleep(0.02)


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "papers"
    for left in printers(tmp_path / "papers"):
        os.kill(left, signal.SIGKILL)


def test_a_paper_is_the_same_as_if_it_were_drawn_here_and_typst_is_not_loaded(path: Path) -> None:
    drawn = Press(path).call_sheet(sheet(), **PRINTED)
    assert len(PdfReader(io.BytesIO(drawn)).pages) == 2
    assert len(printers(path)) == 1


def test_many_who_ask_at_once_begin_one_printer(path: Path) -> None:
    drawn: list[bytes] = []
    # Two presses are as two workers
    many = [
        threading.Thread(target=lambda one=one: drawn.append(one.call_sheet(sheet(), **PRINTED)))
        for one in (Press(path), Press(path)) * 4
    ]
    for one in many:
        one.start()
    for one in many:
        one.join()
    assert len(drawn) == 8
    assert len(set(drawn)) == 1
    assert len(printers(path)) == 1


def test_a_printer_that_was_killed_is_begun_again(path: Path) -> None:
    press = Press(path)
    before = press.call_sheet(sheet(), **PRINTED)
    (killed,) = printers(path)
    os.kill(killed, signal.SIGKILL)
    assert press.call_sheet(sheet(), **PRINTED) == before
    until(lambda: len(printers(path)) == 1)
    assert printers(path) != [killed]


def test_one_that_dies_over_a_paper_is_asked_once_more_and_no_third_time(path: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    dies = f"""
import os, socket, sys
door = socket.socket(fileno=int(sys.argv[1]))
sock, _ = door.accept()
open({str(seen)!r}, "a").write("x")
os._exit(9)
"""
    with pytest.raises(NotDrawn):
        Press(path, program=(sys.executable, "-c", dies)).call_sheet(sheet(), **PRINTED)
    assert seen.read_text() == "xx"


def test_one_that_is_stuck_is_not_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presses, "IN_TIME", 0.5)
    stuck = (sys.executable, "-c", "import os; os.read(0, 1)")
    with pytest.raises(NotDrawn):
        Press(path, program=stuck).call_sheet(sheet(), **PRINTED)


def test_what_cannot_be_laid_out_is_said_and_the_next_is_drawn_by_the_same(path: Path) -> None:
    press = Press(path)
    with pytest.raises(BadPaper):
        press.call_sheet({"sheet": 1}, **PRINTED)
    (before,) = printers(path)
    assert press.call_sheet(sheet(), **PRINTED).startswith(b"%PDF")
    assert printers(path) == [before]


def test_nobody_asks_and_it_leaves_and_the_next_who_asks_begins_another(path: Path) -> None:
    press = Press(path, idle=0.1)
    press.call_sheet(sheet(), **PRINTED)
    until(lambda: not printers(path))
    until(lambda: not path.exists())
    assert press.call_sheet(sheet(), **PRINTED).startswith(b"%PDF")


def test_one_that_has_grown_leaves_and_nobody_who_asks_meanwhile_is_turned_away(path: Path) -> None:
    small = "import server.papers.printer as p, sys; p.GROWN = 1; sys.exit(p.main(*sys.argv[1:]))"
    presses = [Press(path, program=(sys.executable, "-c", small)) for _ in range(2)]
    wrong: list[Exception] = []

    def ask(press: Press) -> None:
        try:
            for _ in range(3):
                press.call_sheet(sheet(), **PRINTED)
        except NotDrawn as one:
            wrong.append(one)

    asking = [threading.Thread(target=ask, args=(press,)) for press in presses]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert not wrong


def test_a_served_paper_leaves_typst_out_of_the_workers_and_its_printer_ends_with_them(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    where = f"/p/{PRODUCTION}/papers/call-sheet/{SHEET}/preview.pdf"
    assert imogen.get(where).status == 200
    path = served.folder / "keeper" / "papers"
    found = printers(path) or printers(next(Path("/tmp").glob("callboard-*/papers")))
    assert len(found) == 1
    for one in served.processes:
        assert "typst" not in Path(f"/proc/{one}/maps").read_text()
    served.kill()
    until(lambda: not Path(f"/proc/{found[0]}").exists())


def test_a_paper_that_cannot_be_drawn_now_is_said_so_and_may_be_asked_for_again(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    where = f"/p/{PRODUCTION}/papers/call-sheet/{SHEET}/preview.pdf"
    path = served.folder / "keeper" / "papers"
    path.mkdir(parents=True)  # where nothing can be put in its place
    try:
        answer = imogen.get(where)
        assert (answer.status, answer.json["code"]) == (503, "not_drawn")
        assert imogen.get(f"/p/{PRODUCTION}/api/call-sheets/{SHEET}/preview").status == 200
    finally:
        path.rmdir()
    assert imogen.get(where).status == 200
