"""The stripboard of a whole feature: by keys alone, by a finger, without signal, and by both at once."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.e2e.callboard_process import run
from tests.e2e.desk import Desk
from tests.e2e.stage import Stage
from tests.samples import sample

EVE = "2022-08-16T18:00:00-07:00"
COORDINATOR = "Imogen Talavera"
AT_REST = """() => new Promise((done) => {
  let at;
  const look = () => { if (at === scrollY) done(); else { at = scrollY; setTimeout(look, 120); } };
  look();
})"""
LONG_MS = 60_000
"""56 days of strips are drawn, on two busy cores."""


def test_a_strip_is_moved_by_keys_without_signal_and_by_a_finger_and_two_places_for_one_are_a_question(
    stage: Stage, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    made = run("import", str(sample("wonderful-life-full.uss")), "--coordinator", COORDINATOR, data=data)
    server = stage.serve(data, as_of=EVE)
    desk, phone = stage.desk("imogen"), stage.office_phone("her phone")
    desk.join(made["link"], f"Join as {COORDINATOR}")
    expect(desk.page.get_by_role("navigation", name="Screens")).to_be_visible()
    again = run("invite", COORDINATOR, data=data)["link"]
    phone.join(again, f"Join as {COORDINATOR}")

    # By keys alone: what it does is said before it is placed, and Esc puts it back.
    keys = desk.page.keyboard
    keys.press("s")
    expect(_strip(desk, "1")).to_be_visible(timeout=LONG_MS)
    expect(_day(desk, 1).get_by_role("listitem")).to_have_count(3)
    for _ in range(2):
        keys.press("j")
    expect(_strip(desk, "3")).to_be_focused()
    keys.press("Space")
    keys.press("Shift+J")
    aside = desk.page.get_by_role("region", name="3, day 1 to day 2")
    expect(aside).to_contain_text("was 5 3/84 5/8 pages")
    keys.press("Escape")
    expect(aside).to_have_count(0)
    expect(_day(desk, 1).get_by_role("listitem")).to_have_count(3)
    assert server.rows("strip.edit") == []

    # Without signal: placed at once, on this device; then on the server.
    expect(desk.page.get_by_role("banner")).to_contain_text("On the server")
    desk.go_dark()
    keys.press("Space")
    keys.press("Shift+J")
    keys.press("Enter")
    _holds(desk, 2, "4", "5", "6", "3")
    expect(desk.page.get_by_role("banner")).to_contain_text("1 to send")

    # Meanwhile a finger carries the same strip elsewhere: a swipe scrolls, a finger that lies still lifts.
    phone.goto("stripboard")
    expect(_strip(phone, "1")).to_be_visible(timeout=LONG_MS)
    phone.page.get_by_role("button", name="More for this board").tap()
    expect(phone.page.get_by_role("menuitem", name="Day-out-of-days (XLSX)")).to_be_in_viewport(ratio=1)
    phone.page.keyboard.press("Escape")
    _swipes(phone, _strip(phone, "2"), 120)
    expect(phone.page.locator(".strip.lift")).to_have_count(0)
    phone.page.evaluate("scrollTo(0, 0)")
    phone.page.wait_for_function("() => scrollY === 0")
    _carries(phone, _strip(phone, "3"), _strip(phone, "1"))
    dock = phone.page.get_by_role("region", name="3, within day 1")
    expect(dock).to_contain_text("works the same days")
    dock.get_by_role("button", name="Place here").tap()
    _holds(phone, 1, "3", "1", "2")
    phone.has_nothing_to_send()

    # Two places for one strip: what stands is what both see, the other is a question that names the days.
    desk.has_signal_again()
    desk.has_nothing_to_send()
    _holds(desk, 1, "3", "1", "2")
    assert [row["outcome"] for row in server.rows("strip.edit")] == ["applied", "contested"]
    keys.press("i")
    asked = desk.page.get_by_role("region", name=re.compile("^Scene 3, Place"))
    asked.get_by_role("button", name=re.compile("^Day 2")).click()
    _holds(phone, 2, "4", "5", "6", "3")


def _day(device: Desk, number: int) -> Locator:
    return device.page.locator(f'[data-day="{number}"]')


def _holds(device: Desk, day: int, *scenes: str) -> None:
    """The day's strips are these scenes, in this order."""
    numbers = _day(device, day).locator("[data-strip] .no")
    expect(numbers).to_have_text(list(scenes))


def _strip(device: Desk, number: str) -> Locator:
    return device.page.get_by_role("button", name=re.compile(rf"^Scene {number}\. ")).first


def _swipes(phone: Desk, on: Locator, by: int) -> None:
    """A quick finger: the page goes along with it."""
    finger = phone.context.new_cdp_session(phone.page)
    x, y = _middle(on)
    before = phone.page.evaluate("scrollY")
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 7):
        point = {"x": x, "y": y - by * step / 6}
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    phone.page.wait_for_function(f"() => scrollY > {before}")
    # It comes to rest before it leaves, so that the page does not run on under the next one.
    phone.page.evaluate(AT_REST)
    finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y - by}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    phone.page.evaluate(AT_REST)


def _carries(phone: Desk, strip: Locator, to: Locator) -> None:
    """A finger lies still until the strip is lifted, then carries it to the upper half of another."""
    finger = phone.context.new_cdp_session(phone.page)
    x, y = _middle(strip)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    expect(phone.page.locator(".strip.lift")).to_have_count(1)
    box = to.bounding_box()
    assert box is not None
    for share in (0.5, 0.8, 1.0):
        point = {"x": x, "y": y + (box["y"] + 8 - y) * share}
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    first = phone.page.locator('[data-day="1"] [data-strip]').first
    expect(first).to_have_class(re.compile("lift"))
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def _middle(on: Locator) -> tuple[float, float]:
    box = on.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
