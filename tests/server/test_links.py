"""One-time links: who joins, who cannot, and what each page says to do."""

from __future__ import annotations

import html
import re
import sqlite3
from pathlib import Path

import pytest

from tests.cast import DELPHINE, HOLLIS, IMOGEN, JUNO, MATEO, PETRA, PRODUCTION, ROSALIND, TITLE
from tests.hand import Hand
from tests.served import Served

ENGLISH = {"Accept-Language": "en-GB,en;q=0.8"}
SPANISH = {"Accept-Language": "es-MX,es;q=0.9,en;q=0.3"}


def words(page: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)))


def test_a_link_says_who_invites_to_what_and_a_tap_joins(shared: Served) -> None:
    hand, token = shared.hand(), shared.token(HOLLIS)
    page = hand.request("GET", f"/join/{token}", headers=ENGLISH)
    assert page.status == 200
    assert f"Imogen Talavera invites you to {TITLE} as Set PA." in words(page.text)
    assert "Join as Hollis Varga" in words(page.text)
    joined = hand.join(token)
    assert (joined.status, joined.headers["location"]) == (303, f"/p/{PRODUCTION}/")
    told = hand.api("GET", "me").json
    assert told["person"]["name"] == "Hollis Varga"
    assert told["production"] == {"id": PRODUCTION, "title": TITLE}
    assert hand.get("/").headers["location"] == f"/p/{PRODUCTION}/"


def test_looking_at_a_link_never_uses_it_up(shared: Served) -> None:
    token = shared.token(PETRA)
    for _ in range(3):
        assert shared.hand().get(f"/join/{token}").status == 200
    assert shared.hand().join(token).status == 303


def test_a_used_link_is_a_page_that_says_what_to_do(shared: Served) -> None:
    token = shared.token(PETRA)
    assert shared.hand().join(token).status == 303
    for again in (shared.hand().request("GET", f"/join/{token}", headers=ENGLISH), shared.hand().join(token)):
        assert again.status == 410
        assert "This link has been used" in words(again.text)
    assert "ask Imogen Talavera for a new link" in words(shared.hand().request("GET", f"/join/{token}").text)


def test_one_link_joins_one_device_though_two_hold_its_form(shared: Served) -> None:
    token = shared.token(PETRA)
    first, second = shared.hand(), shared.hand()
    forms = []
    for hand in (first, second):
        found = re.search(r'name="csrf" value="(\w+)"', hand.get(f"/join/{token}").text)
        assert found
        forms.append(f"csrf={found[1]}".encode())
    typed = {"Content-Type": "application/x-www-form-urlencoded"}
    answers = [
        hand.request("POST", f"/join/{token}", form, typed) for hand, form in zip((first, second), forms, strict=True)
    ]
    assert [answer.status for answer in answers] == [303, 410]
    assert second.api("GET", "me").status == 401


def test_an_expired_link_is_a_page_that_says_what_to_do(shared: Served) -> None:
    token = shared.token(HOLLIS)
    with sqlite3.connect(shared.place() / "desk.sqlite") as base:
        base.execute("update invitations set expires = '2020-01-01T00:00:00.000Z' where used is null")
    page = shared.hand().request("GET", f"/join/{token}", headers=ENGLISH)
    assert page.status == 410
    assert "This link has expired" in words(page.text)
    assert "Ask Imogen Talavera for a new link" in words(page.text)
    assert shared.hand().join(token).status == 410


@pytest.mark.parametrize("token", [f"{PRODUCTION}~nothing", "another-show~abcdef", "~", "..~x", "short", "%2e%2e~x"])
def test_a_foreign_link_is_a_page_that_says_what_to_do(shared: Served, token: str) -> None:
    page = shared.hand().request("GET", f"/join/{token}", headers=ENGLISH)
    assert page.status == 404
    assert "This link is not known here" in words(page.text)
    assert "whole" in words(page.text)


def test_a_link_of_someone_who_has_left_is_withdrawn(served: Served) -> None:
    token = served.token(PETRA)
    served.ready(IMOGEN).did("person", "strike", PETRA.id, struck="2026-01-01T00:00:00.000Z")
    page = served.hand().request("GET", f"/join/{token}", headers=ENGLISH)
    assert page.status == 410
    assert "This link has been withdrawn" in words(page.text)


def test_a_form_that_this_browser_was_not_given_joins_nobody(shared: Served) -> None:
    token, hand = shared.token(HOLLIS), shared.hand()
    typed = {"Content-Type": "application/x-www-form-urlencoded"}
    hand.get(f"/join/{token}")
    for form in (b"", b"csrf=", b"csrf=" + b"0" * 64):
        refused = hand.request("POST", f"/join/{token}", form, typed)
        assert refused.status == 403
        assert "Nothing was done" in words(refused.text)
    assert hand.join(token).status == 303


def test_pages_speak_the_browsers_language_then_the_persons(shared: Served) -> None:
    token = shared.token(MATEO)
    for headers, lead in (
        (SPANISH, f"Imogen Talavera te invita a {TITLE} como Truck PA."),
        (ENGLISH, f"Imogen Talavera invites you to {TITLE} as Truck PA."),
        ({}, f"Imogen Talavera te invita a {TITLE} como Truck PA."),
        ({"Accept-Language": "de"}, f"Imogen Talavera te invita a {TITLE} como Truck PA."),
    ):
        page = shared.hand().request("GET", f"/join/{token}", headers=headers)
        assert lead in words(page.text), headers
    assert '<html lang="es">' in shared.hand().request("GET", f"/join/{token}", headers=SPANISH).text
    foreign = shared.hand().request("GET", "/join/no-one~x", headers=SPANISH)
    assert "Aquí no se conoce este enlace" in words(foreign.text)


def test_an_invitation_from_the_app_names_its_inviter_and_joins(shared: Served) -> None:
    imogen = shared.joined(IMOGEN)
    made = imogen.api("POST", "invitations", {"person": HOLLIS.id})
    assert made.status == 200
    assert made.json["link"].startswith(f"{shared.url}/join/{PRODUCTION}~")
    hand = shared.hand()
    assert hand.join(made.json["link"].rsplit("/", 1)[1]).status == 303
    assert hand.api("GET", "me").json["person"]["id"] == HOLLIS.id


def test_only_who_may_invite_invites_and_only_who_is_there(shared: Served) -> None:
    refused = shared.joined(HOLLIS).api("POST", "invitations", {"person": PETRA.id})
    assert (refused.status, refused.json["code"]) == (403, "not_yours")
    imogen = shared.joined(IMOGEN)
    for person in ("nobody", None, 7, "00000000-0000-0000-0000-000000000000"):
        assert imogen.api("POST", "invitations", {"person": person}).status == 404
    assert imogen.api("POST", "invitations", ["person"]).status == 400


def test_PE2_a_link_in_the_offices_name_is_made_only_by_those_who_hire_for_it(shared: Served) -> None:
    juno, delphine = shared.joined(JUNO), shared.joined(DELPHINE)
    for person in (IMOGEN, DELPHINE, ROSALIND, JUNO):
        refused = juno.api("POST", "invitations", {"person": person.id})
        assert (refused.status, refused.json["code"]) == (403, "not_yours")
        assert delphine.api("POST", "invitations", {"person": person.id}).status == 200
    assert juno.api("POST", "invitations", {"person": HOLLIS.id}).status == 200


def invited(hand: Hand, host: str) -> str:
    """The link that whoever names this server `host` gets for Hollis."""
    made = hand.api("POST", "invitations", {"person": HOLLIS.id}, Host=host, Origin=f"http://{host}")
    assert made.status == 200, made.text
    link: str = made.json["link"]
    return link.rsplit("/join/", 1)[0]


def test_a_link_carries_no_host_but_the_one_listened_on(shared: Served) -> None:
    imogen = shared.joined(IMOGEN)
    port = shared.port
    for host in ("evil.example", f"evil.example:{port}", f"10.1.2.3:{port}", f"[::2]:{port}", f"127.0.0.1.evil:{port}"):
        assert invited(imogen, host) == shared.url, host
    for host in (f"localhost:{port}", f"127.0.0.1:{port}", "[::1]:8080"):
        assert invited(imogen, host) == f"http://{host}"


def test_where_every_address_is_listened_on_a_link_names_the_one_that_was_asked(folder: Path) -> None:
    with Served(folder, "--host", "0.0.0.0") as served:
        assert served.url == f"http://0.0.0.0:{served.port}"
        served.url = f"http://127.0.0.2:{served.port}"
        imogen = served.joined(IMOGEN)
        assert invited(imogen, "evil.example") == served.url
        assert invited(imogen, f"127.0.0.2:{served.port}") == served.url


def test_a_link_carries_the_address_that_was_given(folder: Path) -> None:
    with Served(folder) as served:
        here, told = served.url, f"https://call.example:{served.port}"
        served.stop()
        served.words = ("--url", told)
        served.start()
        served.url = here
        assert invited(served.joined(IMOGEN), "evil.example") == told


def test_PE3_a_newer_link_withdraws_the_one_before(served: Served) -> None:
    imogen = served.joined(IMOGEN)
    first, second = (
        imogen.api("POST", "invitations", {"person": PETRA.id}).json["link"].rsplit("/", 1)[1] for _ in range(2)
    )
    page = served.hand().request("GET", f"/join/{first}", headers=ENGLISH)
    assert page.status == 410
    assert "This link no longer works" in words(page.text)
    assert "ask Imogen Talavera for one" in words(page.text)
    assert served.hand().join(second).status == 303


def test_PE3_a_link_made_before_the_role_changed_joins_nobody(served: Served) -> None:
    token, imogen = served.token(HOLLIS), served.ready(IMOGEN)
    form = re.search(r'name="csrf" value="(\w+)"', (hand := served.hand()).get(f"/join/{token}").text)
    assert form
    imogen.did("person", "edit", HOLLIS.id, role="apoc")
    typed = {"Content-Type": "application/x-www-form-urlencoded"}
    assert hand.request("POST", f"/join/{token}", f"csrf={form[1]}".encode(), typed).status == 410
    assert hand.api("GET", "me").status == 401
    # What was a slip and is taken back leaves the link as it was.
    imogen.did("person", "edit", HOLLIS.id, role="pa")
    assert hand.join(token).status == 303


def test_an_invitation_brings_its_words_in_the_persons_language_and_a_code_to_scan(shared: Served) -> None:
    made = shared.joined(IMOGEN).api("POST", "invitations", {"person": MATEO.id}).json
    assert made["link"] in made["text"]
    assert made["text"].startswith(f"Mateo Brandt, tus llamados y mandados de {TITLE}")
    assert made["subject"] == f"{TITLE}: tus llamados"
    assert made["qr"]["modules"] >= 29
    assert re.fullmatch(r"(M\d+ \d+h\d+v1h-\d+z)+", made["qr"]["path"])


def test_a_name_cannot_break_or_turn_around_the_words_that_a_link_is_sent_with(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    imogen.did("person", "edit", PETRA.id, name="Petra\r\nBcc: x\u202e\x00")
    told = imogen.api("POST", "invitations", {"person": PETRA.id}).json
    assert told["text"].startswith("Petra Bcc: x, your calls")
    assert all(sign.isprintable() for sign in told["text"] + told["subject"])
    assert told["text"].endswith(told["link"]) or told["link"] in told["text"]


def test_a_desk_file_from_before_links_had_roles_is_opened_and_its_links_work(folder: Path) -> None:
    with Served(folder) as served:
        token = served.token(HOLLIS)
        served.stop()
        with sqlite3.connect(served.place() / "desk.sqlite") as base:
            base.execute("alter table invitations drop column role")
            base.execute("alter table invitations drop column withdrawn")
        served.start()
        assert served.hand().join(token).status == 303
