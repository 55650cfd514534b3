"""A file comes in pieces, each where the last one ended, and counts once it hashes to its name."""

from __future__ import annotations

import http.client
import io
import socket
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from server.desk import Desk
from server.files.places import NoPlace, Places
from server.files.shelf import Have, Shelf
from server.routes.files import AT_ONCE, EACH_PERSON
from tests.carrying import PHOTO, bring, note, picture, send, show
from tests.cast import HOLLIS, IMOGEN, MATEO, PRODUCTION
from tests.hand import Hand
from tests.pictures import jpeg, sha256
from tests.served import Served


@pytest.mark.parametrize("shift", [-1, 1, -500, 500])
def test_F2_a_gap_or_an_overlap_is_refused_with_how_far_the_file_is(hollis: Hand, shift: int) -> None:
    name = sha256(PHOTO)
    send(hollis, PHOTO[:1000], 0, len(PHOTO), name)
    answer = send(hollis, PHOTO[1000 + shift : 2000], 1000 + shift, len(PHOTO), name)
    assert (answer.status, answer.json["code"], answer.json["have"]) == (409, "file_offset", 1000)
    bring(hollis, PHOTO)
    assert picture(show(hollis, note(hollis, PHOTO), PHOTO)).size == (640, 480)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload-Length": "10"}, 409),
        ({"Upload-Length": "0"}, 400),
        ({"Upload-Length": "20000001"}, 400),
        ({"Upload-Length": "-1"}, 400),
        ({"Upload-Length": "9" * 40}, 400),
        ({"Upload-Length": "٣"}, 400),
        ({"Upload-Length": ""}, 400),
        ({"Upload-Offset": "4990"}, 409),
        ({"Upload-Offset": "1e3"}, 400),
        ({"Upload-Offset": ""}, 400),
        ({"Content-Type": "application/json"}, 400),
        ({"Upload-Person": IMOGEN.id}, 403),
        ({"X-Callboard": ""}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
    ],
)
def test_F2_lies_about_a_piece_are_refused_by_name_and_keep_nothing(
    hollis: Hand, headers: dict[str, str], status: int
) -> None:
    told = {"Content-Type": "application/octet-stream", "Upload-Offset": "0", "Upload-Length": "5000"}
    sent = {name: value.encode().decode("latin-1") for name, value in {**told, **headers}.items()}
    path = f"/p/{PRODUCTION}/api/files/{sha256(PHOTO)}"
    answer = hollis.request("PATCH", path, PHOTO[:1000], sent)
    assert answer.status == status, answer.text
    assert hollis.api("GET", f"files/{sha256(PHOTO)}").json["have"] == 0


@pytest.mark.parametrize("name", ["0" * 63, "A" * 64, "..%2f..%2flog.sqlite", "%00" * 64])
def test_F2_a_name_that_is_no_hash_is_refused(hollis: Hand, name: str) -> None:
    assert send(hollis, PHOTO[:10], 0, 10, name).status in (400, 404, 405)


def test_F2_a_file_begun_with_one_size_does_not_go_on_with_another(hollis: Hand) -> None:
    name = sha256(PHOTO)
    send(hollis, PHOTO[:1000], 0, len(PHOTO), name)
    answer = send(hollis, PHOTO[1000:2000], 1000, len(PHOTO) - 1, name)
    assert (answer.status, answer.json["code"]) == (409, "file_size")
    assert hollis.api("GET", f"files/{name}").json["have"] == 1000


def test_F2_bytes_that_are_another_file_are_dropped_and_it_begins_again(hollis: Hand, served: Served) -> None:
    name, wrong = sha256(PHOTO), PHOTO[:-1] + b"!"
    answer = send(hollis, wrong, 0, len(wrong), name)
    assert (answer.status, answer.json["code"], answer.json["have"]) == (409, "file_wrong_hash", 0)
    assert hollis.api("GET", f"files/{name}").json == {"have": 0, "whole": False, "refused": None, "backed": False}
    assert list((served.place() / "files" / "parts").iterdir()) == []
    bring(hollis, PHOTO)
    assert show(hollis, note(hollis, PHOTO), PHOTO).status == 200


def test_F2_of_a_piece_that_breaks_off_what_came_is_kept(hollis: Hand, served: Served) -> None:
    told = urlsplit(served.url)
    path = f"/p/{PRODUCTION}/api/files/{sha256(PHOTO)}"
    head = (
        f"PATCH {path} HTTP/1.1\r\nHost: {told.netloc}\r\nOrigin: {served.url}\r\nX-Callboard: 1\r\n"
        f"Cookie: {hollis.cookie(path)}\r\nContent-Type: application/octet-stream\r\n"
        f"Upload-Offset: 0\r\nUpload-Length: {len(PHOTO)}\r\nContent-Length: {len(PHOTO)}\r\n\r\n"
    )
    with socket.create_connection((told.hostname or "", told.port or 0)) as line:
        line.sendall(head.encode() + PHOTO[:100_000])
        line.shutdown(socket.SHUT_WR)
        line.settimeout(10)
        while line.recv(4096):
            pass
    assert hollis.api("GET", f"files/{sha256(PHOTO)}").json["have"] == 100_000
    bring(hollis, PHOTO)


def test_F4_one_persons_slow_links_leave_room_for_deeds_and_for_everybody_elses_photos(
    hollis: Hand, served: Served
) -> None:
    told, lines, mateo = urlsplit(served.url), [], served.ready(MATEO)
    try:
        for number in range(2 * AT_ONCE):
            path = f"/p/{PRODUCTION}/api/files/{number:064x}"
            head = (
                f"PATCH {path} HTTP/1.1\r\nHost: {told.netloc}\r\nOrigin: {served.url}\r\nX-Callboard: 1\r\n"
                f"Cookie: {hollis.cookie(path)}\r\nContent-Type: application/octet-stream\r\n"
                "Upload-Offset: 0\r\nUpload-Length: 100000\r\nContent-Length: 100000\r\n\r\n"
            )
            line = socket.create_connection((told.hostname or "", told.port or 0))
            line.sendall(head.encode() + bytes(50_000))
            lines.append(line)
        until, refused = time.monotonic() + 20, 0
        while refused < 4:
            assert time.monotonic() < until, "one person takes all places"
            answer = send(hollis, PHOTO[:100], 0, len(PHOTO), sha256(PHOTO))
            refused = refused + 1 if (answer.status, answer.json.get("code")) == (503, "busy") else 0
        for _ in range(4):
            assert send(mateo, PHOTO).status == 200
        note(hollis, PHOTO)
    finally:
        for line in lines:
            line.close()
    until = time.monotonic() + 30
    while send(hollis, PHOTO[:100], 0, len(PHOTO), sha256(PHOTO)).status == 503:
        assert time.monotonic() < until, "a connection that is gone keeps its place"


def test_F4_asking_after_a_picture_that_is_being_drawn_takes_no_more_than_ones_own_places() -> None:
    places = Places(AT_ONCE, EACH_PERSON)
    with ExitStack() as held:
        for _ in range(EACH_PERSON):
            held.enter_context(places.taken("hollis"))
        with pytest.raises(NoPlace), places.taken("hollis"):
            pass
        for _ in range(AT_ONCE - EACH_PERSON):
            held.enter_context(places.taken("mateo"))
        with pytest.raises(NoPlace), places.taken("petra"):
            pass
    with places.taken("petra"):
        pass


def test_F4_a_file_that_is_still_to_be_drawn_says_so_without_drawing_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk.sqlite")
    shelf = Shelf(tmp_path / "files", desk)
    assert shelf.stands(sha256(PHOTO), HOLLIS.id) == Have(0)
    shelf.piece(sha256(PHOTO), HOLLIS.id, len(PHOTO), 0, io.BytesIO(PHOTO[:-1]))
    assert shelf.stands(sha256(PHOTO), HOLLIS.id) == Have(len(PHOTO) - 1)
    (part,) = (tmp_path / "files" / "parts").iterdir()
    part.write_bytes(PHOTO)
    assert shelf.stands(sha256(PHOTO), HOLLIS.id) is None
    assert shelf.have(sha256(PHOTO), HOLLIS.id) == Have(len(PHOTO), whole=True)
    assert shelf.stands(sha256(PHOTO), HOLLIS.id) == Have(len(PHOTO), whole=True)
    desk.close()


def test_F2_two_devices_of_one_person_bring_one_file_at_once(served: Served, hollis: Hand) -> None:
    second, large = served.ready(HOLLIS), jpeg(1600, 1200)
    errors: list[str] = []

    def carry(hand: Hand) -> None:
        answer = hand.api("GET", f"files/{sha256(large)}")
        while not answer.json.get("whole"):
            have = answer.json["have"]
            answer = send(hand, large[have : have + 30_000], have, len(large), sha256(large))
            if answer.status not in (200, 409):
                errors.append(answer.text)
                return

    both = [threading.Thread(target=carry, args=(hand,)) for hand in (hollis, second)]
    for one in both:
        one.start()
    for one in both:
        one.join(60)
    assert errors == []
    assert picture(show(hollis, note(hollis, large), large)).size == (1600, 1200)


def test_F2_what_another_has_brought_of_a_file_is_neither_told_nor_touched(served: Served, hollis: Hand) -> None:
    mateo, name = served.ready(MATEO), sha256(PHOTO)
    send(hollis, PHOTO[:5000], 0, len(PHOTO), name)
    assert mateo.api("GET", f"files/{name}").json["have"] == 0
    assert send(mateo, PHOTO[5000:], 5000, len(PHOTO), name).status == 409
    assert send(mateo, b"x" * len(PHOTO), 0, len(PHOTO), name).status == 409
    bring(hollis, PHOTO)
    assert mateo.api("GET", f"files/{name}").json == {"have": 0, "whole": False, "refused": None, "backed": False}
    assert show(hollis, note(hollis, PHOTO), PHOTO).status == 200


def test_F2_a_piece_over_the_limit_is_refused_before_it_is_read(served: Served, hollis: Hand) -> None:
    path = f"/p/{PRODUCTION}/api/files/{sha256(PHOTO)}"
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
    connection.putrequest("PATCH", path)
    for name, value in {
        "Origin": served.url,
        "X-Callboard": "1",
        "Cookie": hollis.cookie(path),
        "Content-Type": "application/octet-stream",
        "Upload-Offset": "0",
        "Upload-Length": "10000000",
        "Content-Length": "9000000",
    }.items():
        connection.putheader(name, value)
    connection.endheaders(b"x")
    assert connection.getresponse().status == 413
    connection.close()
