"""A phone that is signed out while it has no signal: what it did waits for the office, and what it held is erased."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.callboard_process import Callboard
from tests.e2e.stage import Stage


def test_A6_A3_what_a_signed_out_phone_had_still_to_send_is_released_by_the_office(
    stage: Stage, demo: Callboard
) -> None:
    desk, jonah = stage.desk("marisol"), stage.phone("jonah")
    desk.join(demo.links["coordinator"], "Join as Marisol Vance")
    jonah.join(demo.links["pa"], "Join as Jonah Whitlock")
    run = "Water for the square"
    jonah.opens_run(run)
    jonah.is_installed()
    jonah.go_dark()
    jonah.takes()
    jonah.check_in()
    jonah.has_to_send(2)

    # The phone was left in a taxi: the coordinator signs it out.
    desk.open("People")
    desk.page.get_by_role("link", name="Jonah Whitlock").first.click()
    part = desk.page.get_by_role("region", name="Signed in on")
    part.get_by_role("button", name="Sign it out").click()
    expect(part).to_contain_text("What it had still to send waits in your inbox.")
    part.get_by_role("button", name="Sign it out").click()
    expect(part).to_have_count(0)

    jonah.allow("401", "403")
    jonah.has_signal_again()
    expect(jonah.page.get_by_role("heading", name="This phone is signed out")).to_be_visible()
    jonah.holds_nothing()

    desk.open("Inbox")
    held = desk.page.get_by_role("region", name="Held")
    expect(held).to_contain_text("2 wait for your word")
    taken = held.get_by_role("listitem").filter(has_text="Run 7")
    expect(taken).to_contain_text("Jonah Whitlock")
    expect(taken).to_contain_text("Who has it: Jonah Whitlock")
    expect(taken).to_contain_text("The phone was signed out before this arrived.")
    taken.get_by_role("button", name="Release").click()
    expect(taken).to_have_count(0)
    held.get_by_role("listitem").filter(has_text="Check-in").get_by_role("button", name="Let it lie").click()
    expect(held).to_contain_text("nothing waits for your word")
    desk.has_nothing_to_send()
    held.get_by_text("1 let lie").click()
    expect(held.get_by_role("listitem")).to_contain_text("Check-in")

    released = demo.rows("run.take")[-1]
    assert (released["outcome"], released["n"]) == ("applied", 1)
    assert [row["outcome"] for row in demo.rows("check_in.make") if row["n"] == 2][-1] == "held"
    desk.open("Runs")
    expect(desk.row_named(run)).to_contain_text("Taken")
    demo.verify()
