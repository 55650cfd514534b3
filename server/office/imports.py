"""Imports: which file came in, who brought it, what it made of the production, and whether it was undone.

Promises that an import speaks from a device of its own, named after it (K2), so that what it wrote can be told from
what people wrote. Refuses an undo of what was undone already.
"""

from __future__ import annotations

from collections.abc import Iterable

from server.office.instants import text
from server.office.roles import OFFICE, by
from sync.house import Consequence, Deed, House, Refused, Write
from sync.kind import Field, Kind, Verb, roles
from sync.rights import BRINGS, UNDOES

SORTS = ("schedule", "script", "crew", "scenes")


def is_hand(device: str) -> bool:
    """Whether what a device wrote was written by a person, not by an import or its undoing."""
    return not device.startswith((BRINGS, UNDOES))


def brought(deed: Deed, house: House) -> Iterable[Consequence]:
    record = str(deed.entry["record"])
    if deed.entry["device"] != BRINGS + record:
        raise Refused("not_yours", "An import comes from a device of its own.", {"field": "device"})
    if deed.before is not None:
        raise Refused("not_yours", "This import has come in already.", {"field": "at"})
    return [Write("import", record, {"by": deed.actor.person, "at": text(deed.now)})]


def undone(deed: Deed, house: House) -> Iterable[Consequence]:
    record = str(deed.entry["record"])
    if deed.entry["device"] != UNDOES + record or (deed.before or {}).get("undone_at"):
        raise Refused("not_yours", "This import is undone already.", {"field": "undone_at"})
    return [Write("import", record, {"undone_by": deed.actor.person, "undone_at": text(deed.now)})]


IMPORT = Kind(
    name="import",
    label=("Import", "Importación"),
    fields={
        "file": Field("text", ("File", "Archivo"), required=True),
        "sort": Field("choice", ("What it is", "Qué es"), choices=SORTS, required=True),
        "format": Field("text", ("Format", "Formato")),
        "source": Field("ref", ("First version", "Primera versión"), of="import", required=True),
        "added": Field("whole", ("Added", "Añadidos")),
        "changed": Field("whole", ("Changed", "Cambiados")),
        "removed": Field("whole", ("Removed", "Quitados")),
        "by": Field("ref", ("Brought in by", "Importado por"), of="person", given=True),
        "at": Field("instant", ("Brought in", "Importado"), given=True),
        "undone_by": Field("ref", ("Undone by", "Deshecho por"), of="person", given=True),
        "undone_at": Field("instant", ("Undone", "Deshecho"), given=True),
        # What stood before, by record and field: beside the log's row alone, never on a phone.
        "replaced": Field("json", ("What stood before", "Lo que había antes"), word="carried"),
    },
    sees=(roles(*OFFICE),),
    verbs=(
        Verb(
            "import.bring",
            by(*OFFICE),
            sets=("file", "sort", "format", "source", "added", "changed", "removed"),
            creates=True,
            then=brought,
        ),
        Verb("import.note", by(*OFFICE), sets=("replaced",)),
        Verb("import.undo", by(*OFFICE), sets=("replaced",), then=undone),
    ),
)
