"""Rulings: what a settled question decided about somebody's word, told to him alone (M3).

Promises: everyone whose word was before the office hears whether it stands, and so does whoever's word stood until
then and does not any more. Refuses to say what the record holds now: whether he may see that is for the record itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from server.office.instants import text
from server.office.roles import by
from sync.house import Consequence, Deed, House, Write, brought_about
from sync.kind import Field, Kind, Verb, named
from sync.plain import is_uuid, same


def rule(deed: Deed, house: House) -> Iterable[Consequence]:
    """One ruling a person, about his last word; the one who settled it knows."""
    settling = deed.entry["fields"]["settling"]
    chosen, shown = settling["value"], settling["shown"]["stands"]
    words: dict[str, tuple[Any, Any]] = {}
    stands = deed.after.get("stands") or {}
    if not same(chosen, shown):
        words[str(stands.get("person"))] = (None, shown)
    for line in deed.after.get("lines") or ():
        person = str(line["person"])
        if person not in words or not same(words[person][1], chosen):  # one of his phones said what stands
            words[person] = (line["entry"], line["value"])
    about = {name: deed.after.get(name) for name in ("about_kind", "about_record", "about_field")}
    told = [(person, word) for person, word in sorted(words.items()) if is_uuid(person) and person != deed.actor.person]
    for ordinal, (person, (entry, value)) in enumerate(told):
        yield Write("ruling", brought_about(str(deed.entry["id"]), "ruling", ordinal), {
            **about, "person": person, "entry": entry, "value": value, "stood": same(value, chosen),
            "by": _person(deed, house), "at": text(deed.now)})  # fmt: skip


def _person(deed: Deed, house: House) -> str | None:
    return deed.actor.person if house.get("person", deed.actor.person) else None


RULING = Kind(
    name="ruling",
    label=("Ruling", "Decisión"),
    fields={
        "person": Field("ref", ("Told to", "Para"), of="person", given=True, bears_rights=True),
        "about_kind": Field("text", ("About", "Sobre"), given=True),
        "about_record": Field("ref", ("Record", "Registro"), given=True),
        "about_field": Field("text", ("Field", "Campo"), given=True),
        "entry": Field("ref", ("Deed", "Acción"), given=True),
        "value": Field("json", ("What he had said", "Lo que había dicho"), given=True),
        "stood": Field("yes_no", ("It stands", "Vale"), given=True),
        "by": Field("ref", ("Decided by", "Decidida por"), of="person", given=True),
        "at": Field("instant", ("Decided", "Decidida"), given=True),
        "seen": Field("instant", ("Seen", "Vista"), word="first"),
    },
    sees=(named("person"),),
    verbs=(Verb("ruling.see", by(named=("person",)), sets=("seen",)),),
)
