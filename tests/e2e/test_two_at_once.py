"""Two people who did not know of each other: both are kept, and where they differ a person is asked."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import expect

from tests.e2e.callboard_process import Callboard
from tests.e2e.stage import Stage


def test_M4_two_PAs_deliver_the_same_run(stage: Stage, demo: Callboard) -> None:
    desk, jonah, bea = stage.desk("marisol"), stage.phone("jonah"), stage.phone("bea")
    desk.join(demo.links["coordinator"], "Join as Marisol Vance")
    jonah.join(demo.links["pa"], "Join as Jonah Whitlock")
    bea.join(demo.links["pa2"], "Join as Bea Castellan")
    run = "Water for the square"
    for phone in (jonah, bea):
        phone.open("Runs")
        expect(phone.page.get_by_role("link", name=run)).to_be_visible()
        phone.is_installed()
        phone.go_dark()
    for phone, items, short in ((jonah, ("Water, cases of 24", "Ice, bags"), 0), (bea, ("Ice, bags",), 1)):
        phone.opens_run(run)
        phone.takes()
        phone.picks_up()
        phone.ticks(*items)
        phone.delivers(received_by="B. Nguyen", short=short)

    jonah.has_signal_again()
    jonah.has_nothing_to_send()
    bea.has_signal_again()
    bea.has_nothing_to_send()
    proofs = [row for row in demo.rows("run_proof.make") if row["fields"].get("received_by") == "B. Nguyen"]
    assert [row["outcome"] for row in proofs] == ["applied", "applied"], "both proofs are kept"
    assert [row["fields"]["short"] for row in proofs] == [0, 1]

    desk.open("Inbox")
    number = "Run 7"
    desk.settles(f"{number}: two people took it.", "Jonah Whitlock")
    desk.settles(f"{number}: two people delivered it, and say different things.", "2 items")
    expect(desk.page.get_by_text("Nothing to settle")).to_be_visible()
    desk.has_nothing_to_send()
    # The one whose word did not stand is told.
    bea.open("Today")
    ruled = bea.page.get_by_role("region", name="Settled")
    told = ruled.get_by_role("listitem").filter(has_text="Jonah Whitlock stands, not Bea Castellan")
    expect(told).to_contain_text("Marisol Vance settled it")
    told.get_by_role("button", name="Got it").click()
    expect(told).to_have_count(0)
    demo.verify()


def test_M2_a_run_cancelled_while_a_phone_without_signal_delivers_it(stage: Stage, demo: Callboard) -> None:
    desk, jonah = stage.desk("marisol"), stage.phone("jonah")
    desk.join(demo.links["coordinator"], "Join as Marisol Vance")
    jonah.join(demo.links["pa"], "Join as Jonah Whitlock")
    jonah.opens_run("Charged batteries and blank media")
    jonah.is_installed()
    jonah.go_dark()
    jonah.picks_up()
    jonah.ticks("Lens tissue")

    desk.open("Runs")
    desk.page.get_by_role("link", name="Charged batteries and blank media").click()
    desk.page.get_by_role("button", name="Cancel the run").click()
    desk.has_nothing_to_send()

    jonah.delivers(received_by="Castor", short=3)
    stage.later(timedelta(minutes=20))
    jonah.has_signal_again()
    jonah.has_nothing_to_send()
    desk.open("Board")
    question = "Run 1 was cancelled, and delivered."
    expect(desk.question(question)).to_contain_text("no signal then")
    desk.settles(question, "Delivered")
    desk.has_nothing_to_send()
    jonah.open("Runs")
    done = jonah.page.get_by_role("region", name="Done today")
    expect(done).to_contain_text("Charged batteries and blank media")
    expect(done).to_contain_text("3 short, to Castor")
    demo.verify()


def test_E6_two_laptops_that_both_push_30_move_the_day_once(stage: Stage, demo: Callboard) -> None:
    marisol, juno = stage.desk("marisol"), stage.desk("juno")
    marisol.join(demo.links["coordinator"], "Join as Marisol Vance")
    juno.join(demo.links["second_ad"], "Join as Juno Abara")
    for laptop in (marisol, juno):
        laptop.open("Call sheet")
        laptop.opens_day(1)
        laptop.pushes(30)
        expect(laptop.publish_button).not_to_have_attribute("aria-disabled", "true")
    # Juno's request is on its way while Marisol's takes effect.
    juno.loses_the_air()
    juno.publish_button.click()
    juno.page.get_by_role("button", name="Send now").click()
    juno.has_to_send(1)
    marisol.publish_button.click()
    marisol.page.get_by_role("button", name="Send now").click()
    expect(marisol.page.get_by_role("status").filter(has_text="Blue is out").first).to_be_visible()

    juno.has_signal_again()
    refused = juno.page.get_by_role("alert").filter(has_text="The general call was moved by someone else meanwhile.")
    expect(refused).to_contain_text("You pushed from 06:30 to 07:00; it stands at 07:00. Nothing went out.")
    expect(juno.page.get_by_label("General call", exact=True)).to_have_value("07:00")
    outcomes = [(row["outcome"], (row["why"] or {}).get("code")) for row in demo.rows("call_sheet.push")]
    assert outcomes == [("applied", None), ("refused", "push_moved")]
    demo.verify()
