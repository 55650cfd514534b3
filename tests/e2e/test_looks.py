"""One person chooses the language and the light of this phone, which keeps them; and nothing jumps under the thumb."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.callboard_process import Callboard
from tests.e2e.stage import Stage


def test_a_phone_keeps_the_language_and_the_light_it_was_given(stage: Stage, demo: Callboard) -> None:
    jonah = stage.phone("jonah")
    jonah.join(demo.links["pa"], "Join as Jonah Whitlock")
    jonah.open("People")
    jonah.page.get_by_role("link", name="Jonah Whitlock").click()
    jonah.page.get_by_label("Light", exact=True).select_option(label="Night, light on dark")
    jonah.page.get_by_label("Language", exact=True).select_option(label="Español")
    expect(jonah.page.get_by_role("heading", name="Este teléfono")).to_be_visible()
    jonah.page.reload()
    expect(jonah.page.get_by_role("heading", name="Este teléfono")).to_be_visible()
    shown = jonah.page.locator("html")
    expect(shown).to_have_attribute("lang", "es")
    expect(shown).to_have_attribute("data-theme", "night")
    assert demo.rows("person.edit") == []


@pytest.mark.parametrize("language", ["English", "Español"])
def test_the_page_stays_where_it_is_when_something_waits_to_be_sent(
    stage: Stage, demo: Callboard, language: str
) -> None:
    jonah = stage.phone("jonah")
    jonah.join(demo.links["pa"], re.compile("Jonah Whitlock"))
    jonah.is_installed()
    jonah.open("People")
    jonah.page.get_by_role("link", name="Jonah Whitlock").click()
    jonah.page.get_by_label("Language", exact=True).select_option(label=language)
    expect(jonah.page.locator("html")).to_have_attribute("lang", language[:2].lower())
    jonah.goto("check-in")
    mark = jonah.header.locator(".sync")
    slab = jonah.page.locator("button.slab")
    expect(slab).to_be_visible()
    expect(mark).not_to_have_class(re.compile("here"))

    def heights() -> list[int]:
        found = []
        for width in (390, 320):
            jonah.page.set_viewport_size({"width": width, "height": 844})
            found.append(jonah.page.evaluate("document.querySelector('header.top').offsetHeight"))
        return found

    online = heights()
    jonah.go_dark()
    slab.click()
    expect(mark).to_have_class(re.compile("here"))
    assert heights() == online
