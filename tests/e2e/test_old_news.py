"""What comes late counts for what it was about, and wakes nobody."""

from __future__ import annotations

from datetime import timedelta

import uuid6
from playwright.sync_api import expect

from tests.e2e.callboard_process import Callboard
from tests.e2e.old_deeds import does, holds
from tests.e2e.stage import Stage


def test_M5_a_call_copied_offline_after_it_was_replaced_does_not_count(stage: Stage, demo: Callboard) -> None:
    desk, saskia = stage.desk("marisol"), stage.phone("saskia")
    desk.join(demo.links["coordinator"], "Join as Marisol Vance")
    saskia.join(demo.links["crew"], "Join as Saskia Brandt")
    saskia.shows_call("06:00", on="White")
    saskia.is_installed()
    saskia.go_dark()

    desk.open("Call sheet")
    desk.opens_day(1)
    desk.pushes(30)
    desk.publish_button.click()
    desk.page.get_by_role("button", name="Send now").click()
    expect(desk.page.get_by_role("status").filter(has_text="Blue is out").first).to_be_visible()
    saskia.copy_that("06:00")
    expect(saskia.call).to_contain_text("White, copied")

    saskia.has_signal_again()
    saskia.shows_call("06:30", was="06:00", on="Blue, revision 2")
    saskia.has_nothing_to_send()
    desk.open("Board")
    desk.sees_reached("Saskia Brandt", "Seen")
    saskia.copy_that("06:30")
    expect(desk.row_of("Saskia Brandt")).to_have_count(0)
    assert [row["outcome"] for row in demo.rows("copy.copy")] == ["applied", "applied"]
    assert len({row["fields"]["revision"] for row in demo.rows("copy.copy")}) == 2
    demo.verify()


def test_M2_M6_a_phone_back_after_three_weeks_overwrites_nothing_and_wakes_nobody(
    stage: Stage, demo: Callboard
) -> None:
    desk, old, saskia = stage.desk("marisol"), stage.phone("juno"), stage.phone("saskia")
    desk.join(demo.links["coordinator"], "Join as Marisol Vance")
    old.join(demo.links["second_ad"], "Join as Juno Abara")
    saskia.join(demo.links["crew"], "Join as Saskia Brandt")
    saskia.copy_that("06:00")
    saskia.has_nothing_to_send()
    old.shows_call("05:30")
    old.is_installed()
    old.has_said_seen()
    place = next(one for one in holds(old, "location") if one["id"] == holds(old, "call")[0]["place"]["id"])
    old.go_dark()
    does(old, _moves(place["id"], "Fairground gate 9"))
    old.has_to_send(1)
    old.close_browser()

    does(desk, _moves(place["id"], "Fairground gate 4"))
    desk.has_nothing_to_send()
    for device in (desk, saskia):
        device.close_browser()
    stage.later(timedelta(weeks=3))
    told = [len(demo.rows(verb)) for verb in ("copy.send", "copy.arrive")]
    desk.goto()
    saskia.goto()
    expect(saskia.page.get_by_role("banner")).to_contain_text("On the server")

    old.goto()
    old.says_no_signal()
    old.has_to_send(1)
    old.has_signal_again()
    old.has_nothing_to_send()
    desk.open("Inbox")
    question = desk.question(f"{place['name']}, Address: 2 people changed it.")
    expect(question).to_contain_text("Fairground gate 9")
    expect(question).to_contain_text("Fairground gate 4")
    expect(question).to_contain_text("Stands now")
    expect(question).to_contain_text("no signal then")
    assert next(one for one in holds(desk, "location") if one["id"] == place["id"])["address"] == "Fairground gate 4"
    assert [len(demo.rows(verb)) for verb in ("copy.send", "copy.arrive")] == told, "nobody is told anything"
    expect(saskia.copy_button).to_have_count(0)
    question.get_by_role("button", name="Fairground gate 4").click()
    expect(desk.page.get_by_text("Nothing to settle")).to_be_visible()
    demo.verify()


def _moves(location: str, address: str) -> dict[str, object]:
    return {
        "id": str(uuid6.uuid7()),
        "kind": "location",
        "record": location,
        "verb": "location.edit",
        "fields": {"address": address},
    }
