"""A crew list comes in from a spreadsheet, is corrected by hand, comes again, and is undone (IM1 to IM4)."""

from __future__ import annotations

import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.callboard_process import Callboard
from tests.e2e.crew_file import crew_file
from tests.e2e.desk import Desk
from tests.e2e.stage import Stage

FIRST = [
    ("Greta Halloran", "Gaffer", "Electric", "(505) 555-0141", "12"),
    ("Bram Okonjo", "Key grip", "Grip", "(505) 555-0142", "14"),
    ("Ines Duarte", "Boom operator", "Sound", "(505) 555-0143", "15"),
]
CORRECTED = [
    ("Greta Halloran", "Chief lighting technician", "Electric", "(505) 555-0199", "12"),
    ("Bram Okonjo", "Key grip", "Grip", "(505) 555-0142", "14"),
    ("Noor Haddad", "Utility sound", "Sound", "(505) 555-0144", "16"),
]


def has(page: Page, title: str, *texts: str) -> None:
    """A part of the difference, by its heading, holds these texts."""
    part = page.locator("section").filter(has=page.get_by_role("heading", name=title, exact=True))
    for text in texts:
        expect(part).to_contain_text(text)


def chooses(desk: Desk, file: Path) -> None:
    desk.page.get_by_label("Choose a file").set_input_files(file)
    expect(desk.page.get_by_role("button", name="Bring in")).to_be_visible(timeout=30_000)


def test_IM1_IM4_a_crew_list_comes_in_twice_and_the_second_time_is_undone(stage: Stage, demo: Callboard) -> None:
    marisol = stage.desk("marisol")
    marisol.join(demo.links["coordinator"], "Join as Marisol Vance")
    marisol.open("Import")
    page = marisol.page
    chooses(marisol, crew_file(stage.folder / "crew list.xlsx", FIRST))
    expect(page.get_by_text("3 people, 3 with a number")).to_be_visible()
    page.get_by_label("Locker is").select_option(label="Leave out")
    page.get_by_label("Job is").select_option(label="Position")
    has(page, "Added", "Greta Halloran", "Bram Okonjo", "Ines Duarte")
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="Bring in").click()
    expect(page.get_by_text("crew list.xlsx is in")).to_be_visible(timeout=15_000)
    expect(page.get_by_text("Marisol Vance,").first).to_be_visible()

    marisol.goto("people")
    page.get_by_role("link", name=re.compile("^Greta Halloran")).click()
    page.get_by_label("Telephone").fill("505 555 0777")
    page.get_by_role("button", name="Save", exact=True).first.click()
    marisol.has_nothing_to_send()

    marisol.open("Import")
    chooses(marisol, crew_file(stage.folder / "crew list 2.xlsx", CORRECTED))
    has(page, "Added", "Noor Haddad")
    has(page, "Changed", "Greta Halloran", "Chief lighting technician")
    has(page, "Removed", "Ines Duarte")
    has(page, "Stays as entered by hand", "Greta Halloran", "505 555 0777")
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="Bring in").click()
    expect(page.get_by_text("crew list 2.xlsx is in")).to_be_visible(timeout=15_000)
    marisol.goto("people")
    expect(page.get_by_text("Noor Haddad")).to_be_visible()
    expect(page.get_by_text("Ines Duarte")).to_have_count(0)

    marisol.open("Import")
    page.get_by_role("button", name="Undo crew list 2.xlsx").click()
    expect(page.get_by_text(re.compile("^.*Undone "))).to_be_visible(timeout=15_000)
    marisol.goto("people")
    expect(page.get_by_text("Ines Duarte")).to_be_visible()
    expect(page.get_by_text("Noor Haddad")).to_have_count(0)
    expect(page.get_by_text("505 555 0777")).to_be_visible()


def test_IM6_a_bad_file_and_no_signal_are_said_in_words(stage: Stage, demo: Callboard) -> None:
    marisol = stage.desk("marisol")
    marisol.join(demo.links["coordinator"], "Join as Marisol Vance")
    marisol.open("Import")
    marisol.allow("422")
    bad = stage.folder / "call sheet.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing")
    marisol.page.get_by_label("Choose a file").set_input_files(bad)
    expect(marisol.page.get_by_text(re.compile("This is a PDF"))).to_be_visible(timeout=30_000)
    marisol.go_dark()
    expect(marisol.page.get_by_text(re.compile("No signal: a file is read by the server"))).to_be_visible(
        timeout=60_000
    )
    expect(marisol.page.get_by_label("Choose a file")).to_be_disabled()
