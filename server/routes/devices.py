"""Who may come in and who goes out: invitations, the devices that are signed in, signing out.

Promises: an ended session's socket is closed before the answer leaves. Refuses: to show anybody else's devices to
those who may not end them; a link in the name of the office to whoever does not hire for it.
"""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, Response, jsonify, request
from marshmallow import Schema

from server.desk import sessions, subscriptions
from server.live.exchange import BadMessage, parse
from server.office.roles import OFFICE
from server.routes.described import Shape, a_list, a_ref, a_text, an_instant, described
from server.routes.faults import Fault
from server.routes.seats import any_seat, clear_cookie, person, production, seat
from sync import shapes

routes = Blueprint("devices", __name__)
INVITERS = tuple(role for role in OFFICE if role != "first_ad")
KEEPERS = ("coordinator", "apoc")
"""Who may end other people's sessions."""
ADDRESS = re.compile(r"[0-9a-f-]{36}")


class Device(Shape):
    session = a_ref("What DELETE ends.")
    person = a_ref()
    name = a_text(null=True)
    device = a_text(null=True, words="The name it counts its deeds under; null until it has sent one.")
    agent = a_text(words="What its browser calls itself.")
    born = an_instant()
    seen = an_instant()
    rings = shapes.YesNo(required=True, metadata={"description": "Whether it is rung when a call moves."})
    this = shapes.YesNo(required=True, metadata={"description": "Whether it is the one that asks."})


class Devices(Shape):
    devices = a_list(Device)


class Leaving(Shape):
    device = shapes.Text(metadata={"description": "The device that leaves; for the record alone."})


def body(shape: type[Schema] | None = None) -> dict[str, Any]:
    """The JSON object that was sent, of that shape if one is named. 400 where it is something else."""
    try:
        told = parse(request.get_data(cache=False))
    except BadMessage as wrong:
        raise Fault(400, "bad_message", {"what": str(wrong)}) from None
    if shape and (wrong_fields := shape().validate(told)):
        raise Fault(400, "bad_message", {"what": "; ".join(f"{name}: {why[0]}" for name, why in wrong_fields.items())})
    return told


@routes.get("/p/<id>/api/devices")
@described("The devices signed in: all of them for whoever may end them, else one's own", {200: Devices})
def devices(id: str) -> Response:
    """The devices signed in: all of them for whoever may end them, else one's own."""
    house = production(id)
    asks = seat(house)
    everyone = person(house, asks).get("role") in KEEPERS
    found = sessions.listed(house.desk, None if everyone else asks.person)
    rung = subscriptions.sessions_rung(house.desk)
    return jsonify(
        devices=[
            {
                "session": one.id,
                "person": one.person,
                "name": house.name_of(one.person),
                "device": one.device,
                "agent": one.agent,
                "born": one.born,
                "seen": one.seen,
                "rings": one.id in rung,
                "this": one.id == asks.session,
            }
            for one in found
        ]
    )


@routes.delete("/p/<id>/api/devices/<session>")
@described(
    "Ends a session: one's own, or anybody's by the coordinators", {204: None}, refuses=((404, "no_such_record"),)
)
def revoke(id: str, session: str) -> Response:
    """Ends a session: its socket closes, its next request is refused, what it still had to send is held."""
    house = production(id)
    asks = seat(house)
    found = sessions.named(house.desk, session) if ADDRESS.fullmatch(session) else None
    if found is None or (found.person != asks.person and person(house, asks).get("role") not in KEEPERS):
        raise Fault(404, "no_such_record")
    house.end_session(found.id, "revoked")
    return Response(status=204)


@routes.delete("/p/<id>/api/cache")
@described("Has the browser drop the photos and papers that it cached", {204: None})
def drop_cache(id: str) -> Response:
    """C4: a phone asks for it when its scope has changed."""
    seat(production(id))
    answer = Response(status=204)
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


@routes.post("/p/<id>/api/sign-out")
@described("Ends this session and forgets its cookie", {204: None}, takes=Leaving, who="any session")
def sign_out(id: str) -> Response:
    """{"device"}: ends this session and forgets its cookie. Asking twice is as good as once."""
    house = production(id)
    asks = any_seat(house)
    body(Leaving)
    house.end_session(asks.session, "signed_out")
    answer = Response(status=204)
    answer.headers["Clear-Site-Data"] = '"cache"'  # other people's photos that were looked at here
    clear_cookie(answer, house)
    return answer
