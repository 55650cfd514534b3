"""What a phone does without signal, from a cold start too, and what becomes of it."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.callboard_process import Callboard
from tests.e2e.phone import TABS
from tests.e2e.stage import Stage

PORTAL = "<!doctype html><title>Motel</title><h1>Welcome to the Pan Mill Motel</h1><a href=/accept>Go online</a>"


def test_a_cold_start_with_the_network_cut_has_everything(stage: Stage, demo: Callboard) -> None:
    phone = stage.phone("jonah")
    phone.join(demo.links["pa"], "Join as Jonah Whitlock")
    phone.shows_call("05:30", on="White")
    phone.is_installed()
    phone.close_browser()

    phone.lose_signal()
    phone.open_browser()
    phone.goto()
    phone.shows_call("05:30", on="White")
    phone.says_no_signal()
    for tab in TABS[1:]:
        phone.open(tab)
    expect(phone.page.get_by_text("Juno Abara").first).to_be_visible()
    phone.goto("runs")  # an address typed in the dark is the app's too
    expect(phone.page.get_by_role("link", name="Charged batteries and blank media")).to_be_visible()


def test_E1_P6_a_browser_killed_with_three_deeds_unsent_sends_each_once(stage: Stage, demo: Callboard) -> None:
    desk, phone = stage.desk("marisol"), stage.phone("jonah")
    desk.join(demo.links["coordinator"], "Join as Marisol Vance")
    phone.join(demo.links["pa"], "Join as Jonah Whitlock")
    phone.shows_call("05:30")
    phone.is_installed()
    phone.has_said_seen()
    phone.starts_cold()  # Chromium writes cookies half a minute late, and when it is closed
    phone.shows_call("05:30")

    phone.go_dark()
    phone.check_in()
    phone.copies_from_anywhere("05:30")
    phone.opens_run("Petty-cash envelope 14")
    phone.takes()
    phone.has_to_send(3)
    phone.kill_browser()

    phone.open_browser()
    phone.goto()
    phone.says_no_signal()
    phone.has_to_send(3)
    phone.open("Check in")
    expect(phone.said("In")).to_contain_text("on this phone")
    phone.has_signal_again()
    phone.has_nothing_to_send()
    expect(phone.said("In")).to_contain_text("on the server")

    desk.sees_check_in("Jonah Whitlock", "In")
    for verb in ("check_in.make", "copy.copy", "run.take"):
        mine = [row for row in demo.rows(verb) if row["device"] not in ("demo", "demo-pa", "demo-pa2")]
        assert [row["outcome"] for row in mine] == ["applied"], verb
    demo.verify()


def test_A2_the_same_deed_sent_five_times_is_one_deed(stage: Stage, demo: Callboard) -> None:
    phone = stage.phone("jonah")
    phone.join(demo.links["pa"], "Join as Jonah Whitlock")
    phone.shows_call("05:30")
    phone.is_installed()
    phone.has_said_seen()
    phone.go_dark()
    phone.check_in()
    phone.has_to_send(1)

    lost = [phone.proxy.drop_response_once(b"POST /p/%s/api/sync" % phone.production.encode()) for _ in range(5)]
    for reply in lost:
        phone.has_signal_again()
        assert reply.wait(20)
        phone.has_to_send(1)
    phone.has_signal_again()
    phone.has_nothing_to_send()

    made = [row for row in demo.rows("check_in.make") if row["device"] != "demo"]
    assert [row["outcome"] for row in made] == ["applied"]
    assert phone.proxy.seen().dropped >= 5
    expect(phone.said("In")).to_have_count(1)
    demo.verify()


def test_W3_a_captive_portal_retires_nothing(stage: Stage, demo: Callboard) -> None:
    desk, phone = stage.desk("marisol"), stage.phone("jonah")
    desk.join(demo.links["coordinator"], "Join as Marisol Vance")
    phone.join(demo.links["pa"], "Join as Jonah Whitlock")
    phone.shows_call("05:30")
    phone.is_installed()
    phone.has_said_seen()
    phone.captured_by(PORTAL)
    phone.check_in()
    phone.proxy.wait_for(lambda counts: counts.captured >= 2, timeout=30)
    phone.says_no_signal()
    phone.has_to_send(1)
    expect(phone.said("In")).to_contain_text("on this phone")

    phone.starts_cold()  # the portal answers for every file too
    phone.shows_call("05:30")
    phone.says_no_signal()
    phone.has_to_send(1)

    phone.has_signal_again()
    phone.has_nothing_to_send()
    phone.says_nothing_of_signal()
    desk.sees_check_in("Jonah Whitlock", "In")
    expect(phone.page).to_have_title(re.compile("Today"))
