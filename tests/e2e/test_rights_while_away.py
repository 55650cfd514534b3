"""Rights that change while a phone is away, and the tab that held its link is closed (C4, W1)."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.callboard_process import Callboard
from tests.e2e.device import SOON_MS
from tests.e2e.stage import Stage

CACHED = """(url) => fetch(url, { cache: "only-if-cached", mode: "same-origin" }).then(
  (reply) => reply.ok, () => false)"""


def test_C4_what_may_no_longer_be_seen_leaves_the_phone_its_photos_and_papers_too(
    stage: Stage, demo: Callboard
) -> None:
    desk, jonah = stage.desk("marisol"), stage.phone("jonah")
    desk.join(demo.links["coordinator"], "Join as Marisol Vance")
    jonah.join(demo.links["pa"], "Join as Jonah Whitlock")
    jonah.is_installed()
    others = 'kept.values.filter((one) => one.kind === "contact").length'
    jonah.keeps("records", f"{others} > 10")
    jonah.open("Sheet")
    paper = jonah.page.get_by_role("link", name=re.compile("PDF")).get_attribute("href")
    jonah.page.evaluate("(url) => fetch(url).then((reply) => reply.arrayBuffer()).then(() => true)", paper)
    assert jonah.page.evaluate(CACHED, paper)

    jonah.lose_signal()
    desk.open("People")
    desk.page.get_by_role("link", name="Jonah Whitlock").first.click()
    desk.page.get_by_label("Role").select_option(label="Cast")
    desk.page.get_by_role("button", name="Save the changes").click()
    desk.has_nothing_to_send()
    jonah.keeps("records", f"{others} > 10")

    jonah.allow("ERR_CACHE_MISS", "504")
    jonah.has_signal_again()
    # His own number is all that is left of them, on the disk itself.
    jonah.keeps("records", f"{others} <= 1")
    jonah.keeps("shadow", "kept.keys.length === 0")
    for _ in range(SOON_MS // 50):
        if not jonah.page.evaluate(CACHED, paper):
            break
        jonah.page.wait_for_timeout(50)
    else:
        raise AssertionError("the paper is still in the browser's cache")


def test_W1_when_the_tab_that_leads_is_closed_another_takes_over_and_sends_what_it_left(
    stage: Stage, demo: Callboard
) -> None:
    jonah = stage.phone("jonah")
    jonah.join(demo.links["pa"], "Join as Jonah Whitlock")
    jonah.is_installed()
    lock = f"callboard/{jonah.production}/"
    leads = "(lock) => navigator.locks.query().then(({ held }) => held.some(({ name }) => name.startsWith(lock)))"
    waits = "(lock) => navigator.locks.query().then(({ pending }) => pending.some(({ name }) => name.startsWith(lock)))"
    jonah.page.wait_for_function(leads, arg=lock)
    other = jonah.context.new_page()
    other.goto(jonah.at("check-in"))
    expect(other.get_by_role("heading", level=1, name="Check in")).to_be_attached()
    other.wait_for_function(waits, arg=lock)

    jonah.lose_signal()
    other.get_by_role("button", name=re.compile("^I’m in")).click()
    expect(other.get_by_role("banner")).to_contain_text("1 to send")
    jonah.page.close()
    other.wait_for_function(f"(lock) => ({leads})(lock).then((led) => led)", arg=lock)
    other.wait_for_function(f"(lock) => ({waits})(lock).then((waiting) => !waiting)", arg=lock)
    jonah.proxy.up()
    other.bring_to_front()
    other.evaluate("() => dispatchEvent(new Event('online'))")
    expect(other.get_by_role("banner")).to_contain_text("On the server", timeout=30_000)
    assert [row["outcome"] for row in demo.rows("check_in.make")[-1:]] == ["applied"]
    # It hears what happens, too.
    desk = stage.desk("marisol")
    desk.join(demo.links["coordinator"], "Join as Marisol Vance")
    desk.sees_check_in("Jonah Whitlock", "In")
