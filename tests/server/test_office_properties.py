"""What must hold for every sheet: a push and its pull cancel out; everyone is told or kept; who stands alone stays."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.server.office_stage import Phone, Stage

MODES = ("offset", "time", "on_set", "own_call", "per_hod", "will_notify", "standby", "on_hold", "no_call")
FOLLOW = ("offset", "on_set")
TIME = st.none() | st.integers(-300, 2_000)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "call_time": st.fixed_dictionaries(
                {"mode": st.sampled_from(MODES), "offset": st.integers(-240, 240), "time": TIME}
            ),
            "pickup": TIME,
            "makeup": TIME,
            "on_set": TIME,
        }
    ),
    min_size=1,
    max_size=6,
)
BY = st.integers(-240, 240).filter(bool)
NUMBERED = ("number", "colour", "digest", "published", "moved")


def sheet_of(rows: list[dict[str, Any]]) -> tuple[Stage, str, str, list[Phone]]:
    stage = Stage()
    people = [stage.person(f"P{index}", "crew") for index in range(len(rows))]
    day = stage.day()
    sheet = stage.sheet(day)
    for who, row in zip(people, rows, strict=True):
        stage.row(sheet, who, **row)
    return stage, day, sheet, people


def plain(value: Any) -> Any:
    """A document without what tells one revision from the next."""
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items() if name not in NUMBERED}
    return [plain(one) for one in value] if isinstance(value, list) else value


@settings(max_examples=40, deadline=None)
@given(ROWS, BY)
def test_CS2_T2_a_push_and_its_pull_give_the_same_sheet(rows: list[dict[str, Any]], by: int) -> None:
    stage, day, sheet, people = sheet_of(rows)
    stage.publish(sheet)
    before = plain(stage.document(sheet)), [stage.call(day, who)["minutes"] for who in people]
    stage.publish(sheet, by)
    stage.publish(sheet, -by)
    assert (plain(stage.document(sheet)), [stage.call(day, who)["minutes"] for who in people]) == before


@settings(max_examples=40, deadline=None)
@given(ROWS, BY)
def test_RE1_R3_everyone_with_a_row_is_told_or_kept_and_who_stands_alone_never_moves(
    rows: list[dict[str, Any]], by: int
) -> None:
    stage, day, sheet, people = sheet_of(rows)
    first = stage.preview(sheet)
    assert (len(first["told"]), first["kept"]) == (len(people) + 1, 0)
    stage.publish(sheet)
    before = {who.person: stage.call(day, who) for who in people}
    pushed = stage.preview(sheet, by)
    told = {line["person"] for line in pushed["told"]}
    assert len(told) + pushed["kept"] == len(people) + 1
    for who, row in zip(people, rows, strict=True):
        mode, times = row["call_time"]["mode"], [row[name] for name in ("pickup", "makeup", "on_set")]
        moves = mode in FOLLOW and (mode == "offset" or any(time is not None for time in times))
        assert (who.person in told) == moves
    assert sum(pushed["staying"].values()) == 1 + sum(row["call_time"]["mode"] not in FOLLOW for row in rows)
    stage.publish(sheet, by)
    for who in people:
        call = stage.call(day, who)
        assert (call["rev"] != before[who.person]["rev"]) == (who.person in told)
        if who.person not in told:
            assert call == before[who.person]
    assert len(stage.all("copy")) == len(people) + 1 + len(told)
