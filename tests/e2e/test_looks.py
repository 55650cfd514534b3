"""One person chooses the language and the light of this phone; it keeps them, and the crew list keeps its own."""

from __future__ import annotations

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
