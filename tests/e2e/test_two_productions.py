"""Two productions on one phone: a tap apart, and never mixed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from playwright.sync_api import expect

from server.config import secret_of
from server.desk import invitations
from server.production import Production, Productions
from sync.house import record_id
from tests.e2e.conftest import EVE
from tests.e2e.phone import Phone
from tests.e2e.stage import Stage

FLATS = "salt-flats"
JOE = record_id("person", FLATS, "joe")


def second(data: Path) -> str:
    """Another production on the same server, where Jonah is a driver called Joe; the path of his link."""

    def fill(made: Production) -> str:
        told = [
            (
                "production",
                record_id("production", FLATS),
                "edit",
                {"slug": FLATS, "title": "SALT FLATS", "zone": "America/Boise"},
            ),
            ("person", JOE, "add", {"name": "Joe Whitlock", "role": "driver", "position": "Van driver"}),
            ("person", record_id("person", FLATS, "uma"), "add", {"name": "Uma Prakash", "role": "coordinator"}),
        ]
        outcomes = made.log.office(
            {"kind": kind, "record": record, "verb": f"{kind}.{verb}", "fields": fields}
            for kind, record, verb, fields in told
        )
        assert {one.outcome for one in outcomes} == {"applied"}, outcomes
        return invitations.invite(made.desk, FLATS, JOE, role="driver", by=None, hours=24)[0]

    return "/join/" + str(Productions(data / "productions", secret_of(data)).make(FLATS, fill))


def changes_number(phone: Phone, name: str, number: str) -> None:
    phone.open("People")
    phone.page.get_by_role("link", name=name).click()
    phone.page.get_by_label("Telephone").fill(number)
    phone.page.get_by_role("button", name="Save", exact=True).click()
    phone.page.get_by_role("banner").get_by_role("link").click()


def switches(phone: Phone, present: str, to: str, *says: str) -> None:
    """Two taps: the name, and the other's; the list says these words of it."""
    button = phone.header.get_by_role("button", name=f"{present}, switch production")
    button.click()
    listed = phone.page.get_by_role("navigation", name="Productions on this phone")
    row = listed.get_by_role("link", name=re.compile(to))
    for words in says:
        expect(row).to_contain_text(words)
    row.click()
    expect(phone.header.get_by_role("button", name=f"{to}, switch production")).to_be_visible()


def test_E7_two_productions_on_one_phone_are_a_tap_apart_and_never_mixed(
    stage: Stage, demonstration: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(demonstration, data)
    link = second(data)
    server = stage.serve(data, command="demo", as_of=EVE)
    jonah = stage.phone("jonah")
    jonah.join(server.links["pa"], "Join as Jonah Whitlock")
    dust = jonah.production
    title = jonah.header.locator(".show").inner_text().splitlines()[0].strip()
    expect(jonah.call).to_contain_text("05:30")
    # With one production there is nothing to switch.
    expect(jonah.header.get_by_role("button")).to_have_count(0)
    jonah.join(server.url + link, "Join as Joe Whitlock")
    assert jonah.production == FLATS
    jonah.is_installed()
    expect(jonah.header.get_by_role("button", name="SALT FLATS, switch production")).to_be_visible()
    expect(jonah.page.get_by_text("05:30")).to_have_count(0)

    jonah.go_dark()
    changes_number(jonah, "Joe Whitlock", "760 555 0001")
    jonah.has_to_send(1)
    jonah.open("People")
    jonah.page.get_by_role("link", name="Joe Whitlock").click()
    jonah.page.get_by_label("Mail", exact=True).fill("not saved")

    # Without signal, by a tap: its own name, call and people, and nothing of the other.
    jonah.page.get_by_role("banner").get_by_role("link").click()
    switches(jonah, "SALT FLATS", title, "Jonah Whitlock", "Next call")
    expect(jonah.call).to_contain_text("05:30")
    jonah.production = dust
    changes_number(jonah, "Jonah Whitlock", "760 555 0002")
    jonah.has_to_send(1)
    for stranger in ("Joe Whitlock", "Uma Prakash"):
        expect(jonah.page.get_by_text(stranger)).to_have_count(0)
    assert FLATS in jonah.page.evaluate("indexedDB.databases().then(all => all.map(one => one.name).join())")
    # The one opened last is the one that opens.
    jonah.starts_cold_at_the_icon()
    expect(jonah.call).to_contain_text("05:30")
    switches(jonah, title, "SALT FLATS", "Joe Whitlock", "1 to send")
    jonah.has_to_send(1)
    jonah.open("People")
    expect(
        jonah.page.get_by_role("link", name="Uma Prakash").or_(jonah.page.get_by_text("Uma Prakash"))
    ).to_be_visible()
    expect(jonah.page.get_by_text("Marisol Vance")).to_have_count(0)

    jonah.has_signal_again()
    jonah.has_nothing_to_send()
    assert server.rows("contact.edit", dust)[-1]["fields"].get("phone") != "760 555 0002"
    switches(jonah, "SALT FLATS", title, "1 to send")
    jonah.has_nothing_to_send()
    numbers = {
        production: [row["fields"].get("phone") for row in server.rows("contact.edit", production)]
        for production in (dust, FLATS)
    }
    assert "760 555 0001" in numbers[FLATS]
    assert "760 555 0002" in numbers[dust]
    assert "760 555 0002" not in numbers[FLATS]
    assert "760 555 0001" not in numbers[dust]
    # A session of one production is worth nothing in the other, whatever the browser sends along.
    own = {cookie["name"]: cookie["path"] for cookie in jonah.context.cookies() if cookie["name"] != "callboard"}
    assert own[f"callboard_{FLATS}"] == f"/p/{FLATS}"
    assert own[f"callboard_{dust}"] == f"/p/{dust}"


def test_the_list_of_productions_is_reached_and_left_by_keys(stage: Stage, demonstration: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(demonstration, data)
    link = second(data)
    server = stage.serve(data, command="demo", as_of=EVE)
    marisol = stage.desk("marisol")
    marisol.join(server.url + link, "Join as Joe Whitlock")
    expect(marisol.page.get_by_text("No call yet")).to_be_visible()
    marisol.join(server.links["coordinator"], "Join as Marisol Vance")
    button = marisol.page.get_by_role("button", name=re.compile("switch production$"))
    button.focus()
    marisol.page.keyboard.press("Enter")
    listed = marisol.page.get_by_role("navigation", name="Productions on this phone")
    expect(listed.get_by_role("link")).to_have_count(2)
    expect(listed.get_by_role("link").filter(has_text="Marisol Vance")).to_have_attribute("aria-current", "true")
    marisol.page.keyboard.press("Tab")
    expect(listed.get_by_role("link").first).to_be_focused()
    marisol.page.keyboard.press("Escape")
    expect(listed).to_have_count(0)
    expect(button).to_be_focused()
    marisol.page.keyboard.press("Enter")
    listed.get_by_role("link", name=re.compile("SALT FLATS")).focus()
    marisol.page.keyboard.press("Enter")
    expect(marisol.page).to_have_url(re.compile(f"/p/{FLATS}/"))
