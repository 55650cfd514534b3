"""The messages both carriers speak (W1), and their version.

Promises: what a schema here lets through has the shape it names; `wire_hash` changes whenever any of them does (W4).
Refuses nothing inside an entry: each is judged alone by the log (A7).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from marshmallow import INCLUDE, Schema, ValidationError, fields, validate

from sync import shapes
from sync.entry import LARGEST, MOST, PARTS
from sync.plain import text_of

PROTOCOL = 1
"""A change of these schemas that is more than an addition makes a new one."""
SPOKEN = (1,)
"""Every protocol ever shipped: what is pushed under it is accepted for ever (E8)."""
TAKEN_IN = (1,)
"""The protocols under which a device may take in. Under an older one it is told to update."""
LIMITS: Mapping[str, int] = {"entry_bytes": LARGEST, "entries": MOST}
OUTCOMES = ("applied", "merged", "contested", "superseded", "held", "refused", "fork", "gap")
NAME = validate.Length(1, 100)
SEQ = validate.Range(0, 2**53 - 1)


class Message(Schema):
    """Whatever a newer side says beside what is known here is let through and not read."""

    class Meta:
        unknown = INCLUDE


class Place(Message):
    """A cursor (P5). The token is the server's own and means nothing to a device."""

    epoch = shapes.Text(required=True, validate=NAME)
    seq = shapes.Whole(required=True, validate=SEQ)
    token = shapes.Text(required=True, validate=NAME)


class Why(Message):
    code = shapes.Text(required=True, validate=NAME)
    text = shapes.Text(required=True)
    values = fields.Dict(keys=shapes.Text(), required=True)


class Judged(Message):
    """What became of one entry. `seq` null: nothing was kept and its n is not used up."""

    id = shapes.Text(required=True, allow_none=True)
    n = shapes.Whole(required=True, allow_none=True, validate=SEQ)
    seq = shapes.Whole(required=True, allow_none=True, validate=SEQ)
    outcome = shapes.Text(required=True, validate=validate.OneOf(OUTCOMES))
    why = fields.Nested(Why, required=True, allow_none=True)


class Change(Message):
    """A record as it stands, whole, or `gone`."""

    kind = shapes.Text(required=True, validate=NAME)
    id = shapes.Text(required=True, validate=NAME)
    rev = shapes.Whole(required=True, validate=SEQ)
    record = fields.Dict(keys=shapes.Text())
    gone = fields.Constant(True)


class Sync(Message):
    """→ Pushes and asks. `from` is where the device stands, `applied` what it has durably; `lost_through`: A2;
    `person`: whose device this is (E7), in case the session is another's."""

    protocol = shapes.Whole(required=True, validate=validate.OneOf(SPOKEN))
    nonce = shapes.Text(required=True, validate=NAME)
    device = shapes.Text(required=True, validate=NAME)
    was = shapes.Text(allow_none=True, validate=NAME)
    person = shapes.Text(validate=NAME)
    lost_through = shapes.Whole(allow_none=True, validate=SEQ)
    scope = shapes.Text(required=True, allow_none=True, validate=NAME)
    applied = fields.Nested(Place, required=True, allow_none=True)
    entries = fields.List(fields.Raw(allow_none=True), required=True)


class Reply(Message):
    """← Outcomes, then changes from `from` to `to`. `more`: ask again from `to`; only then is it whole (P3).

    E8: `kinds` are the versions of those that are beyond their first; `update` says that this app is too old to take
    in. `protocol` is that of the message.
    """

    protocol = shapes.Whole(required=True, validate=validate.OneOf(SPOKEN))
    nonce = shapes.Text(required=True, validate=NAME)
    now = shapes.Instant(required=True)
    epoch = shapes.Text(required=True, validate=NAME)
    scope = shapes.Text(required=True)
    backup_floor = shapes.Whole(required=True, validate=SEQ)
    outcomes = fields.List(fields.Nested(Judged), required=True)
    snapshot = shapes.YesNo(required=True)
    to = fields.Nested(Place, required=True)
    more = shapes.YesNo(required=True)
    changes = fields.List(fields.Nested(Change), required=True)
    erase = shapes.YesNo()
    kinds = fields.Dict(keys=shapes.Text(validate=NAME), values=shapes.Whole())
    update = shapes.YesNo()


class Changes(Message):
    """← A channel's frame: changes only, never a cursor (P4)."""

    epoch = shapes.Text(required=True, validate=NAME)
    changes = fields.List(fields.Nested(Change), required=True)


class Mark(Message):
    """← Closes a run of frames: whoever stands at `from` under this scope stands at `to` with them (P4)."""

    scope = shapes.Text(required=True, allow_none=True)
    to = fields.Nested(Place, required=True)


class Ping(Message):
    """→ Is anyone there (W2)?"""

    nonce = shapes.Text(allow_none=True, validate=NAME)


class Pong(Message):
    """← Yes. Where the socket hears its channels, `from` and `to` as in a mark."""

    nonce = shapes.Text(allow_none=True, validate=NAME)
    now = shapes.Instant(required=True)
    scope = shapes.Text(allow_none=True)
    to = fields.Nested(Place)


class Bye(Message):
    """← The socket ends; `why` tells the device what to do next."""

    why = shapes.Text(required=True, validate=NAME)


# `from` is no name that a class body can hold.
MESSAGES: Mapping[str, type[Schema]] = {
    "sync": Sync.from_dict({"from": fields.Nested(Place, required=True, allow_none=True)}, name="SyncFrom"),
    "reply": Reply.from_dict({"from": shapes.Whole(required=True, validate=SEQ)}, name="ReplyFrom"),
    "changes": Changes,
    "mark": Mark.from_dict({"from": shapes.Whole(required=True, validate=SEQ)}, name="MarkFrom"),
    "ping": Ping,
    "pong": Pong.from_dict({"from": shapes.Whole(validate=SEQ)}, name="PongFrom"),
    "bye": Bye,
}
_READ = {name: schema() for name, schema in MESSAGES.items()}


def wrong(type: str, message: Any) -> dict[str, Any]:
    """What is wrong with a message of that type, by field; empty if it is one."""
    if not isinstance(message, dict):
        return {"message": ["Not an object."]}
    try:
        _READ[type].load(message)
    except ValidationError as error:
        return dict(error.messages_dict)
    return {}


def fits_sync(message: Any) -> bool:
    """The fast twin of `wrong("sync", message) == {}`."""
    if type(message) is not dict or not message.keys() >= _NEEDED:
        return False
    return (
        type(message["protocol"]) is int
        and message["protocol"] in SPOKEN
        and type(message["entries"]) is list
        and _named(message["nonce"])
        and _named(message["device"])
        and (message.get("was") is None or _named(message["was"]))
        and ("person" not in message or _named(message["person"]))
        and (message.get("lost_through") is None or _counted(message["lost_through"]))
        and (message["scope"] is None or _named(message["scope"]))
        and (message["from"] is None or _placed(message["from"]))
        and (message["applied"] is None or _placed(message["applied"]))
    )


_NEEDED = {"protocol", "nonce", "device", "scope", "from", "applied", "entries"}


def _named(value: Any) -> bool:
    return type(value) is str and 0 < len(value) <= 100


def _counted(value: Any) -> bool:
    return type(value) is int and 0 <= value <= 2**53 - 1


def _placed(value: Any) -> bool:
    return (
        type(value) is dict and _named(value.get("epoch")) and _counted(value.get("seq")) and _named(value.get("token"))
    )


def wire_hash() -> str:
    """W4: the shape of every message and of an entry, as one hash."""
    shape = {name: _shape(schema) for name, schema in _READ.items()}
    return hashlib.sha256(
        text_of({"messages": shape, "entry": sorted(PARTS), "limits": dict(LIMITS)}).encode()
    ).hexdigest()


def _shape(schema: Schema) -> dict[str, Any]:
    return {name: _field(field) for name, field in schema.fields.items()}


def _field(field: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"type": type(field).__name__, "required": field.required, "null": field.allow_none}
    if isinstance(field, fields.Nested):
        found["of"] = _shape(field.schema)
    if isinstance(field, fields.List):
        found["of"] = _field(field.inner)
    return found
