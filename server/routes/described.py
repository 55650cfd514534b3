"""What a route takes and gives, said beside its code.

Promises: the description stands on the view itself, and the API's document is made of nothing else. Refuses: to change
what the route does; that a description is true is held by the tests that ask every route.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from marshmallow import INCLUDE, Schema, fields, validate

from sync import shapes

View = TypeVar("View", bound=Callable[..., Any])
Body = type[Schema] | str | None
"""A JSON object of that shape, bytes of that media type, or nothing."""
Who = Literal["anyone", "session", "any session"]


class Shape(Schema):
    """A JSON object; what a newer client says beside it is not read."""

    class Meta:
        unknown = INCLUDE


@dataclass(frozen=True)
class Description:
    """One route. `takes` is its body, `form` the same sent by a page's form, `query` and `headers` what stands beside.

    who: "any session" lets an ended one in too; else the roles that may. gives: the body of each good status.
    refuses: (status, code) pairs beside those that every route of its sort has. limit: of the body, in bytes, where
    the server's own for forms is not meant; the name of a setting of `Config`. events: what goes over the socket.
    """

    summary: str
    gives: Mapping[int, Body]
    who: Who | tuple[str, ...] = "session"
    takes: Body = None
    form: type[Schema] | None = None
    query: type[Schema] | None = None
    headers: type[Schema] | None = None
    refuses: tuple[tuple[int, str], ...] = ()
    limit: str = "form_bytes"
    gives_headers: Mapping[str, str] = field(default_factory=dict)


def described(summary: str, gives: Mapping[int, Body], **said: Any) -> Callable[[View], View]:
    """Stands under the route's own decorator; the keywords are the fields of `Description`."""
    description = Description(summary, gives, **said)

    def describe(view: View) -> View:
        view.described = description  # type: ignore[attr-defined]
        return view

    return describe


def description_of(view: Any) -> Description | None:
    return getattr(view, "described", None)


def a_text(longest: int | None = None, *, words: str = "", null: bool = False, least: int = 0) -> shapes.Text:
    """A text that is always there; `words` say what it is."""
    told = {"description": words} if words else {}
    return shapes.Text(required=True, allow_none=null, validate=validate.Length(least, longest), metadata=told)


def a_ref(words: str = "", *, required: bool = True) -> shapes.Ref:
    """The id of a record."""
    made = shapes.Ref(required=required)
    made.metadata = {**made.metadata, **({"description": words} if words else {})}
    return made


def an_instant(*, null: bool = False) -> shapes.Instant:
    return shapes.Instant(required=True, allow_none=null)


def a_list(of: type[Schema]) -> fields.List:
    return fields.List(fields.Nested(of), required=True)


class Fault(Shape):
    """Every answer that is not the one asked for."""

    code = a_text(words="A name for a program; the app says it in the reader's language.")
    text = a_text(words="The same in plain English: what happened, and what to do.")
    nonce = shapes.Text(metadata={"description": "That of the message, where it had one (W3)."})
