"""The socket (W1, W2, P4): what it hears, what it is told of how far, and when it is sent away."""

from __future__ import annotations

import contextlib
import json
import resource
import socket
import time
import uuid
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from simple_websocket import ConnectionClosed
from simple_websocket import ConnectionError as Refused
from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, Request, TextMessage
from wsproto.utilities import LocalProtocolError

from sync.wire import wrong
from tests.cast import ANSELM, HOLLIS, IMOGEN, JUNO, MATEO, PETRA
from tests.hand import Hand, Socket
from tests.served import Served


def live(served: Served, member: object) -> tuple[Hand, Socket]:
    """Somebody's device with an open socket that hears."""
    hand = served.joined(member)  # type: ignore[arg-type]
    ear = hand.listen()
    ear.sync()
    return hand, ear


def quiet(ear: Socket) -> None:
    """Nothing was sent to this socket: the answer to a ping is the next it hears."""
    ear.send("ping", nonce="quiet")
    pong = ear.next()
    assert pong["type"] == "pong"
    if "to" in pong:
        ear.hand.at = pong["to"]


def test_W1_a_deed_over_the_socket_is_answered_and_heard_by_the_others(shared: Served) -> None:
    imogen, hers = live(shared, IMOGEN)
    juno, his = live(shared, JUNO)
    run = imogen.entry("run", "give", title="Two gallons of paint")
    reply = hers.sync([run])
    assert [one["outcome"] for one in reply["outcomes"]] == ["applied"]
    assert wrong("reply", reply) == {}
    his.settle()
    assert juno.records["run", run["record"]]["title"] == "Two gallons of paint"
    assert juno.at == reply["to"]
    assert juno.records == imogen.records


def test_P4_a_frame_carries_changes_only_and_one_mark_closes_them(shared: Served) -> None:
    imogen = shared.ready(IMOGEN)
    juno, ear = live(shared, JUNO)
    before = juno.at
    assert before is not None
    imogen.did("run", "give", title="Gaff tape")
    mark = ear.settle()
    frames = [one for one in ear.heard if one["type"] == "changes"]
    assert frames
    for frame in frames:
        assert set(frame) == {"type", "epoch", "changes"}
        assert wrong("changes", frame) == {}
    assert [one["type"] for one in ear.heard].count("mark") == 1
    assert wrong("mark", mark) == {}
    assert (mark["from"], mark["scope"]) == (before["seq"], juno.scope)
    assert juno.exchange().json["changes"] == []


def test_P4_a_mark_starts_where_the_last_one_on_that_socket_ended(shared: Served) -> None:
    imogen, petra = shared.ready(IMOGEN), shared.ready(PETRA)
    juno, ear = live(shared, JUNO)
    ends = [juno.at["seq"]] if juno.at else []
    for count in range(4):
        imogen.did("run", "give", title=f"Errand {count}")
        petra.did("check_in", "make", person=PETRA.id, what="note", at="2026-05-14T13:00:00.000Z", note=str(count))
        while juno.at and juno.at["seq"] < (imogen.at or {})["seq"]:
            mark = ear.settle()
            assert mark["from"] == ends[-1]
            ends.append(mark["to"]["seq"])
    assert ends == sorted(set(ends))


def test_P4_a_socket_hears_nothing_until_its_sync_was_answered_whole(shared: Served) -> None:
    hand = shared.ready(JUNO)
    ear = hand.listen()
    shared.ready(IMOGEN).did("run", "give", title="Before it asked")
    ear.send("ping", nonce="a")
    pong = ear.next()
    assert (pong["type"], pong["nonce"]) == ("pong", "a")
    assert "to" not in pong
    assert wrong("pong", pong) == {}
    ear.sync()
    shared.ready(IMOGEN).did("run", "give", title="After it asked")
    ear.settle()
    assert {"Before it asked", "After it asked"} <= {run["title"] for run in hand.seen("run")}


def test_C1_a_socket_hears_only_the_channels_of_its_person(shared: Served) -> None:
    imogen = shared.ready(IMOGEN)
    anselm, ear = live(shared, ANSELM)
    imogen.did("run", "give", title="Not for the cast")
    quiet(ear)
    imogen.did("location", "add", name="For everyone")
    ear.settle()
    assert "For everyone" in {place["name"] for place in anselm.seen("location")}
    assert anselm.seen("run") == []


def test_W2_P4_a_pong_says_how_far_this_socket_has_been_told(shared: Served) -> None:
    imogen = shared.ready(IMOGEN)
    anselm, ear = live(shared, ANSELM)
    start = (anselm.at or {})["seq"]
    imogen.did("run", "give", title="Nothing he hears of")
    ear.send("ping", nonce="n1")
    pong = ear.next("pong")
    assert (pong["nonce"], pong["from"], pong["scope"]) == ("n1", start, anselm.scope)
    assert pong["to"]["seq"] >= (imogen.at or {})["seq"]
    assert wrong("pong", pong) == {}
    anselm.at = pong["to"]
    imogen.did("location", "add", name="Heard again")
    assert ear.settle()["from"] == pong["to"]["seq"]
    reply = anselm.exchange().json
    assert (reply["snapshot"], reply["changes"]) == (False, [])


def test_P4_C4_a_socket_whose_rights_moved_gets_bye_before_anything_leaves(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    petra, ear = live(served, PETRA)
    imogen.did("person", "edit", PETRA.id, role="cast")
    assert ear.next()["type"] == "bye"
    assert wrong("bye", ear.heard[-1]) == {}
    with pytest.raises(ConnectionClosed):
        ear.next()
    again = petra.listen()
    petra.records.clear()
    assert again.sync()["snapshot"] is True
    imogen.did("location", "add", name="Hears on")
    again.settle()


def test_P4_a_change_of_name_sends_nobody_away(shared: Served) -> None:
    imogen = shared.ready(IMOGEN)
    mateo, ear = live(shared, MATEO)
    imogen.did("person", "edit", MATEO.id, position="Office PA")
    ear.settle()
    assert mateo.records["person", MATEO.id]["position"] == "Office PA"


def test_A1_many_pushes_at_once_share_commits_and_each_is_answered(shared: Served) -> None:
    sockets = [live(shared, HOLLIS) for _ in range(8)]
    sent: dict[str, str] = {}
    for count in range(10):
        for hand, ear in sockets:
            at = "2026-05-14T13:00:00.000Z"
            message = hand.message(
                [hand.entry("check_in", "make", person=HOLLIS.id, what="note", at=at, note=str(count))]
            )
            sent[message["nonce"]] = message["entries"][0]["id"]
            ear.send("sync", **message)
    answered: dict[str, str] = {}
    for _, ear in sockets:
        for _ in range(10):
            reply = ear.next("reply")
            assert [one["outcome"] for one in reply["outcomes"]] == ["applied"]
            answered[reply["nonce"]] = reply["outcomes"][0]["id"]
    assert answered == sent


@pytest.mark.parametrize(
    "words", ["", "{", "[]", "7", '"sync"', "{}", '{"type":"sync"}', '{"type":"bye"}', '{"type":[]}', "[" * 60_000]
)
def test_what_is_no_message_is_answered_and_the_socket_stays(shared: Served, words: str) -> None:
    _, ear = live(shared, HOLLIS)
    ear.ear.send(words)
    error = ear.next()
    assert (error["type"], error["code"]) == ("error", "bad_message")
    assert error["text"]
    quiet(ear)


def test_A7_a_message_over_the_limit_closes_that_socket_alone(shared: Served) -> None:
    _, ear = live(shared, HOLLIS)
    _, other = live(shared, MATEO)
    with pytest.raises((ConnectionClosed, OSError)) as closed:
        ear.ear.send("x" * 34_000_000)
        ear.next()
    if isinstance(closed.value, ConnectionClosed):
        assert closed.value.reason in (1006, 1009, 1005)
    quiet(other)


def deaf(hand: Hand) -> socket.socket:
    """An open socket that asked to hear, and whose owner never reads what comes."""
    told = urlsplit(hand.url)
    raw = socket.socket()
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    raw.settimeout(30)
    raw.connect((told.hostname, told.port))
    path = f"/p/{hand.production}/api/live"
    headers = [("Origin", hand.url), ("Cookie", hand.cookie(path))]
    wire = WSConnection(ConnectionType.CLIENT)
    raw.sendall(wire.send(Request(host=told.netloc, target=path, extra_headers=headers)))
    wire.receive_data(raw.recv(4_096))
    assert isinstance(next(wire.events()), AcceptConnection)
    raw.sendall(wire.send(TextMessage(data=json.dumps({"type": "sync", **hand.message()}))))
    return raw


def test_a_phone_that_reads_nothing_slows_nobody_down_and_loses_its_socket(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    slow = deaf(served.ready(JUNO))
    _, quick = live(served, JUNO)
    sent = 0
    for count in range(14):
        note = "x" * 7_900
        entries = [imogen.entry("location", "add", name=f"Place {count} {number}", note=note) for number in range(90)]
        assert {one["outcome"] for one in imogen.sync(entries)} == {"applied"}
        sent += 90 * len(note)
    while quick.hand.at and quick.hand.at["seq"] < (imogen.at or {})["seq"]:
        quick.settle()
    assert len(quick.hand.seen("location")) == 1 + 14 * 90
    came = 0
    with contextlib.suppress(ConnectionError):
        while part := slow.recv(65_536):
            came += len(part)
    assert came < sent, "everything was kept for a phone that does not read"
    slow.close()


def test_where_there_is_no_more_room_a_phone_is_told_to_ask_by_request(folder: Path) -> None:
    with Served(folder, limits={resource.RLIMIT_NOFILE: (259, 259)}) as served:
        hand = served.ready(HOLLIS)
        ears = [hand.listen() for _ in range(3)]
        for ear in ears:
            ear.sync()
        with pytest.raises(Refused, match="503"):
            hand.listen()
        assert hand.exchange().status == 200
        ears[0].close()
        late = time.monotonic() + 10
        while True:
            try:
                hand.listen().sync()
                return
            except Refused:
                assert time.monotonic() < late, "there is room again and nobody is let in"


def test_leaving_sends_every_socket_close_1001_and_takes_less_than_a_second(served: Served) -> None:
    sockets = [live(served, member)[1] for member in (HOLLIS, MATEO, IMOGEN)]
    code, seconds = served.stop()
    assert (code, seconds < 1.0) == (0, True), seconds
    for ear in sockets:
        with pytest.raises(ConnectionClosed) as closed:
            ear.next()
        assert closed.value.reason == 1001


def test_a_socket_holds_no_thread_of_the_server(served: Served) -> None:
    hand = served.ready(HOLLIS)
    sockets = [hand.listen() for _ in range(60)]
    threads = [int(Path(f"/proc/{one}/status").read_text().split("Threads:")[1].split()[0]) for one in served.processes]
    assert max(threads) < 60
    for ear in sockets:
        ear.send("ping", nonce=str(uuid.uuid4()))
    assert {ear.next()["type"] for ear in sockets} == {"pong"}
    assert hand.get("/health").json["sockets"]["open"] == 60


def test_W1_a_socket_that_asks_without_waiting_is_sent_away_and_holds_up_nobody(served: Served) -> None:
    hand, ear = live(served, HOLLIS)
    other = served.ready(MATEO)
    with contextlib.suppress(ConnectionClosed, LocalProtocolError, OSError):  # whichever notices first
        for _ in range(3_000):
            ear.send("sync", **{**hand.message(), "from": None, "applied": None})
    with pytest.raises(ConnectionClosed):
        while True:
            ear.next()
    assert (
        other.exchange([other.entry("check_in", "make", person=MATEO.id, what="in", at="2026-05-14T13:00:00Z")]).status
        == 200
    )
    hand.listen().sync()
