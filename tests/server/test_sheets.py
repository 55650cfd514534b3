"""Call sheets over HTTP: what publishing would send out, and the paper, for whom they are and nobody else."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pypdf import PdfReader

from sync.house import record_id
from tests.cast import ANSELM, CAST, DAY, HOLLIS, IMOGEN, JUNO, MATEO, PETRA, PIT, PRODUCTION, ROSALIND, SHEET, TITLE
from tests.hand import Answer, Hand
from tests.served import Served
from tests.server.test_reach import publish

PREVIEW = f"call-sheets/{SHEET}/preview"


def paper(hand: Hand, name: str, **query: Any) -> Answer:
    asked = "&".join(f"{key}={value}" for key, value in query.items())
    return hand.get(f"/p/{PRODUCTION}/papers/call-sheet/{name}.pdf?{asked}")


def words(answer: Answer) -> str:
    assert answer.headers["content-type"] == "application/pdf", answer.text
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.body)).pages)


def revisions(hand: Hand) -> dict[str, str]:
    """The ids of the published sheets this device holds, by audience."""
    hand.sync()
    return {one["audience"]: id for (kind, id), one in hand.records.items() if kind == "sheet_revision"}


@pytest.fixture(scope="module")
def published(shared: Served) -> Hand:
    imogen = shared.ready(IMOGEN)
    publish(imogen)
    return imogen


def test_E6_a_preview_says_what_would_go_out_and_to_how_many(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    seen = imogen.api("GET", PREVIEW).json
    assert (seen["number"], seen["colour"], seen["shift"]) == (1, "White", 0)
    assert {one["person"] for one in seen["told"]} == {member.id for member in CAST}
    assert seen["document"]["production"]["title"] == TITLE
    pushed = imogen.api("GET", f"{PREVIEW}?shift=30").json
    assert pushed["general_call"] == {"from": 360, "to": 390}
    assert pushed["digest"] != seen["digest"]
    assert imogen.api("GET", f"{PREVIEW}?prelim=1").json["prelim"] is True


def test_a_sheet_whose_day_is_not_there_has_no_preview(served: Served) -> None:
    imogen, nowhere = served.ready(IMOGEN), "00000000-0000-0000-0000-000000000000"
    orphan = record_id("call_sheet", nowhere)
    imogen.did("call_sheet", "make", orphan, shoot_day=nowhere)
    assert imogen.api("GET", f"call-sheets/{orphan}/preview").status == 404
    assert paper(imogen, f"{orphan}/preview").status == 404


@pytest.mark.parametrize("shift", ["x", "1.5", "99999", "1441", "--5", "", "%00", "1e3"])
def test_a_preview_by_no_number_of_minutes_is_refused(shared: Served, shift: str) -> None:
    answer = shared.joined(JUNO).api("GET", f"{PREVIEW}?shift={shift}")
    assert (answer.status, answer.json["code"]) == (400, "bad_message")


def test_only_the_office_previews_and_only_what_there_is(shared: Served) -> None:
    for member in (HOLLIS, PETRA, ANSELM, ROSALIND):
        hand = shared.joined(member)
        assert hand.api("GET", PREVIEW).status == 403
        assert paper(hand, f"{SHEET}/preview").status == 403
    imogen = shared.joined(IMOGEN)
    assert imogen.api("GET", f"call-sheets/{DAY}/preview").status == 404
    assert imogen.api("GET", "call-sheets/nothing/preview").status == 404
    assert paper(imogen, f"{DAY}/preview").status == 404


def test_the_paper_of_a_revision_is_drawn_for_its_audience_alone(shared: Served, published: Hand) -> None:
    crew = revisions(published)["crew"]
    hollis, anselm = shared.ready(HOLLIS), shared.ready(ANSELM)
    assert set(revisions(hollis)) == {"crew"}
    own = revisions(anselm)["cast"]
    for hand, mine, other in ((hollis, crew, own), (anselm, own, crew)):
        sheet = paper(hand, mine)
        assert (sheet.status, sheet.body[:5]) == (200, b"%PDF-")
        assert TITLE in words(sheet)
        assert "06:00" in words(sheet)
        refused = paper(hand, other)
        assert (refused.status, refused.json["code"]) == (404, "no_such_record")
    assert paper(shared.hand(), crew).status == 401
    assert paper(published, "00000000-0000-0000-0000-000000000000").status == 404


def test_a_paper_speaks_its_readers_language_and_keeps_the_productions_clock(shared: Served, published: Hand) -> None:
    mateo = shared.joined(MATEO)
    crew = revisions(published)["crew"]
    spanish, english = paper(mateo, crew), paper(mateo, crew, language="en")
    assert words(spanish) != words(english)
    assert "6:00" in words(paper(mateo, crew, clock=12))
    assert PdfReader(io.BytesIO(paper(mateo, crew, paper="a4").body)).pages[0].mediabox.width == pytest.approx(
        595, abs=2
    )
    for bent in ({"language": "de"}, {"clock": "13"}, {"paper": "foolscap"}):
        assert paper(mateo, crew, **bent).status == 400


def test_a_paper_is_drawn_once_and_not_sent_again_to_who_has_it(shared: Served, published: Hand) -> None:
    crew = revisions(published)["crew"]
    first, second = paper(published, crew), paper(published, crew)
    assert first.body == second.body
    assert "inline" in first.headers["content-disposition"]
    assert "private" in first.headers["cache-control"]
    path = f"/p/{PRODUCTION}/papers/call-sheet/{crew}.pdf"
    again = published.request("GET", path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


def test_the_paper_of_a_preview_is_what_would_be_published(shared: Served, published: Hand) -> None:
    drawn = words(paper(published, f"{SHEET}/preview", shift=60))
    assert "07:00" in drawn
    assert TITLE in drawn


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_a_day_at_the_end_of_the_years_still_has_a_preview_and_one_beyond_is_refused(served: Served, zone: str) -> None:
    imogen = served.ready(IMOGEN)
    imogen.did("location", "edit", PIT, zone=zone, point={"lat": 34.1, "lon": -118.3})
    for date in ("1970-01-01", "2200-12-31"):
        day = record_id("shoot_day", "Main", date)
        imogen.did("shoot_day", "add", day, unit="Main", date=date)
        sheet = record_id("call_sheet", day)
        imogen.did("call_sheet", "make", sheet, shoot_day=day, general_call=4_320, wrap=-1_440, report_to=PIT)
        for shift in (0, 30):
            assert imogen.api("GET", f"call-sheets/{sheet}/preview?shift={shift}").status == 200
    for date in ("0001-01-01", "9999-12-31"):
        day = record_id("shoot_day", "Main", date)
        (outcome,) = imogen.sync([imogen.entry("shoot_day", "add", day, unit="Main", date=date)])
        assert (outcome["outcome"], outcome["why"]["code"]) == ("refused", "bad_field")
