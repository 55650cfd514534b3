"""axe finds nothing on any screen, at noon and at night, in English and in Spanish."""

from __future__ import annotations

import re
from typing import Any, Literal

import pytest
import uuid6
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.callboard_process import Callboard
from tests.e2e.desk import Desk
from tests.e2e.device import Device
from tests.e2e.old_deeds import does, holds
from tests.e2e.stage import Stage

Found = list[str]


def violations(page: Page, screen: str) -> Found:
    """What axe finds on the page as it is, a line each: the screen, the rule and where."""
    found: dict[str, Any] = Axe().run(page).response
    return [
        f"{screen}: {one['id']} ({one['impact']}) {node['target']} {node['html'][:160]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_axe_finds_nothing(
    stage: Stage, demo: Callboard, scheme: Literal["light", "dark"], language: Literal["en", "es"]
) -> None:
    looks = {"color_scheme": scheme, "locale": "es-MX" if language == "es" else "en-US"}
    desk, phone = stage.desk("marisol", **looks), stage.phone("jonah", **looks)
    small = stage.office_phone("juno", **looks)
    desk.page.goto(desk.through(demo.links["coordinator"]))
    found = violations(desk.page, "invitation")
    for device, key, name in ((desk, "coordinator", "Marisol"), (phone, "pa", "Jonah"), (small, "second_ad", "Juno")):
        device.join(demo.links[key], re.compile(name))
        expect(device.page.get_by_role("heading", level=1).first).to_be_attached()
    if language == "es":
        _speak_spanish(desk, phone, small)

    for path in ("", "sheet", "runs", "check-in", "people"):
        found += _at(phone, path)
    phone.page.get_by_role("link", name="Jonah Whitlock").first.click()
    run = next(one["id"] for one in holds(phone, "run") if one["title"] == "Charged batteries and blank media")
    person = next(one["id"] for one in holds(phone, "person") if one["name"] == "Saskia Brandt")
    found += _at(phone, f"runs/{run}")
    phone.goto("sheet")
    phone.page.get_by_role("button", name=re.compile("Full sheet|Hoja completa")).click()
    found += violations(phone.page, "sheet, full")

    for path in ("board", "inbox", "people", f"people/{person}", "people/add", "runs", f"runs/{run}", "runs/give"):
        found += _at(desk, path)
    found += _at(desk, "call-sheet")
    for tab in desk.page.get_by_role("tab").all():
        if tab.is_visible():
            tab.click()
            found += violations(desk.page, f"call-sheet, {tab.inner_text()}")
    found += _at(desk, "stripboard")
    desk.page.keyboard.press("Space")
    expect(desk.page.locator(".strip.lift")).to_have_count(1)
    found += violations(desk.page, "stripboard, lifted")
    for path in ("", "board", "call-sheet", "inbox", "stripboard/of/calendar"):
        found += _at(small, path)
    assert not found, "\n".join(found)


def _at(device: Device, path: str) -> Found:
    device.goto(path)
    expect(device.page.get_by_role("heading", level=1).first).to_be_attached()
    expect(device.page.get_by_role("main")).to_have_count(1)
    return violations(device.page, f"{device.name} /{path}")


def _speak_spanish(desk: Desk, *others: Device) -> None:
    """A person's own language outranks the browser's; the coordinator sets it for the three."""
    for device in (desk, *others):
        expect(device.page.locator("html")).to_have_attribute("lang", "en")
    names = ("Marisol Vance", "Jonah Whitlock", "Juno Abara")
    people = [one["id"] for one in holds(desk, "person") if one["name"] in names]
    deeds = [
        {
            "id": str(uuid6.uuid7()),
            "kind": "person",
            "record": person,
            "verb": "person.edit",
            "fields": {"language": "es"},
        }
        for person in people
    ]
    does(desk, *deeds)
    desk.has_nothing_to_send()
    for device in (desk, *others):
        device.page.reload()
        expect(device.page.locator("html")).to_have_attribute("lang", "es")
