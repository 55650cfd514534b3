"""The way in for an app that has no session and no link: six digits (PE4), typed into the app or into a page.

Promises: the code is never in an address; what becomes of it is said in words. Refuses: a page of another site (guard).
"""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, redirect, request
from marshmallow import validate

from server.routes.described import Shape, a_text, described
from server.routes.devices import body
from server.routes.entering import entering
from server.routes.faults import Fault, language, page
from server.routes.seats import production, set_cookies
from server.words import say
from sync import shapes

routes = Blueprint("pair", __name__)


class Typed(Shape):
    code = shapes.Text(
        required=True,
        validate=validate.Regexp("^[0-9]{3}[ -]?[0-9]{3}$"),
        metadata={"description": "Six digits, a space between or not."},
    )


class Entry(Typed):
    production = shapes.Text(metadata={"description": "The one it is for; any of this server's where none is named."})


class Entered(Shape):
    production = a_text(words="Its id; the session's cookie is with the answer.")


@routes.post("/api/pair")
@described(
    "Signs this browser in with six digits, used up thereby (PE4)",
    {200: Entered},
    takes=Entry,
    who="anyone",
    refuses=(
        (400, "code_shape"),
        (403, "code_wrong"),
        (404, "not_found"),
        (409, "code_used"),
        (409, "code_expired"),
        (409, "code_replaced"),
        (429, "code_rest"),
        (503, "stopped"),
        (503, "busy"),
        (507, "disk_full"),
    ),
)
def pair_here() -> Response:
    told = body()
    typed, named = told.get("code"), told.get("production")
    if not isinstance(typed, str) or len(typed) > 40:
        raise Fault(400, "code_shape")
    house, cookie = entering().enter(typed, None if named is None else production(str(named)))
    answer = jsonify(production=house.id)
    set_cookies(answer, house, cookie)
    return answer


def form(status: int = 200, wrong: str | None = None, *, front: bool = False) -> Response:
    """The page on which a code is typed; `front`: as the first thing somebody sees here."""
    spoken = language()
    lead = "landing.body" if front else "pair.body"
    lines = [say(spoken, key) for key in (lead, "pair.where", "pair.office")]
    entry = {"label": say(spoken, "pair.label"), "wrong": wrong, "button": say(spoken, "pair.button")}
    return page(
        say(spoken, "landing.title" if front else "pair.title"), lines, status=status, language=spoken, entry=entry
    )


@routes.get("/pair")
@described("The page on which a code is typed", {200: "text/html"}, who="anyone")
def look() -> Response:
    return form()


@routes.post("/pair")
@described(
    "Signs this browser in with six digits, used up thereby, and sends it on to the app (PE4)",
    dict.fromkeys((303, 400, 403, 409, 429), "text/html"),
    form=Typed,
    who="anyone",
)
def pair() -> Response:
    """The form: a code of any production on this server."""
    try:
        house, cookie = entering().enter(request.form.get("code", "")[:40], None)
    except Fault as fault:
        return form(fault.status, say(language(), f"code.{fault.code}", **fault.values))
    answer = redirect(f"/p/{house.id}/", 303)
    set_cookies(answer, house, cookie)  # type: ignore[arg-type]
    return answer  # type: ignore[return-value]
