"""A photo may come late, twice or never, and only who sees the record sees it, drawn anew."""

from __future__ import annotations

import time
from pathlib import Path

from server.desk import Desk
from server.files.naming import all_named
from server.files.shelf import Shelf
from tests.carrying import AT, PHOTO, bring, note, picture, send, show
from tests.cast import ANSELM, HOLLIS, IMOGEN, MATEO, PRODUCTION
from tests.hand import Hand
from tests.pictures import CAMERA, GPS, jpeg, reference, sha256
from tests.served import Served


def test_F1_an_entry_is_accepted_hours_before_its_photo_and_the_photo_is_shown_once_it_came(
    hollis: Hand, imogen: Hand
) -> None:
    record = note(hollis, PHOTO)
    imogen.sync()
    assert imogen.records["check_in", record]["photos"] == [reference(PHOTO)]
    early = show(imogen, record, PHOTO)
    assert (early.status, early.json["code"]) == (202, "file_late")
    bring(hollis, PHOTO)
    assert picture(show(imogen, record, PHOTO)).size == (640, 480)
    assert max(picture(show(imogen, record, PHOTO, "thumb")).size) == 320


def test_F1_a_photo_that_came_before_its_entry_or_twice_is_one_photo(
    served: Served, hollis: Hand, imogen: Hand
) -> None:
    bring(hollis, PHOTO)
    again = send(hollis, PHOTO[:100], 0, len(PHOTO), sha256(PHOTO))
    assert (again.status, again.json) == (200, {"have": len(PHOTO), "whole": True, "refused": None, "backed": False})
    first, second = note(hollis, PHOTO), note(hollis, PHOTO)
    tags = {show(imogen, record, PHOTO).headers["etag"] for record in (first, second)}
    assert len(tags) == 1
    assert len(list((served.place() / "files" / "whole").iterdir())) == 1
    assert list((served.place() / "files" / "parts").iterdir()) == []


def test_F3_who_may_not_see_the_record_is_not_given_its_photo(served: Served, hollis: Hand) -> None:
    record = note(hollis, PHOTO)
    bring(hollis, PHOTO)
    for hand in (served.ready(MATEO), served.ready(ANSELM)):
        for kind, id, data in (("check_in", record, PHOTO), ("run_proof", record, PHOTO), ("person", HOLLIS.id, PHOTO)):
            answer = show(hand, id, data, kind=kind)
            assert (answer.status, answer.json["code"]) == (404, "no_such_record")
    for kind, id in (("nothing", record), ("check_in", "x"), ("check_in", "../" + record)):
        assert show(hollis, id, PHOTO, kind=kind).status == 404
    assert show(hollis, record, jpeg(seed=8)).json["code"] == "no_such_record"
    assert show(hollis, record, PHOTO, "whole").status == 404


def test_F3_naming_a_hash_gives_nobody_a_photo_that_he_did_not_bring(served: Served, hollis: Hand) -> None:
    note(hollis, PHOTO)
    bring(hollis, PHOTO)
    mateo = served.ready(MATEO)
    stolen = mateo.did("check_in", "make", person=MATEO.id, what="note", at=AT, photos=[reference(PHOTO)])["record"]
    answer = show(mateo, stolen, PHOTO)
    assert (answer.status, answer.json["code"]) == (202, "file_late")
    bring(mateo, PHOTO)
    assert show(mateo, stolen, PHOTO).status == 200


def test_F3_signed_out_or_from_elsewhere_nobody_is_given_a_photo(served: Served, hollis: Hand, imogen: Hand) -> None:
    record = note(hollis, PHOTO)
    bring(hollis, PHOTO)
    assert show(served.hand(), record, PHOTO).status == 401
    assert send(served.hand(), PHOTO).status == 401
    elsewhere = Hand(served.url, "another-show", cookies=dict(hollis.cookies))
    assert show(elsewhere, record, PHOTO).status == 404
    (session,) = [one["session"] for one in imogen.api("GET", "devices").json["devices"] if one["person"] == HOLLIS.id]
    assert imogen.api("DELETE", f"devices/{session}").status == 204
    assert (show(hollis, record, PHOTO).status, send(hollis, PHOTO).status) == (403, 403)
    assert show(imogen, record, PHOTO).status == 200


def test_F5_what_is_shown_is_drawn_anew_bare_upright_and_small(served: Served, hollis: Hand) -> None:
    large = jpeg(3000, 2000, orientation=6)
    assert CAMERA.encode() in large
    record = note(hollis, large)
    bring(hollis, large)
    answer = show(hollis, record, large)
    shown = picture(answer)
    assert shown.size == (1365, 2048)
    assert not shown.getexif()
    assert GPS not in shown.getexif()
    assert CAMERA.encode() not in answer.body
    assert b"a word of the camera" not in answer.body
    # Light at the left, turned a quarter clockwise: light at the top.
    light = shown.convert("RGB").getpixel((680, 20)), shown.convert("RGB").getpixel((680, 2020))
    assert isinstance(light[0], tuple)
    assert isinstance(light[1], tuple)
    assert light[0][0] > light[1][0] + 100 or light[1][0] > light[0][0] + 100
    names = {path.name for path in (served.place() / "files" / "shown").iterdir()}
    assert all(sha256(large) not in name for name in names)


def test_F5_a_photo_is_answered_with_what_a_browser_may_do_with_it(hollis: Hand) -> None:
    record = note(hollis, PHOTO)
    bring(hollis, PHOTO)
    answer = show(hollis, record, PHOTO, "thumb")
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert "Cookie" in answer.headers["vary"]
    path = f"files/check_in/{record}/{sha256(PHOTO)}/thumb"
    assert hollis.api("GET", path, **{"If-None-Match": answer.headers["etag"]}).status == 304


def _bound(served: Served, hand: Hand) -> bool:
    """Whether the second file knows through which session that device speaks."""
    desk = Desk(served.place() / "desk.sqlite")
    try:
        return desk.row("select 1 from sessions where device = ?", (hand.device,)) is not None
    finally:
        desk.close()


def test_F6_a_photo_whose_device_was_signed_out_is_missing_and_comes_all_the_same(
    served: Served, hollis: Hand, imogen: Hand
) -> None:
    record = note(hollis, PHOTO)
    assert show(imogen, record, PHOTO).json["code"] == "file_late"
    until = time.monotonic() + 30
    while not _bound(served, hollis):
        assert time.monotonic() < until, "the server never noted whose device it is"
        imogen.sync()
    hollis.api("POST", "sign-out", {"device": hollis.device})
    assert show(imogen, record, PHOTO).json["code"] == "file_missing"
    bring(served.ready(HOLLIS), PHOTO)
    assert show(imogen, record, PHOTO).status == 200


def test_F3_every_file_that_a_record_names_is_known(served: Served, hollis: Hand, imogen: Hand) -> None:
    photos = [jpeg(seed=seed, width=64, height=48) for seed in range(3)]
    note(hollis, *photos[:2])
    place = next(record["id"] for record in [{"id": id} for kind, id in imogen.records if kind == "location"])
    imogen.did("location_photo", "add", location=place, person=IMOGEN.id, photo=reference(photos[2]))
    from server.config import secret_of
    from server.office.kinds import KINDS
    from server.production import Productions

    served.stop()
    productions = Productions(served.folder / "productions", secret_of(served.folder))
    try:
        house = productions.open(PRODUCTION)
        assert all_named(house.log, KINDS) == {sha256(one) for one in photos}
        assert Shelf(Path(house.folder) / "files", house.desk).have(sha256(photos[0]), HOLLIS.id).have == 0
    finally:
        productions.close()
