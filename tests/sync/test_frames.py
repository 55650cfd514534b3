"""Frames and marks: what a socket hears, and when it may count (P4)."""

from __future__ import annotations

import pytest

from tests.simulation.server import Line
from tests.sync.stage import Stage, StagePhone


@pytest.fixture
def stage() -> Stage:
    return Stage()


def at(phone: StagePhone) -> int:
    assert phone.replica.cursor
    seq: int = phone.replica.cursor["seq"]
    return seq


def test_P4_a_socket_hears_a_channel_only_after_a_sync_was_answered_whole(stage: Stage) -> None:
    ben, ana = stage.phone("Ben"), stage.phone("Ana")
    line = Line(ben.person)
    ana.made("place.add", name="Diner")
    stage.server.tick([line])
    assert line.queue == []
    ben.hear(stage.server.exchange(ben.person, ben.ask(), line))
    ana.made("place.add", name="Cafe")
    stage.server.tick([line])
    assert [message.get("changes") is not None for message in line.queue] == [True, False]


def test_P4_frames_carry_changes_only_and_one_mark_closes_them(stage: Stage) -> None:
    ben, imogen = stage.phone("Ben"), stage.phone("Imogen")
    line = Line(ben.person)
    stage.server.tick([])
    ben.hear(stage.server.exchange(ben.person, ben.ask(), line))
    start = at(ben)
    errand = imogen.made("errand.give", title="Film stock", assignee=ben.person, open_to="pa")
    stage.server.tick([line])
    *frames, mark = line.queue
    assert {key for frame in frames for key in frame} == {"type", "epoch", "changes"}
    assert len(frames) == 2
    assert (mark["from"], mark["to"]["seq"]) == (start, stage.log.head())
    for frame in frames:
        ben.frame(frame["changes"])
    assert ("errand", errand) not in ben.replica.changes
    assert ben.mark(mark)
    assert ben.replica.changes["errand", errand]["record"]["title"] == "Film stock"
    assert at(ben) == stage.log.head()


def test_P4_a_mark_that_leaves_a_hole_moves_nothing(stage: Stage) -> None:
    ben, ana = stage.phone("Ben"), stage.phone("Ana")
    line = Line(ben.person)
    ben.hear(stage.server.exchange(ben.person, ben.ask(), line))
    ana.made("place.add", name="lost on the way")
    stage.server.tick([line])
    line.queue.clear()
    ana.made("place.add", name="Diner")
    stage.server.tick([line])
    frame, mark = line.queue
    before = (ben.replica.cursor, dict(ben.replica.changes))
    ben.frame(frame["changes"])
    assert not ben.mark(mark)
    assert (ben.replica.cursor, ben.replica.changes) == before


def test_P4_at_one_rev_live_beats_gone(stage: Stage) -> None:
    imogen, ben = stage.phone("Imogen"), stage.phone("Ben")
    errand = imogen.made("errand.give", title="Film stock", assignee=ben.person)
    ben.sync()
    line = Line(ben.person)
    ben.hear(stage.server.exchange(ben.person, ben.ask(), line))
    imogen.did("errand.edit", errand, assignee=None, open_to="pa")
    stage.server.tick([line])
    said = [change for message in line.queue for change in message.get("changes", [])]
    assert sorted("gone" in change for change in said if change["kind"] == "errand") == [False, True]
    for message in line.queue[:-1]:
        ben.frame(message["changes"])
    assert ben.mark(line.queue[-1])
    assert ben.replica.changes["errand", errand]["record"]["open_to"] == "pa"


def test_P4_frames_of_what_a_reply_brought_already_are_not_taken_in_twice(stage: Stage) -> None:
    ben, imogen = stage.phone("Ben"), stage.phone("Imogen")
    line = Line(ben.person)
    errand = imogen.made("errand.give", title="Film stock", assignee=ben.person)
    imogen.did("errand.edit", errand, assignee=None)
    imogen.did("errand.edit", errand, open_to="pa")
    # The reply is ahead of the tick: the frames still say "gone" of the channel it left.
    ben.hear(stage.server.exchange(ben.person, ben.ask(), line))
    imogen.made("place.add", name="Diner")
    stage.server.tick([line])
    for message in line.queue[:-1]:
        ben.frame(message["changes"])
    assert ben.mark(line.queue[-1])
    assert ("errand", errand) in ben.replica.changes


def test_P4_a_reply_between_the_frames_and_their_mark_throws_nothing_away(stage: Stage) -> None:
    ben, ana = stage.phone("Ben"), stage.phone("Ana")
    line = Line(ben.person)
    stage.server.tick([])
    late = stage.server.exchange(ben.person, ben.ask(), line)
    diner = ana.made("place.add", name="Diner")
    stage.server.tick([line])
    frame, mark = line.queue
    ben.frame(frame["changes"])
    assert ben.hear(late)
    assert ben.mark(mark)
    assert ("place", diner) in ben.replica.changes
