"""The record kinds and the wire as components of the API's document.

Promises: each kind gives its record as it stands and the deeds that write it, from its one declaration. Refuses: to
say anything of a kind that its declaration does not.
"""

from __future__ import annotations

from typing import Any

from apispec import APISpec
from marshmallow import fields

from server.live.exchange import NAMES
from server.office.kinds import KINDS
from sync.entry import HIGHEST
from sync.kind import Kind, Kinds, Verb
from sync.live import STRUCK, kept_fields
from sync.refusals import TEXTS
from sync.wire import LIMITS, MESSAGES

INSTANT = {"type": "string", "format": "date-time"}
OFFLINE = {
    "yes": "done without signal",
    "ask": "carries what it was decided on",
    "no": "takes effect when the server says so",
}


def camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def kind_field(self: Any, field: Any, ret: dict[str, Any]) -> dict[str, Any]:
    """What the declaration says of a field beside its shape, in the document's words."""
    label = field.metadata.get("label")
    if label is None:
        return {}
    ret.pop("type", None)  # the declaration's own word for it
    told = self.field2type_and_format(field)
    if isinstance(field, fields.Nested):
        told = {}
    unit = field.metadata["unit"] or {"eighths": "eighth of a page", "minutes": "minute from the day's midnight"}.get(
        field.metadata["type"], ""
    )
    if "type" in told:
        told["type"] = [told["type"], "null"] if field.allow_none else told["type"]
    words = f"{label[0]} · {label[1]}." + (f" In: {unit}." if unit else "")
    return {**told, "title": label[0], "description": words, "x-word": field.metadata["word"]}


def who(verb: Verb) -> str:
    """Who may do a verb, in words."""
    if verb.who.anyone:
        return "anyone on the production"
    told = list(verb.who.roles)
    told += [f"who stands in `{name}`" for name in verb.who.named]
    told += [f"holders of the role in `{name}`" for name in verb.who.role_in]
    return ", ".join(told) or "the server alone"


def _sees(kind: Kind) -> str:
    return "; ".join(see.word if not see.of else f"{see.word} {', '.join(see.of)}" for see in kind.sees) or "nobody"


def _verb(kind: Kind, verb: Verb) -> str:
    sets = ", ".join(verb.sets) or ("struck" if verb.name == f"{kind.name}.strike" else "every field not given")
    return f"- `{verb.name}`{' (creates)' if verb.creates else ''}: {who(verb)}. Sets {sets}; {OFFLINE[verb.offline]}."


def _record(kind: Kind, properties: dict[str, Any]) -> dict[str, Any]:
    kept = kept_fields(kind)
    key = f" Its id follows from {', '.join(kind.key)} (E5)." if kind.key else ""
    lines = [f"{kind.label[0]} · {kind.label[1]}, version {kind.v}.{key} Heard of by: {_sees(kind)}.", "", "Verbs:"]
    return {
        "type": "object",
        "title": kind.label[0],
        "description": "\n".join([*lines, *(_verb(kind, verb) for verb in kind.verbs)]),
        "properties": {**{name: properties[name] for name in kept}, STRUCK: {**INSTANT, "description": "E9"}},
        "required": kept,
        "additionalProperties": False,
    }


def _deed(kind: Kind, properties: dict[str, Any]) -> dict[str, Any]:
    settable = {name: properties[name] for name, field in kind.fields.items() if not field.given}
    settable[STRUCK] = {**INSTANT, "type": ["string", "null"], "description": "E9; by the verb that strikes."}
    point = {"type": "string", "minLength": 1, "maxLength": 100}
    number = {"type": "integer", "minimum": 1, "maximum": HIGHEST}
    seq = {"type": "integer", "minimum": 0, "maximum": HIGHEST}
    uuid = {"type": "string", "format": "uuid"}
    return {
        "type": "object",
        "description": f"A deed on {kind.label[0].lower()} (E1). At most {LIMITS['entry_bytes']} bytes.",
        "properties": {
            "id": {**uuid, "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-", "description": "A UUIDv7."},
            "device": {"type": "string", "minLength": 1, "maxLength": 100},
            "n": {**number, "description": "The device's own count: 1, 2, 3…"},
            "kind": {"const": kind.name},
            "record": uuid,
            "verb": {"enum": [verb.name for verb in kind.verbs]},
            "base": _point({"epoch": point, "rev": seq}, "The record as its author saw it (E3)."),
            "seen": _point({"epoch": point, "seq": seq}, "The cursor at that moment."),
            "fields": {
                "type": "object",
                "description": "What it sets. Absent: untouched. Null: cleared.",
                "properties": settable,
            },
            "at": {**INSTANT, "description": "By the device's clock."},
            "offset": {"type": ["integer", "null"], "description": "Milliseconds the server's clock is ahead."},
            "v": number,
        },
        "required": ["id", "device", "n", "kind", "record", "verb", "fields", "at", "v"],
    }


def _point(parts: dict[str, Any], words: str) -> dict[str, Any]:
    return {"type": ["object", "null"], "properties": parts, "required": list(parts), "description": words}


def _refs(names: list[str]) -> list[dict[str, str]]:
    return [{"$ref": f"#/components/schemas/{name}"} for name in names]


def add_kinds(spec: APISpec, converter: Any, kinds: Kinds = KINDS) -> None:
    """Record and deed of every kind, and `Deed`, which is one of them."""
    for kind in kinds.values():
        properties = converter.schema2jsonschema(kind.schema)["properties"]
        spec.components.schema(camel(kind.name), _record(kind, properties))
        spec.components.schema(f"{camel(kind.name)}Deed", _deed(kind, properties))
    spec.components.schema(
        "Deed",
        {"anyOf": _refs([f"{camel(name)}Deed" for name in kinds]), "description": "One entry, of any kind."},
    )


def add_wire(spec: APISpec, kinds: Kinds = KINDS) -> None:
    """The messages of both carriers (W1). An entry that is none is answered in its outcome, so any may be sent."""
    for name, schema in MESSAGES.items():
        spec.components.schema(camel(name), schema=schema)
        made = spec.components.schemas[camel(name)]
        made["description"] = " ".join((schema.__doc__ or schema.__mro__[1].__doc__ or "").split())
    made = spec.components.schemas
    anything = {"description": "Anything else: refused by name in its outcome (A7)."}
    made["Sync"]["properties"]["entries"] = {
        "type": "array",
        "items": {"anyOf": [*_refs(["Deed"]), anything]},
        "description": f"Oldest first; of more than {LIMITS['entries']} the rest is refused by name (A7).",
    }
    plain = {"pattern": r"^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$"}
    for name in NAMES:
        named = made["Sync"]["properties"][name]
        named.update(plain if "string" in named.get("type", ()) else {})
    for name in ("epoch", "token"):
        made["Place"]["properties"][name].update(plain)
    text = {"type": "string", "minLength": 1, "maxLength": 100}
    base = {"id": text, "rev": {"type": "integer", "minimum": 0, "maximum": HIGHEST}}
    changes = [_change(kind, base) for kind in kinds]
    made["Change"] = {"anyOf": changes, "description": "A record as it stands, whole, or gone."}
    reasons = "\n".join(f"- `{code}`: {words}" for code, words in TEXTS.items())
    made["Why"]["description"] = f"Why a deed did not take effect as it was meant.\n\n{reasons}"


def _change(kind: str, base: dict[str, Any]) -> dict[str, Any]:
    said = {"kind": {"const": kind}, **base}
    record, gone = {"$ref": f"#/components/schemas/{camel(kind)}"}, {"const": True}
    return {
        "type": "object",
        "properties": {**said, "record": record, "gone": gone},
        "required": [*said],
        "oneOf": [{"required": ["record"]}, {"required": ["gone"]}],
    }
