"""Which phones are rung: the key a browser subscribes with, a session's subscription, a test of it.

Promises: a subscription belongs to the session that brought it, and ends with it. Refuses: an address that no known
push service has, keys that nothing could be encrypted for; to name an address to anybody.
"""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode
from datetime import datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from flask import Blueprint, Response, current_app, jsonify
from marshmallow import fields

from server.desk import rings, subscriptions
from server.desk.instants import now, text
from server.notices.gate import LONGEST, Gate, NotAllowed
from server.notices.vapid import Key
from server.routes.addresses import public_url
from server.routes.described import Shape, a_text, described
from server.routes.devices import body
from server.routes.faults import Fault
from server.routes.seats import person, production, seat
from sync import shapes

routes = Blueprint("push", __name__)
POINT, SECRET = 65, 16
"""Bytes of a phone's public key and of its secret (RFC 8291)."""
PAUSE = timedelta(seconds=5)
"""Between two tests of one phone."""


class Keys(Shape):
    p256dh = a_text(100, words="The phone's public key, base64url.")
    auth = a_text(40, words="The phone's secret, base64url.")


class Address(Shape):
    endpoint = a_text(LONGEST, words="The push service's address for this phone, as the browser gave it.")
    keys = fields.Nested(Keys, required=True)


class Nothing(Shape):
    class Meta:
        description = "An empty object: the session says all there is to say."


class Standing(Shape):
    key = a_text(words="What a browser subscribes with: applicationServerKey, base64url.")
    on = shapes.YesNo(required=True, metadata={"description": "Whether this session's phone is rung."})
    why = a_text(
        null=True, words="Why it is rung no more: off, gone, refused (the key has changed), replaced; else null."
    )


def _said(house: Any, session: str) -> Response:
    key: Key = current_app.extensions["push_key"]
    on = subscriptions.of_session(house.desk, session) is not None
    return jsonify(key=key.public, on=on, why=None if on else subscriptions.why_ended(house.desk, session))


@routes.get("/p/<id>/api/push")
@described("Whether this phone is rung when a call moves, and the key to subscribe with", {200: Standing})
def standing(id: str) -> Response:
    """{"key", "on", "why"}."""
    house = production(id)
    asks = seat(house)
    return _said(house, asks.session)


@routes.post("/p/<id>/api/push")
@described(
    "Rings this phone from now on; whoever was rung at this address before is rung there no more",
    {200: Standing},
    takes=Address,
    refuses=((400, "push_address"), (400, "push_keys")),
)
def subscribe(id: str) -> Response:
    """A browser's PushSubscription as JSON → {"key", "on", "why"}."""
    house = production(id)
    asks = seat(house)
    person(house, asks)
    told = body()
    keys = told.get("keys")
    endpoint, p256dh, auth = told.get("endpoint"), *_pair(keys if isinstance(keys, dict) else {})
    gate: Gate = current_app.extensions["push_gate"]
    try:
        gate.target(endpoint if isinstance(endpoint, str) else "")
    except NotAllowed as wrong:
        raise Fault(400, "push_address", {"what": str(wrong)}) from None
    base = public_url("")
    subscriptions.subscribe(house.desk, asks.session, asks.person, str(endpoint), p256dh, auth, base)
    return _said(house, asks.session)


@routes.delete("/p/<id>/api/push")
@described("Rings this phone no more", {204: None}, takes=Nothing)
def unsubscribe(id: str) -> Response:
    """Asking twice is as good as once."""
    house = production(id)
    asks = seat(house)
    body()
    found = subscriptions.of_session(house.desk, asks.session)
    if found is not None:
        subscriptions.unsubscribe(house.desk, found.id, "off")
    return Response(status=204)


@routes.post("/p/<id>/api/push/test")
@described(
    "Rings this phone once, so that its owner hears how",
    {202: None},
    takes=Nothing,
    refuses=((409, "not_subscribed"), (429, "busy")),
)
def test(id: str) -> Response:
    """Queues one notice for this session's phone."""
    house = production(id)
    asks = seat(house)
    person(house, asks)
    body()
    found = subscriptions.of_session(house.desk, asks.session)
    if found is None:
        raise Fault(409, "not_subscribed")
    with house.desk.writing():
        last = rings.last_told(house.desk, f"{rings.TEST}/{found.id}")
        if last and now() - datetime.fromisoformat(last[0]) < PAUSE:
            raise Fault(429, "busy")
        moment = text(now())
        rings.keep_told(house.desk, f"{rings.TEST}/{found.id}", moment, "")
        rings.add(house.desk, rings.TEST, moment, found.id, asks.person)
    return Response(status=202)


def _pair(keys: dict[str, Any]) -> tuple[str, str]:
    """The two keys as they came, if something can be encrypted for them."""
    p256dh, auth = keys.get("p256dh"), keys.get("auth")
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(p256dh, POINT))
        _bytes(auth, SECRET)
    except ValueError:
        raise Fault(400, "push_keys") from None
    return str(p256dh), str(auth)


def _bytes(told: Any, length: int) -> bytes:
    if not isinstance(told, str) or len(told) > 4 * length or not told.isascii():
        raise ValueError("no key")
    try:
        found = urlsafe_b64decode(told.rstrip("=") + "=" * (-len(told.rstrip("=")) % 4))
    except binascii.Error:
        raise ValueError("no key") from None
    if len(found) != length:
        raise ValueError("no key")
    return found
