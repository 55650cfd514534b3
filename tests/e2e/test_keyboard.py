"""The desk without a mouse."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.callboard_process import Callboard
from tests.e2e.desk import Desk
from tests.e2e.stage import Stage


def test_a_push_is_published_and_a_person_reached_by_keys_alone(stage: Stage, demo: Callboard) -> None:
    desk = stage.desk("marisol")
    desk.join(demo.links["coordinator"], "Join as Marisol Vance")
    expect(desk.waiting).to_be_visible()
    keys = desk.page.keyboard
    keys.press("c")
    expect(desk.page.get_by_role("heading", level=1, name="Call sheet, day 1")).to_be_attached()
    expect(desk.page.get_by_role("contentinfo")).to_contain_text("5 min")  # the foot names the keys that work now
    for _ in range(6):
        keys.press("=")
    expect(desk.stepper.get_by_role("status")).to_contain_text("30")
    expect(desk.publish_button).not_to_have_attribute("aria-disabled", "true")
    keys.press("ControlOrMeta+Enter")
    _tabs_to(desk, "Send now")
    keys.press("Enter")
    expect(desk.page.get_by_role("status").filter(has_text="Blue is out").first).to_be_visible()

    keys.press("b")
    expect(desk.page.get_by_role("heading", level=1, name="Board")).to_be_attached()
    first = desk.waiting.get_by_role("row").nth(1)
    name = first.get_by_role("rowheader").locator(".strong").inner_text()
    keys.press("j")
    expect(first).to_be_focused()
    keys.press("a")
    expect(desk.page.get_by_text(f"{name}, rang")).to_be_visible()
    expect(desk.row_of(name)).to_have_count(0)
    keys.press("z")
    expect(desk.row_of(name)).to_have_count(1)
    keys.press("?")
    expect(desk.page.get_by_role("dialog", name="Keys")).to_be_visible()
    keys.press("Escape")
    expect(desk.page.get_by_role("dialog", name="Keys")).to_have_count(0)
    assert [row["outcome"] for row in demo.rows("call_sheet.push")] == ["applied"]


def test_a_time_just_typed_is_kept_before_it_is_published_and_z_takes_the_publish_back(
    stage: Stage, demo: Callboard
) -> None:
    desk = stage.desk("marisol")
    desk.join(demo.links["coordinator"], "Join as Marisol Vance")
    expect(desk.waiting).to_be_visible()
    keys = desk.page.keyboard
    published = len(demo.rows("call_sheet.publish"))
    keys.press("c")
    desk.page.get_by_role("tab", name="Crew").click()
    wait = desk.page.get_by_role("status").filter(has_text="Send now")
    cells = desk.page.get_by_role("textbox", name=re.compile("^Call, "))
    for place, time in ((0, "0611"), (1, "0622")):
        cells.nth(place).click()
        cells.nth(place).fill(time)
        keys.press("ControlOrMeta+Enter")
        expect(cells.nth(place)).to_have_value(f"{time[:2]}:{time[2:]}")
        expect(wait).to_have_count(0)
    expect(desk.publish_button).to_contain_text("to 2")  # both of them, and the paper shows them
    expect(desk.publish_button).not_to_have_attribute("aria-disabled", "true")
    keys.press("ControlOrMeta+Enter")
    expect(wait).to_have_count(1)
    expect(desk.page.get_by_role("status").filter(has_text="call 06:22")).to_have_count(0)
    keys.press("z")
    expect(wait).to_have_count(0)
    expect(cells.nth(1)).to_have_value("06:22")  # the publish was taken back, the time was not
    assert len(demo.rows("call_sheet.publish")) == published


def test_whoever_sits_at_the_desk_copies_a_call_of_her_own_by_keys(stage: Stage, demo: Callboard) -> None:
    desk = stage.desk("marisol")
    desk.join(demo.links["coordinator"], "Join as Marisol Vance")
    today = desk.page.get_by_role("navigation", name="Screens").get_by_role("link", name="Today")
    expect(today.locator(".dot")).to_be_visible()
    copies = len(demo.rows("copy.copy"))
    desk.page.keyboard.press("y")
    expect(today).to_have_attribute("aria-current", "page")
    _tabs_to(desk, "Copy that, O")
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_text("White, copied")).to_be_visible()
    expect(today.locator(".dot")).to_have_count(0)
    desk.has_nothing_to_send()
    assert [row["outcome"] for row in demo.rows("copy.copy")[copies:]] == ["applied"]
    desk.page.keyboard.press("b")
    expect(desk.waiting).to_be_visible()


def test_a_screen_opens_at_its_top_and_a_list_stays_where_it_was(stage: Stage, demo: Callboard) -> None:
    desk = stage.desk("marisol")
    desk.join(demo.links["coordinator"], "Join as Marisol Vance")
    expect(desk.waiting).to_be_visible()
    desk.page.set_viewport_size({"width": 1000, "height": 700})
    keys = desk.page.keyboard
    keys.press("p")
    last = desk.page.get_by_role("row").last
    expect(desk.page.get_by_role("heading", level=1, name="People")).to_be_focused()
    last.scroll_into_view_if_needed()
    name = last.get_by_role("rowheader").get_by_role("link").inner_text()
    last.click()
    expect(desk.page.get_by_role("heading", level=1, name=name)).to_be_focused()
    expect(desk.beside.get_by_role("region", name="Invitation")).to_be_in_viewport()  # though the list is far down
    expect(last).to_be_in_viewport()
    keys.press("c")
    expect(desk.stepper).to_be_in_viewport()


def _tabs_to(desk: Desk, name: str) -> None:
    """Tabs until the button of that name has the focus; from anywhere a hundred steps must do."""
    button = desk.page.get_by_role("button", name=re.compile(f"^{name}"))
    expect(button).to_be_visible()
    for _ in range(100):
        if button.evaluate("button => button === document.activeElement"):
            return
        desk.page.keyboard.press("Tab")
    raise AssertionError(f"“{name}” is not reached by Tab")
