"""The kinds of an issued schedule: the version, each performer's own days, and who knows them.

Promises that what was issued never changes (M5), and that a performer sees his own days and no board.
"""

from __future__ import annotations

from collections.abc import Iterable

from server.office.roles import OFFICE, by
from server.office.rungs import RUNG
from server.office.schedule.versions import issue
from server.office.schedule.who import MAKERS, READERS
from sync.house import Consequence, Deed, House, Refused, Write
from sync.kind import Field, Kind, Verb, named, roles

SCHEDULE_VERSION = Kind(
    name="schedule_version",
    label=("Schedule version", "Versión del plan"),
    fields={
        "board": Field("ref", ("Board", "Plan"), of="board", required=True),
        "note": Field("text", ("Note", "Nota")),
        "number": Field("whole", ("Revision", "Revisión"), given=True),
        "colour": Field("text", ("Colour", "Color"), given=True),
        "name": Field("text", ("Board", "Plan"), given=True),
        "at": Field("instant", ("Issued", "Emitida"), given=True),
        "by": Field("text", ("By", "Por"), given=True),
        "changes": Field("json", ("What changed", "Qué cambió"), given=True),
        "count": Field("whole", ("Changes", "Cambios"), given=True),
        # What issuing carries, judged by the office (E6)
        "issuing": Field("json", ("As previewed", "Como se vio"), word="carried"),
    },
    sees=(roles(*READERS),),
    verbs=(
        Verb(
            "schedule_version.issue",
            MAKERS,
            sets=("board", "note", "issuing"),
            offline="no",
            creates=True,
            then=issue,
        ),
    ),
)

# What versions are told apart by. It is as long as the schedule, and so goes out to no phone.
SCHEDULE_SNAPSHOT = Kind(
    name="schedule_snapshot",
    label=("Schedule as it stood", "Plan como estaba"),
    key=("version",),
    fields={
        "version": Field("ref", ("Version", "Versión"), of="schedule_version", given=True),
        "snapshot": Field("json", ("As it stood", "Como estaba"), given=True),
    },
    sees=(),
    verbs=(),
)

WORK_DAYS = Kind(
    name="work_days",
    label=("Work days", "Días de trabajo"),
    key=("person",),
    fields={
        "person": Field("ref", ("Person", "Persona"), of="person", given=True),
        "days": Field("json", ("Days", "Días"), given=True),
        "was": Field("json", ("Was", "Antes"), given=True),
        "told_in": Field("ref", ("Told in version", "Avisado en versión"), of="schedule_version", given=True),
        "told_number": Field("whole", ("Revision", "Revisión"), given=True),
        "told_colour": Field("text", ("Colour", "Color"), given=True),
        "told_at": Field("instant", ("Told", "Avisado"), given=True),
        "told_by": Field("text", ("By", "Por"), given=True),
    },
    sees=(named("person"), roles(*OFFICE)),
    verbs=(),
)


def climb(deed: Deed, house: House) -> Iterable[Consequence]:
    """Whoever copied has seen. Refuses a copy of a version in which this person was not told."""
    if deed.before is None:
        raise Refused("no_such_record", "That version was not sent to you.", {"record": str(deed.entry["record"])})
    copy = deed.after
    if copy.get("copied") and not copy.get("seen"):
        yield Write("schedule_copy", str(deed.entry["record"]), {"seen": copy["copied"]})


SCHEDULE_COPY = Kind(
    name="schedule_copy",
    label=("Schedule copy", "Enterado del plan"),
    key=("person", "version"),
    fields={
        "person": Field("ref", ("Person", "Persona"), of="person", required=True, bears_rights=True),
        "version": Field("ref", ("Version", "Versión"), of="schedule_version", required=True),
        "seen": Field("struct", ("Seen", "Visto"), of=RUNG, word="first"),
        "copied": Field("struct", ("Copied", "Enterado"), of=RUNG, word="first"),
        "by_hand": Field("struct", ("By hand", "En persona"), of=RUNG, word="first"),
    },
    sees=(named("person"), roles(*OFFICE)),
    verbs=(
        Verb("schedule_copy.see", by(named=("person",)), sets=("seen",), then=climb),
        Verb("schedule_copy.copy", by(named=("person",)), sets=("copied",), then=climb),
        Verb("schedule_copy.by_hand", by(*OFFICE), sets=("by_hand",)),
    ),
)
