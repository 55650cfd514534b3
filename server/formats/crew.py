"""A crew list (`.csv`, `.xlsx`): rows to people, with the columns' meaning guessed or said.

Promises a table to look at, one draft for each person and one for how to reach him, and twins in the file merged or
kept as asked. A role that carries the office's rights is proposed and not given, unless the mapping says so.
Refuses a file without rows. Without a column for names it proposes nobody and says so.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from server.formats.crew_columns import columns_of, header_of, likeness
from server.formats.crew_people import Person, Problem, Sorted, people_of
from server.formats.csv_grid import read_csv
from server.formats.entries import Draft
from server.formats.grid import Grid, Row
from server.formats.likeness import key_of
from server.formats.mapping import Column, Mapping, Table
from server.formats.schedule import Remark, remark
from server.formats.words import Name
from server.formats.xlsx_grid import read_xlsx
from sync.house import record_id

_SAMPLE = 20
_MOST_PROBLEMS = 500
_NAMES = ("name", "first_name", "last_name")
_MOST_NAMESAKES = 50
_Known = tuple[Person, dict[str, str]]
"""Somebody and what reaches him, as `key_of` compares it."""


@dataclass(frozen=True)
class Crew:
    """Who is on the list; `given` says whether reserved roles are given by it."""

    people: tuple[Person, ...]
    table: Table
    remarks: tuple[Remark, ...]
    merged: int
    given: bool
    region: str


def read_crew(raw: bytes, format: str, mapping: Mapping | None, region: str) -> Crew:
    """`format` is csv or xlsx; `region` is where numbers without a country belong."""
    said = mapping or Mapping()
    grid = read_csv(raw) if format == "csv" else read_xlsx(raw, said.sheet, likeness)
    header = _header(grid.rows, said)
    columns = columns_of(grid.rows, header)
    if said.columns:
        columns = tuple(Column(one.index, one.title, said.columns.get(one.index, "ignore"), 1.0) for one in columns)
    titles = grid.rows[header][1] if header is not None else ()
    below = grid.rows[header + 1 :] if header is not None else grid.rows
    fields = {column.index: column.field for column in columns if column.field != "ignore"}
    remarks = list(grid.remarks)
    found = Sorted()
    if set(fields.values()) & set(_NAMES):
        found = people_of(below, titles, fields, region)
    else:
        remarks.append(remark("no_name_column"))
    count = len(found.people)
    people, twins = _once(found.people, said.twins == "merge", region)
    problems = sorted([*found.problems, *twins, *_proposed(people, said.reserved)], key=lambda one: one[0])
    table = Table(
        columns=columns,
        sample=below[:_SAMPLE],
        mapping=_told(said, columns, header, grid),
        rows=len(below),
        sheets=grid.sheets,
        encoding=grid.encoding,
        delimiter=grid.delimiter,
        problems=tuple(problems[:_MOST_PROBLEMS]),
    )
    remarks += _remarks(found, people, said)
    return Crew(tuple(people), table, tuple(remarks), count - len(people), said.reserved, region)


def figures(crew: Crew) -> dict[str, Any]:
    """Counts for showing; `proposed` are the roles that somebody who hires must give."""
    return {
        "people": len(crew.people),
        "rows": crew.table.rows,
        "merged": crew.merged,
        "departments": dict(Counter(one.department for one in crew.people if one.department)),
        "phones": sum(bool(one.phone) for one in crew.people),
        "mails": sum(bool(one.email) for one in crew.people),
        "problems": len(crew.table.problems),
        "proposed": [
            {"name": one.name, "role": one.role, "row": one.rows[0]}
            for one in crew.people
            if one.reserved and not crew.given
        ],
    }


def drafts(crew: Crew) -> list[Draft]:
    """People first, then how to reach them. Known people are found by number, mail, name and department, or name."""
    shared = Counter(key_of("phone", one.phone, crew.region) for one in crew.people if one.phone)
    mails = Counter(key_of("email", one.email) for one in crew.people if one.email)
    seen: Counter[str] = Counter()
    people: list[Draft] = []
    contacts: list[Draft] = []
    for one in crew.people:
        key = key_of("name", one.name)
        seen[key] += 1
        record = record_id("person", "crew list", key, str(seen[key]))
        told = {
            "name": one.name,
            "role": "crew" if one.reserved and not crew.given else one.role,
            "department": one.department,
            "position": one.position,
            "unit": one.unit,
            "cast_id": one.cast_id,
            "character": one.character,
            "language": one.language,
            "order": int(one.order) if one.order.isdecimal() and len(one.order) < 7 else None,
        }
        match = []
        if one.phone:
            alone = shared[key_of("phone", one.phone, crew.region)] == 1
            match.append({"contact.phone": one.phone} if alone else {"contact.phone": one.phone, "name": one.name})
        if one.email:
            alone = mails[key_of("email", one.email)] == 1
            match.append({"contact.email": one.email} if alone else {"contact.email": one.email, "name": one.name})
        if one.department:
            match.append({"name": one.name, "department": one.department})
        match.append({"name": one.name})
        fields = {name: value for name, value in told.items() if value not in (None, "")}
        people.append({"kind": "person", "record": record, "verb": "person.add", "fields": fields, "match": match})
        if one.phone or one.email:
            reach = {name: value for name, value in (("phone", one.phone), ("email", one.email)) if value}
            fields = {"person": record, **reach}
            id = record_id("contact", record)
            contacts.append({"kind": "contact", "record": id, "verb": "contact.edit", "fields": fields})
    return [*people, *contacts]


def _header(rows: tuple[Row, ...], said: Mapping) -> int | None:
    if said.header_row is None:
        return header_of(rows)
    return next((index for index, (number, _) in enumerate(rows) if number == said.header_row), None)


def _told(said: Mapping, columns: tuple[Column, ...], header: int | None, grid: Grid) -> Mapping:
    """The mapping as it was applied, to be changed and sent back."""
    row = grid.rows[header][0] if header is not None else 0
    fields = {column.index: column.field for column in columns}
    return Mapping(fields, row, grid.sheet or None, said.reserved, said.twins)


def _once(people: list[Person], merge: bool, region: str) -> tuple[list[Person], list[Problem]]:
    """People that stand once each; who shares a name, and no number or mail tells him apart, is one."""
    kept: list[Person] = []
    problems: list[Problem] = []
    by_name: dict[str, list[_Known]] = {}
    by_reach: dict[tuple[str, str], Person] = {}
    for one in people:
        key = key_of("name", one.name)
        keys = {way: key_of(way, value, region) for way, value in (("phone", one.phone), ("email", one.email)) if value}
        namesakes = by_name.setdefault(key, [])
        twin = next((other for other, held in namesakes[:_MOST_NAMESAKES] if not _apart(keys, held)), None)
        if twin is not None:
            code = "twin_merged" if merge else "twin_kept"
            problems.append((one.rows[0], remark(code, name=one.name[:80], row=twin.rows[0])))
        if twin is not None and merge:
            _merge(twin, one)
            held = _held(namesakes, twin)
            held.update({**keys, **held})
            continue
        for way, value in keys.items():
            other = by_reach.setdefault((way, value), one)
            if other is not one and other is not twin:
                facts = {"name": other.name[:80], "row": other.rows[0]}
                problems.append((one.rows[0], remark(f"shared_{way}", **facts)))
        namesakes.append((one, keys))
        kept.append(one)
    return kept, problems


def _held(namesakes: list[_Known], one: Person) -> dict[str, str]:
    return next(held for other, held in namesakes if other is one)


def _apart(keys: dict[str, str], held: dict[str, str]) -> bool:
    """Whether two of one name are two: both number and mail differ, or the only thing that both have."""
    told = [keys[way] == held[way] for way in keys.keys() & held.keys()]
    return bool(told) and not any(told)


def _merge(kept: Person, again: Person) -> None:
    kept.rows += again.rows
    for name in ("department", "position", "phone", "email", "unit", "cast_id", "character", "language"):
        if not getattr(kept, name):
            setattr(kept, name, getattr(again, name))
    if kept.role == "crew":
        kept.role = again.role


def _proposed(people: list[Person], given: bool) -> list[Problem]:
    if given:
        return []
    return [
        (one.rows[0], remark("proposed_role", name=one.name[:80], role=Name(f"role.{one.role}")))
        for one in people
        if one.reserved
    ]


def _remarks(found: Sorted, people: list[Person], said: Mapping) -> list[Remark]:
    told = []
    if found.unknown:
        told.append(remark("unknown_department", count=len(found.unknown), names=tuple(found.unknown)))
    reserved = tuple(one.name[:80] for one in people if one.reserved)
    if reserved and not said.reserved:
        told.append(remark("proposed", count=len(reserved), names=reserved))
    spare = sum(bool(one.other_phone) for one in people)
    if spare:
        told.append(remark("second_phones", count=spare))
    unreached = sum(not one.phone and not one.email for one in people)
    if unreached:
        told.append(remark("unreached", count=unreached))
    return told
