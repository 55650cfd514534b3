"""What was given can be changed: a run for tomorrow, its hour and its items; a person's name.

Promises: the phones show it as it is now.
"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.callboard_process import Callboard
from tests.e2e.desk import Desk
from tests.e2e.phone import Phone
from tests.e2e.stage import Stage

TITLE = "Sash cord to the sled track"
PA = "Jonah Whitlock, Set PA"


def test_E2_a_given_run_is_changed_and_the_runner_has_it_as_it_is_now(stage: Stage, demo: Callboard) -> None:
    desk, jonah = _joined(stage, demo)
    page = desk.page
    desk.open("Runs")
    page.get_by_role("link", name="Give a run").click()
    page.get_by_label("What", exact=True).fill(TITLE)
    page.get_by_label("Items, one a line").fill("Sash cord, 2 hanks\nSpring clamps, 12")
    page.get_by_label("Need by").fill("0915")
    # Asked the evening before, it means the next shoot day.
    day = page.get_by_label("Day", exact=True)
    expect(day.locator("option:checked")).to_have_text("Tomorrow, Thu 14 May, day 1")
    day.select_option(label="Fri 15 May, day 2")
    day.select_option(label="Tomorrow, Thu 14 May, day 1")
    page.get_by_label("Who has it").select_option(label=PA)
    page.get_by_role("button", name="Give the run").click()

    # The run that was given is the one that is open.
    expect(page).to_have_url(re.compile(r"/runs/[0-9a-f-]{36}$"))
    expect(page.get_by_role("list", name="Steps of the run")).to_be_visible()
    expect(desk.row_named(TITLE)).to_contain_text("Jonah Whitlock not taken")
    jonah.opens_run(TITLE)
    expect(jonah.text("09:15", exact=True).first).to_be_visible()

    desk.beside.get_by_role("link", name="Change", exact=True).click()
    expect(page.get_by_label("What", exact=True)).to_have_value(TITLE)
    expect(page.get_by_label("Item 1")).to_have_value("Sash cord, 2 hanks")
    page.get_by_label("Need by").fill("1045")
    page.get_by_label("Item 1").fill("Sash cord, 4 hanks")
    page.get_by_role("button", name="Strike Spring clamps, 12").click()
    page.get_by_label("More items, one a line").fill("Chalk line")
    page.get_by_role("button", name="Save the changes").click()
    items = jonah.page.get_by_role("list", name="Items").get_by_role("listitem")
    expect(items).to_have_text([re.compile("Sash cord.*4 hanks"), re.compile("Chalk line")])
    expect(jonah.text("10:45", exact=True).first).to_be_visible()
    desk.has_nothing_to_send()
    edits = demo.rows("run.edit")
    assert [(row["outcome"], row["fields"]) for row in edits[-1:]] == [
        ("applied", {"need_by": "2026-05-14T17:45:00Z"}),
    ], "only what was changed is sent"

    # One way back for all of it.
    page.get_by_role("button", name="Undo").click()
    expect(items).to_have_text([re.compile("Sash cord.*2 hanks"), re.compile("Spring clamps.*12")])
    expect(jonah.text("09:15", exact=True).first).to_be_visible()
    desk.has_nothing_to_send()
    demo.verify()


def test_E2_a_run_given_by_mistake_is_taken_back_at_once(stage: Stage, demo: Callboard) -> None:
    desk, jonah = _joined(stage, demo)
    page = desk.page
    desk.goto("runs/give")
    page.get_by_label("What", exact=True).fill(TITLE)
    page.get_by_label("Who has it").select_option(label=PA)
    page.get_by_role("button", name="Give the run").click()
    jonah.open("Runs")
    expect(jonah.page.get_by_role("link", name=TITLE)).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(desk.beside.get_by_text("Cancelled", exact=True).first).to_be_visible()
    done = jonah.page.get_by_role("region", name="Done today").get_by_role("link", name=TITLE)
    expect(done).to_contain_text("Cancelled")
    desk.has_nothing_to_send()
    demo.verify()


def test_PE1_a_person_is_renamed_and_every_phone_says_so(stage: Stage, demo: Callboard) -> None:
    desk, jonah = _joined(stage, demo)
    page = desk.page
    desk.open("People")
    desk.row_named("Bea Castellan").get_by_role("rowheader").click()
    page.get_by_label("Name", exact=True).fill("Beatriz Castellan")
    page.get_by_label("Position", exact=True).fill("Key Set PA")
    page.get_by_role("button", name="Save the changes").click()
    expect(desk.row_named("Beatriz Castellan")).to_contain_text("Key Set PA")
    expect(page.get_by_role("heading", level=1, name="Beatriz Castellan")).to_be_attached()
    desk.has_nothing_to_send()
    assert demo.rows("person.edit")[-1]["fields"] == {"name": "Beatriz Castellan", "position": "Key Set PA"}

    jonah.open("People")
    jonah.page.get_by_label("Find a name, a position, a number").fill("Castellan")
    expect(jonah.text("Beatriz Castellan", exact=True)).to_be_visible()
    expect(jonah.text(re.compile("Key Set PA")).first).to_be_visible()
    # The sheet of the day has her by the name she has now.
    desk.open("Call sheet")
    desk.opens_day(1)
    crew = desk.goes_to_part("Crew")
    expect(crew.get_by_text("Beatriz Castellan").first).to_be_visible()
    demo.verify()


def _joined(stage: Stage, demo: Callboard) -> tuple[Desk, Phone]:
    desk, jonah = stage.desk("marisol"), stage.phone("jonah")
    desk.join(demo.links["coordinator"], "Join as Marisol Vance")
    jonah.join(demo.links["pa"], "Join as Jonah Whitlock")
    return desk, jonah
