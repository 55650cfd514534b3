"""Script revisions: coloured pages, which scenes they change, and who holds which.

Promises that who was given pages and who says he has them are two facts. Refuses to let anyone receive for another.
"""

from __future__ import annotations

from server.office.roles import OFFICE, by
from server.office.schedule.who import READERS
from sync.kind import Field, Kind, Verb, everyone, named, roles

OFFICES = by(*OFFICE)

SCRIPT_REVISION = Kind(
    name="script_revision",
    label=("Script revision", "Revisión de guion"),
    fields={
        "colour": Field("text", ("Colour", "Color"), required=True),
        "date": Field("date", ("Date", "Fecha"), required=True),
        "pages": Field("text", ("Pages", "Páginas")),
        "whole": Field("yes_no", ("Whole script", "Guion completo")),
        "note": Field("text", ("Note", "Nota")),
    },
    sees=(everyone(),),
    verbs=(
        Verb("script_revision.issue", OFFICES, creates=True),
        Verb("script_revision.edit", OFFICES),
        Verb("script_revision.strike", OFFICES),
    ),
)

REVISED_SCENE = Kind(
    name="revised_scene",
    label=("Revised scene", "Escena revisada"),
    key=("revision", "scene"),
    fields={
        "revision": Field("ref", ("Revision", "Revisión"), of="script_revision", required=True),
        "scene": Field("ref", ("Scene", "Escena"), of="scene", required=True),
        "change": Field(
            "choice", ("What happened", "Qué pasó"), choices=("changed", "added", "omitted"), required=True
        ),
        "note": Field("text", ("Note", "Nota")),
    },
    sees=(roles(*READERS),),
    verbs=(
        Verb("revised_scene.add", OFFICES, creates=True),
        Verb("revised_scene.edit", OFFICES),
        Verb("revised_scene.strike", OFFICES),
    ),
)

SCRIPT_COPY = Kind(
    name="script_copy",
    label=("Script copy", "Copia del guion"),
    key=("revision", "person"),
    fields={
        "revision": Field("ref", ("Revision", "Revisión"), of="script_revision", required=True),
        "person": Field("ref", ("Person", "Persona"), of="person", required=True, bears_rights=True),
        "number": Field("text", ("Copy number", "Número de copia")),
        "how": Field("choice", ("How", "Cómo"), choices=("paper", "mail", "by_hand")),
        "given_at": Field("instant", ("Given", "Entregada"), word="first"),
        "received_at": Field("instant", ("Received", "Recibida"), word="first"),
    },
    sees=(named("person"), roles(*OFFICE)),
    verbs=(
        Verb(
            "script_copy.give",
            OFFICES,
            sets=("revision", "person", "number", "how", "given_at"),
            creates=True,
        ),
        Verb("script_copy.edit", OFFICES, sets=("number", "how")),
        Verb("script_copy.receive", by(named=("person",)), sets=("received_at",)),
        Verb("script_copy.strike", OFFICES),
    ),
)
