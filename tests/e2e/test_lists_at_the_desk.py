"""Runs and people at the desk, by keys alone: find, walk, open, close, make a new one; axe finds nothing on the way."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.sync_api import expect

from tests.e2e.callboard_process import Callboard
from tests.e2e.desk import Desk
from tests.e2e.stage import Stage
from tests.e2e.test_axe import violations


@pytest.fixture
def desk(stage: Stage, demo: Callboard, scheme: Literal["light", "dark"]) -> Desk:
    desk = stage.desk("marisol", color_scheme=scheme)
    desk.join(demo.links["coordinator"], "Join as Marisol Vance")
    expect(desk.waiting).to_be_visible()
    return desk


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_run_is_found_opened_given_and_cancelled_by_keys_alone(desk: Desk, demo: Callboard) -> None:
    page, keys = desk.page, desk.page.keyboard
    keys.press("u")
    table = page.get_by_role("table", name="Runs")
    rows = table.locator("tr[data-row]")
    expect(page.get_by_role("heading", level=1, name="Runs")).to_be_focused()
    expect(rows.nth(1)).to_be_visible()
    keys.press("j")
    expect(rows.nth(0)).to_be_focused()
    keys.press("j")
    expect(rows.nth(1)).to_be_focused()
    keys.press("ArrowUp")
    expect(rows.nth(0)).to_be_focused()
    first = rows.nth(0).get_by_role("link").inner_text()
    found = violations(page, "runs")

    keys.press("Enter")
    expect(page).to_have_url(re.compile(r"/runs/[0-9a-f-]{36}$"))
    expect(desk.beside.get_by_role("heading", level=1)).to_be_focused()
    expect(desk.beside.get_by_role("heading", level=2, name=first)).to_be_visible()
    found += violations(page, "a run")
    keys.press("Escape")
    expect(desk.beside).to_have_count(0)
    expect(rows.nth(0)).to_be_focused()  # where the eye was

    keys.press("n")
    page.get_by_label("What", exact=True).fill("Sash cord to the sled track")
    page.get_by_label("Items, one a line").fill("Sash cord, 2 hanks\nChalk line")
    page.get_by_label("For which department").fill("Grip")
    found += violations(page, "the form of a run")
    page.get_by_label("Note").press("Tab")
    expect(page.get_by_role("button", name="Give the run")).to_be_focused()
    keys.press("Enter")
    row = desk.row_named("Sash cord to the sled track")
    expect(row).to_contain_text(re.compile("Grip.*Nobody.*0 of 2"))
    group = table.locator("tbody").filter(has=page.get_by_role("rowheader", name=re.compile("^Nobody has these")))
    expect(group.filter(has=row)).to_have_count(1)

    keys.press("/")
    page.keyboard.type("chalk sled")
    expect(rows).to_have_count(1)
    expect(page.get_by_role("status").filter(has_text="1 out, 1 of them with nobody")).to_be_visible()
    keys.press("Enter")
    expect(row).to_be_focused()
    keys.press("x")
    expect(table.get_by_role("rowheader", name=re.compile("^Done today"))).to_be_visible()
    expect(row).to_contain_text("Cancelled")
    page.get_by_role("button", name="Out", exact=True).click()
    expect(page.get_by_text("No run like that")).to_be_visible()
    keys.press("z")
    expect(row).to_contain_text("Nobody")
    desk.has_nothing_to_send()
    assert [one["outcome"] for one in demo.rows("run.give")[-1:]] == ["applied"]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_person_is_found_opened_and_added_by_keys_alone(desk: Desk, demo: Callboard) -> None:
    page, keys = desk.page, desk.page.keyboard
    keys.press("p")
    expect(page.get_by_role("heading", level=1, name="People")).to_be_focused()
    rows = page.locator("tr[data-row]")
    cast = page.get_by_role("table", name="Cast").locator("tr[data-row]")
    expect(cast.first).to_contain_text("1. ")
    expect(desk.row_named("Marisol Vance")).to_contain_text(re.compile(r"760 555 0105.*O/C.*\d\d:\d\d"))
    found = violations(page, "people")

    keys.press("/")
    page.keyboard.type("whitlock")
    expect(rows).to_have_count(1)
    keys.press("Enter")
    expect(desk.row_named("Jonah Whitlock")).to_be_focused()
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Jonah Whitlock")).to_be_focused()
    found += violations(page, "a person")
    keys.press("Escape")
    expect(desk.row_named("Jonah Whitlock")).to_be_focused()
    keys.press("/")
    keys.press("Escape")  # empties the finder
    expect(page.locator(".find input")).to_have_value("")
    keys.press("j")

    keys.press("n")
    expect(page.get_by_role("heading", level=1, name="Add a person")).to_be_focused()
    page.get_by_label("Name", exact=True).fill("Noor Adeyemi")
    page.get_by_label("Position", exact=True).fill("Set PA")
    page.get_by_label("Telephone", exact=True).fill("760 555 0199")
    found += violations(page, "the form of a person")
    page.get_by_role("button", name="Add", exact=True).press("Enter")
    row = desk.row_named("Noor Adeyemi")
    expect(row).to_contain_text(re.compile("Set PA.*760 555 0199"))
    expect(desk.link).to_be_visible()  # the invitation stands beside
    expect(desk.beside.get_by_role("img", name=re.compile("Noor"))).to_be_visible()
    desk.has_nothing_to_send()
    assert [one["outcome"] for one in demo.rows("person.add")[-1:]] == ["applied"]
    assert not found, "\n".join(found)
