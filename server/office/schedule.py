"""The schedule: elements, scenes, boards, their strips, and the shoot days of the current board.

A scene number is never a key: two scenes may share one. Pages are integer eighths.
"""

from __future__ import annotations

from server.office.roles import OFFICE, by
from sync.kind import Field, Kind, Verb, everyone, roles

READERS = (*OFFICE, "hod", "location_manager", "accountant", "transport_captain", "pa")
MAKERS = by("coordinator", "apoc", "upm", "first_ad", "second_ad")

ELEMENT = Kind(
    name="element",
    label=("Element", "Elemento"),
    fields={
        "name": Field("text", ("Name", "Nombre"), required=True),
        "category": Field("text", ("Category", "Categoría"), required=True),
        "board_id": Field("text", ("Board id", "Número en el plan")),
        "linked": Field("refs", ("Linked", "Vinculados"), of="element"),
        "person": Field("ref", ("Played by", "Interpretado por"), of="person"),
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
    },
    sees=(roles(*READERS),),
    verbs=(Verb("scene.add", MAKERS, creates=True), Verb("scene.edit", MAKERS), Verb("scene.strike", MAKERS)),
)

BOARD = Kind(
    name="board",
    label=("Board", "Plan de rodaje"),
    fields={
        "name": Field("text", ("Name", "Nombre"), required=True),
        "calendar": Field("text", ("Calendar", "Calendario")),
        "dates": Field("texts", ("Shoot days", "Días de rodaje")),
    },
    sees=(roles(*READERS),),
    verbs=(Verb("board.add", MAKERS, creates=True), Verb("board.edit", MAKERS), Verb("board.strike", MAKERS)),
)

STRIP = Kind(
    name="strip",
    label=("Strip", "Tira"),
    fields={
        "board": Field("ref", ("Board", "Plan"), of="board", required=True),
        "scene": Field("ref", ("Scene", "Escena"), of="scene"),
        "banner": Field("text", ("Banner", "Banda")),
        "place": Field("choice", ("Where", "Dónde"), choices=("day", "boneyard", "unplaced")),
        "day": Field("whole", ("Shoot day", "Día de rodaje")),
        "order": Field("whole", ("Order", "Orden")),
    },
    sees=(roles(*READERS),),
    verbs=(Verb("strip.add", MAKERS, creates=True), Verb("strip.edit", MAKERS), Verb("strip.strike", MAKERS)),
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
