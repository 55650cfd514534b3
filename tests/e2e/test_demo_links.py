"""`./run demo --json`: one line when ready, and each of its seven links signs somebody in; a second start again."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Playwright, expect

from tests.e2e.browser import chromium_path, launch_args
from tests.e2e.callboard_process import Callboard
from tests.samples import ROOT

WHO = {
    "coordinator": "Marisol Vance",
    "second_ad": "Juno Abara",
    "upm": "Delphine Okoro",
    "accountant": "Howard Basque",
    "pa": "Jonah Whitlock",
    "pa2": "Bea Castellan",
    "crew": "Saskia Brandt",
}


def test_the_demonstrations_seven_links_work_and_work_again(playwright: Playwright, tmp_path: Path) -> None:
    browser = playwright.chromium.launch(executable_path=chromium_path(playwright), args=launch_args())
    used: set[str] = set()
    for _ in range(2):
        with Callboard(tmp_path / "data", command="demo", program=ROOT / "run") as demo:
            assert set(demo.said) == {"url", "production", "links", "clock"}
            assert set(demo.links) == set(WHO)
            assert not used & set(demo.links.values()), "a second start gives fresh links"
            for key, link in demo.links.items():
                _joins(browser, link, WHO[key])
            used |= set(demo.links.values())
    browser.close()


def _joins(browser: Browser, link: str, name: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(link)
    page.get_by_role("button", name=f"Join as {name}").click()
    expect(page.get_by_text("THE KITE INSPECTOR").first).to_be_visible()
    again = context.new_page()
    assert (again.goto(link) or page).status == 410  # type: ignore[union-attr]
    expect(again.get_by_role("heading", name="This link has been used")).to_be_visible()
    context.close()
