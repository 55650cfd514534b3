"""Instants as the wire and the second file write them: UTC, milliseconds, a Z. And the server's one clock.

Promises: everything that asks for the time asks here, so that a day can be rehearsed.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_ahead = timedelta()


def now() -> datetime:
    return datetime.now(UTC) + _ahead


def rehearse(begin: datetime) -> None:
    """From now on the clock goes on from `begin`, at its usual pace. Call it before anything is opened."""
    global _ahead
    _ahead = begin - datetime.now(UTC)


def text(moment: datetime) -> str:
    """2026-03-07T06:30:00.000Z"""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
