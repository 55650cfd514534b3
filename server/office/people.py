"""People and how to ring them.

Promises that a telephone number is a record of its own, so that whoever may not see it never gets it (C3).
Refuses a reserved role given or taken away by anyone who may not hire for it (PE1).
"""

from __future__ import annotations

from collections.abc import Iterable

from server.office.roles import HIRERS, OFFICE, RESERVED, ROLES, SERVER, SHEET_MAKERS, WITH_NUMBERS, by
from sync.house import Consequence, Deed, Erase, House, Refused, Write, record_id
from sync.kind import Field, Kind, Verb, everyone, named, roles

ON_BOARDING = by(*HIRERS, "secretary", "second_ad")


def give_role(deed: Deed, house: House) -> Iterable[Consequence]:
    """A reserved role is given, changed and taken away by those who hire for it alone."""
    may = deed.actor.role in (*HIRERS, *SERVER.roles)
    # What waits in a question takes effect only by the word of whoever settles it, and that word passes here again.
    asked = "role" in deed.contested and deed.actor.role not in ON_BOARDING.roles
    if not may and not asked and "role" in deed.entry["fields"]:
        held, given = (deed.before or {}).get("role"), deed.entry["fields"]["role"]
        if given != held and (given in RESERVED or held in RESERVED):
            raise Refused("not_yours", "Coordinator, APOC and UPM alone give that role.", {"field": "role"})
    return ()


def erase_contact(deed: Deed, house: House) -> Iterable[Consequence]:
    """A person's number and mail go, from his record and from all that the log keeps of it (PE5)."""
    contact = record_id("contact", str(deed.after["id"]))
    asked = house.all("question", about_record=contact)
    if any(question["state"] == "open" for question in asked):
        raise Refused("question_open", "Somebody still has to settle what the number is. Settle it, then erase.")
    if house.get("contact", contact):
        yield Write("contact", contact, {"phone": None, "email": None})
    for question in asked:
        yield Write("question", str(question["id"]), {"lines": []})
    for ruling in house.all("ruling", about_record=contact):
        yield Write("ruling", str(ruling["id"]), {"value": None})
    yield Erase((("contact", contact), *(("question", str(question["id"])) for question in asked)))


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
        "erasing": Field("yes_no", ("Erasing number and mail", "Borrar número y correo"), word="carried"),
    },
    sees=(everyone(),),
    verbs=(
        Verb("person.add", ON_BOARDING, creates=True, then=give_role),
        Verb("person.edit", ON_BOARDING, then=give_role),
        Verb("person.erase", by(*HIRERS), sets=("erasing",), then=erase_contact),
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

MINOR = Kind(
    name="minor",
    label=("Minor", "Menor de edad"),
    key=("person",),
    asks=False,
    fields={
        "person": Field("ref", ("Person", "Persona"), of="person", required=True, word="last"),
        "born": Field("date", ("Date of birth", "Fecha de nacimiento"), word="last"),
    },
    sees=(roles(*SHEET_MAKERS),),
    verbs=(Verb("minor.edit", by(*SHEET_MAKERS), creates=True),),
)
"""What only whoever makes the sheet needs to know of a minor: a question would show the rest of the office its date."""
