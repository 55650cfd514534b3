"""The call that comes with the page says what the app says, and gives way to it without a word moving."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.callboard_process import Callboard
from tests.e2e.old_deeds import holds
from tests.e2e.phone import Phone
from tests.e2e.stage import Stage

BOTH = """async () => {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  const said = (one) => one && one.textContent.replace(/\\s+/g, "");
  const [first, app] = [page.querySelector("#first"), document.querySelector("#app")];
  return [".top .show", ".call"].map((what) => [said(first?.querySelector(what)), said(app.querySelector(what))]);
}"""


def says_the_same(phone: Phone) -> None:
    """The page as the server writes it now, against the app as it stands. A minute may turn between the two."""
    expect(phone.tabs).to_be_visible()
    for _ in range(3):
        told = phone.page.evaluate(BOTH)
        if all(first and first == app for first, app in told):
            return
    raise AssertionError(told)


def hold_code(page: Page) -> None:
    """The app's code does not come."""
    page.route(re.compile(r"/static/build/assets/.*\.js$"), lambda route: route.abort())


@pytest.mark.parametrize("locale", ["en-US", "es-MX"])
def test_it_says_what_the_app_says_before_and_after_it_is_copied(stage: Stage, demo: Callboard, locale: str) -> None:
    jonah = stage.phone("jonah", locale=locale)
    jonah.join(demo.links["pa"], re.compile("Jonah Whitlock"))
    says_the_same(jonah)
    jonah.page.locator(".dock .btn.move").click()
    expect(jonah.page.locator(".slip .sync:not(.here)")).to_be_visible()
    says_the_same(jonah)


def test_it_says_what_the_app_says_in_the_afternoon_of_a_day_that_moved(stage: Stage, tmp_path: Path) -> None:
    server = stage.serve(tmp_path / "data", command="demo")
    for name, role in (("jonah", "pa"), ("gaffer", "crew"), ("second", "second_ad")):
        phone = stage.phone(name)
        phone.join(server.links[role], re.compile("^Join as"))
        says_the_same(phone)
        phone.close_browser()


def test_an_artist_who_is_picked_up_is_shown_the_pickup(stage: Stage, demo: Callboard) -> None:
    desk = stage.desk("marisol")
    desk.join(demo.links["coordinator"], "Join as Marisol Vance")
    expect(desk.waiting).to_be_visible()
    call = next(one for one in holds(desk, "call") if one.get("pickup") and one["pickup"] < one["minutes"])
    name = next(one["name"] for one in holds(desk, "person") if one["id"] == call["person"])
    pickup = f"{call['pickup'] // 60:02}:{call['pickup'] % 60:02}"
    desk.goto(f"people/{call['person']}")
    artist = stage.phone("artist")
    artist.join(desk.invites(), f"Join as {name}")
    says_the_same(artist)
    expect(artist.call.locator(".clock")).to_have_text(pickup)
    expect(artist.call.locator(".label")).to_contain_text("Your pickup")
    artist.copy_that(pickup)
    says_the_same(artist)


def test_it_stands_alone_while_the_code_is_on_its_way_and_goes_when_the_app_is_there(
    stage: Stage, demo: Callboard
) -> None:
    jonah = stage.phone("jonah")
    jonah.allow("ERR_FAILED")
    hold_code(jonah.page)
    jonah.join(demo.links["pa"], "Join as Jonah Whitlock")
    expect(jonah.page.locator("#first .clock")).to_have_text("05:30")
    expect(jonah.tabs).to_have_count(0)
    jonah.page.unroute_all()
    jonah.goto()
    expect(jonah.tabs).to_be_visible()
    expect(jonah.page.locator("#first")).to_have_count(0)
    expect(jonah.call).to_have_count(1)
