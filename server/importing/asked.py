"""A file that was read, as what a person asks to bring into one production.

Promises that title and company, once a production has them, are its own. Refuses to know where the file came from.
"""

from __future__ import annotations

from collections.abc import Collection

from server.importing.applying import AUTO, Asking
from server.importing.deeds import Heading
from server.importing.drafts import Draft
from server.importing.reading import FileRead, region_of
from server.office.roles import OFFICE
from server.office.schedule.who import MAKERS
from sync.house import Record, record_id

ONCE = ("title", "company")
MAY = {
    "schedule": frozenset(MAKERS.roles),
    "script": frozenset(MAKERS.roles),
    "scenes": frozenset(MAKERS.roles),
    "crew": frozenset(OFFICE) - {"first_ad"},
}
"""Who may bring in what: those who may add the records that it is made of."""


def asking(
    read: FileRead,
    *,
    id: str,
    file: str,
    production: str,
    settings: Record,
    source: str = AUTO,
    removes: bool = True,
    joined: Collection[str] = (),
) -> Asking:
    """`production` is the short name, `settings` its own record as it stands."""
    told = {name: value for name, value in read.settings.items() if name not in ONCE or not settings.get(name)}
    drafts: list[Draft] = list(read.drafts)
    if told:
        own = record_id("production", production)
        drafts.append({"kind": "production", "record": own, "verb": "production.edit", "fields": told})
    region = region_of(str(settings.get("zone") or ""))
    return Asking(Heading(id, file, read.sort, read.format), drafts, source, removes, region, joined)
