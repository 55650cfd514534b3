"""Held deeds: what reached the server and waits there, and the office's word that lets it go or lets it lie (A3).

Promises that everyone of the office sees what waits, and whoever did it what has become of it; what it would have set
stands in the log alone, for those who may let it go.
"""

from __future__ import annotations

from server.office.roles import HIRERS, OFFICE, SERVER, by
from sync.held import HELD, LET_LIE, NOTE, RELEASE, STATES
from sync.kind import Field, Kind, Verb, named, roles

HELD_DEED = Kind(
    name=HELD,
    label=("Held deed", "Acción retenida"),
    key=("entry",),
    fields={
        "entry": Field("ref", ("Deed", "Acción"), given=True),
        "person": Field("ref", ("Done by", "Hecha por"), of="person", given=True),
        "device": Field("text", ("Device", "Aparato"), given=True),
        "about_kind": Field("text", ("About", "Sobre"), given=True),
        "about_record": Field("ref", ("Record", "Registro"), given=True),
        "verb": Field("text", ("What", "Qué"), given=True),
        "sets": Field("texts", ("What it sets", "Lo que cambia"), given=True),
        "why": Field("text", ("Why it waits", "Por qué espera"), given=True),
        "at": Field("instant", ("Done", "Hecha"), given=True),
        "received_at": Field("instant", ("Arrived", "Llegó"), given=True),
        "seq": Field("whole", ("Row of the log", "Fila del registro"), given=True),
        "state": Field("choice", ("State", "Estado"), choices=STATES, given=True),
        "decided_by": Field("ref", ("Decided by", "Decidida por"), of="person", given=True),
        "decided_at": Field("instant", ("Decided", "Decidida"), given=True),
        "outcome": Field("text", ("What became of it", "En qué quedó"), given=True),
        "reason": Field("text", ("Reason", "Motivo"), given=True),
        "deciding": Field("json", ("What was shown", "Lo que se vio"), word="carried"),
    },
    sees=(roles(*OFFICE), named("person")),
    verbs=(
        Verb(RELEASE, by(*HIRERS), sets=("deciding",)),
        Verb(LET_LIE, by(*HIRERS), sets=("deciding",)),
        Verb(NOTE, SERVER, creates=True),
    ),
)
