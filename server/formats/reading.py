"""One door for every file of the field: schedules, scripts and crew lists.

Promises: the format is told from the content, the name only settles what the content leaves open; what comes back is
a `Read`, complete: figures to look at, warnings in every language, and drafts that name what they match.
Refuses with `FormatError` whatever cannot be read, before anything is half done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from server.formats import crew, entries, scenes_grid, script_drafts
from server.formats.csv_grid import read_csv
from server.formats.decoding import OLD, decoded, has_unseen
from server.formats.entries import Draft
from server.formats.fdx import read_fdx
from server.formats.figures import figures
from server.formats.fountain import read_fountain
from server.formats.intake import take, text_of
from server.formats.mapping import Mapping, Table
from server.formats.schedule import Remark, Schedule, remark
from server.formats.script import Script
from server.formats.sniffing import format_of
from server.formats.uss import read_uss
from server.formats.words import Name
from server.formats.xlsx_grid import read_xlsx

SORTS = {"uss": "schedule", "fountain": "script", "fdx": "script", "csv": "crew", "xlsx": "crew"}


@dataclass(frozen=True)
class Read:
    """What a file holds.

    `figures` is plain data for showing. `warnings` were noticed and refuse nothing. `table` is there for crew lists
    alone. `settings` are fields for `production.edit`. `schedule` is there for schedules alone, to choose a board.
    """

    format: str
    figures: dict[str, Any]
    warnings: tuple[Remark, ...]
    _drafts: Callable[[], list[Draft]]
    settings: dict[str, Any] = field(default_factory=dict)
    table: Table | None = None
    schedule: Schedule | None = None
    scenes: bool = False

    @property
    def sort(self) -> str:
        """`schedule`, `script`, `scenes` (a table of them) or `crew`."""
        return "scenes" if self.scenes else SORTS[self.format]

    def drafts(self, import_id: str) -> list[Draft]:
        """`{kind, record, verb, fields, import}` each, and where it may be known already `match`.

        `match` is a list of dicts of fields. They are tried in order; the first existing record of the draft's kind
        that agrees in all of a dict's fields (by `likeness.alike`) is the same thing, and is edited in place of making
        `record` (which, where it is there already, is itself the same thing, and nothing is searched). Every other
        draft that names `record` in a `ref` or `refs` field means that record then, and a record whose kind has a key
        gets the id its key now gives. `contact.phone` in a `match` is the field `phone` of the `contact` that belongs
        to the person. Several drafts never match one and the same record.
        """
        drafts = self._drafts()
        for draft in drafts:
            draft["import"] = import_id
        return drafts

    def shown(self, language: str = "en") -> dict[str, Any]:
        """All of it but the drafts, as plain data for JSON."""
        return {
            "format": self.format,
            "sort": self.sort,
            "figures": self.figures,
            "warnings": [warning.told(language) for warning in self.warnings],
            "table": self.table.shown(language) if self.table else None,
        }


def read_any(
    content: bytes, name: str = "", *, mapping: Mapping | None = None, region: str = "US", board: str | None = None
) -> Read:
    """What the bytes of a file hold.

    `mapping` says what the columns of a crew list are (without it they are guessed), `region` is where telephone
    numbers without a country belong (ISO 3166), `board` names the board of a schedule whose days become shoot days.
    """
    take(content)
    format = format_of(content, name)
    if format == "uss":
        return _schedule(read_uss(text_of(content, name)), board)
    if format == "fountain":
        return _fountain(content, region)
    if format == "fdx":
        script = read_fdx(content)
        return _script(script, script_drafts.remarks(script), region)
    return _table(content, format, mapping, region)


def _table(content: bytes, format: str, mapping: Mapping | None, region: str) -> Read:
    """A table is a list of scenes where its headings say so, else a crew's."""
    if mapping is None:
        rows = read_csv(content) if format == "csv" else read_xlsx(content, None, scenes_grid.likeness)
        if scenes_grid.header_of(rows.rows) is not None:
            found = scenes_grid.read_scenes(rows)
            return Read(format, found.figures, found.remarks, lambda: [dict(one) for one in found.drafts], scenes=True)
    return _crew(crew.read_crew(content, format, mapping, region), format)


def _crew(found: crew.Crew, format: str) -> Read:
    return Read(
        format=format,
        figures=crew.figures(found),
        warnings=found.remarks,
        _drafts=lambda: crew.drafts(found),
        table=found.table,
    )


def _schedule(schedule: Schedule, board: str | None) -> Read:
    told = figures(schedule)
    return Read(
        format=schedule.format,
        figures={key: told[key] for key in told if key not in ("format", "warnings")},
        warnings=schedule.warnings,
        _drafts=lambda: [_matching(draft) for draft in entries.entries(schedule, import_id="", board=board)],
        settings=entries.settings(schedule, board),
        schedule=schedule,
    )


def _fountain(content: bytes, region: str) -> Read:
    text, encoding = decoded(content)
    script, source = read_fountain(text)
    remarks = script_drafts.remarks(script)
    if encoding in OLD:
        remarks.append(remark("old_encoding", encoding=OLD[encoding]))
    if has_unseen(text.lstrip("\ufeff")):
        remarks.append(remark("unseen"))
    if source.open_boneyard:
        remarks.append(remark("open_boneyard", Name("line", line=source.open_boneyard)))
    return _script(script, remarks, region)


def _script(script: Script, remarks: list[Remark], region: str) -> Read:
    return Read(
        format=script.format,
        figures=script_drafts.figures(script),
        warnings=tuple(remarks),
        _drafts=lambda: script_drafts.drafts(script),
        settings=script_drafts.settings(script, region),
    )


# What a schedule and a script of one film have in common, whichever came first.
_SAME = {
    "scene": (("number", "set"), ("number",)),
    "element": (("name", "category"),),
    "location": (("name",),),
}


def _matching(draft: Draft) -> Draft:
    fields = draft["fields"]
    ways = _SAME.get(draft["kind"], ())
    match = [{name: fields[name] for name in way} for way in ways if all(fields.get(name) for name in way)]
    return {**draft, "match": match} if match else draft
