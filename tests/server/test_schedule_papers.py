"""One-liner, day-out-of-days and strip colours, as data, as PDF and as XLSX."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from server.formats.schedule_tables import dood_sheet, one_liner_sheet, scenes_sheet
from server.formats.table_out import as_written, csv_bytes, xlsx_bytes
from server.office.schedule.dood_document import dood_document
from server.office.schedule.one_liner import one_liner
from server.office.schedule.strip_colour import strip_colour
from server.papers.schedule import schedule_pdf
from server.routes.schedule import XLSX
from sync.house import record_id
from sync.plain import instant
from tests.cast import IMOGEN, PETRA, PRODUCTION
from tests.samples import sample
from tests.served import Served
from tests.server.office_stage import Reading, Stage
from tests.server.schedule_stage import brought_in, wrote
from tests.server.test_office_vectors import vectors


@pytest.mark.parametrize("case", vectors("strip_colours", "strips"), ids=str)
def test_strips_have_the_trades_usual_colours(case: dict[str, Any]) -> None:
    assert strip_colour(case["ie"], case["dn"]) == case["colour"]


@pytest.fixture(scope="module")
def feature() -> Stage:
    return brought_in(sample("wonderful-life-full.uss"))


@pytest.fixture(scope="module")
def board(feature: Stage) -> str:
    return str(feature.all("board", name="Rev. WHITE")[0]["id"])


def test_OL1_the_one_liner_has_every_day_with_its_pages_and_cast(feature: Stage, board: str) -> None:
    found = one_liner(Reading(feature.log), board)
    assert found is not None
    assert (len(found["days"]), found["days"][0]["date"], found["days"][-1]["date"]) == (56, "2022-08-17", "2022-11-02")
    first = found["days"][0]
    assert [(one["scene"], one["eighths"]) for one in first["strips"]] == [("1", 24), ("2", 13), ("3", 6)]
    assert first["strips"][1]["cast"] == ["1", "3", "56"]
    assert (first["eighths"], first["of"]) == (43, 56)
    placed = sum(len(day["strips"]) for day in found["days"])
    assert (placed, len(found["boneyard"]), len(found["unplaced"])) == (169, 2, 3)
    everything = [one for day in found["days"] for one in day["strips"]] + found["boneyard"] + found["unplaced"]
    assert sum(one["eighths"] or 0 for one in everything) == 1_421
    assert found["eighths"] == sum(day["eighths"] for day in found["days"])


def test_OL1_the_day_out_of_days_adds_up(feature: Stage, board: str) -> None:
    found = dood_document(Reading(feature.log), board)
    assert found is not None
    mary = next(row for row in found["rows"] if row["name"] == "MARY")
    # Counted by hand: 29 days of work, 10 of hold.
    assert (mary["cast_id"], mary["work"], mary["hold"], mary["total"]) == ("4", 29, 10, 39)
    assert (mary["start"], mary["finish"], len(mary["clashes"])) == ("2022-08-18", "2022-11-02", 4)
    george = found["rows"][0]
    assert (george["work"], george["travel"], george["rehearsal"], george["hold"]) == (52, 1, 1, 4)
    assert found["twins"] == []


def test_OL2_a_cast_id_used_twice_stands_twice_and_is_told(feature: Stage, board: str) -> None:
    potter = next(one for one in feature.all("element", board_id="2") if one["category"] == "Cast")
    feature.coordinator.did("element.edit", potter["id"], board_id="1")
    found = dood_document(Reading(feature.log), board)
    feature.coordinator.did("element.edit", potter["id"], board_id="2")
    assert found is not None
    assert found["twins"] == ["1"]
    assert [row["name"] for row in found["rows"][:2]] == ["GEORGE", "POTTER"]


def test_OL1_there_is_no_paper_of_a_board_that_is_not_there(feature: Stage) -> None:
    assert one_liner(Reading(feature.log), feature.uuid()) is None
    assert dood_document(Reading(feature.log), feature.uuid()) is None


def words_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize(("language", "paper", "width"), [("en", "letter", 612), ("es", "a4", 595)])
def test_OL1_the_one_liner_on_paper(feature: Stage, board: str, language: str, paper: str, width: int) -> None:
    document = one_liner(Reading(feature.log), board)
    assert document is not None
    pdf = schedule_pdf("one_liner", document, language=language, paper=paper, colours=True)
    assert int(PdfReader(io.BytesIO(pdf)).pages[0].mediabox.width) == width
    text = words_of(pdf)
    assert ("End of day 56 of 56" if language == "en" else "Fin del día 56 de 56") in text
    assert "Harry falls through the ice" in text
    assert b"pdfuaid" in pdf


def test_OL1_the_day_out_of_days_on_paper(feature: Stage, board: str) -> None:
    document = dood_document(Reading(feature.log), board)
    assert document is not None
    pdf = schedule_pdf("dood", document, language="es", paper="letter")
    assert [int(page.mediabox.width) for page in PdfReader(io.BytesIO(pdf)).pages] == [792, 792]
    text = words_of(pdf)
    assert "Plan por actor" in text
    assert "MARY trabaja en sus descansos: 13, 23, 28, 43" in text


def test_OL3_tables_hold_what_the_papers_do_and_work_out_nothing(feature: Stage, board: str) -> None:
    scene = next(one for one in feature.all("scene") if one["number"] == "42")
    wrote(feature, ("scene.edit", scene["id"], {"description": "=1+1", "comments": "\x01@SUM(A1)", "number": "+42"}))
    house = Reading(feature.log)
    book = load_workbook(io.BytesIO(xlsx_bytes(scenes_sheet(house, "en", board))))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    (row,) = (row for row in book.active.iter_rows(values_only=True) if row[0] == "+42")
    assert "=1+1" in row
    lines = list(csv.reader(io.StringIO(csv_bytes(scenes_sheet(house, "en", board)).decode("utf-8-sig"))))
    (line,) = (line for line in lines if line[0] == "'+42")
    assert (line[4], as_written(line[4]), as_written(line[11])) == ("'=1+1", "=1+1", "@SUM(A1)")
    assert len(lines) == 174
    document = dood_document(house, board)
    assert document is not None
    dood = load_workbook(io.BytesIO(xlsx_bytes(dood_sheet(document, "en")))).active
    assert [cell.value for cell in dood[2]][:5] == ["1", "GEORGE", "T", "R", "SW"]
    liner = one_liner(house, board)
    assert liner is not None
    pages = load_workbook(io.BytesIO(xlsx_bytes(one_liner_sheet(liner, "es")))).active
    assert [cell.value for cell in pages[2]][:4] == ["1", "2022-08-17", "1", "EXT"]
    wrote(feature, ("scene.edit", scene["id"], {"description": None, "comments": None, "number": "42"}))


def test_OL4_the_schedule_goes_out_to_those_who_may_see_it(shared: Served) -> None:
    imogen, petra = shared.ready(IMOGEN), shared.ready(PETRA)
    board = record_id("board", "papers")
    imogen.did("board", "add", board, name="Rev. WHITE")
    typed = {
        "schedule.uss": "application/json",
        "scenes.csv": "text/csv; charset=utf-8",
        "scenes.xlsx": XLSX,
        f"one-liner/{board}.pdf?language=es&paper=a4&colours=1": "application/pdf",
        f"one-liner/{board}.xlsx": XLSX,
        f"day-out-of-days/{board}.pdf": "application/pdf",
        f"day-out-of-days/{board}.xlsx": XLSX,
    }
    for path, wanted in typed.items():
        answer = imogen.get(f"/p/{PRODUCTION}/papers/{path}")
        assert (answer.status, answer.headers["content-type"]) == (200, wanted), path
        assert answer.body
    assert imogen.get(f"/p/{PRODUCTION}/papers/schedule.uss").json["universalScheduleStandard"]["source"] == "Callboard"
    assert imogen.get(f"/p/{PRODUCTION}/papers/one-liner/00000000-0000-0000-0000-000000000000.pdf").status == 404
    assert imogen.get(f"/p/{PRODUCTION}/papers/one-liner/{board}.pdf?paper=napkin").status == 400
    assert petra.get(f"/p/{PRODUCTION}/papers/schedule.uss").status == 403


def test_SV2_a_version_is_previewed_issued_and_compared(shared: Served) -> None:
    imogen, petra = shared.ready(IMOGEN), shared.ready(PETRA)
    board, day, scene, version = (record_id("board", "versions", one) for one in "bdsv")
    imogen.did("board", "add", board, name="Blue pages")
    imogen.did("day_break", "add", day, board=board, order="1")
    seen = imogen.api("GET", f"boards/{board}/issue").json
    assert (seen["number"], seen["colour"], seen["changes"]) == (1, "White", {"en": [], "es": []})
    asked = {"digest": seen["digest"], "deadline": in_half_a_minute()}
    imogen.did("schedule_version", "issue", version, board=board, issuing=asked)
    imogen.did("scene", "add", scene, number="A68", eighths=3)
    imogen.did("strip", "add", record_id("strip", "v"), board=board, scene=scene, at=at(day))
    found = imogen.api("GET", f"boards/{board}/compare").json["changes"]
    assert found == {"en": ["Scene A68 is new, on day 1."], "es": ["Escena A68 es nueva, en día 1."]}
    assert imogen.api("GET", f"boards/{board}/compare?before={version}&after={version}").json["changes"]["en"] == []
    assert imogen.api("GET", f"boards/{board}/compare?before={scene}").status == 404
    assert petra.api("GET", f"boards/{board}/compare").status == 403
    told = imogen.api("GET", f"boards/{board}/progress").json
    assert told["days"][0]["planned"] == {"scenes": 1, "eighths": 3, "minutes": 0, "setups": 0}


def at(day: str) -> dict[str, str]:
    return {"place": "day", "day": day, "order": "1"}


def in_half_a_minute() -> str:
    return instant(datetime.now(UTC) + timedelta(seconds=30))
