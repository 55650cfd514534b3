"""Somebody turns up on the day: added by name, position, number, and in Today within thirty seconds with one tap."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from server.routes.qr import drawn
from tests.e2e.callboard_process import Callboard
from tests.e2e.desk import Desk
from tests.e2e.phone import Phone
from tests.e2e.stage import Stage

NAME, NUMBER = "Noor Adeyemi", "760 555 0199"
INSTAGRAM = (
    "Mozilla/5.0 (Linux; Android 15; Pixel 9 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/135.0.0.0 Mobile Safari/537.36 Instagram 380.0.0.31.96"
)


def adds(office: Desk) -> None:
    """Name, position, number, done: two taps and three fields, from the list of people."""
    page = office.page
    page.get_by_role("link", name="Add a person").click()
    page.get_by_label("Name", exact=True).fill(NAME)
    page.get_by_label("Position", exact=True).fill("Set PA")
    page.get_by_label("Telephone", exact=True).fill(NUMBER)
    page.get_by_role("button", name="Add", exact=True).click()


@pytest.mark.parametrize("at", ["desk", "phone"])
def test_a_walk_in_is_in_today_within_thirty_seconds(
    stage: Stage, demo: Callboard, at: Literal["desk", "phone"]
) -> None:
    office = stage.desk("marisol")
    office.join(demo.links["coordinator"], "Join as Marisol Vance")
    if at == "phone":
        # The APOC, who has no laptop with him.
        office.goto("people")
        office.page.get_by_role("link", name="Teddy Lindqvist").first.click()
        teddy = stage.office_phone("teddy")
        teddy.join(office.invites(), "Join as Teddy Lindqvist")
        office = teddy
    office.goto("people")
    noor = stage.phone("noor")
    expect(noor.page).to_have_url("about:blank")

    began = time.monotonic()
    adds(office)
    expect(office.link).to_be_visible()
    link = office.link.inner_text()
    noor.join(link, f"Join as {NAME}")
    expect(noor.page.get_by_role("heading", level=1, name="Today")).to_be_attached()
    expect(noor.tabs).to_be_visible()
    took = time.monotonic() - began
    assert took < 30, f"{took:.1f} s"

    # The duty brought what goes with it, and the number stands with the office.
    (row,) = demo.rows("person.add")[-1:]
    assert row["fields"] == {"name": NAME, "role": "pa", "department": "Assistant directors", "position": "Set PA"}
    part = office.page.get_by_role("region", name="Invitation")
    assert part.get_by_role("img", name=re.compile(NAME)).locator("path").get_attribute("d") == drawn(link)["path"]
    sms = part.get_by_role("link", name="Text message").get_attribute("href") or ""
    assert sms.startswith("sms:7605550199?&body=")
    assert link in unquote(sms)
    mail = part.get_by_role("link", name="Mail").get_attribute("href") or ""
    assert mail.startswith("mailto:?subject=")
    assert link in unquote(mail)


def test_who_is_on_no_sheet_yet_can_ring_the_office_and_sees_a_run_that_nobody_has(
    stage: Stage, tmp_path: Path
) -> None:
    """In the afternoon of a day whose sheets went out before he came."""
    demo = stage.serve(tmp_path / "afternoon", command="demo")
    office = stage.desk("marisol")
    office.join(demo.links["coordinator"], "Join as Marisol Vance")
    office.goto("people")
    adds(office)
    noor = stage.phone("noor")
    noor.join(office.link.inner_text(), f"Join as {NAME}")
    expect(noor.page.get_by_text("No call for you on")).to_be_visible()
    expect(noor.page.get_by_role("link", name="Ring Production office")).to_have_attribute("href", re.compile("^tel:"))
    expect(noor.page.get_by_role("link", name="Life vests")).to_contain_text("Nobody has it yet, need by")
    noor.page.get_by_role("link", name="Life vests").click()
    noor.page.get_by_role("button", name="Take it").click()
    # A page may be left when the deed is said to be kept, not before.
    expect(noor.page.get_by_text("taken, on the server")).to_be_visible()
    noor.goto("")
    expect(noor.page.get_by_role("link", name="Life vests")).to_contain_text("Your first run, need by")


def test_a_walk_in_added_without_signal_gets_the_link_when_it_is_back(stage: Stage, demo: Callboard) -> None:
    office = stage.office_phone("marisol")
    office.join(demo.links["coordinator"], "Join as Marisol Vance")
    office.is_installed()
    office.goto("people")
    office.go_dark()
    adds(office)
    part = office.page.get_by_role("region", name="Invitation")
    expect(part).to_contain_text("It comes here by itself when there is signal.")
    office.page.reload()
    expect(part).to_contain_text("It comes here by itself when there is signal.")
    office.has_signal_again()
    expect(office.link).to_be_visible()
    noor = stage.phone("noor")
    noor.join(office.link.inner_text(), f"Join as {NAME}")
    expect(noor.page.get_by_role("heading", level=1, name="Today")).to_be_attached()


def test_a_link_opened_inside_another_app_says_how_to_get_out_and_six_digits_move_him_on(
    stage: Stage, demo: Callboard
) -> None:
    within = stage.phone("within", user_agent=INSTAGRAM)
    within.page.goto(within.through(demo.links["pa"]))
    page = within.page
    expect(page.get_by_role("heading", name="Open it in your own browser first")).to_be_visible()
    expect(page.get_by_role("link", name="Open in the browser")).to_have_attribute("href", re.compile("^intent://"))
    within.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the link").click()
    expect(page.get_by_role("status")).to_contain_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.get_by_label("The link").input_value()

    # He goes on in there all the same; the app says what that costs, and how to leave.
    page.get_by_role("button", name="Join in here all the same, as Jonah Whitlock").click()
    page.wait_for_url("**/p/*/**")
    expect(page.get_by_text("You are inside Instagram")).to_be_visible()
    page.get_by_role("link", name="Move to your own browser").click()
    code = shows_digits(page.get_by_role("region", name="Add a phone or app"))

    own = stage.phone("own")
    enters_from_nowhere(own, code)
    expect(own.page.get_by_text("You are inside")).to_have_count(0)


def shows_digits(part: object) -> str:
    """Taps "Show six digits" there, and reads them."""
    part.get_by_role("button", name="Show six digits").click()  # type: ignore[attr-defined]
    shown = part.locator(".digits span[aria-hidden]")  # type: ignore[attr-defined]
    expect(shown).to_have_text(re.compile(r"^\d{3} \d{3}$"))
    return str(shown.inner_text())


def enters_from_nowhere(phone: Phone, code: str) -> None:
    """An app on the home screen begins at "/", without a cookie."""
    phone.page.goto(phone.proxy.url + "/")
    phone.page.get_by_label("Six digits").fill(code)
    phone.page.get_by_role("button", name="Go in").click()
    phone.page.wait_for_url("**/p/*/**")
    expect(phone.page.get_by_role("heading", level=1, name="Today")).to_be_attached()
