"""A link opened inside another app: said, with the way out, before it is used up; and nobody is kept from going on."""

from __future__ import annotations

import re

import pytest

from server.routes.inside import inside, intent, steps
from tests.cast import HOLLIS
from tests.served import Served
from tests.server.test_links import ENGLISH, words

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
ANDROID = "Mozilla/5.0 (Linux; Android 15; Pixel 9 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0"
WITHIN = {
    f"{IPHONE} Mobile/15E148 Instagram 380.0.0.31.96 (iPhone16,2; iOS 18_4; en_US)": ("Instagram", "ios", "top"),
    f"{IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/507.0.0.51;FBDV/iPhone16,2]": ("Facebook", "ios", "bottom"),
    f"{IPHONE} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/500.0]": ("Messenger", "ios", "bottom"),
    f"{IPHONE} Mobile/15E148 [LinkedInApp]/9.31": ("LinkedIn", "ios", "top"),
    f"{IPHONE} Mobile/15E148 Safari Line/15.5.0": ("LINE", "ios", "bottom"),
    f"{IPHONE} Mobile/15E148 musical_ly_39.1.0 BytedanceWebview/d8a21c6": ("TikTok", "ios", "top"),
    f"{IPHONE} GSA/360.1 Mobile/15E148 Safari/604.1": ("Google", "ios", "bottom"),
    f"{IPHONE} Mobile/15E148": (None, "ios", None),
    f"{ANDROID} Chrome/135.0 Mobile Safari/537.36": (None, "android", None),
    f"{ANDROID} Chrome/135.0 Mobile Safari/537.36 Instagram 380.0": ("Instagram", "android", "top"),
    f"{ANDROID} Chrome/135.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/507.0;]": ("Facebook", "android", "top"),
}
OWN = [
    f"{IPHONE} Version/18.4 Mobile/15E148 Safari/604.1",
    f"{IPHONE} CriOS/135.0 Mobile/15E148 Safari/604.1",
    f"{IPHONE} FxiOS/137.0 Mobile/15E148 Safari/605.1.15",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/135.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605",
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "",
]


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
