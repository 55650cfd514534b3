"""Room for files: limits, what goes after long, a full disk, a server killed between two pieces."""

from __future__ import annotations

import io
import os
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from server.desk import Desk, uploads
from server.files.shelf import STRAY, Shelf
from sync.store import StoreFull
from tests.carrying import AT, PHOTO, bring, note, picture, send, show
from tests.cast import HOLLIS, MATEO
from tests.hand import Hand
from tests.pictures import jpeg, other, sha256
from tests.served import Served


def test_F2_pieces_of_two_visits_with_a_killed_server_between_make_one_file(served: Served, hollis: Hand) -> None:
    name, half = sha256(PHOTO), len(PHOTO) // 2
    assert send(hollis, PHOTO[:half], 0, len(PHOTO), name).json["have"] == half
    served.kill()
    served.start()
    assert hollis.api("GET", f"files/{name}").json == {"have": half, "whole": False, "refused": None, "backed": False}
    assert send(hollis, PHOTO[half:], half, len(PHOTO), name).json["whole"] is True
    assert picture(show(hollis, note(hollis, PHOTO), PHOTO)).size == (640, 480)


def test_F7_over_the_limit_a_file_is_refused_by_name_until_records_name_what_came(served: Served, hollis: Hand) -> None:
    desk = Desk(served.place() / "desk.sqlite")
    try:
        for number in range(15):
            uploads.begin(desk, f"{number:064x}", HOLLIS.id, 20_000_000)
        answer = send(hollis, PHOTO)
        assert (answer.status, answer.json["code"]) == (409, "file_quota")
        assert "Keep the file" in answer.json["text"]
        assert send(served.ready(MATEO), PHOTO).status == 200
        for number in range(15):
            going = uploads.upload(desk, f"{number:064x}", HOLLIS.id)
            assert going is not None
            uploads.finish(desk, going, None, "no_picture")
        assert send(hollis, PHOTO).json["code"] == "file_quota"
        photos = [{"sha256": f"{number:064x}", "bytes": 20_000_000, "type": "image/jpeg"} for number in range(12)]
        hollis.did("check_in", "make", person=HOLLIS.id, what="note", at=AT, photos=photos)
        assert send(hollis, PHOTO).status == 200
    finally:
        desk.close()


def test_F7_what_nothing_has_named_for_long_goes_and_what_is_named_stays(served: Served, hollis: Hand) -> None:
    named, unnamed, half = jpeg(seed=1), jpeg(seed=2), jpeg(seed=3)
    record = note(hollis, named)
    for data in (named, unnamed):
        bring(hollis, data)
    send(hollis, half[:100], 0, len(half), sha256(half))
    desk = Desk(served.place() / "desk.sqlite")
    try:
        for table, column in (("uploads", "began"), ("bringers", "at")):
            desk.change(f"update {table} set {column} = '2020-01-01T00:00:00.000Z'")
        desk.change("delete from notes where name = 'files_swept'")
    finally:
        desk.close()
    bring(hollis, jpeg(seed=4))
    folder = served.place() / "files"
    assert sorted(path.name for path in (folder / "whole").iterdir()) == sorted([sha256(named), sha256(jpeg(seed=4))])
    assert len(list((folder / "shown").iterdir())) == 4
    assert list((folder / "parts").iterdir()) == []
    assert show(hollis, record, named).status == 200
    assert hollis.api("GET", f"files/{sha256(half)}").json["have"] == 0


def test_F2_a_full_disk_keeps_what_came_and_goes_on_when_there_is_room(served: Served, hollis: Hand) -> None:
    large, name = jpeg(1600, 1200), sha256(jpeg(1600, 1200))
    grown = max(file.stat().st_size for file in served.place().iterdir() if file.is_file())
    assert len(large) > grown + 50_000
    served.starve(grown + 20_000)
    have, statuses = 0, set()
    while have < len(large) and 507 not in statuses:
        answer = send(hollis, large[have : have + 50_000], have, len(large), name)
        statuses.add(answer.status)
        have = hollis.api("GET", f"files/{name}").json["have"]
    assert statuses == {200, 507}
    assert answer.json["code"] == "disk_full"
    assert 0 < have < len(large)
    served.feed()
    bring(hollis, large)
    assert picture(show(hollis, note(hollis, large), large)).size == (1600, 1200)


def test_F2_a_server_killed_before_it_could_draw_draws_when_it_is_asked(served: Served, hollis: Hand) -> None:
    name = sha256(PHOTO)
    send(hollis, PHOTO[:-1], 0, len(PHOTO), name)
    served.kill()
    (part,) = (served.place() / "files" / "parts").iterdir()
    with part.open("ab") as file:
        file.write(PHOTO[-1:])
    served.start()
    assert hollis.api("GET", f"files/{name}").json["whole"] is True
    assert show(hollis, note(hollis, PHOTO), PHOTO).status == 200


def test_F7_what_is_drawn_counts_and_so_does_the_smallest_file(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk.sqlite")
    tile = other("WEBP", size=(32, 32), lossless=True)
    small = Image.new("RGB", (2048, 2048))
    for at in range(0, 2048 * 64, 32):
        small.paste(Image.open(io.BytesIO(tile)), (at % 2048, at // 2048 * 32))
    made = io.BytesIO()
    small.save(made, "PNG", optimize=True)
    data = made.getvalue()
    shelf = Shelf(tmp_path / "files", desk)
    assert shelf.piece(sha256(data), HOLLIS.id, len(data), 0, io.BytesIO(data)).whole
    held = uploads.unnamed_bytes(desk, HOLLIS.id)
    assert held >= sum(file.stat().st_size for file in tmp_path.glob("files/*/*"))
    for number in range(3):
        uploads.begin(desk, f"{number:064x}", HOLLIS.id, 1)
    assert uploads.unnamed_bytes(desk, HOLLIS.id) == held + 3 * uploads.LEAST
    uploads.name(desk, [sha256(data)])
    assert uploads.unnamed_bytes(desk, HOLLIS.id) == 3 * uploads.LEAST
    assert uploads.unnamed_bytes(desk, HOLLIS.id, named=True) == held + 3 * uploads.LEAST
    desk.close()


def test_F7_many_at_once_begin_no_more_than_one_after_the_other(tmp_path: Path) -> None:
    desks = [Desk(tmp_path / "desk.sqlite") for _ in range(4)]
    limits = uploads.Limits(person=10 * uploads.LEAST, production=30 * uploads.LEAST, ever=100 * uploads.LEAST)

    def begin(number: int) -> bool:
        try:
            uploads.begin(desks[number % 4], f"{number:064x}", HOLLIS.id, 1, limits)
        except uploads.NoRoom:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(begin, range(60))) == 10
    with pytest.raises(uploads.NoRoom) as most:
        uploads.begin(desks[0], sha256(PHOTO), MATEO.id, 25 * uploads.LEAST, replace(limits, person=limits.ever))
    assert most.value.limit == limits.production
    for desk in desks:
        desk.close()


def test_F7_no_file_takes_what_the_log_needs_of_the_disk(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk.sqlite")
    full = Shelf(tmp_path / "files", desk, reserve=1 << 62)
    with pytest.raises(StoreFull):
        full.piece(sha256(PHOTO), HOLLIS.id, len(PHOTO), 0, io.BytesIO(PHOTO))
    assert not list(tmp_path.glob("files/*/*"))
    assert Shelf(tmp_path / "files", desk).piece(sha256(PHOTO), HOLLIS.id, len(PHOTO), 0, io.BytesIO(PHOTO)).whole
    desk.close()


def test_F2_what_a_killed_server_left_that_nobody_knows_goes(served: Served, hollis: Hand) -> None:
    record = note(hollis, PHOTO)
    bring(hollis, PHOTO)
    folder, old = served.place() / "files", time.time() - 2 * STRAY
    strays = [folder / "parts" / ("0" * 32), folder / "whole" / ("1" * 64), folder / "shown" / f"{'2' * 32}-full.jpg"]
    young = folder / "parts" / ("3" * 32)
    for path in (*strays, young):
        path.write_bytes(b"x")
    for path in [*strays, *folder.glob("*/*")]:
        if path != young:
            os.utime(path, (old, old))
    desk = Desk(served.place() / "desk.sqlite")
    desk.change("delete from notes where name = 'files_swept'")
    desk.close()
    bring(hollis, jpeg(seed=4))
    assert not [path for path in strays if path.exists()]
    assert young.exists()
    assert show(hollis, record, PHOTO).status == 200
