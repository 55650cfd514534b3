"""The main job on a real schedule, told once and whole: a coordinator, two PAs and a crew member.

A call sheet goes out, phones hold it without signal, the call moves, exactly the right people learn it and say so,
and what a PA did in the dark merges when he is back.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.e2e.callboard_process import run
from tests.e2e.desk import Desk
from tests.e2e.oracle import Oracle, day_of
from tests.e2e.phone import Phone
from tests.e2e.stage import Stage
from tests.samples import sample

EVE = "2022-08-16T18:00:00-07:00"
"""The evening before day 1 of the real schedule: about a day that is past nobody is told anything (M6)."""
COORDINATOR = "Imogen Talavera"
PA, OTHER_PA, CREW, ARTIST = "Wren Ishimoto", "Mateo Brandt", "Lupe Marchand", "Josiah Reed"


def test_the_main_job_R3_M5_E6_P6_from_the_schedule_to_the_copy(stage: Stage, tmp_path: Path) -> None:
    file = sample("wonderful-life-full.uss")
    oracle = day_of(file, "Rev. WHITE", 1)
    assert (oracle.date, oracle.days) == ("2022-08-17", 56)
    made = run("import", str(file), "--coordinator", COORDINATOR, data=tmp_path / "data")
    stage.serve(tmp_path / "data", as_of=EVE)

    coordinator = stage.desk("coordinator", whole=True)
    coordinator.join(made["link"], f"Join as {COORDINATOR}")
    wren, mateo, lupe = _the_crew_joins(stage, coordinator)

    _she_makes_the_sheet(coordinator, oracle)
    _white_goes_out(coordinator, wren, mateo, lupe)
    _phones_go_dark_and_still_show_it(oracle, wren, mateo)
    _wren_works_in_the_dark(wren)
    _she_pushes_the_day(coordinator, lupe, mateo)
    _wren_is_back(coordinator, wren)
    _she_opens_the_paper(coordinator, oracle)


def _the_crew_joins(stage: Stage, coordinator: Desk) -> tuple[Phone, Phone, Phone]:
    """She adds the people and sends each a link; three of them join on phones of their own."""
    coordinator.adds(PA, "PA", department="ADs and PAs", position="Set PA", phone="760 555 0108")
    wrens = coordinator.invites()
    coordinator.adds(OTHER_PA, "PA", department="ADs and PAs", position="Truck PA", phone="760 555 0109")
    mateos = coordinator.invites()
    coordinator.adds(CREW, "Crew", department="Camera", position="1st AC", phone="760 555 0127")
    lupes = coordinator.invites()
    coordinator.adds(ARTIST, "Cast", character="GEORGE", cast_id="1", phone="760 555 0172")
    coordinator.has_nothing_to_send()

    joined = []
    for name, link in ((PA, wrens), (OTHER_PA, mateos), (CREW, lupes)):
        phone = stage.phone(name.split()[0].lower(), whole=True)
        phone.join(link, f"Join as {name}")
        expect(phone.page.get_by_text("No call yet")).to_be_visible()
        phone.is_installed()
        joined.append(phone)
    return joined[0], joined[1], joined[2]


def _she_makes_the_sheet(coordinator: Desk, oracle: Oracle) -> None:
    """Day 1 from the board, with its very scenes, pages and cast ids; one run for Wren."""
    coordinator.open("Call sheet")
    coordinator.opens_day(1)
    coordinator.makes_sheet()
    scenes = coordinator.goes_to_part("Scenes").get_by_role("table", name="Scenes")
    for scene in oracle.scenes:
        row = scenes.get_by_role("row").filter(
            has=coordinator.page.get_by_role("rowheader", name=scene.number, exact=True)
        )
        expect(row).to_contain_text(scene.set_name)
        expect(row.get_by_role("cell", name=", ".join(scene.cast), exact=True).first).to_be_visible()
        expect(row.get_by_role("cell", name=scene.pages, exact=True)).to_be_visible()
    expect(scenes.locator("tbody").get_by_role("row")).to_have_count(len(oracle.scenes))
    expect(scenes.locator("tfoot")).to_contain_text("5 3/8")

    coordinator.goes_to_part("Times and cast")
    coordinator.types_time("General call", "0700")
    coordinator.goes_to_part("Crew")
    coordinator.calls(OTHER_PA, "Fixed time")
    coordinator.types_time(f"Call, {OTHER_PA}", "0615")
    expect(coordinator.page.get_by_label(f"How {COORDINATOR} is called")).to_have_value("own_call")

    coordinator.goto("runs/give")
    page = coordinator.page
    page.get_by_label("What", exact=True).fill("Sash cord to the sled track")
    page.get_by_label("Items, one a line").fill("Sash cord, 2 hanks\nSpring clamps, 12")
    page.get_by_label("Need by").fill("2100")
    page.get_by_label("Who has it").select_option(label=f"{PA}, Set PA")
    page.get_by_role("button", name="Give the run").click()
    coordinator.has_nothing_to_send()


def _white_goes_out(coordinator: Desk, wren: Phone, mateo: Phone, lupe: Phone) -> None:
    """Everyone with a call is told, once; what each phone shows is its own person's."""
    coordinator.open("Call sheet")
    everyone = {COORDINATOR, PA, OTHER_PA, CREW, ARTIST}
    coordinator.will_tell("White", len(everyone))
    assert coordinator.names_who_hears() == everyone
    mateo.loses_the_air()
    lupe.open("Runs")
    coordinator.publishes("White", len(everyone))

    wren.shows_call("07:00", on="White")
    coordinator.open("Board")
    coordinator.sees_copied(0, len(everyone))
    coordinator.sees_reached(ARTIST, "Not sent")  # he has no phone in it
    coordinator.sees_reached(OTHER_PA, "Sent")  # it left, and hangs in the air
    coordinator.sees_reached(CREW, "On the phone")  # hers has it, and she looks at her runs
    coordinator.sees_reached(PA, "Seen")
    mateo.has_signal_again()
    mateo.shows_call("06:15", on="White")
    lupe.open("Today")
    lupe.shows_call("07:00", on="White")
    for name in (OTHER_PA, CREW):
        coordinator.sees_reached(name, "Seen")

    mateo.copy_that("06:15")
    lupe.copy_that("07:00")
    coordinator.sees_copied(2, len(everyone))
    expect(coordinator.row_of(CREW)).to_have_count(0)
    expect(coordinator.row_of(PA)).to_have_count(1)


def _phones_go_dark_and_still_show_it(oracle: Oracle, *phones: Phone) -> None:
    """Closed and opened again in aeroplane mode, from the service worker and the replica alone."""
    for phone in phones:
        phone.go_dark()
        phone.starts_cold()
        phone.context.set_offline(True)
        expect(phone.call).to_be_visible()
        phone.says_no_signal()
        sheet = phone.reads_full_sheet()
        scenes = sheet.get_by_role("region", name="Scenes").get_by_role("listitem")
        expect(scenes).to_have_count(len(oracle.scenes))
        for line, scene in zip(scenes.all(), oracle.scenes, strict=True):
            expect(line).to_contain_text(scene.set_name)
            expect(line.locator(".n")).to_have_text(scene.number)
            expect(line.locator(".pg")).to_have_text(scene.pages)
            if scene.cast:
                expect(line).to_contain_text(f"Cast {', '.join(scene.cast)}.")
        expect(sheet).to_contain_text("GEORGE")
    phones[1].has_signal_again()
    phones[1].says_nothing_of_signal()


def _wren_works_in_the_dark(wren: Phone) -> None:
    """He takes the run, gets all but one item, delivers with a name, and checks in. All of it waits on his phone."""
    wren.opens_run("Sash cord to the sled track")
    wren.takes()
    wren.picks_up()
    wren.ticks("Sash cord")
    wren.delivers(received_by="R. Domingo", short=1)
    wren.check_in("I’m in")
    expect(wren.said("In")).to_contain_text("on this phone")
    wren.open("Today")
    wren.says_no_signal()
    # take, pick up, tick, proof, deliver, check in
    wren.has_to_send(6)


def _she_pushes_the_day(coordinator: Desk, lupe: Phone, mateo: Phone) -> None:
    """+30: exactly those whose call moves are told; the O/C and the fixed time are not."""
    coordinator.open("Call sheet")
    coordinator.pushes(30)
    moved = {PA, CREW, ARTIST}
    coordinator.will_tell("Blue", len(moved))
    assert coordinator.names_who_hears() == moved
    coordinator.publishes("Blue", len(moved))

    lupe.shows_call("07:30", was="07:00", on="Blue, revision 2")
    mateo.open("Today")
    mateo.shows_call("06:15")
    expect(mateo.call).to_contain_text("Unchanged since White, copied")
    expect(mateo.copy_button).to_have_count(0)

    coordinator.open("Board")
    coordinator.sees_copied(0, len(moved))  # what was copied was White: it counts for White alone
    coordinator.sees_reached(CREW, "Seen")
    coordinator.sees_reached(PA, "Not sent")
    lupe.copy_that("07:30")
    coordinator.sees_copied(1, len(moved))
    expect(coordinator.row_of(CREW)).to_have_count(0)
    kept = coordinator.page.get_by_text("1 keeps the call of an earlier revision")
    kept.click()
    expect(coordinator.page.locator("details.kept")).to_contain_text(OTHER_PA)


def _wren_is_back(coordinator: Desk, wren: Phone) -> None:
    """His first word with the server brings the moved call; his deeds merge and stand on her board."""
    wren.open("Today")
    wren.shows_call("07:00", on="White")
    wren.copy_that("07:00")  # of White: the only call he knows
    wren.has_to_send(7)
    answers = wren.keeps_answers()
    wren.has_signal_again()
    wren.shows_call("07:30")
    assert [one["record"]["minutes"] for one in answers()[0]["changes"] if one["kind"] == "call"] == [450], (
        "the moved call comes with the first answer"
    )
    wren.shows_call("07:30", was="07:00", on="Blue, revision 2")
    wren.has_nothing_to_send()

    coordinator.sees_reached(PA, "Seen")  # and not copied: he copied White
    coordinator.sees_copied(1, 3)
    coordinator.sees_check_in(PA, "In")
    delivered = coordinator.page.get_by_role("contentinfo")
    expect(delivered).to_contain_text(re.compile("Last: "))
    wren.copy_that("07:30")
    coordinator.sees_copied(2, 3)
    expect(coordinator.row_of(PA)).to_have_count(0)

    coordinator.open("Runs")
    done = coordinator.page.get_by_role("rowgroup").filter(has_text="Done today").get_by_role("row")
    brought = done.filter(has_text="Sash cord to the sled track")
    expect(brought).to_contain_text(re.compile(r"Delivered \d\d:\d\d, 1 short, to R\. Domingo"))


def _she_opens_the_paper(coordinator: Desk, oracle: Oracle) -> None:
    """The PDF of the revision that stands, with the day's scenes on it."""
    coordinator.goto("sheet")
    link = coordinator.page.get_by_role("link", name="The sheet as PDF")
    address = coordinator.page.evaluate("link => link.href", link.element_handle())
    paper = coordinator.context.request.get(address)
    assert paper.status == 200
    assert paper.headers["content-type"] == "application/pdf"
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(paper.body())).pages)
    assert "Blue" in text
    assert "07:30" in text
    for scene in oracle.scenes:
        assert scene.set_name.split(" - ")[0] in text
        assert scene.pages in text
