"""Scenes as CSV and XLSX: what goes out comes back, a list from elsewhere is read, and nothing is worked out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.formats import read_any
from server.formats.scenes_grid import minutes, pages
from server.formats.schedule_tables import scenes_sheet
from server.formats.table_out import as_written, csv_bytes, inert, xlsx_bytes
from server.importing.applying import AUTO, Asking, prepare
from server.importing.deeds import Heading
from server.office.pages import eighths
from tests.samples import sample
from tests.server.office_stage import Reading
from tests.server.test_schedule_newer import Show, file


@given(st.integers(0, 8_000))
def test_OL3_eighths_come_back_as_they_went_out(count: int) -> None:
    assert pages(eighths(count)) == count
    assert pages(str(count / 8)) == count


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("2 3/8", 19),
        ("0 6/8", 6),
        ("6/8", 6),
        ("13/8", 13),
        ("1,5", 12),
        ("0.33", None),
        ("a page", None),
        ("9999", None),
    ],
)
def test_OL3_pages_are_read_as_people_write_them(typed: str, count: int | None) -> None:
    assert pages(typed) == count


def test_OL3_minutes_are_read_as_people_write_them() -> None:
    assert [minutes(one) for one in ("95", "95 min", "1:35", "soon")] == [95, 95, 95, None]


@given(st.text(max_size=40))
def test_OL3_no_text_is_worked_out_and_every_text_comes_back(text: str) -> None:
    made = inert(text)
    assert not made.startswith(("=", "+", "-", "@", "\t", "\r"))
    if text == as_written(text):
        assert as_written(made).replace("\x00", "") == "".join(c for c in text if c in made)


def test_OL3_the_real_features_scenes_go_out_and_change_nothing_when_they_come_back() -> None:
    show = Show()
    show.take(sample("wonderful-life-full.uss").read_bytes())
    for made, name in ((csv_bytes, "scenes.csv"), (xlsx_bytes, "scenes.xlsx")):
        found = read_any(made(scenes_sheet(Reading(show.log), "es")), name)
        assert (found.sort, found.figures["scenes"], found.figures["eighths"]) == ("scenes", 173, 1_421)
        plan = _plan(show, found.drafts(""))
        assert [line for line in (*plan.added, *plan.changed, *plan.removed) if line.kind != "import"] == []


def _plan(show: Show, drafts: list[dict[str, object]]):  # type: ignore[no-untyped-def]
    heading = Heading("0195703c-0000-7000-8000-00000000000a", "scenes.csv", "scenes", "csv")
    return prepare(show.log, show.imogen, Asking(heading, drafts, AUTO), show.now).plan


def test_OL3_a_list_from_elsewhere_changes_what_it_speaks_for_and_nothing_else() -> None:
    show = Show()
    show.take(file([["a"], ["b"]]))
    head = b"Sc #;INT/EXT;Set;Page count;Cast Members;Props;Wranglers"
    rows = b'a;INT;BARN;2 3/8;1, BO;"Lamp; Rope";3\n42pt;EXT;PIT;x;;;'
    found = read_any(b"%s\n%s\n" % (head, rows), "list.csv")
    assert found.sort == "scenes"
    assert [one.in_words("en") for one in found.warnings] == ["“x” was not understood and is left out"]
    plan = _plan(show, found.drafts(""))
    changed = {line.kind: dict(line.fields) for line in plan.changed}
    (ana,) = show.log.records("element", name="ANA")
    assert changed["scene"]["eighths"] == (8, 19)
    assert changed["scene"]["set"] == (None, "BARN")
    assert changed["scene"]["elements"][1][0] == ana["id"]
    assert "element" not in changed
    names = {line.fields["name"][1]: line.fields["category"][1] for line in plan.added if line.kind == "element"}
    assert names == {"BO": "Cast", "Lamp": "Props", "Rope": "Props", "3": "Wranglers"}
    assert [line.fields["number"][1] for line in plan.added if line.kind == "scene"] == ["42pt"]
    assert plan.removed == ()
