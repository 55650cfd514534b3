"""The production itself: one record, its settings.

Promises that every screen and paper can name the show, its zone and its colours.
"""

from __future__ import annotations

from server.office.roles import by
from server.office.schedule.following import follow
from sync.kind import Field, Kind, Verb, everyone

PRODUCTION = Kind(
    name="production",
    label=("Production", "Producción"),
    key=("slug",),
    fields={
        "slug": Field("text", ("Short name", "Nombre corto"), required=True),
        "title": Field("text", ("Title", "Título"), required=True),
        "company": Field("text", ("Company", "Productora")),
        "office_address": Field("text", ("Office address", "Dirección de la oficina")),
        "office_phone": Field("text", ("Office telephone", "Teléfono de la oficina")),
        "zone": Field("zone", ("Time zone", "Zona horaria"), required=True),
        "clock": Field("choice", ("Clock", "Reloj"), choices=("24", "12")),
        "paper": Field("choice", ("Paper", "Papel"), choices=("letter", "a4")),
        "language": Field("choice", ("Language", "Idioma"), choices=("en", "es")),
        "colours": Field("texts", ("Revision colours", "Colores de revisión")),
        "urgent_minutes": Field("whole", ("Call is close", "Citación cercana"), unit="min"),
        "publish_wait": Field("whole", ("Wait before publishing", "Espera antes de publicar"), unit="s"),
        "block_minutes": Field("whole", ("Blocking before on set", "Ensayo antes de set"), unit="min"),
        "makeup_minutes": Field("whole", ("Hair and make-up", "Maquillaje y peinado"), unit="min"),
        "board": Field("ref", ("Current board", "Plan vigente"), of="board"),
        "script_colour": Field("text", ("Script colour", "Color del guion")),
        "script_date": Field("date", ("Script date", "Fecha del guion")),
        "schedule_colour": Field("text", ("Schedule colour", "Color del plan")),
        "schedule_date": Field("date", ("Schedule date", "Fecha del plan")),
        "credits": Field("json", ("Credits on the sheet", "Créditos en la hoja")),
    },
    sees=(everyone(),),
    verbs=(Verb("production.edit", by("coordinator", "apoc", "upm"), creates=True, then=follow),),
)
