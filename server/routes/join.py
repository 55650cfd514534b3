"""One-time links: a look shows who invites to what, a tap joins.

Promises: a GET never uses a link up; each way a link can fail has a page that says what to do. Refuses: a form that
this browser was not given.
"""

from __future__ import annotations

import hmac
import secrets
from typing import Any

from flask import Blueprint, Response, current_app, redirect, request

from server.config import key_for
from server.desk import invitations
from server.desk.invitations import Invitation
from server.production import InUse, NoSuchProduction, Production, Stopped
from server.routes.addresses import is_secure_context, public_url
from server.routes.described import Shape, a_text, described
from server.routes.faults import Fault, language, page
from server.routes.inside import Inside, inside, intent, steps
from server.routes.seats import productions, role_of, set_cookies
from server.words import Language, duty, say

routes = Blueprint("join", __name__)
FORM = "callboard_join"
"""The cookie that binds a form to the browser it was shown in."""


class Tap(Shape):
    csrf = a_text(words="What the form shown to this browser holds.")


def _csrf(nonce: str, token: str) -> str:
    secret = key_for(current_app.extensions["secret"], "form")
    return hmac.new(secret, f"{nonce}\n{token}".encode(), "sha256").hexdigest()


def _found(token: str) -> tuple[Production, Invitation] | None:
    id, word = invitations.split(token)
    try:
        house = productions().open(id)
    except NoSuchProduction:
        return None
    except Stopped:
        raise Fault(503, "stopped") from None
    except InUse:
        raise Fault(503, "busy") from None
    invitation = invitations.look(house.desk, word)
    return (house, invitation) if invitation else None


def _failed(name: str, spoken: Language, status: int, lines: list[str], **parts: object) -> Response:
    return page(say(spoken, f"{name}.title"), lines, status=status, language=spoken, **parts)


def _foreign() -> Response:
    spoken = language()
    return _failed("foreign", spoken, 404, [say(spoken, "foreign.body"), say(spoken, "foreign.ask")])


def _closed(house: Production, invitation: Invitation) -> Response | None:
    """The page for a link that no longer joins, None where it does."""
    person = house.person(invitation.person)
    spoken = language(str(person.get("language")) if person else None)
    who = house.name_of(invitation.invited_by) or say(spoken, "office")
    state = invitation.state(role_of(house, invitation.person))
    if state == "used":
        links = [{"href": f"/p/{house.id}/", "words": say(spoken, "used.open", production=house.title)}]
        return _failed("used", spoken, 410, [say(spoken, "used.body"), say(spoken, "used.ask", who=who)], links=links)
    if person is None:
        return _failed("withdrawn", spoken, 410, [say(spoken, "withdrawn.body", production=house.title)])
    if state == "replaced":
        return _failed("replaced", spoken, 410, [say(spoken, "replaced.body", production=house.title, who=who)])
    if state == "expired":
        return _failed("expired", spoken, 410, [say(spoken, "expired.body", production=house.title, who=who)])
    return None


@routes.get("/join/<token>")
@described(
    "The invitation, as a page with a form; a look uses nothing up",
    {200: "text/html", 404: "text/html", 410: "text/html"},
    who="anyone",
)
def look(token: str) -> Response:
    """The invitation, as a page; a browser that this very link has joined goes straight in."""
    found = _found(token)
    if found is None:
        return _foreign()
    house, invitation = found
    here = request.cookies.get(FORM)
    if closed := _closed(house, invitation):
        return closed
    person = house.person(invitation.person) or {}
    spoken = language(str(person.get("language")))
    hired = duty(spoken, str(person.get("role")), person.get("position"))
    who = house.name_of(invitation.invited_by)
    lead = say(spoken, "join.lead" if who else "join.lead_office", who=who, production=house.title, duty=hired)
    lines = [lead, say(spoken, "join.note" if is_secure_context() else "join.insecure")]
    nonce = here or secrets.token_urlsafe(16)
    button = say(spoken, "join.button", name=person.get("name"))
    form = {"action": f"/join/{token}", "csrf": _csrf(nonce, token), "button": button}
    title = say(spoken, "join.title", production=house.title)
    if found_inside := inside(request.user_agent.string):
        way_out = _way_out(found_inside, spoken, token)
        form["button"] = say(spoken, "inside.anyway", name=person.get("name"))
        told = [lead, way_out.pop("why"), *(lines[1:] if not is_secure_context() else ())]
        answer = page(title, told, form=form, way_out=way_out, language=spoken)
    else:
        answer = page(title, lines, form=form, language=spoken)
    answer.set_cookie(FORM, nonce, path="/join/", httponly=True, samesite="Strict", secure=request.is_secure)
    return answer


def _way_out(found: Inside, spoken: Language, token: str) -> dict[str, Any]:
    """What the page says to somebody who opened the link inside another app, before it is used up there."""
    link = public_url(f"/join/{token}")
    where = say(spoken, "inside.app", app=found.app) if found.app else say(spoken, "inside.some_app")
    return {
        "why": say(spoken, "inside.why", where=where),
        "title": say(spoken, "inside.title"),
        "steps": steps(found, spoken),
        "link": link,
        "label": say(spoken, "inside.link"),
        "copies": say(spoken, "inside.copy"),
        "copied": say(spoken, "inside.copied"),
        "intent": intent(link) if found.system == "android" else None,
        "open": say(spoken, "inside.open_now"),
    }


@routes.post("/join/<token>")
@described(
    "Joins: the link is used up, this browser gets its session's cookie and is sent on to the app",
    {303: "text/html", 403: "text/html", 404: "text/html", 410: "text/html"},
    form=Tap,
    who="anyone",
)
def join(token: str) -> Response:
    """Joins: the link is used up, this browser becomes a device of that person."""
    nonce, sent = request.cookies.get(FORM, ""), request.form.get("csrf", "")
    if not nonce or not hmac.compare_digest(_csrf(nonce, token).encode(), sent.encode()):
        spoken = language()
        return _failed("stale", spoken, 403, [say(spoken, "stale.body")])
    found = _found(token)
    if found is None:
        return _foreign()
    house, invitation = found
    if closed := _closed(house, invitation):
        return closed
    role = role_of(house, invitation.person)
    used = invitations.use(house.desk, invitations.split(token)[1], role, request.user_agent.string)
    if used is None:
        again = _found(token)
        return (_closed(*again) if again else None) or _foreign()
    answer = redirect(f"/p/{house.id}/", 303)
    set_cookies(answer, house, used[1])  # type: ignore[arg-type]
    return answer  # type: ignore[return-value]
