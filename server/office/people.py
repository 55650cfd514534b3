"""People and how to ring them.

Promises that a telephone number is a record of its own, so that whoever may not see it never gets it (C3).
"""

from __future__ import annotations

from server.office.roles import OFFICE, ROLES, WITH_NUMBERS, by
from sync.kind import Field, Kind, Verb, everyone, named, roles

PERSON = Kind(
    name="person",
    label=("Person", "Persona"),
    fields={
        "name": Field("text", ("Name", "Nombre"), required=True),
        "role": Field("choice", ("Role", "Rol"), choices=ROLES, required=True, bears_rights=True),
        "department": Field("text", ("Department", "Departamento"), bears_rights=True),
        "position": Field("text", ("Position", "Puesto")),
        "unit": Field("text", ("Unit", "Unidad"), bears_rights=True),
        "cast_id": Field("text", ("Cast id", "Número de reparto")),
        "character": Field("text", ("Character", "Personaje")),
        "minor": Field("yes_no", ("Minor", "Menor")),
        "reports_to": Field("ref", ("Reports to", "Responde a"), of="person"),
        "order": Field("whole", ("Place in the list", "Lugar en la lista"), word="last"),
        "language": Field("choice", ("Language", "Idioma"), choices=("en", "es"), word="last"),
    },
    sees=(everyone(),),
    verbs=(
        Verb("person.add", by("coordinator", "apoc", "secretary", "second_ad"), creates=True),
        Verb("person.edit", by("coordinator", "apoc", "secretary", "second_ad")),
        Verb("person.strike", by("coordinator", "apoc"), sets=()),
    ),
)

CONTACT = Kind(
    name="contact",
    label=("Contact", "Contacto"),
    key=("person",),
    fields={
        "person": Field("ref", ("Person", "Persona"), of="person", required=True, bears_rights=True),
        "phone": Field("text", ("Telephone", "Teléfono"), word="office"),
        "email": Field("text", ("Mail", "Correo"), word="office"),
    },
    sees=(roles(*WITH_NUMBERS), named("person")),
    verbs=(Verb("contact.edit", by(*OFFICE, named=("person",)), creates=True),),
)
