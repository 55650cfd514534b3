"""Codes over all the productions of a server: made so that no two open ones are alike, and taken one at a time.

Promises (PE4): whoever guesses is stopped, in one production and over all of them, before guessing pays; a code says
what became of it to whoever has it, and nothing to whoever has not.
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Sequence
from datetime import datetime
from ipaddress import ip_address, ip_network
from pathlib import Path

from flask import current_app, request

from server.config import Config
from server.desk import codes
from server.desk.instants import now, text
from server.live.seat import Seat
from server.production import Production
from server.routes.faults import Fault
from server.routes.seats import productions, role_of
from server.routes.turn import Noted, Turn

MOST_WRONG_HERE = 30
"""Wrong codes within `codes.REST` over all productions, after which none is taken anywhere."""
MOST_FROM_ONE = 5
"""Wrong codes of one address within `codes.REST`, after which it alone is refused, and counted no further: a stranger
keeps nobody out but himself."""
TURN = "codes.turn"
"""The file of a folder that holds the wrong codes of late, so that every process of the server counts the same."""
NOWHERE = "-"
DIGITS = re.compile(r"[0-9]{6}")


class Entering:
    """`key` makes the hashes; `turn` is the file that processes share. One code is made or tried at a time, over all of
    them, so that nobody guesses beside the count."""

    def __init__(self, key: bytes, turn: Path) -> None:
        self._key = key
        self._turn = Turn(turn, MOST_WRONG_HERE)

    def _mac(self, code: str) -> bytes:
        return hmac.digest(self._key, code.encode(), "sha256")

    def make(self, house: Production, person: str, role: str, *, by: Seat) -> tuple[str, str]:
        """A code for that person's next device, and the instant it stops working.

        Raises Fault 429 while none is taken.
        """
        with self._turn.alone():
            self._unless_resting([house])
            while True:
                code = f"{secrets.randbelow(1_000_000):06}"
                mac = self._mac(code)
                if not any(codes.look(one.desk, mac) for one in productions().opened()):
                    return code, codes.keep(house.desk, mac, person, role=role, by=by.person, made_by=by.session)

    def enter(self, typed: str, house: Production | None) -> tuple[Production, str]:
        """Uses a code up, of that production or, where none is named, of any. Returns whose it was and the cookie.

        Raises Fault: 400 code_shape, 403 code_wrong, 409 code_used, code_expired, code_replaced, 429 code_rest.
        """
        code = re.sub(r"[\s-]", "", typed)
        if not DIGITS.fullmatch(code):
            raise Fault(400, "code_shape")
        houses = [house] if house else productions().opened()
        mac = self._mac(code)
        with self._turn.alone():
            self._unless_resting([house] if house else [])
            self._unless_one_guesses(where := _where())
            for one in houses:
                if codes.rests_until(one.desk) is None and (cookie := self._try(one, mac)):
                    return one, cookie
            self._count(houses, where, named=house is not None)
        raise Fault(403, "code_wrong")

    def _try(self, house: Production, mac: bytes) -> str | None:
        found = codes.look(house.desk, mac)
        if found is None:
            return None
        role = role_of(house, found.person)
        used = codes.use(house.desk, mac, role, request.user_agent.string)
        if used is None:
            raise Fault(409, f"code_{found.state(role)}")
        return used[1]

    def _count(self, houses: Sequence[Production], where: str, *, named: bool) -> None:
        """A wrong code; raises Fault 429 for the last of too many."""
        self._turn.noted.append(Noted(now(), where))
        for one in houses:
            if named or codes.any_open(one.desk):
                codes.wrong(one.desk)
        self._unless_resting(houses if named else [])

    def _unless_resting(self, houses: Sequence[Production]) -> None:
        until = [told for one in houses if (told := codes.rests_until(one.desk))]
        wrong = self._turn.noted
        if len(wrong) == MOST_WRONG_HERE and wrong[0].at > now() - codes.REST:
            until.append(wrong[-1].at + codes.REST)
        if until:
            raise _rest(max(until))

    def _unless_one_guesses(self, where: str) -> None:
        since = now() - codes.REST
        wrong = [one.at for one in self._turn.noted if one.where == where and one.at > since]
        if where != NOWHERE and len(wrong) >= MOST_FROM_ONE:
            raise _rest(wrong[-1] + codes.REST)


def _rest(until: datetime) -> Fault:
    wait = max(1, -int((now() - until).total_seconds() // 60))
    return Fault(429, "code_rest", {"minutes": wait, "until": text(until)})


def _where() -> str:
    """Where a code was typed, as far as that tells people apart: behind a proxy all come from one address. Of IPv6 the
    network, since whoever has one address there has them all."""
    config: Config = current_app.extensions["config"]
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return NOWHERE
    address = getattr(address, "ipv4_mapped", None) or address
    if address.is_loopback or (config.url and not config.lan):
        return NOWHERE
    return str(ip_network((address, 64 if address.version == 6 else 32), strict=False).network_address)


def entering() -> Entering:
    found: Entering = current_app.extensions["entering"]
    return found
