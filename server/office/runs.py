"""Runs (errands): given, taken, picked up, delivered, with items to tick and a proof.

Promises: two deliveries are two proofs, both kept; two takes always ask (M4).
Refuses nothing for having been done without signal.
"""

from __future__ import annotations

from server.office.roles import RUN_GIVERS, RUNNERS, by
from server.office.run_deeds import deliver, give, give_back, hand_over, join, pick_up, prove, take
from sync.kind import Field, Kind, Verb, named, roles, roles_in

RUN = Kind(
    name="run",
    label=("Run", "Mandado"),
    fields={
        "number": Field("whole", ("Run", "Mandado"), given=True),
        "title": Field("text", ("What", "Qué"), required=True),
        "department": Field("text", ("For", "Para")),
        "requested_by": Field("ref", ("Asked for by", "Pedido por"), of="person", bears_rights=True),
        "priority": Field("choice", ("Priority", "Prioridad"), choices=("normal", "urgent")),
        "assignee": Field("ref", ("Who has it", "Quién lo tiene"), of="person", bears_rights=True),
        "open_to": Field("choice", ("Open to", "Abierto a"), choices=RUNNERS, bears_rights=True),
        "pick_up_from": Field("text", ("From", "De")),
        "deliver_to": Field("text", ("To", "A")),
        "contact": Field("text", ("Contact", "Contacto")),
        "contact_phone": Field("text", ("Contact's telephone", "Teléfono del contacto")),
        "need_by": Field("instant", ("Need by", "Para las")),
        "paid_by": Field("choice", ("Paid by", "Pago"), choices=("none", "cod", "po", "petty_cash")),
        "amount": Field("whole", ("Amount", "Importe"), unit="cent"),
        "note": Field("long_text", ("Note", "Nota")),
        "state": Field(
            "choice",
            ("Step", "Paso"),
            word="forward",
            choices=("given", "taken", "picked_up", "delivered", "/cancelled"),
        ),
        "given_at": Field("instant", ("Given", "Dado"), word="first"),
        "taken_at": Field("instant", ("Taken", "Tomado"), word="first"),
        "picked_up_at": Field("instant", ("Picked up", "Recogido"), word="first"),
        "delivered_at": Field("instant", ("Delivered", "Entregado"), word="first"),
        "delivered_by": Field("ref", ("Delivered by", "Entregado por"), of="person", word="first"),
        "cannot": Field("text", ("Why not", "Por qué no"), word="last"),
        "proof": Field("ref", ("Proof that counts", "Comprobante que vale"), of="run_proof", given=True),
    },
    sees=(roles(*RUN_GIVERS), named("assignee"), named("requested_by"), roles_in("open_to")),
    verbs=(
        Verb("run.give", by(*RUN_GIVERS), creates=True, then=give),
        Verb("run.edit", by(*RUN_GIVERS), then=hand_over),
        Verb(
            "run.take",
            by(*RUN_GIVERS, named=("assignee",), role_in=("open_to",)),
            sets=("assignee", "state", "taken_at"),
            then=take,
        ),
        Verb("run.cannot", by(named=("assignee",)), sets=("assignee", "cannot"), then=give_back),
        Verb(
            "run.pick_up",
            by(*RUN_GIVERS, named=("assignee",), role_in=("open_to",)),
            sets=("state", "picked_up_at"),
            then=pick_up,
        ),
        Verb(
            "run.deliver",
            by(*RUN_GIVERS, named=("assignee",), role_in=("open_to",)),
            sets=("state", "delivered_at", "delivered_by"),
            then=deliver,
        ),
        Verb("run.cancel", by(*RUN_GIVERS), sets=("state",)),
    ),
)
RUN_ITEM = Kind(
    name="run_item",
    label=("Item", "Artículo"),
    fields={
        "run": Field("ref", ("Run", "Mandado"), of="run", required=True),
        "text": Field("text", ("Item", "Artículo"), required=True),
        "quantity": Field("text", ("How many", "Cuántos")),
        "ticked": Field("yes_no", ("Got it", "Listo"), word="last"),
        "order": Field("whole", ("Order", "Orden"), word="last"),
        "assignee": Field("ref", ("Who has it", "Quién lo tiene"), of="person", given=True, bears_rights=True),
        "requested_by": Field("ref", ("Asked for by", "Pedido por"), of="person", given=True),
        "open_to": Field("choice", ("Open to", "Abierto a"), choices=RUNNERS, given=True, bears_rights=True),
    },
    sees=(roles(*RUN_GIVERS), named("assignee"), named("requested_by"), roles_in("open_to")),
    verbs=(
        Verb("run_item.add", by(*RUN_GIVERS), creates=True, then=join),
        Verb("run_item.edit", by(*RUN_GIVERS), then=join),
        Verb("run_item.tick", by(*RUN_GIVERS, named=("assignee",), role_in=("open_to",)), sets=("ticked",)),
        Verb("run_item.strike", by(*RUN_GIVERS)),
    ),
)

RUN_PROOF = Kind(
    name="run_proof",
    label=("Proof", "Comprobante"),
    append_only=True,
    fields={
        "run": Field("ref", ("Run", "Mandado"), of="run", required=True),
        "person": Field("ref", ("Delivered by", "Entregado por"), of="person", required=True),
        "at": Field("instant", ("At", "A las"), required=True),
        "items": Field("refs", ("Items delivered", "Artículos entregados"), of="run_item"),
        "short": Field("whole", ("Short", "Faltan")),
        "place": Field("text", ("Where", "Dónde")),
        "received_by": Field("text", ("Received by", "Recibido por")),
        "signature": Field("strokes", ("Signature", "Firma")),
        "note": Field("text", ("Note", "Nota")),
        "photos": Field("files", ("Photos", "Fotos")),
        "assignee": Field("ref", ("Who has it", "Quién lo tiene"), of="person", given=True),
        "requested_by": Field("ref", ("Asked for by", "Pedido por"), of="person", given=True),
    },
    sees=(roles(*RUN_GIVERS), named("person"), named("requested_by")),
    verbs=(Verb("run_proof.make", by(*RUN_GIVERS, *RUNNERS), creates=True, then=prove),),
)
