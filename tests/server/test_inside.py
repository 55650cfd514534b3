"""A link opened inside another app: said, with the way out, before it is used up; and nobody is kept from going on."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from server.routes.inside import inside, intent, steps
from tests.cast import HOLLIS
from tests.served import Served
from tests.server.test_links import ENGLISH, words

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "inside.json").read_text())
WITHIN = {one["agent"]: (one["app"], one["system"], one["menu"]) for one in VECTORS["within"]}
OWN = VECTORS["own"]


@pytest.mark.parametrize(("agent", "found"), WITHIN.items(), ids=lambda one: str(one)[-40:])
def test_an_apps_own_browser_is_told_by_what_it_says(agent: str, found: tuple[str | None, str, str | None]) -> None:
    told = inside(agent)
    assert told is not None
    assert (told.app, told.system, told.menu) == found
    for spoken in ("en", "es"):
        said = steps(told, spoken)  # type: ignore[arg-type]
        assert len(said) == 3
        assert not any("{" in step for step in said)


@pytest.mark.parametrize("agent", OWN)
def test_a_browser_of_its_own_is_left_alone(agent: str) -> None:
    assert inside(agent) is None


def test_a_link_opened_inside_an_app_says_how_to_get_out_and_is_not_used_up(shared: Served) -> None:
    token, hand = shared.token(HOLLIS), shared.hand()
    for agent, (app, system, _) in WITHIN.items():
        page = hand.request("GET", f"/join/{token}", headers={**ENGLISH, "User-Agent": agent})
        assert page.status == 200
        said = words(page.text)
        assert f"inside {app or 'another app'}." in said
        assert "Open it in your own browser first" in said
        assert f'value="{shared.url}/join/{token}"' in page.text
        asks = re.search(r'href="(intent:[^"]+)"', page.text)
        assert (asks is not None) == (system == "android")
    assert "Open it in your own browser" not in words(hand.get(f"/join/{token}").text)
    # Whoever goes on in there all the same is let in.
    assert "Join in here all the same, as Hollis Varga" in said
    assert hand.join(token).status == 303


def test_android_is_asked_for_its_own_browser() -> None:
    assert intent("https://call.example/join/pit~x-y") == (
        "intent://call.example/join/pit~x-y#Intent;scheme=https;action=android.intent.action.VIEW;"
        "category=android.intent.category.BROWSABLE;end"
    )
