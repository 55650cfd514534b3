"""A schedule on the office's stage: files brought in, edited by hand, and told apart record by record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from server.formats import read
from server.formats.entries import entries, settings
from server.formats.uss_out import uss_text
from server.formats.uss_own import FIELDS
from server.office.schedule.layout import Layout, laid
from tests.server.office_stage import Reading, Stage


def brought_in(source: bytes | Path, stage: Stage | None = None) -> Stage:
    """A production with that file in it."""
    schedule = read(source)
    stage = stage or Stage()
    drafts = entries(schedule, import_id="one")
    parts = [{name: draft[name] for name in ("kind", "record", "verb", "fields")} for draft in drafts]
    for start in range(0, len(parts), 400):
        outcomes = {outcome.outcome for outcome in stage.log.office(parts[start : start + 400])}
        assert outcomes <= {"applied"}, outcomes
    stage.coordinator.did("production.edit", stage.production, **settings(schedule))
    return stage


def wrote(stage: Stage, *deeds: tuple[str, str, dict[str, Any]]) -> None:
    """(verb, record, fields) each, in one push."""
    told = [{"kind": verb.split(".")[0], "record": id, "verb": verb, "fields": fields} for verb, id, fields in deeds]
    for one, outcome in zip(told, stage.log.office(told), strict=True):
        assert outcome.outcome == "applied", (one, outcome)


def exported(stage: Stage) -> str:
    return uss_text(Reading(stage.log), stage.get("production", stage.production), stage.now)


def schedule_records(stage: Stage) -> dict[tuple[str, str], dict[str, Any]]:
    """Every record of a schedule, with what is set of it; a performer is no part of that."""
    return {
        (kind, str(one["id"])): {name: value for name in FIELDS[kind] if (value := one.get(name)) is not None}
        for kind in FIELDS
        for one in stage.all(kind)
    }


def lies(stage: Stage, name: str) -> Layout:
    (board,) = stage.all("board", name=name)
    found = laid(Reading(stage.log), board["id"])
    assert found is not None
    return found
