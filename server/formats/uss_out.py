"""A production's schedule as a USS file (version 1.0.0 of the standard).

Promises that the file reads back to the same production: whatever the standard's keys do not bring back stands in a
part of our own, found by reading the standard's part once before the file goes out. Every other program finds every
scene on every board, in its days on their dates, or in the boneyard. Refuses to carry people, money or settings.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from server.formats.entries import entries
from server.formats.uss import ROOT, read_uss
from server.formats.uss_own import FIELDS, KEY, SOURCE, VERSION
from server.formats.uss_parts import Parts
from sync.house import House, Record
from sync.plain import instant, same


def uss_text(house: House, production: Record, created: datetime) -> str:
    """The file. `production` is the production's own record."""
    parts = Parts(house, str(production["id"]))
    root: dict[str, Any] = {
        "id": str(production["id"]),
        "author": None,
        "company": production.get("company"),
        "created": instant(created),
        "description": None,
        "episode": None,
        "episodeName": None,
        "name": production.get("title"),
        "project": production.get("title"),
        "schedColor": production.get("schedule_colour"),
        "schedDate": parts.date(production.get("schedule_date")),
        "scriptColor": production.get("script_colour"),
        "scriptDate": parts.date(production.get("script_date")),
        "season": None,
        "source": SOURCE,
        "ussVersion": "1.0.0",
        "breakdowns": parts.breakdowns,
        "categories": parts.categories,
        "elements": parts.elements,
        "stripboards": parts.stripboards,
        "calendars": parts.calendars,
    }
    beside = {"version": VERSION, "board": production.get("board"), "boards": parts.own_boards}
    root[KEY] = beside
    read = entries(read_uss(_text(root)), import_id="")
    told = {(one["kind"], one["record"]): one["fields"] for one in read}
    wanted = {(kind, str(one["id"])): _fields(kind, one) for kind in FIELDS for one in parts.records(kind)}
    root[KEY] = {
        **beside,
        "records": [
            {"kind": kind, "id": id, "fields": missing}
            for (kind, id), fields in wanted.items()
            if (missing := _missing(told.get((kind, id)), fields)) is not None
        ],
        "less": [[kind, id] for kind, id in told if kind in FIELDS and (kind, id) not in wanted],
    }
    return _text(root)


def _fields(kind: str, record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name in sorted(FIELDS[kind]) if record.get(name) is not None}


def _missing(told: Mapping[str, Any] | None, fields: Mapping[str, Any]) -> dict[str, Any] | None:
    """What has to be said of a record that reads as `told`; None where nothing has."""
    if told is None:
        return dict(fields)
    more = {name: value for name, value in fields.items() if name not in told or not same(told[name], value)}
    less = {name: None for name in told if name not in fields}
    return {**more, **less} or None


def _text(root: Mapping[str, Any]) -> str:
    return json.dumps({ROOT: root}, ensure_ascii=False, indent=1)
