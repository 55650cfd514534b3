"""Who speaks: one signed-in device of one production. What a socket carries along when it is handed over."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Seat:
    """`ended`: None while the session stands, else why it ended; then it may only push, and that is held."""

    production: str
    person: str
    session: str
    ended: str | None = None
