"""The line between web workers and the keeper: who may use it, and that nothing is lost on it."""

from __future__ import annotations

import os
import socket
import stat
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from server.live import line
from server.live.board import Board
from server.live.far_keeper import FarKeeper, Line
from server.live.line import Inbox, LineCut, NotOpen, packed
from server.live.loop import Loop
from server.live.reception import Reception
from server.routes.turn import Noted, Turn


class Nothing:
    """A keeper's house with no production in it."""

    def opened(self, id: str) -> None:
        return None

    def open(self, id: str) -> Any:
        raise NotOpen("none")


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Path]:
    path = line.place(tmp_path)
    listening = line.listen(path)
    loop = Loop(10, 30.0)
    Reception(loop, Nothing(), listening, 1_000)
    loop.start()
    yield path
    listening.close()


def far(path: Path) -> FarKeeper:
    return FarKeeper("show", Line(path), lambda: pytest.fail("nothing is read"), lambda log: 0)


def test_K1_the_lines_folder_is_its_owners_alone(door: Path) -> None:
    assert stat.S_IMODE(door.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(door.stat().st_mode) == 0o600


def test_K1_a_folder_that_somebody_else_laid_there_is_not_used(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / line.FOLDER).symlink_to(elsewhere)
    with pytest.raises(PermissionError):
        line.place(tmp_path)


def test_K1_where_the_path_is_too_long_for_a_socket_a_short_one_is_found_again(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 60) / ("e" * 60)
    deep.mkdir(parents=True)
    path = line.place(deep)
    try:
        assert len(os.fsencode(path)) <= line.LONGEST
        assert line.place(deep) == path
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        line.listen(path).close()
    finally:
        path.unlink(missing_ok=True)
        path.parent.rmdir()


def test_K1_the_same_user_is_heard(door: Path) -> None:
    with pytest.raises(NotOpen):
        far(door).open()


def test_K1_another_user_is_sent_away_unheard(door: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uid = os.getuid()
    knocking = socket.socket(socket.AF_UNIX)
    monkeypatch.setattr("server.live.line.os.getuid", lambda: uid + 1)  # the kernel says who knocks: it is not that one
    knocking.connect(str(door))
    knocking.settimeout(10)
    try:
        knocking.sendall(packed({"ask": "open", "production": "show"}))
        assert knocking.recv(100) == b""
    except ConnectionError:
        pass
    with pytest.raises(LineCut):
        Line(door).ask({"ask": "open", "production": "show"}, patience=0.2)


def test_a_message_comes_whole_however_it_is_cut() -> None:
    inbox, sent = Inbox(1_000), packed({"ask": "x"}, b"body") + packed({"ask": "y"})
    got = [one for at in range(len(sent)) for one in inbox.take(sent[at : at + 1])]
    assert got == [({"ask": "x"}, b"body"), ({"ask": "y"}, b"")]
    assert Inbox(1_000).take(sent) == got


def test_a_message_that_is_too_long_cuts_the_line() -> None:
    with pytest.raises(LineCut):
        Inbox(10).take(packed({}, b"x" * 11))


def test_A2_a_question_whose_line_is_cut_is_asked_again(tmp_path: Path) -> None:
    path = line.place(tmp_path)
    listening = line.listen(path)
    heard: list[bytes] = []

    def keep() -> None:
        for number in range(2):
            caller, _ = listening.accept()
            heard.append(caller.recv(1_000))
            if number:
                caller.sendall(packed({"status": 200}, b"done"))
            caller.close()  # the first time it dies before it answers

    keeper = threading.Thread(target=keep)
    keeper.start()
    assert Line(path).ask({"ask": "exchange"}, b"entries", patience=20) == ({"status": 200}, b"done")
    keeper.join(10)
    assert heard[0] == heard[1]
    listening.close()


def test_where_there_is_no_keeper_a_question_ends_in_time(tmp_path: Path) -> None:
    with pytest.raises(LineCut, match="no keeper"):
        Line(tmp_path / "nowhere").ask({}, patience=0.2)


def test_the_board_shows_what_has_stopped_and_a_new_keeper_begins_it_afresh() -> None:
    board = Board()
    assert not board.alive
    board.begin(7, 100)
    board.opened("good")
    board.stop("bad", "garbage")
    board.shut("worse", "locked")
    board.count(3)
    assert (board.alive, board.sockets, board.room, board.productions()) == (True, 3, 100, 1)
    assert (board.stopped(), board.unopened()) == ({"bad": "garbage"}, {"worse": "locked"})
    for number in range(3_000):
        board.stop(f"bad-{number}", "x" * 300)
    assert 100 < len(board.stopped()) < 3_000
    board.begin(8, 100)
    assert (board.stopped(), board.unopened(), board.pid) == ({}, {}, 8)


def test_PE4_what_one_process_notes_in_its_turn_every_other_sees_in_its_own(tmp_path: Path) -> None:
    one, other = Turn(tmp_path / "turn", 3), Turn(tmp_path / "turn", 3)
    moments = [datetime(2026, 5, 14, 6, minute, tzinfo=UTC) for minute in range(5)]
    for at, moment in enumerate(moments):
        with (one, other)[at % 2].alone():
            (one, other)[at % 2].noted.append(Noted(moment, str(at)))
    with other.alone():
        assert [one.at for one in other.noted] == moments[2:]
        assert [one.where for one in other.noted] == [str(at) for at in range(2, len(moments))]
        waits = threading.Thread(target=lambda: one.alone().__enter__(), daemon=True)
        waits.start()
        waits.join(0.2)
        assert waits.is_alive(), "two had the turn"
    waits.join(10)
    assert not waits.is_alive()
