"""How a kind of record is declared.

Promises: one declaration gives the marshmallow schema, each field's merge word, who may see and who may write, and
the verbs. Refuses: conditions in a declaration, merge code of a kind's own, a ninth field option.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from marshmallow import Schema, fields, validate

from sync import shapes

if TYPE_CHECKING:
    from sync.house import Consequence, Deed, House

Word = Literal["settle", "last", "first", "forward", "office", "carried"]
Offline = Literal["yes", "ask", "no"]
Label = tuple[str, str]
"""What a person reads: English, Spanish."""


@dataclass(frozen=True)
class Field:
    """One field: `type` names a row of `TYPES`; at most eight options, none of them a condition.

    word: who wins where two wrote without having seen each other (M2); a `carried` field is judged and never stored.
    given: set by the server alone.
    choices: allowed values; under `forward` their order is the path, and what stands after "/" is an end off the path.
    of: the kind that a ref points to, or the nested shape of a struct. bears_rights: its history is kept for A6.
    """

    type: str
    label: Label
    word: Word = "settle"
    required: bool = False
    choices: tuple[str, ...] = ()
    of: Any = None
    unit: str = ""
    given: bool = False
    bears_rights: bool = False


@dataclass(frozen=True)
class See:
    """A channel word (C1). `of` holds the roles themselves for `role`, else the field that names the role, person,
    department, unit or audience."""

    word: Literal["everyone", "role", "role_in", "person", "department", "unit", "audience"]
    of: tuple[str, ...] = ()


def everyone() -> See:
    return See("everyone")


def roles(*names: str) -> See:
    return See("role", names)


def roles_in(field_name: str) -> See:
    """Everyone who holds the role that stands in that field; nobody while it is empty."""
    return See("role_in", (field_name,))


def named(field_name: str) -> See:
    """The person whose id stands in that field."""
    return See("person", (field_name,))


def department(field_name: str) -> See:
    return See("department", (field_name,))


def audience(field_name: str) -> See:
    return See("audience", (field_name,))


@dataclass(frozen=True)
class Who:
    """Who may do a verb: holders of a role, the person named in a field, or holders of the role named in a field."""

    roles: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    role_in: tuple[str, ...] = ()
    anyone: bool = False


Then = Callable[["Deed", "House"], Iterable["Consequence"]]
Lift = Callable[[str, Mapping[str, Any]], tuple[str, Mapping[str, Any]]]
"""E8: a verb and its fields as one version wrote them, and as the next would have; may raise `sync.house.Refused`."""


@dataclass(frozen=True)
class Verb:
    """What a deed is called. `sets` names the fields it may set; empty: every field that is not given.

    offline (E6): yes; ask: carries what it was decided on; no: takes effect only when the server says so.
    then: what else the deed brings about, in the same commit; it may raise `sync.house.Refused` and `Waits`.
    """

    name: str
    who: Who
    sets: tuple[str, ...] = ()
    offline: Offline = "yes"
    creates: bool = False
    then: Then | None = None


@dataclass(frozen=True)
class Kind:
    """A sort of record. `key` names the fields of its natural key (E5), empty where the device gives the id.

    lifts: one step from each earlier version to the next, the first from 1 to 2 (E8).
    asks: a disagreement is put before the office, values and all. Where not all of it may see those, nothing is asked
    and every field is `last` (M3).
    """

    name: str
    label: Label
    fields: Mapping[str, Field]
    sees: tuple[See, ...]
    verbs: tuple[Verb, ...]
    key: tuple[str, ...] = ()
    v: int = 1
    append_only: bool = False
    asks: bool = True
    lifts: tuple[Lift, ...] = ()
    schema: Schema = field(init=False, repr=False, compare=False)
    checks: Mapping[str, shapes.Check] = field(init=False, repr=False, compare=False)
    stored: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The declared fields that are stored: not those that are only carried by a deed."""
    needed: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """Those that a new record must have."""
    always: frozenset[str] = field(init=False, repr=False, compare=False)
    """The channels that all its records are in, and the words by which each finds its others."""
    varies: tuple[See, ...] = field(init=False, repr=False, compare=False)
    _verbs: Mapping[str, Verb] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "schema", schema_of(self))
        object.__setattr__(self, "checks", {name: shapes.check(f) for name, f in self.fields.items()})
        if len(self.lifts) != self.v - 1:
            raise ValueError(f"{self.name}: version {self.v} wants {self.v - 1} lifts, and has {len(self.lifts)}")
        if not self.asks and (asked := [name for name, f in self.fields.items() if f.word != "last"]):
            raise ValueError(f"{self.name} asks nothing, and its {asked} would be asked about")
        stored = tuple(name for name, f in self.fields.items() if f.word != "carried")
        object.__setattr__(self, "stored", stored)
        object.__setattr__(self, "needed", tuple(name for name, f in self.fields.items() if f.required))
        object.__setattr__(self, "_verbs", {verb.name: verb for verb in reversed(self.verbs)})
        always = [f"role:{role}" for see in self.sees if see.word == "role" for role in see.of]
        always += ["everyone" for see in self.sees if see.word == "everyone"]
        object.__setattr__(self, "always", frozenset(always))
        object.__setattr__(self, "varies", tuple(see for see in self.sees if see.word not in ("role", "everyone")))
        for verb in self.verbs:
            unknown = [name for name in verb.sets if name not in self.fields]
            if unknown or not verb.name.startswith(self.name + "."):
                raise ValueError(f"{self.name}: verb {verb.name} names {unknown or 'another kind'}")

    def verb(self, name: str) -> Verb | None:
        return self._verbs.get(name)


Kinds = Mapping[str, Kind]


def _text(f: Field) -> fields.Field[Any]:
    return shapes.Text(validate=validate.Length(max=shapes.TEXTS[f.type]))


def _whole(f: Field) -> fields.Field[Any]:
    return shapes.Whole(validate=validate.Range(*shapes.RANGES[f.type]))


def _list(each: fields.Field[Any]) -> fields.Field[Any]:
    return fields.List(each, validate=validate.Length(max=shapes.LONGEST_LIST))


def _struct(f: Field) -> fields.Field[Any]:
    parts = {name: make(part) for name, part in dict(f.of).items()}
    for name, part in dict(f.of).items():
        parts[name].required = part.required
        parts[name].allow_none = not part.required
    return fields.Nested(Schema.from_dict(parts))


TYPES: Mapping[str, Callable[[Field], fields.Field[Any]]] = {
    "text": _text,
    "long_text": _text,
    "strokes": _text,
    "zone": _text,
    "choice": lambda f: shapes.Text(validate=validate.OneOf([c.removeprefix("/") for c in f.choices])),
    "whole": _whole,
    "eighths": _whole,
    "minutes": _whole,
    "number": lambda f: shapes.Number(),
    "yes_no": lambda f: shapes.YesNo(),
    "date": lambda f: shapes.Day(),
    "instant": lambda f: shapes.Instant(),
    "ref": lambda f: shapes.Ref(),
    "refs": lambda f: _list(shapes.Ref()),
    "texts": lambda f: _list(shapes.Text(validate=validate.Length(max=500))),
    "struct": _struct,
    "file": lambda f: shapes.file_shape(),
    "files": lambda f: fields.List(shapes.file_shape(), validate=validate.Length(max=shapes.MOST_FILES)),
    "json": lambda f: fields.Raw(),
}
"""minutes: from the shoot day's local midnight, so 02:00 after a night is 1,560 (T1). eighths: of a script page.
file, files: references alone; the bytes come by themselves (F1)."""


def make(f: Field) -> fields.Field[Any]:
    """The marshmallow field; null is always allowed, since null clears (E2)."""
    made = TYPES[f.type](f)
    made.allow_none = True
    made.metadata = {**made.metadata, "label": f.label, "word": f.word, "unit": f.unit, "type": f.type}
    return made


def schema_of(kind: Kind) -> Schema:
    return Schema.from_dict({name: make(f) for name, f in kind.fields.items()}, name=kind.name)()
