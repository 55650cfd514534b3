"""A phone as a person uses it: by the words and roles that are seen and read aloud.

Promises: each deed returns when the screen shows it; where it stands is asked for apart (`nothing_to_send`).
"""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.e2e.device import Device

TABS = ("Today", "Sheet", "Runs", "Check in", "People")


class Phone(Device):
    """390 px wide, five tabs, one dock."""

    def open(self, tab: str) -> None:
        """Taps a tab and waits for its screen. From a page that has only a way back, back first."""
        assert tab in TABS
        back = self.header.get_by_role("link")
        expect(self.tabs.or_(back)).to_be_visible()
        if back.count():
            back.click()
        self.tabs.get_by_role("link", name=tab).click()
        expect(self.tabs.get_by_role("link", name=tab)).to_have_attribute("aria-current", "page")

    def starts_cold_at_the_icon(self) -> None:
        """Closed, and opened again from the home screen: at "/"."""
        self.close_browser()
        self.open_browser()
        self.page.goto(self.proxy.url + "/")

    @property
    def tabs(self) -> Locator:
        return self.page.get_by_role("navigation", name="Screens")

    def starts_cold(self, path: str = "") -> None:
        """The browser is closed and opened again, and the app with it."""
        self.close_browser()
        self.open_browser()
        self.goto(path)

    # Where things stand

    @property
    def header(self) -> Locator:
        return self.page.get_by_role("banner")

    def has_to_send(self, count: int) -> None:
        expect(self.header).to_contain_text(f"{count} to send")

    def has_to_send_photos(self, count: int) -> None:
        """All deeds are on the server, and so many photos are not."""
        words = rf"^{count}\s+photos?\s+to\s+send$"
        expect(self.header.locator(".sync")).to_have_text(re.compile(words), timeout=60_000)

    def has_nothing_to_send(self) -> None:
        expect(self.header).to_contain_text("On the server")

    def says_no_signal(self) -> None:
        expect(self.page.get_by_role("status").filter(has_text="No signal")).to_be_visible()

    def says_nothing_of_signal(self) -> None:
        expect(self.page.get_by_role("status").filter(has_text="No signal")).to_have_count(0)

    # Today

    @property
    def call(self) -> Locator:
        """The app's own: the one that came with the page says the same before anything is on this phone."""
        return self.page.locator("#app").get_by_role("region", name="Your next call")

    def shows_call(self, time: str, *, was: str | None = None, on: str | None = None) -> None:
        """The call as a time or a word ("O/C"), what it was, and the slip's words ("Blue, revision 2")."""
        expect(self.call).to_contain_text(time)
        if was:
            expect(self.call).to_contain_text(f"was {was}")
        if on:
            expect(self.call).to_contain_text(on)

    def has_said_seen(self) -> None:
        """The call was on the screen for its moment, and the phone has told the server so."""
        self.keeps("entries", 'kept.values.some((one) => one.entry.verb === "copy.see" && !one.open)')
        self.has_nothing_to_send()

    @property
    def copy_button(self) -> Locator:
        return self.page.get_by_role("button", name=re.compile("^Copy that"))

    def copy_that(self, call: str) -> None:
        """Copies the call that the button names, and sees the light go out."""
        button = self.page.get_by_role("button", name=f"Copy that, {call}", exact=True)
        button.click()
        expect(self.copy_button).to_have_count(0)

    def copies_from_anywhere(self, call: str) -> None:
        """Goes to Today first."""
        self.open("Today")
        self.copy_that(call)

    # Check in

    def check_in(self, deed: str = "I’m in") -> None:
        """Taps the slab that says this deed."""
        self.open("Check in")
        self.page.get_by_role("button", name=re.compile(f"^{deed}")).click()

    def said(self, what: str) -> Locator:
        """The line of what was last said, with where it stands."""
        return self.page.get_by_role("region", name="Last").get_by_role("listitem").filter(has_text=what)

    # Runs

    def opens_run(self, title: str) -> None:
        self.open("Runs")
        self.page.get_by_role("link", name=title).click()
        expect(self.page.get_by_role("heading", name=title)).to_be_visible()

    def takes(self) -> None:
        self.page.get_by_role("button", name="Take it", exact=True).click()
        self.is_at_step("Taken")

    def picks_up(self) -> None:
        self.page.get_by_role("button", name="Picked up", exact=True).click()
        self.is_at_step("Picked up")

    def ticks(self, *items: str) -> None:
        for item in items:
            # The row is the target; the box itself is drawn.
            self.page.get_by_role("list", name="Items").get_by_text(item, exact=True).click()
            expect(self.page.get_by_role("checkbox", name=re.compile(re.escape(item)))).to_be_checked()

    def delivers(self, *, received_by: str = "", short: int = 0) -> None:
        """Delivers with that proof; the button must tell the truth."""
        if received_by:
            self.page.get_by_role("textbox", name="Received by").fill(received_by)
        name = f"Delivered, {short} short" if short else "Delivered"
        self.page.get_by_role("button", name=name, exact=True).click()
        self.is_at_step("Delivered")

    def is_at_step(self, step: str) -> None:
        expect(self.page.get_by_role("list", name="Steps of the run").locator("[aria-current=step]")).to_contain_text(
            step
        )

    # The sheet

    def reads_full_sheet(self) -> Locator:
        """The whole sheet, reflowed."""
        self.open("Sheet")
        self.page.get_by_role("navigation", name="View").get_by_text("Full sheet").click()
        return self.page.get_by_role("region", name="Full sheet")
