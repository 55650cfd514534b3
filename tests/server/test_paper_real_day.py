"""From a real schedule file to the printed sheet of its first day, through the log and the office."""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime

from pypdf import PdfReader

from server.demo.pen import Records
from server.formats import read
from server.formats.entries import chunks, entries, settings
from server.office.call_sheets.preview import preview
from server.office.kinds import KINDS
from server.office.roles import AUDIENCES, OFFICE
from server.papers.call_sheet import call_sheet_pdf
from sync.house import record_id
from sync.log import Log
from sync.memory import MemoryStore
from tests.samples import sample

NOW = datetime(2022, 8, 16, 20, tzinfo=UTC)


def test_K2_a_whole_feature_is_taken_in_and_its_first_day_printed() -> None:
    log = Log(
        MemoryStore(),
        KINDS,
        secret=b"s" * 32,
        clock=lambda: NOW,
        entropy=os.urandom,
        epoch="first",
        office=OFFICE,
        audiences=AUDIENCES,
    )
    schedule = read(sample("wonderful-life-full.uss"))
    day = record_id("shoot_day", "Main", "2022-08-17")
    sheet = record_id("call_sheet", day)
    production = {"slug": "life", "zone": "America/Los_Angeles", **settings(schedule)}
    drafts = [
        {
            "kind": "production",
            "record": record_id("production", "life"),
            "verb": "production.edit",
            "fields": production,
        },
        *(draft for part in chunks(entries(schedule, import_id="one")) for draft in part),
        {
            "kind": "call_sheet",
            "record": sheet,
            "verb": "call_sheet.make",
            "fields": {"shoot_day": day, "general_call": 420},
        },
    ]
    assert {outcome.outcome for outcome in log.office(drafts)} == {"applied"}

    document = preview(Records(log), sheet)["document"]
    (front,) = (page.extract_text() for page in PdfReader(io.BytesIO(call_sheet_pdf(document))).pages)
    printed = " ".join(front.split())
    for line in (
        "It's A Wonderful Life General crew call 07:00",
        "Wednesday 17 August 2022 Day 1 of 56",
        "Script Pink, 1 May Schedule Blue, 6 May",
        "1 EXT. BEDFORD FALLS - NIGHT The town prays for George N 3",
        "2 EXT. FROZEN RIVER AND HILL - DAY Harry falls through the ice and George saves his life D 1, 3, 56 1 5/8",
        "3 EXT. BEDFORD FALLS - MAIN STREET - AFTERNOON George and the boys run to the drugstore, see Violet",
        "Total pages 5 3/8",
        "56 BOY SWF",
    ):
        assert line in printed, line
