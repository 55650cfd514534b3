"""Three in the morning, 390 px, one thumb: a 2nd AD pushes, pulls, publishes and rings."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.callboard_process import Callboard
from tests.e2e.desk import Desk
from tests.e2e.stage import Stage


def test_E6_R5_a_second_ad_pushes_pulls_publishes_and_rings_at_390_px(stage: Stage, demo: Callboard) -> None:
    juno, saskia = stage.office_phone("juno"), stage.phone("saskia")
    juno.join(demo.links["second_ad"], "Join as Juno Abara")
    saskia.join(demo.links["crew"], "Join as Saskia Brandt")
    saskia.copy_that("06:00")
    office = juno.page.get_by_role("region", name="Office")
    office.get_by_role("link", name="Build the call sheet").click()
    juno.opens_day(1)

    # A push, taken back in time, then meant.
    juno.pushes(30)
    _fits(juno)
    juno.publish_button.click()
    juno.page.get_by_role("button", name="Undo", exact=True).click()
    expect(juno.publish_button).to_be_visible()
    assert demo.rows("call_sheet.push") == []
    juno.publish_button.click()
    juno.page.get_by_role("button", name="Send now").click()
    saskia.shows_call("06:30", was="06:00", on="Blue, revision 2")

    # A pull, left to its eight seconds.
    juno.pushes(-15)
    juno.publish_button.click()
    expect(juno.page.get_by_role("status").filter(has_text="Pink goes to")).to_contain_text("Send now")
    saskia.shows_call("06:15", was="06:30", on="Pink, revision 3")

    # One person's own time, published to that one alone.
    juno.goes_to_part("Crew")
    juno.types_time("Call, Saskia Brandt", "0700")
    juno.publishes("Yellow", 1)
    saskia.shows_call("07:00", was="06:15", on="Yellow, revision 4")

    juno.goto("board")
    _fits(juno)
    ring = juno.row_of("Saskia Brandt").get_by_role("link", name=re.compile("^Ring Saskia Brandt"))
    expect(ring).to_have_attribute("href", re.compile(r"^tel:\+?\d+$"))
    box = ring.bounding_box()
    assert box is not None
    assert box["height"] >= 44, "a thumb's target"
    assert [row["outcome"] for row in demo.rows("call_sheet.push")] == ["applied"]
    assert [row["outcome"] for row in demo.rows("call_sheet.pull")] == ["applied"]
    demo.verify()


def _fits(desk: Desk) -> None:
    """Nothing hangs over the edge of a phone."""
    wide = desk.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390, f"{desk.page.url} is {wide} px wide"
