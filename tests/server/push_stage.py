"""What the tests of push share: the stand-in service, a server that knows it, phones that are rung."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from server.desk import Desk, rings
from tests.cast import DATE, PETRA, Member
from tests.hand import Hand
from tests.push_service import PushService
from tests.served import Served


@pytest.fixture
def service(tmp_path: Path) -> Iterator[PushService]:
    with PushService(tmp_path / "push") as service:
        yield service
        assert service.wrong == []


@pytest.fixture
def ringing(folder: Path, service: PushService) -> Iterator[Served]:
    """A real server that knows the stand-in service."""
    with Served(folder, program=service.program()) as served:
        yield served


def rung_at(served: Served, service: PushService, member: Member, name: str = "") -> Hand:
    """A device of somebody's whose phone is rung. It takes in nothing, so that push alone tells."""
    hand = served.joined(member)
    answer = hand.api("POST", "push", service.subscription(name or member.key))
    assert answer.status == 200, answer.text
    assert answer.json["on"] is True
    return hand


def rows(served: Served) -> list[dict[str, Any]]:
    desk = Desk(served.place() / "desk.sqlite")
    try:
        return [dict(row) for row in desk.rows("select * from rings order by rowid")]
    finally:
        desk.close()


def settled(served: Served, count: int) -> list[dict[str, Any]]:
    """The rows, when there are so many and none waits any more."""
    late = time.monotonic() + 20
    while time.monotonic() < late:
        found = rows(served)
        if len(found) >= count and all(row["state"] != "waiting" for row in found):
            return found
        time.sleep(0.05)
    raise AssertionError(rows(served))


def waits(served: Served, tries: int) -> dict[str, Any]:
    """The one row that waits, once it was tried so often."""
    late = time.monotonic() + 20
    while time.monotonic() < late:
        found = [row for row in rows(served) if row["state"] == "waiting" and row["tries"] >= tries]
        if found:
            return found[0]
        time.sleep(0.05)
    raise AssertionError(rows(served))


def day_said(language: str = "en") -> str:
    day = datetime.fromisoformat(DATE)
    months = {
        "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    }
    days = {"en": "Mon Tue Wed Thu Fri Sat Sun", "es": "lun mar mié jue vie sáb dom"}
    return f"{days[language].split()[day.weekday()]} {day.day} {months[language].split()[day.month - 1]}"


def joined_then(served: Served, member: Member) -> Hand:
    """A device that joins though the server's clock is days ahead of the one that made the link."""
    hand = served.hand()
    assert hand.join(served.token(member, hours=24 * 30)).status == 303
    return hand


def hold_still(served: Served) -> list[dict[str, Any]]:
    """The rows, once the carrier has followed the log to its head."""
    late = time.monotonic() + 10
    while time.monotonic() < late:
        desk = Desk(served.place() / "desk.sqlite")
        try:
            followed = rings.cursor(desk)
        finally:
            desk.close()
        probe = joined_then(served, PETRA)
        probe.sync()
        assert probe.at is not None
        if followed and followed[1] >= probe.at["seq"]:
            return rows(served)
        time.sleep(0.1)
    raise AssertionError("the log was not followed")
