"""Who asks: the production in the address, the session in the cookie, the person in the log.

Promises: a route that asks for a seat gets one that stands, or the request ends with 401 or 403.
"""

from __future__ import annotations

from collections.abc import Collection

from flask import Response, current_app, g, request

from server.desk import sessions
from server.desk.sessions import Session
from server.live.seat import Seat
from server.production import InUse, NoSuchProduction, Production, Productions, Stopped
from server.routes.faults import Fault
from sync.house import Record

LIST = "callboard"
"""The cookie that names the productions this browser has joined, the last first."""
MONTHS = 400 * 24 * 3600


def productions() -> Productions:
    return current_app.extensions["productions"]


def production(id: str) -> Production:
    """The production in the address, open. Ends the request with 404 or 503."""
    try:
        return productions().open(id)
    except NoSuchProduction:
        raise Fault(404, "not_found") from None
    except Stopped:
        raise Fault(503, "stopped") from None
    except InUse:
        raise Fault(503, "busy") from None


def cookie_name(id: str) -> str:
    return f"callboard_{id}"


def session(house: Production) -> Session | None:
    """The session of this request, ended ones too."""
    token = request.cookies.get(cookie_name(house.id))
    return sessions.whose(house.desk, token) if token else None


def any_seat(house: Production) -> Seat:
    """Who asks, even where the session has ended or the person has left. 401 without a session."""
    found = session(house)
    if found is None:
        raise Fault(401, "signed_out")
    ended = found.why if found.ended else None
    if ended is None and house.person(found.person) is None:
        ended = "left"
    g.session = found
    return Seat(house.id, found.person, found.id, ended)


def seat(house: Production) -> Seat:
    """Who asks, signed in and standing. 401 without a session, 403 where it was ended."""
    found = any_seat(house)
    if found.ended:
        raise Fault(403, "revoked")
    return found


def person(house: Production, asks: Seat) -> Record:
    found = house.person(asks.person)
    if found is None:
        raise Fault(403, "revoked")
    return found


def role_of(house: Production, person: str) -> str | None:
    """The role of somebody who is there, None where he is not."""
    found = house.person(person)
    return None if found is None else str(found.get("role"))


def holder(house: Production, asks: Seat, roles: Collection[str]) -> Record:
    """The record of who asks, if one of those roles is his; 403 otherwise."""
    found = person(house, asks)
    if found.get("role") not in roles:
        raise Fault(403, "not_yours")
    return found


def known() -> list[str]:
    """The productions this browser has joined and that are here, the last first."""
    named = request.cookies.get(LIST, "").split(".")
    return [id for id in named if id and productions().has(id)]


def set_cookies(answer: Response, house: Production, token: str) -> None:
    """Signs this browser in: the session's cookie for that production alone, and the list of productions."""
    answer.set_cookie(
        cookie_name(house.id),
        token,
        max_age=MONTHS,
        path=f"/p/{house.id}",
        httponly=True,
        samesite="Lax",
        secure=request.is_secure,
    )
    named = [house.id, *(id for id in known() if id != house.id)][:12]
    answer.set_cookie(
        LIST, ".".join(named), max_age=MONTHS, path="/", httponly=True, samesite="Lax", secure=request.is_secure
    )


def clear_cookie(answer: Response, house: Production) -> None:
    answer.delete_cookie(cookie_name(house.id), path=f"/p/{house.id}", httponly=True, samesite="Lax")
