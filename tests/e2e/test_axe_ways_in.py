"""axe finds nothing on the ways in: links inside other apps, codes, invitations, and the list of productions."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import expect

from tests.e2e.stage import Stage
from tests.e2e.test_axe import violations
from tests.e2e.test_two_productions import second
from tests.e2e.test_walk_ins import INSTAGRAM


@pytest.mark.parametrize(("scheme", "language"), [("light", "en"), ("dark", "es")])
def test_axe_finds_nothing_on_the_ways_in(
    stage: Stage, demonstration: Path, tmp_path: Path, scheme: Literal["light", "dark"], language: Literal["en", "es"]
) -> None:
    data = tmp_path / "data"
    shutil.copytree(demonstration, data)
    other = second(data)
    server = stage.serve(data, command="demo", as_of="2026-05-13T18:00:00-07:00")
    looks = {"color_scheme": scheme, "locale": "es-MX" if language == "es" else "en-US"}
    spanish = language == "es"

    within = stage.phone("within", user_agent=INSTAGRAM, **looks)
    page = within.page
    page.goto(within.through(server.links["pa"]))
    expect(page.get_by_role("button", name="Copiar" if spanish else "Copy")).to_be_visible()
    found = violations(page, "inside another app")
    within.allow("403", "401")
    page.goto(within.proxy.url + "/")
    page.get_by_role("textbox").fill("000000")
    page.get_by_role("button").click()
    expect(page.get_by_role("alert")).to_be_visible()
    found += violations(page, "a wrong code")
    page.goto(f"{within.proxy.url}/p/{server.links['pa'].rsplit('/', 1)[1].split('~')[0]}/")
    expect(page.get_by_role("textbox")).to_be_visible()
    page.get_by_role("button").click()
    expect(page.get_by_role("alert")).to_be_visible()
    found += violations(page, "signed out")

    for device in (stage.desk("marisol", **looks), stage.office_phone("small", **looks)):
        if device.name == "marisol":
            device.page.goto(device.through(server.url + other))
            device.page.get_by_role("button").click()
            device.page.wait_for_url("**/p/*/**")
            expect(device.page.get_by_role("heading", level=1)).to_be_attached()
            device.join(server.links["coordinator"], re.compile("Marisol"))
        else:
            device.join(server.links["upm"], re.compile("."))
        # A person's own language outranks the browser's; what is chosen on this device outranks both.
        chosen = f"localStorage.setItem('callboard/looks', '{{\"language\":\"{language}\"}}')"
        device.page.evaluate(chosen)
        device.goto("people")
        expect(device.page.locator("html")).to_have_attribute("lang", language)
        device.page.get_by_role("link", name="Jonah Whitlock").first.click()
        part = device.page.locator("section").filter(has=device.page.locator(".code-made")).last
        for button in part.get_by_role("button").all():
            button.click()
        expect(part.get_by_role("img")).to_be_visible()
        expect(part.locator(".digits")).to_be_visible()
        found += violations(device.page, f"{device.name}, an invitation")
        if device.name == "marisol":
            device.page.locator(".shows > button").click()
            expect(device.page.locator(".shows-list")).to_be_visible()
            found += violations(device.page, "two productions")
        device.goto("pair")
        expect(device.page.get_by_role("heading", level=1)).to_be_attached()
        found += violations(device.page, f"{device.name}, a code")
    assert not found, "\n".join(found)
