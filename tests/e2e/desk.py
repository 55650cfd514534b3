"""The office's laptop as a coordinator uses it: board, builder, people, runs.

Promises: found by the words and roles that are seen and read aloud. The builder's methods work at 390 px too, where a
2nd AD has them in the dock.
"""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.e2e.device import Device


class Desk(Device):
    """1440 px wide, with the desk's frame."""

    def open(self, screen: str) -> None:
        """Goes to "Board", "Inbox", "Call sheet", "People" or "Runs" by the desk's own list."""
        link = self.page.get_by_role("navigation", name="Screens").get_by_role("link", name=re.compile(f"^{screen}"))
        link.click()
        expect(link).to_have_attribute("aria-current", "page")

    def has_nothing_to_send(self) -> None:
        expect(self.page.get_by_role("banner")).to_contain_text("On the server")

    def has_to_send(self, count: int) -> None:
        expect(self.page.get_by_role("banner")).to_contain_text(f"{count} to send")

    # People

    def adds(self, name: str, role: str, **more: str) -> None:
        """Adds a person; `more`: department, position, phone, character, cast_id, as the form has them."""
        self.goto("people/add")
        page = self.page
        page.get_by_label("Name", exact=True).fill(name)
        page.get_by_label("Role").select_option(label=role)
        labels = {
            "department": "Department",
            "position": "Position",
            "phone": "Telephone",
            "character": "Character",
            "cast_id": "Cast id",
        }
        for field, text in more.items():
            page.get_by_label(labels[field], exact=True).fill(text)
        page.get_by_role("button", name="Add", exact=True).click()
        # Then the person, where the invitation is: at the desk beside the list.
        expect(self.page.get_by_role("heading", level=1, name=name)).to_be_attached()
        expect(self.page).to_have_url(re.compile(r"/people/[0-9a-f-]{36}$"))

    def invites(self) -> str:
        """The link for the person whose page is open: it came by itself with a new one, else it is made."""
        part = self.page.get_by_role("region", name="Invitation")
        make = part.get_by_role("button", name="Make a link")
        expect(self.link.or_(make)).to_be_visible()
        if make.is_visible():
            make.click()
        expect(self.link).to_be_visible()
        return self.link.inner_text()

    @property
    def beside(self) -> Locator:
        """What is open beside a list."""
        return self.page.locator(".besides")

    def row_named(self, name: str) -> Locator:
        """The row of a run or a person in the desk's table."""
        return self.page.get_by_role("row").filter(has=self.page.get_by_role("link", name=name, exact=True))

    @property
    def link(self) -> Locator:
        """The invitation's link, where one was made."""
        return self.page.get_by_role("region", name="Invitation").get_by_text(re.compile(r"^https?://\S+/join/\S+$"))

    # The builder

    def opens_day(self, number: int) -> None:
        """The call sheet of that shoot day."""
        choice = self.page.get_by_label("Which day")
        option = choice.locator("option").filter(has_text=re.compile(rf"^Day {number},"))
        choice.select_option(value=option.get_attribute("value"))
        title = self.page.get_by_role("heading", level=1, name=f"Call sheet, day {number}", exact=True)
        expect(title).to_be_attached()

    def makes_sheet(self) -> None:
        self.page.get_by_role("button", name="Make the sheet").click()
        expect(self.stepper).to_be_visible()

    def goes_to_part(self, part: str) -> Locator:
        """ "Times and cast", "Crew", "Scenes", "Places", "Notes": its panel."""
        self.page.get_by_role("tab", name=part).click()
        return self.page.get_by_role("tabpanel", name=part)

    def types_time(self, label: str, time: str) -> None:
        """A time edited where it stands."""
        cell = self.page.get_by_label(label, exact=True)
        cell.fill(time)
        cell.press("Enter")
        expect(cell).to_have_value(re.compile(r"^\d\d:\d\d"))

    def calls(self, name: str, how: str) -> None:
        """How a person is called: "O/C, own call", "Fixed time", …"""
        self.page.get_by_label(f"How {name} is called", exact=True).select_option(label=how)

    @property
    def stepper(self) -> Locator:
        return self.page.get_by_role("group", name="Push or pull")

    def pushes(self, minutes: int) -> None:
        """Steps the push to so many minutes, in fives; below 0 it is a pull. Nothing goes out yet."""
        way = "Push 5 minutes" if minutes > 0 else "Pull 5 minutes"
        for _ in range(abs(minutes) // 5):
            self.stepper.get_by_role("button", name=way).click()
        sign = "+" if minutes > 0 else "−"
        expect(self.stepper.get_by_role("status")).to_contain_text(re.compile(rf"[{sign}-]?{abs(minutes)}"))

    @property
    def publish_button(self) -> Locator:
        return self.page.get_by_role("button", name=re.compile("^Publish "))

    def will_tell(self, colour: str, count: int) -> None:
        """The button says the colour and how many hear of it, and can be pressed."""
        name = re.compile(rf"^Publish {colour} to {count}\b")
        expect(self.page.get_by_role("button", name=name)).not_to_have_attribute("aria-disabled", "true")

    def names_who_hears(self) -> set[str]:
        """Everyone who would be told, by name."""
        hears = self.page.get_by_role("region", name="Who hears of it")
        hears.get_by_text("By name").click()
        names = hears.locator("details").get_by_role("listitem").locator("span.strong")
        expect(names.first).to_be_visible()
        found = set(names.all_inner_texts())
        hears.get_by_text("By name").click()
        return found

    def publishes(self, colour: str, count: int) -> None:
        """Publishes what is previewed and does not wait the eight seconds."""
        self.will_tell(colour, count)
        self.publish_button.click()
        self.page.get_by_role("button", name="Send now").click()
        self.is_out(colour, count)

    def is_out(self, colour: str, count: int) -> None:
        people = "1 person is" if count == 1 else f"{count} people are"
        outcome = self.page.get_by_role("status").filter(has_text=f"{colour} is out. {people} told.")
        expect(outcome.first).to_be_visible()

    # The board

    @property
    def waiting(self) -> Locator:
        """Who has not copied yet."""
        return self.page.get_by_role("table", name="Not copied yet")

    def row_of(self, name: str) -> Locator:
        return self.waiting.get_by_role("row").filter(has_text=name)

    def sees_reached(self, name: str, rung: str) -> None:
        """ "Sent", "On the phone", "Seen": that far this person's copy has come."""
        expect(self.row_of(name).locator("td.reached")).to_contain_text(rung)

    def sees_copied(self, done: int, of: int) -> None:
        expect(self.page.locator(".hero .n")).to_have_text(re.compile(rf"^{done}\s*of {of}$"))

    def sees_check_in(self, name: str, what: str) -> None:
        lines = self.page.get_by_role("region", name="Check-ins").get_by_role("listitem")
        expect(lines.filter(has_text=name).filter(has_text=what).first).to_be_visible()

    def question(self, words: str) -> Locator:
        """An open question that says so."""
        return self.page.get_by_role("region", name=words)

    def settles(self, words: str, claim: str) -> None:
        """One tap on the claim that is right."""
        self.question(words).get_by_role("button", name=re.compile(f"^{claim}")).click()
        expect(self.question(words)).to_have_count(0)
