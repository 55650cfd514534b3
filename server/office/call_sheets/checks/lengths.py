"""Lengths of work and rest between wall times, counted between instants, so that a change of clocks counts (T2)."""

from __future__ import annotations

from datetime import datetime

from server.office.instants import instant_of


def at(day: str, minutes: int, zone: str) -> datetime:
    return datetime.fromisoformat(instant_of(day, minutes, zone))


def between(start: datetime, end: datetime) -> int:
    """Whole minutes; below zero where the end comes first."""
    return int((end - start).total_seconds() // 60)
