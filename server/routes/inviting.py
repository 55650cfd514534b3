"""Letting somebody in: a link for a new phone, six digits for one more device.

Promises: a link comes with the words to send it in the person's own language, and as a QR code. Refuses: a link or a
code in the name of the office to whoever does not hire for it (PE2).
"""

from __future__ import annotations

from flask import Blueprint, Response, current_app, jsonify
from marshmallow import fields

from server.desk import invitations
from server.live.seat import Seat
from server.office.roles import HIRERS, OFFICE, RESERVED
from server.production import Production
from server.routes.addresses import public_url
from server.routes.described import Shape, a_ref, a_text, an_instant, described
from server.routes.devices import body
from server.routes.entering import entering
from server.routes.faults import Fault, language
from server.routes.qr import drawn
from server.routes.seats import holder, person, production, seat
from server.words import LANGUAGES, Language, say
from sync import shapes
from sync.house import Record
from sync.plain import is_uuid

routes = Blueprint("inviting", __name__)
INVITERS = tuple(role for role in OFFICE if role != "first_ad")


class Invited(Shape):
    person = a_ref("Who is invited: somebody on this production.")


class Drawn(Shape):
    modules = shapes.Whole(required=True, metadata={"description": "How many a side."})
    path = a_text(words="The dark ones as an SVG path, in units of one module.")


class Link(Shape):
    link = a_text(words="To be sent on; it joins one device, once. The one before works no more (PE3).")
    expires = an_instant()
    text = a_text(words="What to send it with, in that person's language; the link is in it.")
    subject = a_text(words="The same for mail.")
    qr = fields.Nested(Drawn, required=True)


class Owner(Shape):
    person = a_ref("Whose next device it is; whoever asks, where nobody is named.", required=False)


class Code(Shape):
    code = a_text(words="Six digits, for one device, once (PE4).")
    expires = an_instant()


def _let_in(house: Production, asks: Seat, named: object) -> Record:
    """The person named, if whoever asks may let him in (PE2); 403 or 404 otherwise."""
    inviter = holder(house, asks, INVITERS)
    found = house.person(named) if isinstance(named, str) and is_uuid(named) else None
    if found is None:
        raise Fault(404, "no_such_record")
    if found.get("role") in RESERVED and inviter.get("role") not in HIRERS:
        raise Fault(403, "not_yours")
    return found


@routes.post("/p/<id>/api/invitations")
@described(
    "Makes a one-time link for somebody on this production (PE2)",
    {200: Link},
    takes=Invited,
    who=INVITERS,
    refuses=((404, "no_such_record"),),
)
def invite(id: str) -> Response:
    house = production(id)
    asks = seat(house)
    invited = _let_in(house, asks, body().get("person"))
    hours = current_app.config["INVITATION_HOURS"]
    token, expires = invitations.invite(
        house.desk,
        house.id,
        str(invited["id"]),
        role=str(invited.get("role")),
        by=asks.person,
        hours=hours,
        made_by=asks.session,
    )
    link = public_url(f"/join/{token}")
    own = invited.get("language") or house.settings().get("language")
    spoken: Language = own if own in LANGUAGES else language()
    words = {"name": _line(invited.get("name")), "production": _line(house.title), "link": link}
    text, subject = (say(spoken, f"share.{part}", **words) for part in ("text", "subject"))
    return jsonify(link=link, expires=expires, text=text, subject=subject, qr=drawn(link))


def _line(name: object) -> str:
    """A name as it stands before a link in a message: no sign that breaks the line or turns around what follows."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in str(name or "")).split())


@routes.post("/p/<id>/api/codes")
@described(
    "Makes six digits for one more device of oneself, or of whom one may invite (PE2, PE4)",
    {200: Code},
    takes=Owner,
    refuses=((403, "not_yours"), (404, "no_such_record"), (429, "code_rest")),
)
def code(id: str) -> Response:
    house = production(id)
    asks = seat(house)
    named = body().get("person", asks.person)
    owner = person(house, asks) if named == asks.person else _let_in(house, asks, named)
    made, expires = entering().make(house, str(named), str(owner.get("role")), by=asks)
    return jsonify(code=made, expires=expires)
