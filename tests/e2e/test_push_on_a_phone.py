"""Push, walked: asked for at a tap, received with the app closed, opened, copied, with signal and without."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.callboard_process import Callboard
from tests.e2e.conftest import EVE
from tests.e2e.desk import Desk
from tests.e2e.phone import Phone
from tests.e2e.pushed import PushedPhone
from tests.e2e.stage import Stage
from tests.push_service import PushService

MOVED = "Call moved 06:00 → 06:30 · Thu 14 May"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[PushService]:
    with PushService(tmp_path / "push") as service:
        yield service
        assert service.wrong == []


@pytest.fixture
def demo(stage: Stage, demonstration: Path, tmp_path: Path, service: PushService) -> Callboard:
    """The demonstration, served by a server that knows the stand-in service."""
    data = tmp_path / "data"
    shutil.copytree(demonstration, data)
    return stage.serve(data, command="demo", as_of=EVE, program=service.program())


def asks_to_be_rung(stage: Stage, demo: Callboard, service: PushService) -> tuple[Phone, PushedPhone]:
    """Saskia's phone: the call copied, and then yes to the question beside it."""
    saskia = stage.phone("saskia", whole=True)
    pushed = PushedPhone(saskia, service, "saskia")
    pushed.may_ring()
    saskia.join(demo.links["crew"], "Join as Saskia Brandt")
    saskia.shows_call("06:00", on="White")
    question = saskia.page.get_by_role("region", name="Ring me when my call moves?")
    expect(question).to_have_count(0)
    saskia.copy_that("06:00")
    saskia.is_installed()
    question.get_by_role("button", name="Ring me here").click()
    expect(question).to_have_count(0)
    saskia.has_nothing_to_send()
    return saskia, pushed


def pushes(stage: Stage, demo: Callboard) -> Desk:
    """The office pushes the first day by half an hour."""
    desk = stage.desk("marisol")
    desk.join(demo.links["coordinator"], "Join as Marisol Vance")
    desk.open("Call sheet")
    desk.opens_day(1)
    desk.pushes(30)
    desk.publish_button.click()
    desk.page.get_by_role("button", name="Send now").click()
    expect(desk.page.get_by_role("status").filter(has_text="Blue is out").first).to_be_visible()
    return desk


def stands_twice(demo: Callboard) -> None:
    """Both copies stand, White's and Blue's, said once each. Merged: the server had written its own rungs meanwhile."""
    copies = demo.rows("copy.copy")
    assert [row["outcome"] in ("applied", "merged") for row in copies] == [True, True]
    assert len({row["fields"]["revision"] for row in copies}) == 2


def test_NO12_NO10_a_moved_call_rings_a_closed_app_and_a_tap_opens_it(
    stage: Stage, demo: Callboard, service: PushService
) -> None:
    saskia, pushed = asks_to_be_rung(stage, demo, service)
    pushed.closes_the_app()
    desk = pushes(stage, demo)
    rung = service.next_of("saskia")
    desk.open("Board")
    desk.sees_reached("Saskia Brandt", "Sent")
    pushed.gets(rung)
    notice = pushed.shows(MOVED)
    assert notice["actions"] == ["copy", "ring"]
    assert notice["silent"] is False
    pushed.gets(rung)
    assert [one["title"] for one in pushed.shown()] == [MOVED], "one that comes twice stands once"

    opened = pushed.taps(notice["tag"])
    assert pushed.shown() == []
    assert re.fullmatch(rf"/p/{saskia.production}/sheet/[0-9a-f-]+", opened[0])
    saskia.page.goto(saskia.proxy.url + opened[0])
    expect(saskia.page.get_by_role("region", name="Yours")).to_contain_text("06:30")
    saskia.page.get_by_role("button", name="Copy that, 06:30", exact=True).click()
    expect(desk.row_of("Saskia Brandt")).to_have_count(0)


def test_NO10_a_tap_goes_to_the_call_in_the_tab_that_is_open(
    stage: Stage, demo: Callboard, service: PushService
) -> None:
    saskia, pushed = asks_to_be_rung(stage, demo, service)
    saskia.open("Runs")
    pushes(stage, demo)
    pushed.gets(service.next_of("saskia"))
    notice = pushed.shows(MOVED)
    assert pushed.taps(notice["tag"]) == [], "no second tab"
    saskia.page.wait_for_url("**/sheet/*")
    expect(saskia.page.get_by_role("region", name="Yours")).to_contain_text("06:30")
    assert len(saskia.context.pages) == 1


def test_NO11_E1_copied_on_the_notice_with_the_app_closed(stage: Stage, demo: Callboard, service: PushService) -> None:
    saskia, pushed = asks_to_be_rung(stage, demo, service)
    pushed.closes_the_app()
    desk = pushes(stage, demo)
    pushed.gets(service.next_of("saskia"))
    notice = pushed.shows(MOVED)
    assert pushed.taps(notice["tag"], "copy") == []
    desk.open("Board")
    expect(desk.row_of("Saskia Brandt")).to_have_count(0)
    quiet = pushed.shows("Copied, 06:30")
    assert (quiet["silent"], quiet["tag"], quiet["actions"]) == (True, notice["tag"], [])
    stands_twice(demo)

    saskia.goto()
    saskia.shows_call("06:30", on="Blue, copied")
    saskia.has_nothing_to_send()
    assert len(demo.rows("copy.copy")) == 2, "the app does not say it again"
    demo.verify()


def test_NO11_copied_on_the_notice_without_signal_it_lies_on_the_phone_and_goes_by_itself(
    stage: Stage, demo: Callboard, service: PushService
) -> None:
    saskia, pushed = asks_to_be_rung(stage, demo, service)
    pushed.closes_the_app()
    pushes(stage, demo)
    rung = service.next_of("saskia")
    saskia.lose_signal()
    pushed.gets(rung)
    notice = pushed.shows(MOVED)
    pushed.taps(notice["tag"], "copy")
    pushed.shows("Copied, 06:30. It is sent when there is signal.")
    assert len(demo.rows("copy.copy")) == 1
    # The app is opened with no signal yet: it knows what was done on the notice, though not yet the call it was about.
    saskia.goto()
    saskia.has_to_send(1)
    saskia.has_signal_again()
    saskia.shows_call("06:30", on="Blue, copied")
    saskia.has_nothing_to_send()
    stands_twice(demo)
    demo.verify()


def test_NO11_the_browsers_errand_sends_it_with_the_app_still_closed(
    stage: Stage, demo: Callboard, service: PushService
) -> None:
    saskia, pushed = asks_to_be_rung(stage, demo, service)
    pushed.closes_the_app()
    desk = pushes(stage, demo)
    rung = service.next_of("saskia")
    saskia.lose_signal()
    pushed.gets(rung)
    pushed.taps(pushed.shows(MOVED)["tag"], "copy")
    pushed.shows("Copied, 06:30. It is sent when there is signal.")
    saskia.proxy.up()
    pushed.does_errand("send")
    desk.open("Board")
    expect(desk.row_of("Saskia Brandt")).to_have_count(0)
    stands_twice(demo)


def test_NO11_copied_on_the_notice_the_open_tab_shows_it_and_says_it_once(
    stage: Stage, demo: Callboard, service: PushService
) -> None:
    saskia, pushed = asks_to_be_rung(stage, demo, service)
    pushes(stage, demo)
    pushed.gets(service.next_of("saskia"))
    notice = pushed.shows(MOVED)
    saskia.shows_call("06:30", on="Blue")
    pushed.taps(notice["tag"], "copy")
    expect(saskia.copy_button).to_have_count(0)
    saskia.shows_call("06:30", on="Blue, copied")
    saskia.has_nothing_to_send()
    stands_twice(demo)


def test_NO11_ring_office_rings_the_office(stage: Stage, demo: Callboard, service: PushService) -> None:
    _, pushed = asks_to_be_rung(stage, demo, service)
    pushed.closes_the_app()
    pushes(stage, demo)
    pushed.gets(service.next_of("saskia"))
    opened = pushed.taps(pushed.shows(MOVED)["tag"], "ring")
    assert re.fullmatch(r"tel:\+?\d{6,}", opened[0])


def test_NO10_what_was_told_goes_from_the_screen_with_its_owner(
    stage: Stage, demo: Callboard, service: PushService
) -> None:
    saskia, pushed = asks_to_be_rung(stage, demo, service)
    pushes(stage, demo)
    rung = service.next_of("saskia")
    pushed.gets(rung)
    pushed.shows(MOVED)
    saskia.open("People")
    saskia.page.get_by_role("link", name=re.compile("^Saskia Brandt")).first.click()
    saskia.has_nothing_to_send()
    saskia.allow("401")
    saskia.page.get_by_role("button", name="Sign out").click()
    expect(saskia.page.get_by_text("signed out").first).to_be_visible()
    pushed.shows_nothing()
    pushed.gets(rung)
    pushed.shows("Callboard")
    assert [one["title"] for one in pushed.shown()] == ["Callboard"], "and what still comes says nothing of hers"


def test_NO12_on_ones_own_page_it_is_tested_turned_off_and_on_again(
    stage: Stage, demo: Callboard, service: PushService
) -> None:
    saskia, pushed = asks_to_be_rung(stage, demo, service)
    saskia.open("People")
    saskia.page.get_by_role("link", name=re.compile("^Saskia Brandt")).first.click()
    rings = saskia.page.get_by_role("group", name="When my call moves")
    expect(rings).to_contain_text("It rings here")
    rings.get_by_role("button", name="Send me a test").click()
    expect(rings.get_by_role("status")).to_contain_text("On its way")
    pushed.gets(service.next_of("saskia"))
    pushed.shows("This is how a moved call rings")
    rings.get_by_role("button", name="Do not ring").click()
    expect(rings).to_contain_text("It stays silent here")
    saskia.page.reload()
    expect(rings).to_contain_text("It stays silent here")
    rings.get_by_role("button", name="Ring me here").click()
    expect(rings).to_contain_text("It rings here")


def test_NO12_not_now_is_not_asked_again(stage: Stage, demo: Callboard, service: PushService) -> None:
    saskia = stage.phone("saskia", whole=True)
    PushedPhone(saskia, service, "saskia").may_ring()
    saskia.join(demo.links["crew"], "Join as Saskia Brandt")
    saskia.copy_that("06:00")
    question = saskia.page.get_by_role("region", name="Ring me when my call moves?")
    question.get_by_role("button", name="Not now").click()
    expect(question).to_have_count(0)
    saskia.has_nothing_to_send()
    saskia.page.reload()
    saskia.shows_call("06:00", on="White, copied")
    expect(question).to_have_count(0)


def test_NO12_a_phone_that_was_told_never_says_how_to_change_it(
    stage: Stage, demo: Callboard, service: PushService
) -> None:
    saskia = stage.phone("saskia", whole=True)
    saskia.context.add_init_script("Object.defineProperty(Notification, 'permission', { get: () => 'denied' })")
    saskia.join(demo.links["crew"], "Join as Saskia Brandt")
    saskia.copy_that("06:00")
    saskia.has_nothing_to_send()
    expect(saskia.page.get_by_role("region", name="Ring me when my call moves?")).to_have_count(0)
    saskia.open("People")
    saskia.page.get_by_role("link", name=re.compile("^Saskia Brandt")).first.click()
    rings = saskia.page.get_by_role("group", name="When my call moves")
    expect(rings).to_contain_text("Allow them in its settings")
