"""Six digits that sign one more device in: once, for ten minutes, and never by guessing."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from server.app import create_app
from server.config import Config
from server.live.seat import Seat
from server.production import Productions
from server.routes.entering import Entering
from tests.cast import DELPHINE, HOLLIS, IMOGEN, JUNO, PETRA, PRODUCTION, make
from tests.hand import Answer, Hand
from tests.served import Served
from tests.server.test_links import ENGLISH, words

OTHER = "salt-flats"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def two(made: Path, tmp_path: Path) -> Iterator[Served]:
    """A server over two productions."""
    folder = tmp_path / "data"
    shutil.copytree(made, folder)
    make(folder, OTHER)
    with Served(folder) as served:
        yield served


def made_by(hand: Hand, person: str | None = None) -> str:
    told = hand.api("POST", "codes", {"person": person} if person else {})
    assert told.status == 200, told.text
    code: str = told.json["code"]
    assert re.fullmatch(r"\d{6}", code)
    return code


def typed(served: Served, code: object, production: str = PRODUCTION) -> tuple[Hand, Answer]:
    hand = served.hand(production)
    return hand, types(hand, code)


def types(hand: Hand, code: object, **headers: str) -> Answer:
    body = json.dumps({"code": code, "production": hand.production}).encode()
    return hand.request("POST", "/api/pair", body, {"Content-Type": "application/json", **headers})


def not_of(*codes: str) -> Iterator[str]:
    return (wrong for number in range(1_000_000) if (wrong := f"{number:06}") not in codes)


def test_PE4_a_code_made_on_one_device_signs_another_in_as_the_same_person(shared: Served) -> None:
    code = made_by(shared.joined(HOLLIS))
    hand, answer = typed(shared, f" {code[:3]} {code[3:]}")
    assert (answer.status, answer.json) == (200, {"production": PRODUCTION})
    assert hand.api("GET", "me").json["person"]["id"] == HOLLIS.id
    assert hand.get("/").headers["location"] == f"/p/{PRODUCTION}/"
    session = next(cookie for cookie in answer.cookies if cookie.startswith(f"callboard_{PRODUCTION}="))
    assert "HttpOnly" in session
    assert f"Path=/p/{PRODUCTION}" in session


def test_PE4_a_code_works_once(shared: Served) -> None:
    code = made_by(shared.joined(HOLLIS))
    assert typed(shared, code)[1].status == 200
    again, answer = typed(shared, code)
    assert (answer.status, answer.json["code"]) == (409, "code_used")
    assert again.api("GET", "me").status == 401


def test_PE4_a_code_typed_twice_at_once_signs_one_device_in(shared: Served) -> None:
    code = made_by(shared.joined(HOLLIS))
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: typed(shared, code)[1], range(8)))
    assert sorted(answer.status for answer in answers) == [200, *[409] * 7]


def test_PE4_a_code_runs_out_after_ten_minutes(shared: Served) -> None:
    code = made_by(shared.joined(PETRA))
    with sqlite3.connect(shared.place() / "desk.sqlite") as base:
        (lives,) = base.execute(
            "select (julianday(expires) - julianday(born)) * 1440 from codes where person = ?", (PETRA.id,)
        ).fetchone()
        assert round(lives) == 10
        base.execute("update codes set expires = '2020-01-01T00:00:00.000Z' where person = ?", (PETRA.id,))
    answer = typed(shared, code)[1]
    assert (answer.status, answer.json["code"]) == (409, "code_expired")


def test_PE4_a_newer_code_takes_the_place_of_the_last(shared: Served) -> None:
    petra = shared.joined(PETRA)
    first, second = made_by(petra), made_by(petra)
    answer = typed(shared, first)[1]
    assert (answer.status, answer.json["code"]) == (409, "code_replaced")
    assert typed(shared, second)[1].status == 200


def test_PE4_only_a_keyed_hash_of_a_code_is_kept(shared: Served) -> None:
    code = made_by(shared.joined(HOLLIS))
    typed(shared, code)
    with sqlite3.connect(shared.place() / "desk.sqlite") as base:
        (mac,) = base.execute("select mac from codes where person = ?", (HOLLIS.id,)).fetchone()
    assert len(mac) == 32
    assert code.encode() not in mac
    assert code not in shared.log()


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", None, 123456, ["123456"], "1" * 5000])
def test_PE4_what_is_no_six_digits_is_said_and_not_counted(shared: Served, code: object) -> None:
    for _ in range(3):
        answer = typed(shared, code)[1]
        assert (answer.status, answer.json["code"]) == (400, "code_shape")


def test_PE4_ten_wrong_codes_end_those_that_are_open_and_none_is_taken_for_a_while(served: Served) -> None:
    hollis = served.joined(HOLLIS)
    code = made_by(hollis)
    wrong = not_of(code)
    said = [typed(served, next(wrong))[1] for _ in range(10)]
    assert [answer.json["code"] for answer in said] == [*["code_wrong"] * 9, "code_rest"]
    resting = typed(served, code)[1]
    assert (resting.status, resting.json["code"]) == (429, "code_rest")
    assert "10 min" in resting.json["text"]
    assert resting.headers["retry-after"] == "600"
    assert hollis.api("POST", "codes", {}).status == 429
    # A link is no code: it works meanwhile.
    assert served.joined(PETRA).api("GET", "me").status == 200
    with sqlite3.connect(served.place() / "desk.sqlite") as base:
        base.execute("update wrong_codes set at = '2020-01-01T00:00:00.000Z'")
    over = typed(served, code)[1]
    assert (over.status, over.json["code"]) == (409, "code_expired")
    assert typed(served, made_by(hollis))[1].status == 200


def test_PE4_wrong_codes_typed_all_at_once_are_counted_every_one(served: Served) -> None:
    code = made_by(served.joined(HOLLIS))
    wrong = not_of(code)
    tries = [next(wrong) for _ in range(24)]
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda one: typed(served, one)[1].json["code"], tries))
    assert answers.count("code_wrong") == 9
    assert answers.count("code_rest") == 15


@pytest.mark.parametrize(
    ("stranger", "neighbour"), [("192.168.7.3", "192.168.7.4"), ("fd00:1:2:3::9", "fd00:1:2:4::9")]
)
def test_PE4_one_address_that_guesses_keeps_nobody_out_but_itself(folder: Path, stranger: str, neighbour: str) -> None:
    app = create_app(Config(folder))
    productions: Productions = app.extensions["productions"]
    house = productions.open(PRODUCTION)
    made: Entering = app.extensions["entering"]
    with app.test_request_context():
        code, _ = made.make(house, HOLLIS.id, HOLLIS.role, by=Seat(PRODUCTION, HOLLIS.id, "none"))

    def asks(address: str, typed: str) -> tuple[int, str]:
        answer = app.test_client().post(
            "/api/pair",
            json={"code": typed, "production": PRODUCTION},
            headers={"Origin": "http://localhost", "X-Callboard": "1"},
            environ_base={"REMOTE_ADDR": address},
        )
        return answer.status_code, answer.json.get("code", "")  # type: ignore[union-attr]

    wrong, near = not_of(code), stranger.replace("::9", "::a")
    assert [asks(stranger, next(wrong)) for _ in range(5)] == [(403, "code_wrong")] * 5
    assert [asks(near, next(wrong)) for _ in range(20)] == [(429, "code_rest")] * 20
    assert asks(stranger, code) == (429, "code_rest")
    assert asks(neighbour, code)[0] == 200
    productions.close()


def test_PE4_thirty_wrong_codes_over_all_productions_stop_them_all(two: Served) -> None:
    code = made_by(two.joined(HOLLIS))
    wrong = not_of(code)
    for production, tries in ((OTHER, 10), (None, 9)):
        for _ in range(tries):
            if production:
                typed(two, next(wrong), production)
            else:
                assert two.hand().request("POST", "/pair", f"code={next(wrong)}".encode(), FORM).status == 403
    # Nine were tried on the open code; with the tenth it is gone, wherever it was typed.
    assert two.hand().request("POST", "/pair", f"code={next(wrong)}".encode(), FORM).status == 403
    assert typed(two, code)[1].status == 429
    for _ in range(10):
        two.hand().request("POST", "/pair", f"code={next(wrong)}".encode(), FORM)
    page = two.hand().request("POST", "/pair", f"code={code}".encode(), {**FORM, **ENGLISH})
    assert page.status == 429
    assert "Too many wrong codes were typed" in words(page.text)


def test_PE4_a_code_typed_where_no_production_is_known_finds_its_own(two: Served) -> None:
    code = made_by(two.joined(HOLLIS, OTHER))
    assert typed(two, code)[1].json["code"] == "code_wrong"
    hand = two.hand(OTHER)
    page = hand.request("GET", "/pair", headers=ENGLISH)
    assert "Six digits" in words(page.text)
    done = hand.request("POST", "/pair", f"code={code}".encode(), FORM)
    assert (done.status, done.headers["location"]) == (303, f"/p/{OTHER}/")
    assert hand.api("GET", "me").json["production"]["id"] == OTHER
    assert Hand(two.url, PRODUCTION, cookies=hand.cookies).api("GET", "me").status == 401


def test_PE4_a_code_is_taken_from_no_other_sites_page(shared: Served) -> None:
    code = made_by(shared.joined(HOLLIS))
    hand = shared.hand()
    for headers in ({"Origin": "https://evil.example"}, {"X-Callboard": ""}):
        assert types(hand, code, **headers).status == 403
    evil = {**FORM, "Origin": "https://evil.example"}
    assert hand.request("POST", "/pair", f"code={code}".encode(), evil).status == 403
    assert typed(shared, code)[1].status == 200


def test_PE2_a_code_for_another_is_made_by_whoever_may_invite_him(shared: Served) -> None:
    imogen, juno, hollis = shared.joined(IMOGEN), shared.joined(JUNO), shared.joined(HOLLIS)
    hand, _ = typed(shared, made_by(imogen, PETRA.id))
    assert hand.api("GET", "me").json["person"]["id"] == PETRA.id
    made_by(juno, HOLLIS.id)
    for asks, person in ((juno, DELPHINE), (juno, IMOGEN), (hollis, PETRA)):
        refused = asks.api("POST", "codes", {"person": person.id})
        assert (refused.status, refused.json["code"]) == (403, "not_yours")
    assert imogen.api("POST", "codes", {"person": "nobody"}).status == 404
    assert shared.hand().api("POST", "codes", {}).status == 401


def test_PE3_a_code_made_before_the_role_changed_signs_nobody_in(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    code = made_by(imogen, HOLLIS.id)
    imogen.did("person", "edit", HOLLIS.id, role="apoc")
    answer = typed(served, code)[1]
    assert (answer.status, answer.json["code"]) == (409, "code_replaced")
    assert typed(served, made_by(imogen, HOLLIS.id))[1].status == 200


def test_E7_the_same_person_back_on_the_same_device_ends_the_session_it_had(served: Served) -> None:
    hollis = served.joined(HOLLIS)
    hollis.sync()
    old = hollis.api("GET", "me").json["session"]
    hollis.did("check_in", "make", person=HOLLIS.id, what="in", at="2026-11-22T14:00:00.000Z")
    hollis.cookies.clear()
    code = made_by(served.joined(HOLLIS))
    assert types(hollis, code).status == 200
    hollis.did("check_in", "make", person=HOLLIS.id, what="wrap", at="2026-11-22T23:00:00.000Z")
    assert hollis.n == 2
    assert hollis.api("GET", "me").json["session"] != old
