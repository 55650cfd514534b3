"""An app that lost its session comes back with six digits, and nothing done on it is lost (PE4, E7)."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.callboard_process import Callboard
from tests.e2e.stage import Stage
from tests.e2e.test_walk_ins import enters_from_nowhere, shows_digits


def test_E7_a_phone_that_lost_its_session_comes_back_with_its_outbox(stage: Stage, demo: Callboard) -> None:
    marisol, jonah = stage.desk("marisol"), stage.phone("jonah")
    marisol.join(demo.links["coordinator"], "Join as Marisol Vance")
    jonah.join(demo.links["pa"], "Join as Jonah Whitlock")
    jonah.is_installed()
    jonah.check_in()
    jonah.has_nothing_to_send()
    device = demo.rows("check_in.make")[-1]["device"]

    jonah.allow("401", "403")
    jonah.context.clear_cookies()
    jonah.page.reload()
    expect(jonah.page.get_by_text("This phone is signed out.")).to_be_visible()
    jonah.page.get_by_role("button", name=re.compile("^Lunch out")).click()
    jonah.has_to_send(1)

    # The office makes him a code; he mistypes it first.
    marisol.goto("people")
    marisol.page.get_by_role("link", name="Jonah Whitlock").first.click()
    part = marisol.page.get_by_role("region", name="Invitation")
    part.get_by_role("button", name="Make a code").click()
    shown = part.locator(".digits span[aria-hidden]")
    expect(shown).to_have_text(re.compile(r"^\d{3} \d{3}$"))
    code = shown.inner_text()
    wrong = f"{(int(code.replace(' ', '')) + 1) % 1_000_000:06}"

    jonah.page.get_by_role("link", name="I have a code").click()
    typed = jonah.page.get_by_label("Six digits")
    typed.fill("12345")
    jonah.page.get_by_role("button", name="Go in").click()
    expect(jonah.page.get_by_role("alert")).to_contain_text("A code is six digits.")
    typed.fill(wrong)
    jonah.page.get_by_role("button", name="Go in").click()
    expect(jonah.page.get_by_role("alert")).to_contain_text("That is no code that works now.")
    typed.fill(code)
    jonah.page.get_by_role("button", name="Go in").click()
    expect(jonah.page.get_by_role("heading", level=1, name="Today")).to_be_attached()
    expect(jonah.page.get_by_text("This phone is signed out.")).to_have_count(0)
    jonah.has_nothing_to_send()

    first, second = demo.rows("check_in.make")[-2:]
    assert (second["device"], second["n"]) == (device, first["n"] + 1)
    assert demo.rows("check_in.make")[-1]["outcome"] == "applied"


def test_PE4_an_installed_app_that_begins_signed_out_takes_six_digits(stage: Stage, demo: Callboard) -> None:
    jonah = stage.phone("jonah")
    jonah.join(demo.links["pa"], "Join as Jonah Whitlock")
    jonah.open("People")
    jonah.page.get_by_role("link", name="Jonah Whitlock").first.click()
    code = shows_digits(jonah.page.get_by_role("region", name="Add a phone or app"))
    icon = stage.phone("icon")
    icon.allow("401", "409")
    enters_from_nowhere(icon, code)

    # The same door inside the app, where the address is known already.
    other = stage.phone("other")
    other.allow("401", "409", "403")
    other.page.goto(f"{other.proxy.url}/p/{jonah.production}/")
    expect(other.page.get_by_role("heading", name="This phone is signed out")).to_be_visible()
    other.page.get_by_label("Six digits").fill(code)
    other.page.get_by_role("button", name="Go in").click()
    expect(other.page.get_by_role("alert")).to_contain_text("That code has been used.")
    jonah.page.get_by_role("button", name="Make a new one").click()
    shown = jonah.page.locator(".digits span[aria-hidden]")
    expect(shown).not_to_have_text(code)
    other.page.get_by_label("Six digits").fill(shown.inner_text())
    other.page.get_by_role("button", name="Go in").click()
    expect(other.page.get_by_role("heading", level=1, name="Today")).to_be_attached()
