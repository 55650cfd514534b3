"""Boards: their days, their strips, further units, cover sets, and the shoot days of the board in use.

Promises that a strip's place is one field and a day a record of its own, so that of two people who move strips, or a
strip and a day, at once, each finds what he did. The board in use is named by the production.
"""

from __future__ import annotations

from server.office.schedule.following import follow
from server.office.schedule.settings import AT, DOOD
from server.office.schedule.who import MAKERS, READERS
from sync.kind import Field, Kind, Verb, everyone, roles

BOARD = Kind(
    name="board",
    label=("Board", "Plan de rodaje"),
    fields={
        "name": Field("text", ("Name", "Nombre"), required=True),
        "on_calendar": Field("ref", ("On the calendar", "Según el calendario"), of="calendar"),
        "dood": Field("struct", ("Day-out-of-days", "Plan por actor"), of=DOOD),
        "day_minutes": Field("whole", ("Longest day", "Jornada máxima"), unit="min"),
        "note": Field("text", ("Note", "Nota")),
        # Boards that came before there were calendars name theirs and bring their dates
        "calendar": Field("text", ("Calendar", "Calendario")),
        "dates": Field("texts", ("Shoot days", "Días de rodaje")),
    },
    sees=(roles(*READERS),),
    verbs=(
        Verb("board.add", MAKERS, creates=True),
        Verb("board.edit", MAKERS, then=follow),
        Verb("board.strike", MAKERS),
    ),
)

BOARD_UNIT = Kind(
    name="board_unit",
    label=("Unit", "Unidad"),
    key=("board", "unit"),
    fields={
        "board": Field("ref", ("Board", "Plan"), of="board", required=True),
        "unit": Field("text", ("Unit", "Unidad"), required=True),
        "sort": Field("choice", ("What it is", "Qué es"), choices=("main", "second", "splinter")),
        "on_calendar": Field("ref", ("On the calendar", "Según el calendario"), of="calendar"),
        "order": Field("text", ("Order", "Orden")),
    },
    sees=(roles(*READERS),),
    verbs=(
        Verb("board_unit.add", MAKERS, creates=True, then=follow),
        Verb("board_unit.edit", MAKERS, then=follow),
        Verb("board_unit.strike", MAKERS, then=follow),
    ),
)

# A day of a board, drawn as the break at its end. Its number follows from the order, its date from the calendar.
DAY_BREAK = Kind(
    name="day_break",
    label=("Day break", "Fin de día"),
    fields={
        "board": Field("ref", ("Board", "Plan"), of="board", required=True),
        "unit": Field("text", ("Unit", "Unidad")),
        "order": Field("text", ("Order", "Orden"), required=True),
        "date": Field("date", ("Fixed date", "Fecha fija")),
        "note": Field("text", ("Note", "Nota")),
    },
    sees=(roles(*READERS),),
    verbs=(
        Verb("day_break.add", MAKERS, creates=True, then=follow),
        Verb("day_break.edit", MAKERS, then=follow),
        Verb("day_break.strike", MAKERS, then=follow),
    ),
)

STRIP = Kind(
    name="strip",
    label=("Strip", "Tira"),
    fields={
        "board": Field("ref", ("Board", "Plan"), of="board", required=True),
        "scene": Field("ref", ("Scene", "Escena"), of="scene"),
        "banner": Field("text", ("Banner", "Banda")),
        "minutes": Field("whole", ("Takes", "Duración"), unit="min"),
        "comments": Field("long_text", ("Notes", "Notas")),
        "at": Field("struct", ("Place", "Lugar"), of=AT),
        # Where strips stand that came before `at`, read through `layout.at_of`
        "place": Field("choice", ("Where", "Dónde"), choices=("day", "boneyard", "unplaced")),
        "day": Field("whole", ("Shoot day", "Día de rodaje")),
        "order": Field("whole", ("Order", "Orden")),
    },
    sees=(roles(*READERS),),
    verbs=(Verb("strip.add", MAKERS, creates=True), Verb("strip.edit", MAKERS), Verb("strip.strike", MAKERS)),
)

# A scene that stands ready in case a day cannot be shot as planned.
COVER_SET = Kind(
    name="cover_set",
    label=("Cover set", "Set de reserva"),
    key=("day", "scene"),
    fields={
        "board": Field("ref", ("Board", "Plan"), of="board", required=True),
        "day": Field("ref", ("Day", "Día"), of="day_break", required=True),
        "scene": Field("ref", ("Scene", "Escena"), of="scene", required=True),
        "note": Field("text", ("Note", "Nota")),
    },
    sees=(roles(*READERS),),
    verbs=(
        Verb("cover_set.add", MAKERS, creates=True),
        Verb("cover_set.edit", MAKERS),
        Verb("cover_set.strike", MAKERS),
    ),
)

SHOOT_DAY = Kind(
    name="shoot_day",
    label=("Shoot day", "Día de rodaje"),
    key=("unit", "date"),
    fields={
        "unit": Field("text", ("Unit", "Unidad"), required=True),
        "date": Field("date", ("Date", "Fecha"), required=True),
        "number": Field("whole", ("Day", "Día")),
        "of": Field("whole", ("Of", "De")),
        "board": Field("ref", ("Board", "Plan"), of="board"),
        "moved_from": Field("ref", ("Moved from", "Movido de"), of="shoot_day"),
        "note": Field("text", ("Note", "Nota")),
    },
    sees=(everyone(),),
    verbs=(
        Verb("shoot_day.add", MAKERS, creates=True),
        Verb("shoot_day.edit", MAKERS),
        Verb("shoot_day.strike", MAKERS),
    ),
)
