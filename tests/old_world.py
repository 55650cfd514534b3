"""A small production at a fixed moment, as the phones knew it whose envelopes are frozen in `vectors/envelopes`.

Promises: the same records, revs and ids whenever it is made. What it is made of never changes, or the frozen bytes
would speak of another world. `python -m tests.old_world FOLDER` writes what each person's phone held, for capturing
the envelopes of a new protocol.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from server.office.call_sheets.digest import digest
from server.office.call_sheets.draft import sheet
from server.office.kinds import KINDS
from server.office.roles import AUDIENCES, OFFICE
from sync.commit import Commit
from sync.house import record_id
from sync.kind import Kinds
from sync.log import Log
from sync.memory import MemoryStore

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)
PUBLISHED = "019ab6b2-7c00-7000-8000-0000000000aa"
"""The entry that published the sheet: its revision's id follows from it."""
PEOPLE = {
    "imogen": ("Imogen Talavera", "coordinator"),
    "juno": ("Juno Estrada", "second_ad"),
    "hollis": ("Hollis Varga", "pa"),
    "mateo": ("Mateo Brandt", "pa"),
}


def own(kind: str, *key: str) -> str:
    return record_id("old_world", kind, *key)


DAY = record_id("shoot_day", "Main", "2026-11-25")
SHEET = record_id("call_sheet", DAY)


def entry(kind: str, record: str, verb: str, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "record": record, "verb": f"{kind}.{verb}", "fields": fields}


def made() -> list[dict[str, Any]]:
    people = [entry("person", own(key), "add", name=name, role=role) for key, (name, role) in PEOPLE.items()]
    rows = [
        entry(
            "sheet_row",
            record_id("sheet_row", SHEET, own(key), "1"),
            "add",
            call_sheet=SHEET,
            person=own(key),
            slot="1",
            call_time={"mode": "offset", "offset": 0},
        )
        for key in ("hollis", "mateo")
    ]
    hollis = {"assignee": own("hollis"), "state": "given"}
    return [
        entry(
            "production",
            record_id("production", "old-world"),
            "edit",
            slug="old-world",
            title="OLD WORLD",
            zone="America/Los_Angeles",
        ),
        *people,
        entry("location", own("pit"), "add", name="Borrow Pit 9", sort="set", zone="America/Los_Angeles"),
        entry("location", own("gate"), "add", name="North gate", sort="parking"),
        entry("shoot_day", DAY, "add", unit="Main", date="2026-11-25", number=1, of=3),
        entry(
            "call_sheet",
            SHEET,
            "make",
            shoot_day=DAY,
            general_call=360,
            shooting_call=420,
            lunch=720,
            wrap=1140,
            report_to=own("pit"),
        ),
        *rows,
        entry("run", own("gaff"), "give", title="Gaff tape", **hollis),
        entry("run_item", own("roll"), "add", run=own("gaff"), text="Black, two inch"),
        entry("run", own("film"), "give", title="Film stock", **hollis),
        entry("run", own("ice"), "give", title="Ice", open_to="pa", state="given"),
        entry("element", own("lena"), "add", name="LENA", category="Cast"),
        entry("scene", own("scene-4"), "add", number="4", set="PIT", ie="EXT"),
        entry("board", own("board"), "add", name="Board 1"),
        entry("strip", own("strip"), "add", board=own("board"), scene=own("scene-4"), day=1, order=1),
    ]


def old_world(kinds: Kinds = KINDS) -> Log:
    """The production in a log of its own, epoch "e1", its clock standing at `NOW`."""
    log = Log(
        MemoryStore(),
        kinds,
        secret=b"of the old world",
        clock=lambda: NOW,
        entropy=random.Random(7).randbytes,
        epoch="e1",
        office=OFFICE,
        audiences=AUDIENCES,
    )
    outcomes = log.office(made())
    with log.store.reading() as view:
        previewed = digest(sheet(Commit(view, log.kinds, NOW), SHEET))
    publish = entry("call_sheet", SHEET, "publish", publishing={"digest": previewed})
    outcomes += log.office([{**publish, "id": PUBLISHED}])
    assert {one.outcome for one in outcomes} == {"applied"}, outcomes
    return log


def main(folder: Path) -> None:
    log = old_world()
    for key in PEOPLE:
        viewer = log.viewer(own(key))
        assert viewer
        taken = log.take_in(viewer, None, None, limit=10_000)
        held = {"person": own(key), "scope": viewer.scope, "to": vars(taken.to), "changes": []}
        held["changes"] = [json.loads(change) for change in taken.changes]
        (folder / f"{key}.json").write_text(json.dumps(held))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
