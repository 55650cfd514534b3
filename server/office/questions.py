"""Questions: what two people wrote without having seen each other, settled by one tap (M3)."""

from __future__ import annotations

from collections.abc import Iterable

from server.office.roles import OFFICE, by
from server.office.rulings import rule
from server.office.run_deeds import settle
from sync.house import Consequence, Deed, House
from sync.kind import Field, Kind, Verb, named, roles


def settled(deed: Deed, house: House) -> Iterable[Consequence]:
    """What a tap moves beside the field, and who is told."""
    yield from settle(deed, house)
    yield from rule(deed, house)


QUESTION = Kind(
    name="question",
    label=("Question", "Pregunta"),
    key=("about_record", "about_field"),
    fields={
        "about_kind": Field("text", ("About", "Sobre"), given=True),
        "about_record": Field("ref", ("Record", "Registro"), given=True),
        "about_field": Field("text", ("Field", "Campo"), given=True),
        "lines": Field("json", ("Claims", "Versiones"), given=True),
        "stands": Field("json", ("Who wrote what stands", "Quién escribió lo vigente"), given=True),
        "person": Field("ref", ("Put to", "Para"), of="person", given=True),
        "state": Field("choice", ("State", "Estado"), choices=("open", "settled", "closed"), given=True),
        "settled_by": Field("ref", ("Settled by", "Resuelta por"), of="person", given=True),
        "settled_at": Field("instant", ("Settled", "Resuelta"), given=True),
        "settling": Field("json", ("What was shown", "Lo que se vio"), word="carried"),
    },
    sees=(roles(*OFFICE), named("person")),
    verbs=(Verb("question.settle", by(*OFFICE, named=("person",)), sets=("settling",), then=settled),),
)
