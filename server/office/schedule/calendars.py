"""Calendars, and the days of a performer that are not work on set.

Promises that every single day off, travel or rehearsal is a record of its own, keyed by its date: two people who enter
different days never meet. The dates of shoot days follow (`dates.py`), they are nowhere written twice.
"""

from __future__ import annotations

from server.office.schedule.following import follow
from server.office.schedule.settings import WEEK
from server.office.schedule.who import MAKERS, READERS
from sync.kind import Field, Kind, Verb, roles

DAY_SORTS = ("holiday", "day_off", "travel", "company_move", "work", "event")
"""On the first four nobody shoots; `work` is a shoot day though its weekday is off; an `event` is only written down."""
MARKS = ("travel", "rehearsal", "fitting", "hold", "day_off", "event")

CALENDAR = Kind(
    name="calendar",
    label=("Calendar", "Calendario"),
    fields={
        "name": Field("text", ("Name", "Nombre"), required=True),
        "start": Field("date", ("Start of shooting", "Inicio del rodaje")),
        "days_off": Field("struct", ("Weekly days off", "Descanso semanal"), of=WEEK),
    },
    sees=(roles(*READERS),),
    verbs=(
        Verb("calendar.add", MAKERS, creates=True, then=follow),
        Verb("calendar.edit", MAKERS, then=follow),
        Verb("calendar.strike", MAKERS, then=follow),
    ),
)

CALENDAR_DAY = Kind(
    name="calendar_day",
    label=("Day of the calendar", "Día del calendario"),
    key=("calendar", "date"),
    fields={
        "calendar": Field("ref", ("Calendar", "Calendario"), of="calendar", required=True),
        "date": Field("date", ("Date", "Fecha"), required=True),
        "sort": Field("choice", ("What it is", "Qué es"), choices=DAY_SORTS, required=True),
        "note": Field("text", ("Note", "Nota")),
    },
    sees=(roles(*READERS),),
    verbs=(
        Verb("calendar_day.add", MAKERS, creates=True, then=follow),
        Verb("calendar_day.edit", MAKERS, then=follow),
        Verb("calendar_day.strike", MAKERS, then=follow),
    ),
)

ELEMENT_DAY = Kind(
    name="element_day",
    label=("Performer's day", "Día del intérprete"),
    key=("element", "date"),
    fields={
        "element": Field("ref", ("Element", "Elemento"), of="element", required=True),
        "date": Field("date", ("Date", "Fecha"), required=True),
        "sort": Field("choice", ("What it is", "Qué es"), choices=MARKS, required=True),
        "note": Field("text", ("Note", "Nota")),
    },
    sees=(roles(*READERS),),
    verbs=(
        Verb("element_day.add", MAKERS, creates=True),
        Verb("element_day.edit", MAKERS),
        Verb("element_day.strike", MAKERS),
    ),
)
