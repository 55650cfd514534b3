"""A schedule from elsewhere names no place: she adds the basecamp and its hospital, and phones show the way there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.callboard_process import run
from tests.e2e.desk import Desk
from tests.e2e.stage import Stage
from tests.samples import sample

EVE = "2022-08-16T18:00:00-07:00"
"""The evening before day 1 of the real schedule."""
COORDINATOR, PA = "Imogen Talavera", "Wren Ishimoto"
POINT = "34.1533, -118.5101"


@pytest.mark.parametrize("at", ["desk", "390 px"])
def test_E2_E6_a_place_and_its_hospital_are_added_chosen_published_and_named_on_the_phone(
    stage: Stage, tmp_path: Path, at: str
) -> None:
    file = sample("wonderful-life-full.uss")
    made = run("import", str(file), "--coordinator", COORDINATOR, data=tmp_path / "data")
    server = stage.serve(tmp_path / "data", as_of=EVE)
    imogen = stage.desk("imogen")
    imogen.join(made["link"], f"Join as {COORDINATOR}")
    imogen.adds(PA, "PA", department="ADs and PAs", position="Set PA")
    wren = stage.phone("wren")
    wren.join(imogen.invites(), f"Join as {PA}")

    if at == "390 px":
        imogen.page.set_viewport_size({"width": 390, "height": 844})
    imogen.goto("call-sheet")
    imogen.opens_day(1)
    imogen.makes_sheet()
    imogen.types_time("General call", "0700")
    _look_at(imogen, "does not say where to report").get_by_role("button", name="Places").click()
    places = imogen.page.get_by_role("tabpanel", name="Places")
    expect(imogen.page.get_by_role("tab", name="Places")).to_be_focused()

    # A hospital first; then a place that names it, put right where it cannot be read.
    _adds(imogen, Name="Encino Hospital", Address="16237 Ventura Blvd", Telephone="818 555 0140", sort="Hospital")
    form = _fills(imogen, Name="Encino ranch", Address="4400 Louise Ave", sort="Basecamp")
    form.get_by_label("Latitude, longitude").fill("north of town")
    form.get_by_label("Nearest hospital").select_option(label="Encino Hospital")
    form.get_by_label("Miles to hospital").fill("2.5")
    form.get_by_role("button", name="Add it").click()
    expect(form.get_by_role("alert")).to_contain_text("Try 34.05, -118.24")
    imogen.page.reload()
    places = imogen.goes_to_part("Places")
    form = places.get_by_role("form", name="Add a place")
    expect(form.get_by_label("Name", exact=True)).to_have_value("Encino ranch")
    form.get_by_label("Latitude, longitude").fill(POINT)
    form.get_by_role("button", name="Add it").click()
    expect(places.get_by_role("listitem").filter(has_text="Encino ranch")).to_contain_text("Encino Hospital")
    _fits(imogen, at)

    # One too many is taken back.
    _adds(imogen, Name="Wrong lot", sort="Parking")
    imogen.page.get_by_role("button", name="Undo", exact=True).click()
    expect(places.get_by_role("listitem").filter(has_text="Wrong lot")).to_have_count(0)

    # It is where to report, and where the first scene is shot; and it is changed where it stands.
    places.get_by_label("Report to").select_option(label="Encino ranch")
    scenes = imogen.goes_to_part("Scenes")
    scenes.get_by_role("combobox", name=re.compile("^Location of scene ")).first.select_option(label="Encino ranch")
    _fits(imogen, at)
    places = imogen.goes_to_part("Places")
    sets = places.get_by_role("region", name="Sets of the day")
    sets.get_by_role("button", name="Change, Encino ranch").click()
    form = places.get_by_role("form", name="Change Encino ranch")
    expect(form.get_by_label("Latitude, longitude")).to_have_value(POINT)
    form.get_by_label("Name", exact=True).fill("Encino ranch, gate 2")
    form.get_by_role("button", name="Keep it").click()
    ranch = sets.get_by_role("listitem").filter(has_text="Encino ranch, gate 2")
    expect(ranch).to_contain_text("Encino Hospital, 818 555 0140, 2.5 mi")

    # The schedule's own stage names none yet.
    _look_at(imogen, "Stage 5 names no nearest hospital").get_by_role("button", name="Places").click()
    form = places.get_by_role("form", name="Change Stage 5")
    form.get_by_label("Nearest hospital").select_option(label="Encino Hospital")
    form.get_by_label("Miles to hospital").fill("4")
    form.get_by_role("button", name="Keep it").click()
    expect(form).to_have_count(0)
    expect(_look_at(imogen, "where to report")).to_have_count(0)
    expect(_look_at(imogen, "no nearest hospital")).to_have_count(0)

    expect(imogen.publish_button).to_have_text(re.compile("^Publish White to "))
    imogen.publish_button.click()
    imogen.page.get_by_role("button", name="Send now").click()
    wren.shows_call("07:00", on="White, revision 1")
    expect(wren.page.get_by_role("main")).to_contain_text("Encino ranch, gate 2")
    expect(wren.reads_full_sheet()).to_contain_text("Encino Hospital")

    kept = [row["fields"] for row in server.rows("location.add")]
    assert [one["name"] for one in kept[-3:]] == ["Encino Hospital", "Encino ranch", "Wrong lot"]
    assert kept[-2]["point"] == {"lat": 34.1533, "lon": -118.5101}
    renamed, stage_5 = (row["fields"] for row in server.rows("location.edit"))
    assert renamed == {"name": "Encino ranch, gate 2"}
    assert (set(stage_5), stage_5["hospital_miles"]) == ({"hospital", "hospital_miles"}, 4)
    assert all(row["outcome"] == "applied" for row in server.rows("scene.edit"))
    server.verify()


def test_E2_each_finding_leads_to_where_it_is_put_right(stage: Stage, tmp_path: Path) -> None:
    file = sample("wonderful-life-full.uss")
    made = run("import", str(file), "--coordinator", COORDINATOR, data=tmp_path / "data")
    server = stage.serve(tmp_path / "data", as_of=EVE)
    imogen = stage.desk("imogen")
    imogen.join(made["link"], f"Join as {COORDINATOR}")
    imogen.goto("call-sheet")
    imogen.opens_day(1)
    imogen.makes_sheet()

    # Nobody plays George yet: the form knows the part.
    george = _look_at(imogen, "1 GEORGE works that day and has no call")
    george.get_by_role("button", name="Add the artist").click()
    page = imogen.page
    expect(page.get_by_label("Cast id", exact=True)).to_have_value("1")
    expect(page.get_by_label("Character", exact=True)).to_have_value("GEORGE")
    page.get_by_label("Name", exact=True).fill("Josiah Reed")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Josiah Reed")).to_be_attached()

    # He is somebody now, and one tap puts him on the sheet.
    imogen.open("Call sheet")
    george.get_by_role("button", name="Put on the sheet").click()
    expect(page.get_by_label("How 1 GEORGE is called", exact=True)).to_have_value("on_set")
    expect(george).to_have_count(0)
    _look_at(imogen, "has no time").get_by_role("button", name="Times and cast").click()
    expect(page.get_by_role("tab", name="Times and cast")).to_be_focused()

    # Somebody of the crew who came later.
    imogen.adds(PA, "PA", department="ADs and PAs", position="Set PA")
    imogen.open("Call sheet")
    wren = _look_at(imogen, f"{PA} is on the crew and not on the sheet")
    wren.get_by_role("button", name="Put on the sheet").click()
    expect(wren).to_have_count(0)
    imogen.has_nothing_to_send()
    added = [row["outcome"] for row in server.rows("sheet_row.add")]
    assert set(added) == {"applied"}
    server.verify()


def _fills(desk: Desk, *, sort: str, **texts: str) -> Locator:
    desk.page.get_by_role("button", name="Add a place").click()
    form = desk.page.get_by_role("form", name="Add a place")
    expect(form.get_by_label("Name", exact=True)).to_be_focused()
    form.get_by_label("What it is").select_option(label=sort)
    for label, text in texts.items():
        form.get_by_label(label, exact=True).fill(text)
    return form


def _adds(desk: Desk, *, sort: str, **texts: str) -> None:
    form = _fills(desk, sort=sort, **texts)
    form.get_by_role("button", name="Add it").click()
    expect(form).to_have_count(0)
    # Whoever came by keyboard goes on from where the form was opened.
    expect(desk.page.get_by_role("button", name="Add a place")).to_be_focused()


def _look_at(desk: Desk, words: str) -> Locator:
    return desk.page.get_by_role("region", name="Look at these").get_by_role("listitem").filter(has_text=words)


def _fits(desk: Desk, at: str) -> None:
    if at == "390 px":
        wide = desk.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390, f"{desk.page.url} is {wide} px wide"
