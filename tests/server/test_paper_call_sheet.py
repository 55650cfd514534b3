"""The call sheet on paper, read back from the PDF and from its pictures."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from pypdf import PdfReader

from server.papers.call_sheet import call_sheet_pdf, call_sheet_pngs
from server.papers.letters import printable
from tests.server.paper_sheets import artist, departments, scene, sheet


def texts(document: dict[str, Any], **options: Any) -> list[str]:
    """The text of each page, spaces evened out."""
    reader = PdfReader(io.BytesIO(call_sheet_pdf(document, **options)))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def with_sheet(**facts: Any) -> dict[str, Any]:
    return sheet(sheet={**sheet()["sheet"], **facts})


def ground(png: bytes) -> tuple[int, ...]:
    """The colour of the first pixel. Every filter leaves the first pixel of a picture as it is."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    at, packed = 8, b""
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        if name == b"IDAT":
            packed += png[at + 8 : at + 8 + length]
        at += 12 + length
    return tuple(zlib.decompress(packed)[1:4])


def test_the_sheet_says_the_day_at_a_glance() -> None:
    front, _ = texts(sheet())
    for words in (
        "BORROW PIT",
        "General crew call 07:30",
        "Thursday 14 May 2026 Day 12 of 24 Blue, revision 2",
        "Script Pink, 2 May Schedule Blue, 9 May",
        "UPM Delphine Achemoss",
        "No forced calls without UPM approval",
        "Late or lost: Juno Estrada, 2nd AD 760 555 0142",
        "Channels: 1 production, 2 open, 6 camera, 9 medic",
        "Blue, 14 May, 04:09",
        "1 of 2",
    ):
        assert words in front, words


def test_scenes_stand_in_order_with_banners_and_pages_in_eighths() -> None:
    front, _ = texts(sheet())
    lines = (
        "41 EXT. BORROW PIT - DAY Ruth finds the pump still running D8 1, 2 2 3/8 Pit",
        "44 EXT. BORROW PIT, RIM - DAY The stakes are gone D8 1, 3, 7 6/8 Pit",
        "Company move to Cordova Motel, 9 miles",
        "58 INT. MOTEL ROOM 9 - NIGHT Ruth counts the money twice N8 1, 9 1 4/8 Motel",
        "Total pages 6 3/8",
    )
    places = [front.index(line) for line in lines]
    assert places == sorted(places)


def test_a_minor_is_marked_in_the_cast_and_in_the_scenes() -> None:
    front, _ = texts(sheet())
    assert "1, 2, 4 (K)" in front
    assert "Pia Serralde Luz (K) W 14:40 15:10 15:10 18:45 Out by 22:00" in front


def test_each_place_names_its_nearest_hospital() -> None:
    front, _ = texts(sheet())
    assert "Saltbush Regional, 48 mi 1 Clinic Way, Saltbush 760 555 0190 for Borrow pit" in front
    assert "Cordova Urgent Care, 2.5 mi 88 Highway 61 760 555 0191 for Cordova Motel" in front


def test_a_star_stands_on_every_line_that_moved_and_on_no_other() -> None:
    front, back = texts(sheet())
    # Five times, five of six cast, and what the star means.
    assert front.count("*") == 5 + 5 + 1
    called = sum(person["moved"] for one in departments(moved=True) for person in one["people"])
    assert back.count("*") == called + 1
    assert "*" not in " ".join(texts(with_sheet(colour="White", number=1) | first_revision()))


def first_revision() -> dict[str, Any]:
    cast = [{**one, "moved": []} for one in sheet()["cast"]]
    return {"moved": [], "cast": cast, "departments": departments()}


def test_the_back_has_the_crew_by_department_with_calls_and_numbers() -> None:
    _, back = texts(sheet())
    assert back.startswith("BORROW PIT Thursday 14 May 2026 Day 12 of 24 Blue, revision 2 General crew call 07:30")
    assert "Gaffer Ana Electricström 760 555 0104 07:00" in back
    assert "Production coordinator Bo Productionström 760 555 0100 O/C" in back
    assert "Still photographer Fay Cameraström 760 555 0102 per HOD" in back
    assert "Loader Ed Cameraström 760 555 0102 N/C" in back


def test_T1_times_past_midnight_are_marked() -> None:
    night = {**sheet()["times"], "general_call": 1080, "lunch": 1440, "wrap": 1710}
    front, _ = texts(sheet(times=night, cast=[artist("1", "Ana", "Ruth", 1500, -30, 1500, 1530)]))
    assert "General crew call 18:00" in front
    assert "Lunch 00:00 +1" in front
    assert "Est. wrap 04:30 +1" in front
    assert "23:30 −1 01:00 +1 01:00 +1 01:30 +1" in front


def test_the_twelve_hour_clock_is_the_productions_choice() -> None:
    times = {**sheet()["times"], "general_call": 0, "lunch": 720, "wrap": 1500}
    front, _ = texts(sheet(times=times), clock="12")
    for words in ("General crew call 12:00 am", "Lunch 12:00 pm", "Est. wrap 1:00 am +1", "6:05 am"):
        assert words in front, words


def test_spanish_on_a4() -> None:
    pdf = call_sheet_pdf(with_sheet(closed_set=True), language="es", paper="a4")
    reader = PdfReader(io.BytesIO(pdf))
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    assert reader.trailer["/Root"]["/Lang"] == "es"
    front = " ".join(reader.pages[0].extract_text().split())
    for words in (
        "Citación general 07:30",
        "jueves 14 de mayo de 2026 Día 12 de 24 Azul, revisión 2 Set cerrado",
        "Hospital más cercano",
        "Total de páginas 6 3/8",
    ):
        assert words in front, words


def test_letter_is_the_paper_unless_asked() -> None:
    page = PdfReader(io.BytesIO(call_sheet_pdf(sheet()))).pages[0]
    assert [float(side) for side in page.mediabox[2:]] == [612, 792]


def test_the_pdf_is_tagged_titled_and_says_so() -> None:
    pdf = call_sheet_pdf(sheet())
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "BORROW PIT, Call sheet, Thursday 14 May 2026, Blue, revision 2"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in pdf


def test_M5_the_same_revision_prints_the_same_bytes() -> None:
    assert call_sheet_pdf(sheet()) == call_sheet_pdf(sheet())


@pytest.mark.parametrize(
    ("colour", "fill"),
    [
        ("White", (0xFF, 0xFF, 0xFF)),
        ("Blue", (0xA8, 0xCC, 0xF0)),
        ("Goldenrod", (0xF0, 0xB4, 0x3A)),
        ("Double Pink", (0xF7, 0xB9, 0xCD)),
        ("Octarine", (0xFF, 0xFF, 0xFF)),
    ],
)
def test_the_page_is_the_revisions_own_paper(colour: str, fill: tuple[int, ...]) -> None:
    pages = call_sheet_pngs(with_sheet(colour=colour), ppi=20)
    assert [ground(page) for page in pages] == [fill, fill]
    assert f"{colour}, revision 2" in texts(with_sheet(colour=colour))[0]


def test_R5_a_prelim_has_no_colour_and_says_so() -> None:
    document = with_sheet(colour=None, number=0, prelim=True)
    assert ground(call_sheet_pngs(document, ppi=20)[0]) == (0xFF, 0xFF, 0xFF)
    assert "Prelim, not final" in texts(document)[0]


def test_a_preview_cannot_be_taken_for_a_published_sheet() -> None:
    assert "Preview, not published" in texts(sheet(published=None))[0]


def test_an_empty_day_still_makes_a_page() -> None:
    nothing: dict[str, Any] = {
        "times": dict.fromkeys(sheet()["times"]),
        "moved": [],
        "scenes": [],
        "cast": [],
        "departments": [],
        "places": [],
        "credits": [],
        "advance": [],
        "total_eighths": 0,
        **dict.fromkeys(("weather", "safety", "notes", "channels", "ring", "published")),
    }
    (front,) = texts(sheet(**nothing))
    assert "No scenes are on this day yet." in front
    assert "None" not in front


def test_a_scene_without_a_script_day_says_its_light() -> None:
    rows = [scene(n, "EXT", "LAKE", dn, "Wind", None, 8, [], None) for n, dn in (("7", "NIGHT"), ("8", "AFTERNOON"))]
    front = texts(sheet(scenes=rows))[0]
    assert "7 EXT. LAKE - NIGHT Wind N 1" in front
    assert "8 EXT. LAKE - AFTERNOON Wind Afternoon 1" in front


def test_a_part_without_an_artist_prints_its_character() -> None:
    bare = artist("56", "", "BOY", None, None, None, None, artist=None, mode=None, status="SWF", moved=[])
    assert "56 BOY SWF" in texts(sheet(cast=[bare]))[0]


def test_a_huge_day_flows_on_and_loses_nobody() -> None:
    scenes = [scene(str(n), "INT", "STAGE", "DAY", "A long talk about money", "D1", 3, ["1"], "A") for n in range(60)]
    pages = texts(sheet(scenes=scenes, departments=departments(6)))
    everything = " ".join(pages)
    assert len(pages) > 4
    assert all(f" {n} INT. STAGE - DAY" in everything for n in range(60))
    assert everything.count("Ana Cameraström") == 6
    assert f"1 of {len(pages)}" in pages[0]


def test_what_people_wrote_is_text_and_never_markup() -> None:
    hostile = '#panic() [*x*] $a$ `b` @ref <tag> \\ "q" //c'
    front = texts(sheet(notes=hostile, production={**sheet()["production"], "title": hostile}))[0]
    assert front.count('#panic() [*x*] $a$ `b` @ref <tag> \\ "q" //c') >= 2


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Nguyễn Žižek Łódź", "Nguyễn Žižek Łódź"),
        ("李小龙", "???"),
        ("Ελένη 🎬", "????? ?"),
        ("\u202eevil\u202c \x00\x07\ufeff\ufffd\ue000", "evil ??"),
        ("Ａ𝒜 ﬁ", "AA fi"),
        ('#import "x" $a$ *b* <c> @d `e`', '#import "x" $a$ *b* <c> @d `e`'),
    ],
)
def test_whatever_was_typed_the_sheet_is_printed(typed: str, printed: str) -> None:
    """One letter without a glyph would cost the whole page, and a published sheet is never changed again."""
    assert printable(typed) == printed
    sheets = with_sheet(notes=typed, safety=typed, weather=typed, channels=typed)
    front, _ = texts({**sheets, "production": {**sheets["production"], "title": typed}})
    assert "Channels:" in front
