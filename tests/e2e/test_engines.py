"""The offline story in the engines that are not Chromium's: Firefox with kill and cold start, WebKit with a reload."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.callboard_process import Callboard
from tests.e2e.other_engines import launch_firefox_phone
from tests.e2e.phone import Phone
from tests.e2e.stage import Stage
from tests.e2e.webkit_phone import webkit_phone

MADE = ("demo", "demo-pa", "demo-pa2")


def mine(demo: Callboard, verb: str) -> list[str]:
    return [row["outcome"] for row in demo.rows(verb) if row["device"] not in MADE]


def test_P6_E1_firefox_killed_in_the_dark_starts_cold_and_sends_each_deed_once(stage: Stage, demo: Callboard) -> None:
    phone = stage.device(Phone, "jonah", launch_firefox_phone)
    phone.join(demo.links["pa"], "Join as Jonah Whitlock")
    phone.shows_call("05:30", on="White")
    phone.is_installed()
    phone.has_said_seen()
    phone.starts_cold()
    phone.shows_call("05:30")
    phone.lose_signal()
    phone.check_in()
    phone.copies_from_anywhere("05:30")
    phone.has_to_send(2)
    phone.kill_browser()

    phone.open_browser()
    phone.goto()
    phone.shows_call("05:30")
    phone.says_no_signal()
    phone.has_to_send(2)
    phone.proxy.up()
    phone.has_nothing_to_send()
    assert (mine(demo, "check_in.make"), mine(demo, "copy.copy")) == (["applied"], ["applied"])


def test_P6_E1_webkit_reloads_in_the_dark_and_sends_each_deed_once(demo: Callboard, tmp_path: Path) -> None:
    with webkit_phone(tmp_path, demo.port) as phone:
        phone.join(demo.links["pa"], "Jonah Whitlock")
        phone.shows("05:30", "White", "On the server")
        phone.waits(lambda: mine(demo, "copy.see"))
        phone.is_installed()
        phone.reloads()
        phone.shows("05:30")
        phone.proxy.cut()
        phone.opens("Check in")
        phone.button("I’m in").click()
        phone.shows("1 to send")
        phone.reloads()
        phone.shows("No signal", "1 to send")
        phone.opens("Today")
        phone.shows("05:30")
        phone.proxy.up()
        phone.shows("On the server")
    assert mine(demo, "check_in.make") == ["applied"]
