"""The kinds of a call sheet: the draft, its rows, the frozen revision, and each person's own call.

Promises: a published revision never changes (M5); a `call` moves only when that person's own facts moved (R3).
"""

from __future__ import annotations

from server.office.call_sheets.publish import publish, push
from server.office.call_sheets.reach import climb
from server.office.call_sheets.rows import make
from server.office.roles import OFFICE, SERVER, SHEET_MAKERS, by
from server.office.rungs import RUNG
from sync.kind import Field, Kind, Verb, audience, named, roles

CALL_MODES = ("offset", "time", "on_set", "own_call", "per_hod", "will_notify", "standby", "on_hold", "no_call")
CALL_TIME = {
    "mode": Field("choice", ("How", "Cómo"), choices=CALL_MODES, required=True),
    "offset": Field("minutes", ("From general call", "Desde la citación general"), unit="min"),
    "time": Field("minutes", ("Time", "Hora"), unit="min"),
}
MAKERS = by(*SHEET_MAKERS)

CALL_SHEET = Kind(
    name="call_sheet",
    label=("Call sheet", "Hoja de llamado"),
    key=("shoot_day",),
    fields={
        "shoot_day": Field("ref", ("Shoot day", "Día de rodaje"), of="shoot_day", required=True),
        "general_call": Field("minutes", ("General crew call", "Citación general")),
        "shooting_call": Field("minutes", ("Shooting call", "Inicio de rodaje")),
        "breakfast": Field("minutes", ("Breakfast", "Desayuno")),
        "lunch": Field("minutes", ("Lunch", "Comida")),
        "lunch_minutes": Field("whole", ("Lunch takes", "Duración de la comida"), unit="min"),
        "wrap": Field("minutes", ("Estimated wrap", "Fin estimado")),
        "report_to": Field("ref", ("Report to", "Presentarse en"), of="location"),
        "parking": Field("ref", ("Crew parking", "Estacionamiento"), of="location"),
        "ring": Field("ref", ("Whom to ring", "A quién llamar"), of="person"),
        "weather": Field("text", ("Weather", "Clima")),
        "safety": Field("long_text", ("Safety", "Seguridad")),
        "notes": Field("long_text", ("Notes", "Notas")),
        "channels": Field("text", ("Walkie channels", "Canales de radio")),
        "closed_set": Field("yes_no", ("Closed set", "Set cerrado")),
        "number": Field("whole", ("Revision", "Revisión"), given=True),
        "colour": Field("text", ("Colour", "Color"), given=True),
        "revision": Field("ref", ("Published as", "Publicada como"), given=True),
        "published_at": Field("instant", ("Published", "Publicada"), given=True),
        "published_by": Field("ref", ("Published by", "Publicada por"), of="person", given=True),
        # What publish and push carry, judged by the office (E6)
        "publishing": Field("json", ("As previewed", "Como se vio"), word="carried"),
    },
    sees=(roles(*OFFICE),),
    verbs=(
        Verb("call_sheet.make", MAKERS, creates=True, then=make),
        Verb("call_sheet.edit", MAKERS),
        Verb("call_sheet.publish", MAKERS, sets=("publishing",), offline="no", then=publish),
        Verb("call_sheet.push", MAKERS, sets=("publishing",), offline="no", then=push),
        Verb("call_sheet.pull", MAKERS, sets=("publishing",), offline="no", then=push),
    ),
)

SHEET_ROW = Kind(
    name="sheet_row",
    label=("Row of the sheet", "Renglón de la hoja"),
    key=("call_sheet", "person", "slot"),
    fields={
        "call_sheet": Field("ref", ("Call sheet", "Hoja de llamado"), of="call_sheet", required=True),
        "person": Field("ref", ("Person", "Persona"), of="person", required=True),
        "slot": Field("text", ("Which call", "Cuál llamado"), required=True),
        "call_time": Field("struct", ("Call", "Llamado"), of=CALL_TIME),
        "pickup": Field("minutes", ("Pickup", "Recogida")),
        "makeup": Field("minutes", ("H/MU", "Maquillaje")),
        "on_set": Field("minutes", ("On set", "En set")),
        "status": Field("text", ("Status", "Estado")),
        "report_to": Field("ref", ("Report to", "Presentarse en"), of="location"),
        "remarks": Field("text", ("Remarks", "Observaciones")),
    },
    sees=(roles(*OFFICE),),
    verbs=(
        Verb("sheet_row.add", MAKERS, creates=True),
        Verb("sheet_row.edit", MAKERS, creates=True),
        Verb("sheet_row.strike", MAKERS),
    ),
)

SHEET_REVISION = Kind(
    name="sheet_revision",
    label=("Published sheet", "Hoja publicada"),
    append_only=True,
    fields={
        "call_sheet": Field("ref", ("Call sheet", "Hoja"), of="call_sheet", given=True),
        "shoot_day": Field("ref", ("Shoot day", "Día"), of="shoot_day", given=True),
        "revision": Field("ref", ("Revision id", "Id de revisión"), given=True),
        "number": Field("whole", ("Revision", "Revisión"), given=True),
        "colour": Field("text", ("Colour", "Color"), given=True),
        "audience": Field("choice", ("For", "Para"), choices=("crew", "cast", "vendor"), given=True),
        "published_at": Field("instant", ("Published", "Publicada"), given=True),
        "published_by": Field("text", ("By", "Por"), given=True),
        "document": Field("json", ("Sheet", "Hoja"), given=True),
    },
    sees=(audience("audience"),),
    verbs=(),
)

CALL = Kind(
    name="call",
    label=("Call", "Llamado"),
    key=("person", "shoot_day", "slot"),
    fields={
        "person": Field("ref", ("Person", "Persona"), of="person", given=True),
        "shoot_day": Field("ref", ("Shoot day", "Día"), of="shoot_day", given=True),
        "slot": Field("text", ("Which call", "Cuál llamado"), given=True),
        "date": Field("date", ("Date", "Fecha"), given=True),
        "day": Field("json", ("Day of", "Día de"), given=True),
        "mode": Field("choice", ("How", "Cómo"), choices=CALL_MODES, given=True),
        "minutes": Field("minutes", ("Call", "Llamado"), given=True),
        "instant": Field("instant", ("Instant", "Instante"), given=True),
        "zone": Field("zone", ("Zone", "Zona"), given=True),
        "was": Field("json", ("Was", "Antes"), given=True),
        "pickup": Field("minutes", ("Pickup", "Recogida"), given=True),
        "makeup": Field("minutes", ("H/MU", "Maquillaje"), given=True),
        "on_set": Field("minutes", ("On set", "En set"), given=True),
        "place": Field("json", ("Report to", "Presentarse en"), given=True),
        "hospital": Field("json", ("Hospital", "Hospital"), given=True),
        "ring": Field("json", ("Whom to ring", "A quién llamar"), given=True),
        "told_in": Field("ref", ("Told in revision", "Avisado en revisión"), given=True),
        "told_number": Field("whole", ("Revision", "Revisión"), given=True),
        "told_colour": Field("text", ("Colour", "Color"), given=True),
        "told_at": Field("instant", ("Told", "Avisado"), given=True),
        "told_by": Field("text", ("By", "Por"), given=True),
    },
    sees=(named("person"), roles(*OFFICE)),
    verbs=(),
)

COPY = Kind(
    name="copy",
    label=("Copy", "Enterado"),
    key=("person", "call", "revision"),
    fields={
        "person": Field("ref", ("Person", "Persona"), of="person", required=True, bears_rights=True),
        "call": Field("ref", ("Call", "Llamado"), of="call", required=True),
        "shoot_day": Field("ref", ("Shoot day", "Día"), of="shoot_day"),
        "revision": Field("ref", ("Revision", "Revisión"), required=True),
        "sent": Field("struct", ("Sent", "Enviado"), of=RUNG, word="first"),
        "on_phone": Field("struct", ("On the phone", "En el teléfono"), of=RUNG, word="first"),
        "seen": Field("struct", ("Seen", "Visto"), of=RUNG, word="first"),
        "copied": Field("struct", ("Copied", "Enterado"), of=RUNG, word="first"),
        "by_hand": Field("struct", ("By hand", "En persona"), of=RUNG, word="first"),
    },
    sees=(named("person"), roles(*OFFICE)),
    verbs=(
        Verb("copy.send", SERVER, sets=("sent",)),
        Verb("copy.arrive", SERVER, sets=("on_phone",)),
        Verb(
            "copy.see",
            by(named=("person",)),
            sets=("person", "call", "shoot_day", "revision", "seen"),
            creates=True,
            then=climb,
        ),
        Verb(
            "copy.copy",
            by(named=("person",)),
            sets=("person", "call", "shoot_day", "revision", "copied"),
            creates=True,
            then=climb,
        ),
        Verb("copy.by_hand", by(*OFFICE), sets=("by_hand",)),
    ),
)
