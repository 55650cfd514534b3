"""K4 R2: what somebody knew of his call at an instant, and since when: on his phone, and in the office."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from server.desk import Desk, heads
from server.desk.instants import now, text
from tests.cast import DAY, HOLLIS, IMOGEN, JUNO, SHEET, own_call
from tests.hand import Hand
from tests.served import Served, command
from tests.server.test_backups import within


def ask(hand: Hand, at: datetime) -> Any:
    return hand.api("GET", f"past/{HOLLIS.id}?at={quote(text(at))}")


def publish(juno: Hand, shift: int = 0) -> None:
    """Publishes the sheet as it stands, or pushed by so many minutes."""
    found = juno.api("GET", f"call-sheets/{SHEET}/preview?shift={shift}").json
    publishing = {"digest": found["digest"], "deadline": text(now() + timedelta(minutes=5)), "prelim": False}
    if shift:
        publishing["general_call"] = found["general_call"]
    verb = "push" if shift else "publish"
    (outcome,) = juno.sync([juno.entry("call_sheet", verb, SHEET, publishing=publishing)])
    assert outcome["outcome"] in ("applied", "merged"), outcome
    juno.sync()


def applied(hand: Hand, served: Served) -> None:
    """Tells the server that it durably holds what it took in, and waits until that is noted."""
    hand.sync()
    seq = (hand.at or {})["seq"]
    hand.sync()

    def noted() -> bool:
        desk = Desk(served.place() / "desk.sqlite")
        try:
            return any(one.seq >= seq for one in heads.came(desk, HOLLIS.id) if one.device == hand.device)
        finally:
            desk.close()

    assert within(noted, True)


def test_K4_R2_what_a_phone_held_stands_beside_what_stood_in_the_office(served: Served) -> None:
    imogen, juno, hollis = served.ready(IMOGEN), served.ready(JUNO), served.ready(HOLLIS)
    before = now()
    publish(juno)
    applied(hollis, served)
    told = now()
    first = hollis.records["call", own_call(HOLLIS)]
    publish(juno, shift=30)
    moved = now()

    then = ask(imogen, before).json
    assert then["calls"] == [], "nobody had told him anything"
    then = ask(imogen, told).json
    (call,) = then["calls"]
    assert (call["call"], call["shoot_day"]) == (own_call(HOLLIS), DAY)
    assert call["held"]["minutes"] == call["stood"]["minutes"] == first["minutes"]
    assert call["held"]["told_by"] == JUNO.name
    assert text(before) < call["since"] <= text(told)
    assert (call["rungs"]["on_phone"] is not None, call["rungs"]["copied"]) == (True, None)
    assert [one["minutes"] for one in call["later"]] == [first["minutes"] + 30]
    assert call["later"][0]["reached"] is None
    (phone,) = then["phones"]
    assert phone["held"] == then["held"]

    (call,) = ask(imogen, moved).json["calls"]
    assert (call["held"]["minutes"], call["stood"]["minutes"]) == (first["minutes"], first["minutes"] + 30)
    applied(hollis, served)
    (call,) = ask(imogen, moved).json["calls"]
    assert call["held"]["minutes"] == first["minutes"], "what came later changes nothing of what he knew then"
    assert call["later"][0]["reached"] > text(moved)
    (call,) = ask(imogen, now()).json["calls"]
    assert (call["held"]["minutes"], call["later"]) == (first["minutes"] + 30, [])

    # Who may ask, and how
    assert ask(hollis, told).status == 403
    assert imogen.api("GET", f"past/{HOLLIS.id}?at=yesterday").json["code"] == "bad_message"
    assert imogen.api("GET", f"past/{HOLLIS.id}").status == 400
    for at in ("0001-01-01T00:00:00+23:59", "0999-12-31T00:00:00Z", "9999-12-31T23:59:59-23:59"):
        then = imogen.api("GET", f"past/{HOLLIS.id}?at={quote(at)}").json
        assert bool(then["phones"]) == (at > "2026"), "years of three figures are long ago too"
    assert imogen.api("GET", f"past/{DAY}?at={quote(text(told))}").status == 404

    # The same from the command line, beside the running server
    shown = command("log", "show", "--data", str(served.folder), "--at", text(told), "--as", "Hollis")
    assert shown.returncode == 0, shown.stderr
    assert f"“{HOLLIS.name}” held everything up to row" in shown.stdout
    assert f'"minutes":{first["minutes"]}' in shown.stdout.replace(" ", "")
    assert "call_sheet " not in shown.stdout, "the draft is the office's"
    office = command("log", "show", "--data", str(served.folder), "--at", text(moved))
    assert f'"minutes":{first["minutes"] + 30}' in office.stdout.replace(" ", "")
    nothing = command("log", "show", "--data", str(served.folder), "--at", text(before), "--as", "Delphine")
    assert "had told anything" in nothing.stdout


@pytest.mark.parametrize("steps", [1, 5])
def test_R2_steps_of_a_cursor_are_kept_with_their_times_and_only_so_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    desk = Desk(tmp_path / "desk.sqlite")
    for seq in (1, 1, 2, 3, 3, 4, 5):
        heads.keep_cursor(desk, "phone", HOLLIS.id, "e", "s", seq)
    assert [one.seq for one in heads.came(desk, HOLLIS.id)] == [1, 2, 3, 4, 5]
    monkeypatch.setattr(heads, "MOST_CAME", steps)
    heads.thin(desk)
    assert [one.seq for one in heads.came(desk, HOLLIS.id)] == [1, 2, 3, 4, 5][-steps:]
    desk.close()
