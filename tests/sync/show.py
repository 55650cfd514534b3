"""A small show for the engine's tests: one kind for each thing the engine must do, people and questions as the office
has them.

Promises that the engine is proved on declarations that change only when the engine's rules do.
"""

from __future__ import annotations

from collections.abc import Iterable

from server.office.people import PERSON
from server.office.questions import QUESTION
from server.office.rulings import RULING
from sync.house import Ask, Consequence, Deed, House, Refused, Write, brought_about
from sync.kind import Field, Kind, Kinds, Verb, Who, department, everyone, named, roles, roles_in

OFFICE = ("coordinator", "apoc", "second_ad")
AUDIENCES = {"crew": ("coordinator", "apoc", "second_ad", "pa", "driver"), "cast": ("cast",)}
RUNNERS = ("pa", "driver")
THE_OFFICE = Who(roles=OFFICE)
ANYONE = Who(anyone=True)
POINT = {"lat": Field("number", ("", ""), required=True), "lon": Field("number", ("", ""))}


def _number(deed: Deed, house: House) -> Iterable[Consequence]:
    if deed.after["title"] == "poison":
        raise RuntimeError("a mistake of our own")
    if deed.after["title"] == "forbidden":
        raise Refused("forbidden", "Not this one.", {"title": "forbidden"})
    errand = deed.after["id"]
    yield Write("errand", errand, {"number": len(house.all("errand"))})
    yield Write("memo", brought_about(deed.entry["id"], "memo", 0), {"errand": errand, "text": "given"})


def _hand_over(deed: Deed, house: House) -> Iterable[Consequence]:
    if deed.contested:
        return
    for slip in house.all("slip", errand=deed.after["id"]):
        yield Write("slip", slip["id"], {"assignee": deed.after["assignee"]})


def _announce(deed: Deed, house: House) -> Iterable[Consequence]:
    said = deed.entry["fields"]["announcing"]["text"]
    yield Write("memo", brought_about(deed.entry["id"], "memo", 0), {"text": said})


def _recount(deed: Deed, house: House) -> Iterable[Consequence]:
    yield Write("memo", brought_about(deed.entry["id"], "memo", 0), {"text": f"recounted: {deed.after['amount']}"})


def _doubt(deed: Deed, house: House) -> Iterable[Consequence]:
    yield Ask("errand", deed.after["id"], "assignee", deed.actor.person, "He says it is his.")


PLACE = Kind(
    name="place",
    label=("Place", "Lugar"),
    fields={
        "name": Field("text", ("Name", "Nombre"), required=True),
        "note": Field("long_text", ("Note", "Nota")),
        "phone": Field("text", ("Telephone", "Teléfono"), word="office"),
        "order": Field("whole", ("Order", "Orden"), word="last"),
        "opened": Field("instant", ("Opened", "Abierto"), word="first"),
        "point": Field("struct", ("Point", "Punto"), of=POINT),
        "tags": Field("texts", ("Tags", "Etiquetas")),
    },
    sees=(everyone(),),
    verbs=(
        Verb("place.add", ANYONE, creates=True),
        Verb("place.edit", ANYONE),
        Verb("place.rename", THE_OFFICE, sets=("name",)),
        Verb("place.strike", THE_OFFICE, sets=()),
    ),
)

ERRAND = Kind(
    name="errand",
    label=("Errand", "Mandado"),
    fields={
        "number": Field("whole", ("Number", "Número"), given=True),
        "title": Field("text", ("Title", "Título"), required=True),
        "assignee": Field("ref", ("Who", "Quién"), of="person", bears_rights=True),
        "open_to": Field("choice", ("Open to", "Abierto a"), choices=RUNNERS, bears_rights=True),
        "for_department": Field("text", ("For", "Para")),
        "amount": Field("whole", ("Amount", "Importe"), unit="cent"),
        "approved": Field("yes_no", ("Approved", "Aprobado")),
        "state": Field(
            "choice", ("Step", "Paso"), word="forward", choices=("given", "taken", "delivered", "/cancelled")
        ),
        "delivered_at": Field("instant", ("Delivered", "Entregado"), word="first"),
        "announcing": Field("json", ("Announcing", "Anuncio"), word="carried"),
    },
    sees=(roles(*OFFICE), named("assignee"), roles_in("open_to"), department("for_department")),
    verbs=(
        Verb("errand.give", THE_OFFICE, creates=True, then=_number),
        Verb("errand.edit", THE_OFFICE, then=_hand_over),
        Verb("errand.take", Who(OFFICE, named=("assignee",), role_in=("open_to",)), sets=("assignee", "state")),
        Verb("errand.deliver", Who(OFFICE, named=("assignee",), role_in=("open_to",)), sets=("state", "delivered_at")),
        Verb("errand.cancel", THE_OFFICE, sets=("state",)),
        Verb("errand.approve", THE_OFFICE, sets=("approved",), offline="ask"),
        Verb("errand.announce", THE_OFFICE, sets=("announcing",), offline="no", then=_announce),
        Verb("errand.recount", THE_OFFICE, sets=("amount",), then=_recount),
        Verb("errand.doubt", ANYONE, sets=(), then=_doubt),
    ),
)

SLIP = Kind(
    name="slip",
    label=("Slip", "Comprobante"),
    append_only=True,
    fields={
        "errand": Field("ref", ("Errand", "Mandado"), of="errand", required=True),
        "person": Field("ref", ("By", "Por"), of="person", required=True),
        "text": Field("text", ("Text", "Texto")),
        "assignee": Field("ref", ("Who", "Quién"), of="person", given=True, bears_rights=True),
    },
    sees=(roles(*OFFICE), named("person"), named("assignee")),
    verbs=(
        Verb("slip.make", Who(OFFICE, named=("assignee",)), creates=True),
        Verb("slip.sign", Who(named=("person",)), creates=True),
        Verb("slip.edit", THE_OFFICE),
    ),
)

SEAT = Kind(
    name="seat",
    label=("Seat", "Asiento"),
    key=("person", "date"),
    fields={
        "person": Field("ref", ("Who", "Quién"), of="person", required=True, bears_rights=True),
        "date": Field("date", ("Date", "Fecha"), required=True),
        "row": Field("text", ("Row", "Fila")),
        "taken": Field("yes_no", ("Taken", "Ocupado"), word="last"),
    },
    sees=(named("person"), roles(*OFFICE)),
    verbs=(Verb("seat.set", Who(OFFICE, named=("person",)), creates=True), Verb("seat.strike", THE_OFFICE)),
)

MEMO = Kind(
    name="memo",
    label=("Memo", "Nota"),
    fields={
        "errand": Field("ref", ("Errand", "Mandado"), of="errand"),
        "text": Field("text", ("Text", "Texto")),
        "about": Field("json", ("About", "Sobre")),
    },
    sees=(roles(*OFFICE),),
    verbs=(Verb("memo.edit", THE_OFFICE),),
)

KINDS: Kinds = {kind.name: kind for kind in (PERSON, QUESTION, RULING, PLACE, ERRAND, SLIP, SEAT, MEMO)}
