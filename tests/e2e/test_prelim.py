"""A prelim the evening before: everybody sees it, nobody is asked to copy it; then White asks."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.callboard_process import Callboard
from tests.e2e.desk import Desk
from tests.e2e.stage import Stage


@pytest.mark.parametrize("at", ["desk", "390 px"])
def test_R5_a_prelim_is_told_quietly_and_needs_no_copy_and_the_first_final_is_white(
    stage: Stage, demo: Callboard, at: str
) -> None:
    desk = stage.desk("marisol") if at == "desk" else stage.office_phone("marisol")
    jonah = stage.phone("jonah")
    desk.join(demo.links["coordinator"], "Join as Marisol Vance")
    jonah.join(demo.links["pa"], "Join as Jonah Whitlock")
    jonah.copy_that("05:30")
    tonight = len(demo.rows("copy.copy"))
    desk.goto("call-sheet")
    desk.opens_day(2)
    expect(desk.publish_button).to_have_text(re.compile(r"^Publish White to \d+"))
    if at == "desk":
        desk.page.keyboard.press("w")
    else:
        _choice(desk, "Prelim").click()
    expect(_choice(desk, "Prelim")).to_have_attribute("aria-pressed", "true")
    expect(desk.publish_button).to_have_text(re.compile(r"^Publish prelim to \d+"))
    count = _publishes(desk)
    desk.is_out("Prelim", count)

    # It is on his Today and his Sheet, and no light is lit for it.
    after = jonah.page.get_by_role("region", name="After that").get_by_role("link")
    expect(after).to_contain_text("Prelim, not final")
    light = jonah.tabs.get_by_role("link", name="Today").locator(".dot")
    expect(light).to_have_count(0)
    after.evaluate("link => link.scrollIntoView({ block: 'center' })")  # from under what was just said
    after.click()
    expect(jonah.page.get_by_text("Prelim, not final")).to_be_visible()
    expect(jonah.copy_button).to_have_count(0)
    assert len(demo.rows("copy.copy")) == tonight

    # The same again is nothing new; the first final is, and asks everyone.
    expect(desk.publish_button).to_have_attribute("aria-disabled", "true")
    _choice(desk, "White").click()
    desk.publishes("White", count)
    expect(desk.page.get_by_role("group", name="Prelim or White")).to_have_count(0)
    expect(light).to_have_count(1)
    jonah.copy_button.click()
    expect(jonah.copy_button).to_have_count(0)
    expect(jonah.page.get_by_text("White, revision 1").first).to_be_visible()
    asked = [row["fields"]["publishing"]["prelim"] for row in demo.rows("call_sheet.publish")[-2:]]
    assert asked == [True, False]
    demo.verify()


def _choice(desk: Desk, name: str) -> Locator:
    return desk.page.get_by_role("group", name="Prelim or White").get_by_role("button", name=name, exact=True)


def _publishes(desk: Desk) -> int:
    """Publishes what the button says; how many that told."""
    expect(desk.publish_button).not_to_have_attribute("aria-disabled", "true")
    said = re.search(r"to (\d+)", desk.publish_button.inner_text())
    assert said is not None
    desk.publish_button.click()
    desk.page.get_by_role("button", name="Send now").click()
    return int(said[1])
