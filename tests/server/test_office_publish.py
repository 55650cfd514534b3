"""Publishing, push and pull: only what was previewed, only from where it stood, in one commit."""

from __future__ import annotations

from typing import Any

import pytest

from sync.house import brought_about, record_id
from tests.server.office_stage import Phone, Stage


@pytest.fixture
def stage() -> Stage:
    return Stage()


def crewed(stage: Stage) -> tuple[str, str, Phone, Phone]:
    """A day, its sheet, a PA at the general call and a PA at a time of his own."""
    wren, hollis = stage.person("Wren", "pa"), stage.person("Hollis", "pa")
    day = stage.day()
    sheet = stage.sheet(day)
    stage.row(sheet, hollis, call_time={"mode": "time", "time": 330})
    return day, sheet, wren, hollis


def test_CS6_E6_what_was_previewed_is_published_in_one_commit(stage: Stage) -> None:
    day, sheet, wren, _ = crewed(stage)
    previewed = stage.preview(sheet)
    outcome = stage.publish(sheet)
    written = [one for kind in ("call_sheet", "sheet_revision", "call", "copy") for one in stage.all(kind)]
    assert {one["rev"] for one in written} == {outcome.seq}
    assert len(stage.all("sheet_revision")) == 3
    assert len(stage.all("call")) == len(stage.all("copy")) == 3
    published = stage.document(sheet)
    assert published.pop("published") == {"at": "2026-05-13T18:00:00Z", "by": "Imogen Ash"}
    assert previewed["document"].pop("published") is None
    assert published == previewed["document"]
    record = stage.get("call_sheet", sheet)
    assert (record["number"], record["colour"], record["published_by"]) == (1, "White", stage.coordinator.person)
    assert stage.call(day, wren)["told_in"] == record["revision"]
    assert "publishing" not in record


@pytest.mark.parametrize(
    ("verb", "kind"),
    [
        ("sheet_row.edit", "pickup"),
        ("sheet_row.edit", "row"),
        ("call_sheet.edit", "sheet"),
        ("person.edit", "person"),
        ("contact.edit", "contact"),
    ],
)
def test_CS6_E6_whatever_a_reader_would_see_moves_the_digest(stage: Stage, verb: str, kind: str) -> None:
    _, sheet, wren, _ = crewed(stage)
    asked = stage.publishing(sheet)
    changes: dict[str, tuple[str, dict[str, Any]]] = {
        "row": (stage.row_id(sheet, wren), {"call_time": {"mode": "offset", "offset": -15}}),
        "pickup": (stage.row_id(sheet, wren), {"pickup": 300}),
        "sheet": (sheet, {"weather": "Wind 20 mph"}),
        "person": (wren.person, {"position": "Set PA"}),
        "contact": (stage.all("person")[0]["id"], {}),
    }
    record, fields = changes[kind]
    if kind == "contact":
        record, fields = record_id("contact", wren.person), {"person": wren.person, "phone": "760 555 0108"}
    stage.coordinator.did(verb, record, **fields)
    refused = stage.coordinator.do("call_sheet.publish", sheet, publishing=asked)
    assert refused.outcome == "refused"
    assert refused.why is not None
    assert refused.why["code"] == "sheet_moved"
    assert refused.why["values"] == {"number": None, "digest": stage.preview(sheet)["digest"]}
    assert stage.all("sheet_revision") == stage.all("call") == []


def test_CS6_E6_a_preview_of_one_revision_does_not_publish_the_next(stage: Stage) -> None:
    _, sheet, _, _ = crewed(stage)
    asked = stage.publishing(sheet)
    assert stage.coordinator.do("call_sheet.publish", sheet, publishing=asked).outcome == "applied"
    again = stage.coordinator.do("call_sheet.publish", sheet, publishing=asked)
    assert again.why is not None
    assert (again.why["code"], again.why["values"]["number"]) == ("sheet_moved", 1)


def test_CS6_E6_two_laptops_that_each_push_30_make_30(stage: Stage) -> None:
    day, sheet, wren, _ = crewed(stage)
    second = stage.person("Sol", "second_ad")
    stage.publish(sheet)
    stage.coordinator.look().write("call_sheet.push", sheet, publishing=stage.publishing(sheet, 30))
    second.look().write("call_sheet.push", sheet, publishing=stage.publishing(sheet, 30))
    assert stage.coordinator.send()[0].outcome == "applied"
    late = second.send()[0]
    assert late.outcome == "refused"
    assert late.why is not None
    assert (late.why["code"], late.why["values"]) == ("push_moved", {"now": 390, "from": 360})
    assert stage.get("call_sheet", sheet)["general_call"] == stage.call(day, wren)["minutes"] == 390


def test_CS6_E6_a_push_is_judged_from_and_to_and_not_by_its_difference(stage: Stage) -> None:
    _, sheet, _, _ = crewed(stage)
    seen = stage.publishing(sheet, 30)
    for general in (None, 30, {"from": 360}, {"from": True, "to": 390}, {"from": 360, "to": 5_000}, {"to": 390}):
        outcome = stage.coordinator.do("call_sheet.push", sheet, publishing={**seen, "general_call": general})
        assert outcome.why is not None
        assert outcome.why["code"] == "bad_field", general
    assert stage.coordinator.did("call_sheet.push", sheet, publishing=seen)


def test_CS6_E6_publishing_without_a_digest_is_refused(stage: Stage) -> None:
    _, sheet, _, _ = crewed(stage)
    asked = stage.publishing(sheet)
    outcome = stage.coordinator.do("call_sheet.publish", sheet, publishing={"deadline": asked["deadline"]})
    assert outcome.why is not None
    assert outcome.why["code"] == "bad_field"


def test_E6_after_its_deadline_nothing_is_published(stage: Stage) -> None:
    _, sheet, _, _ = crewed(stage)
    asked = stage.publishing(sheet)
    stage.wait(seconds=31)
    outcome = stage.coordinator.do("call_sheet.publish", sheet, publishing=asked)
    assert outcome.why is not None
    assert (outcome.outcome, outcome.why["code"]) == ("refused", "too_late")
    assert stage.all("sheet_revision") == []


def test_CS6_who_makes_no_sheets_publishes_none(stage: Stage) -> None:
    _, sheet, wren, _ = crewed(stage)
    assert wren.do("call_sheet.publish", sheet, publishing=stage.publishing(sheet)).outcome == "refused"
    assert stage.get("call_sheet", sheet)["number"] is None


def test_CS2_a_push_moves_times_and_rows_that_follow_and_a_pull_brings_them_back(stage: Stage) -> None:
    day, sheet, wren, hollis = crewed(stage)
    ruth = stage.person("Ruth", "cast")
    stage.row(sheet, wren, call_time={"mode": "offset", "offset": -30}, pickup=270)
    stage.row(sheet, ruth, call_time={"mode": "on_set"}, on_set=540, pickup=400)
    before = stage.get("call_sheet", sheet), stage.all("sheet_row")
    stage.publish(sheet, 45)
    after = stage.get("call_sheet", sheet)
    assert [after[name] for name in ("general_call", "shooting_call", "lunch", "wrap")] == [405, 465, 765, 1185]
    assert [stage.call(day, who)["minutes"] for who in (wren, hollis, ruth)] == [375, 330, 495]
    assert [stage.call(day, who)["pickup"] for who in (wren, hollis, ruth)] == [315, None, 445]
    stage.publish(sheet, -45)
    back = stage.get("call_sheet", sheet), stage.all("sheet_row")
    aside = ("rev", "number", "colour", "revision", "published_at", "published_by")
    assert {k: v for k, v in back[0].items() if k not in aside} == {
        k: v for k, v in before[0].items() if k not in aside
    }
    assert [{**row, "rev": 0} for row in back[1]] == [{**row, "rev": 0} for row in before[1]]


def test_CS7_revisions_go_through_the_colours_and_then_double(stage: Stage) -> None:
    _, sheet, _, _ = crewed(stage)
    stage.coordinator.did("production.edit", stage.production, colours=["White", "Blue"])
    seen = []
    for _ in range(5):
        stage.publish(sheet)
        record = stage.get("call_sheet", sheet)
        seen.append((record["number"], record["colour"]))
    assert seen == [(1, "White"), (2, "Blue"), (3, "Double White"), (4, "Double Blue"), (5, "Triple White")]


def test_CS7_R5_a_prelim_has_no_colour_and_needs_no_copy_and_the_first_final_tells_everyone(stage: Stage) -> None:
    day, sheet, wren, hollis = crewed(stage)
    stage.publish(sheet, prelim=True)
    call = stage.call(day, wren)
    assert (call["minutes"], call["told_number"], call["told_colour"]) == (360, 0, None)
    assert stage.all("copy") == []
    assert stage.document(sheet)["sheet"]["prelim"] is True
    assert stage.preview(sheet, prelim=True)["told"] == []
    assert {one["name"] for one in stage.preview(sheet)["told"]} == {"Wren", "Hollis", "Imogen Ash"}
    stage.publish(sheet)
    record, call = stage.get("call_sheet", sheet), stage.call(day, hollis)
    assert (record["number"], record["colour"], call["told_colour"]) == (1, "White", "White")
    assert call["was"] == {"mode": "time", "minutes": 330, "pickup": None, "colour": None, "number": 0}
    assert {copy["revision"] for copy in stage.all("copy")} == {record["revision"]}


def test_CS7_R5_a_prelim_after_a_final_is_refused(stage: Stage) -> None:
    _, sheet, _, _ = crewed(stage)
    stage.publish(sheet)
    outcome = stage.coordinator.do("call_sheet.publish", sheet, publishing=stage.publishing(sheet, prelim=True))
    assert outcome.why is not None
    assert (outcome.why["code"], outcome.why["values"]) == ("final_stands", {"number": 1})


def test_M5_a_published_revision_never_changes(stage: Stage) -> None:
    _, sheet, wren, _ = crewed(stage)
    stage.publish(sheet)
    first = {one["id"]: one for one in stage.all("sheet_revision")}
    stage.row(sheet, wren, call_time={"mode": "time", "time": 300})
    stage.publish(sheet)
    assert {one["id"]: one for one in stage.all("sheet_revision", number=1)} == first
    assert len(stage.all("sheet_revision")) == 6
    edited = stage.coordinator.do("sheet_revision.edit", next(iter(first)), number=9)
    assert edited.outcome == "refused"


def test_E5_what_publishing_brings_about_is_named_after_its_entry(stage: Stage) -> None:
    day, sheet, wren, _ = crewed(stage)
    entry = str(stage.publish(sheet).id)
    revision = brought_about(entry, "revision", 0)
    assert stage.get("call_sheet", sheet)["revision"] == revision
    assert {one["id"] for one in stage.all("sheet_revision")} == {
        brought_about(entry, "sheet_revision", ordinal) for ordinal in range(3)
    }
    assert stage.get("copy", record_id("copy", wren.person, stage.call_id(day, wren), revision))


def test_CS12_a_push_out_of_the_days_around_is_refused_whole(stage: Stage) -> None:
    _, sheet, wren, _ = crewed(stage)
    stage.row(sheet, wren, call_time={"mode": "offset", "offset": 600}, pickup=4_310)
    outcome = stage.coordinator.do("call_sheet.push", sheet, publishing=stage.publishing(sheet, 30))
    assert outcome.why is not None
    assert outcome.why["code"] == "bad_field"
    assert stage.get("call_sheet", sheet)["general_call"] == 360


def test_CS12_a_call_out_of_the_days_around_is_refused(stage: Stage) -> None:
    _, sheet, wren, _ = crewed(stage)
    stage.coordinator.did("call_sheet.edit", sheet, general_call=3_000)
    stage.row(sheet, wren, call_time={"mode": "offset", "offset": 1_400})
    outcome = stage.coordinator.do("call_sheet.publish", sheet, publishing=stage.publishing(sheet))
    assert outcome.why is not None
    assert (outcome.outcome, outcome.why["code"]) == ("refused", "bad_field")


def test_CS12_an_unknown_zone_counts_as_the_next_one_known(stage: Stage) -> None:
    day, sheet, wren, _ = crewed(stage)
    mars = stage.add("location", name="Olympus", zone="Mars/Olympus")
    stage.coordinator.did("call_sheet.edit", sheet, report_to=mars)
    stage.publish(sheet)
    assert stage.call(day, wren)["zone"] == "America/Los_Angeles"
    stage.coordinator.did("production.edit", stage.production, zone="Nowhere")
    stage.publish(sheet)
    assert (stage.call(day, wren)["zone"], stage.call(day, wren)["instant"]) == ("UTC", "2026-05-14T06:00:00Z")


def test_CS6_a_sheet_whose_day_is_not_there_is_refused(stage: Stage) -> None:
    _, sheet, _, _ = crewed(stage)
    asked = stage.publishing(sheet)
    lost = stage.sheet(stage.uuid())
    outcome = stage.coordinator.do("call_sheet.publish", lost, publishing=asked)
    assert outcome.why is not None
    assert outcome.why["code"] == "no_such_record"
