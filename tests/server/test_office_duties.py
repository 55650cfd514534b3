"""The duty table of `server/office/RULES.md` is held against the declarations: a table that lies is worse than none."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from server.office.kinds import KINDS
from server.office.roles import OFFICE, ROLES, RUN_GIVERS, RUNNERS, SHEET_MAKERS
from sync.kind import Who

BOOK = Path(__file__).resolve().parents[2] / "server" / "office" / "RULES.md"
DUTIES = (
    "tells the crew where to be and when",
    "tracks schedule changes",
    "publishes call sheets",
    "publishes production reports",
    "supervises PAs and APOCs",
    "arranges transportation",
    "locations",
    "equipment rentals",
    "catering",
    "budget, billing",
    "supplies, phones, mail",
    "travel and lodging",
    "on-boards new hires",
)
GROUPS = {"office": OFFICE, "sheet makers": SHEET_MAKERS, "run givers": RUN_GIVERS, "runners": RUNNERS}


class Row(NamedTuple):
    duty: str
    kind: str
    verbs: tuple[str, ...]
    offline: str
    who: str
    built: str


def table() -> list[Row]:
    rows = []
    for line in BOOK.read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 6 and cells[0] not in ("duty", "---"):
            duty, kind, verbs, offline, who, built = cells
            rows.append(Row(duty, kind, tuple(re.findall(r"`([\w.]+)`", verbs)), offline, who, built))
    return rows


def who_of(words: str) -> Who:
    """What a cell of the column "who may" means. Raises KeyError for words that mean nobody."""
    roles: list[str] = []
    named: list[str] = []
    role_in: list[str] = []
    for word in (part.strip() for part in words.split(",")):
        if found := re.fullmatch(r"whom `(\w+)` names", word):
            named.append(found[1])
        elif found := re.fullmatch(r"roles in `(\w+)`", word):
            role_in.append(found[1])
        elif word == "the server":
            roles.append("server")
        else:
            roles.extend(GROUPS[word] if word in GROUPS else {role: (role,) for role in ROLES}[word])
    return Who(tuple(roles), tuple(named), tuple(role_in))


def sorted_who(who: Who) -> tuple[object, ...]:
    return (sorted(set(who.roles)), sorted(who.named), sorted(who.role_in), who.anyone)


def test_every_duty_of_the_office_is_in_the_table() -> None:
    assert {row.duty for row in table()} == {*DUTIES, "all duties"}


@pytest.mark.parametrize("kind", KINDS)
def test_built_kinds_stand_in_the_table_with_their_very_verbs(kind: str) -> None:
    rows = [row for row in table() if row.kind == kind and row.built == "now"]
    assert rows, f"{kind} is declared and not in the table"
    said = {verb: (row.offline, sorted_who(who_of(row.who))) for row in rows for verb in row.verbs}
    assert len(said) == sum(len(row.verbs) for row in rows), "a verb stands twice"
    assert said == {verb.name: (verb.offline, sorted_who(verb.who)) for verb in KINDS[kind].verbs}


def test_rows_said_to_be_built_are_declared() -> None:
    assert {row.kind for row in table() if row.built == "now"} == set(KINDS)


def test_what_comes_later_is_named_whole_and_not_yet_declared() -> None:
    later = [row for row in table() if row.built == "later"]
    assert {row.built for row in table()} == {"now", "later"}
    for row in later:
        assert row.verbs, row
        assert all(verb.startswith(row.kind + ".") for verb in row.verbs), row
        assert row.offline in ("yes", "ask", "no")
        assert not (row.kind in KINDS and any(KINDS[row.kind].verb(verb) for verb in row.verbs)), row
        assert who_of(row.who) != Who(), row
