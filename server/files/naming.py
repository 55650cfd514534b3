"""Which records name a file, and who named it (F3).

Promises: the author of a reference is whoever's deed last changed the field it stands in. Refuses a record that its
viewer may not see, and a file that the record does not name, as if there were none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from server.desk import Desk
from sync.channels import Viewer, channels_of
from sync.kind import Kind, Kinds
from sync.live import read_live
from sync.log import Log
from sync.rights import SERVER
from sync.store import View

LONG = timedelta(days=7)
"""After so long a file that has not come is called missing."""


@dataclass(frozen=True)
class Named:
    """A reference in a record: who named the file, on which device, and when the server heard of it."""

    person: str
    device: str
    at: str


def fields_of(kind: Kind) -> list[str]:
    """The fields of a kind that name files."""
    return [name for name, field in kind.fields.items() if field.type in ("file", "files")]


def files_in(kind: Kind, fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(field, hash) of each file that a record names."""
    for name in fields_of(kind):
        value = fields.get(name)
        for file in value if isinstance(value, list) else [value] if value else []:
            yield name, str(file["sha256"])


def naming(log: Log, view: View, viewer: Viewer, kind: str, id: str, sha256: str) -> Named | None:
    """The reference by which that viewer has the file; None where he has none."""
    declared = log.kinds.get(kind)
    stored = view.record(kind, id) if declared else None
    if declared is None or stored is None:
        return None
    live = read_live(declared, stored)
    field = next((name for name, named in files_in(declared, live.fields) if named == sha256), None)
    if field is None or not channels_of(declared, live.fields) & viewer.channels:
        return None
    stamp = live.stamps[field]
    row = view.row(stamp.seq)
    return None if row is None else Named(row.person, stamp.device, json.loads(row.envelope)["received_at"])


def all_named(log: Log, kinds: Kinds) -> set[str]:
    """Every file that some record names, struck ones too."""
    found: set[str] = set()
    with log.store.reading() as view:
        for kind in kinds.values():
            if fields_of(kind):
                for stored in view.records(kind.name):
                    found.update(named for _, named in files_in(kind, read_live(kind, stored).fields))
    return found


def given_up(desk: Desk, named: Named, moment: datetime) -> bool:
    """Whether a file that has not come is not to be waited for: its device has no session any more, or long ago."""
    if named.device == SERVER or moment - datetime.fromisoformat(named.at) > LONG:
        return True
    known = desk.rows("select ended from sessions where device = ?", (named.device,))
    return bool(known) and all(row["ended"] is not None for row in known)
