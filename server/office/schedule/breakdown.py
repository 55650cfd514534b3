"""The breakdown: elements and scenes, and what was shot of a scene on which day.

A scene number is never a key: two scenes may share one. Pages are integer eighths. A cast id is a text.
"""

from __future__ import annotations

from server.office.roles import OFFICE, by
from server.office.schedule.settings import DOOD, WEEK
from server.office.schedule.who import MAKERS, READERS
from sync.kind import Field, Kind, Verb, roles

ELEMENT = Kind(
    name="element",
    label=("Element", "Elemento"),
    fields={
        "name": Field("text", ("Name", "Nombre"), required=True),
        "category": Field("text", ("Category", "Categoría"), required=True),
        "board_id": Field("text", ("Board id", "Número en el plan")),
        "linked": Field("refs", ("Linked", "Vinculados"), of="element"),
        "person": Field("ref", ("Played by", "Interpretado por"), of="person"),
        "dood": Field("struct", ("In the day-out-of-days", "En el plan por actor"), of=DOOD),
        "days_off": Field("struct", ("Weekly days off", "Descanso semanal"), of=WEEK),
        "notes": Field("long_text", ("Notes", "Notas")),
    },
    sees=(roles(*READERS),),
    verbs=(Verb("element.add", MAKERS, creates=True), Verb("element.edit", MAKERS), Verb("element.strike", MAKERS)),
)

SCENE = Kind(
    name="scene",
    label=("Scene", "Escena"),
    fields={
        "number": Field("text", ("Scene", "Escena")),
        "ie": Field("text", ("Int. or ext.", "Int. o ext.")),
        "set": Field("text", ("Set", "Set")),
        "dn": Field("text", ("Day or night", "Día o noche")),
        "description": Field("long_text", ("Description", "Descripción")),
        "script_day": Field("text", ("Script day", "Día de guion")),
        "script_page": Field("text", ("Script page", "Página de guion")),
        "eighths": Field("eighths", ("Pages", "Páginas"), unit="1/8"),
        "estimate": Field("whole", ("Estimated time", "Tiempo estimado"), unit="min"),
        "elements": Field("refs", ("Elements", "Elementos"), of="element"),
        "location": Field("ref", ("Location", "Locación"), of="location"),
        "comments": Field("long_text", ("Notes", "Notas")),
        "omitted": Field("yes_no", ("Omitted", "Omitida")),
    },
    sees=(roles(*READERS),),
    verbs=(Verb("scene.add", MAKERS, creates=True), Verb("scene.edit", MAKERS), Verb("scene.strike", MAKERS)),
)

# What of a scene was shot on one shoot day. A scene without one that says `complete` carries over.
SCENE_SHOT = Kind(
    name="scene_shot",
    label=("Scene shot", "Escena rodada"),
    key=("scene", "shoot_day"),
    fields={
        "scene": Field("ref", ("Scene", "Escena"), of="scene", required=True),
        "shoot_day": Field("ref", ("Shoot day", "Día de rodaje"), of="shoot_day", required=True),
        "state": Field(
            "choice", ("How far", "Hasta dónde"), choices=("complete", "part", "not_shot", "retake"), required=True
        ),
        "eighths": Field("eighths", ("Pages shot", "Páginas rodadas"), unit="1/8"),
        "minutes": Field("whole", ("Screen time", "Tiempo en pantalla"), unit="min"),
        "setups": Field("whole", ("Setups", "Emplazamientos")),
        "note": Field("text", ("Note", "Nota")),
    },
    sees=(roles(*READERS),),
    verbs=(
        Verb("scene_shot.record", by(*OFFICE), creates=True),
        Verb("scene_shot.edit", by(*OFFICE)),
        Verb("scene_shot.strike", by(*OFFICE)),
    ),
)
