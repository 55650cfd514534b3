"""The pages the server draws itself, clean for axe at noon and at night in both languages; and the app's files."""

from __future__ import annotations

import gzip
import json
import re
import string
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright

from server.config import CLIENT
from server.words import CATALOGUE
from tests.cast import HOLLIS, PETRA, PRODUCTION
from tests.e2e.browser import chromium_path, launch_args
from tests.served import Served


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    opened = playwright.chromium.launch(executable_path=chromium_path(playwright), args=launch_args())
    yield opened
    opened.close()


def violations(page: Page) -> list[str]:
    found: dict[str, Any] = Axe().run(page).response
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["en-US", "es-MX"])
def test_axe_finds_nothing_on_the_servers_own_pages(
    shared: Served, browser: Browser, scheme: Literal["light", "dark"], locale: str
) -> None:
    used = shared.token(PETRA)
    assert shared.hand().join(used).status == 303
    paths = {
        f"/join/{shared.token(HOLLIS)}": 200,
        f"/join/{used}": 410,
        "/join/no-one~x": 404,
        "/": 200,
        "/nothing": 404,
    }
    context = browser.new_context(
        color_scheme=scheme, locale=locale, viewport={"width": 320, "height": 640}, reduced_motion="reduce"
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    for path, status in paths.items():
        answer = page.goto(shared.url + path)
        assert answer is not None
        assert answer.status == status
        assert page.locator("html").get_attribute("lang") == locale[:2]
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, f"{path} is cut at 320 px"
        for target in page.locator(".action").all():
            box = target.bounding_box()
            assert box is not None
            assert box["height"] >= 64
    assert [error for error in errors if "status of 4" not in error] == []
    context.close()


def test_a_tap_on_the_page_joins_and_the_link_then_leads_nowhere(shared: Served, browser: Browser) -> None:
    link = f"{shared.url}/join/{shared.token(HOLLIS)}"
    context = browser.new_context(locale="en-US", service_workers="block")
    page = context.new_page()
    page.goto(link)
    page.get_by_role("button", name="Join as Hollis Varga").click()
    page.wait_for_url(f"{shared.url}/p/{PRODUCTION}/**")
    told = page.evaluate("async id => (await fetch(`/p/${id}/api/me`)).json()", PRODUCTION)
    assert told["person"]["id"] == HOLLIS.id
    page.goto(link)
    assert page.get_by_role("heading", level=1).inner_text() == "This link has been used"
    page.get_by_role("link").click()
    page.wait_for_url(f"{shared.url}/p/{PRODUCTION}/**")
    context.close()


def test_both_languages_have_every_key_and_fill_the_same_places() -> None:
    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert list(CATALOGUE["en"]) == list(CATALOGUE["es"])
    for key, text in CATALOGUE["en"].items():
        assert places(text) == places(CATALOGUE["es"][key]), key
        assert text, key


def test_the_app_opens_at_every_address_of_a_production_without_a_session(shared: Served) -> None:
    hand = shared.hand()
    first = hand.get(f"/p/{PRODUCTION}/")
    assert first.status == 200
    assert '<div id="app">' in first.text
    for path in ("today", "runs/7", "call-sheet/x/y", "people"):
        assert hand.get(f"/p/{PRODUCTION}/{path}").body == first.body
    assert hand.get(f"/p/{PRODUCTION}").headers["location"] == f"/p/{PRODUCTION}/"
    assert hand.get("/p/no-such-show/").status == 404
    for path in ("api", "api/x", "papers/x"):
        assert hand.get(f"/p/{PRODUCTION}/{path}").status == 404


def test_files_named_by_their_content_are_kept_for_ever_and_the_rest_asked_for_again(shared: Served) -> None:
    hand = shared.hand()
    asset = max((CLIENT / "build" / "assets").glob("*.js"), key=lambda file: file.stat().st_size)
    kept = hand.get(f"/static/build/assets/{asset.name}")
    assert kept.body == asset.read_bytes()
    assert "immutable" in kept.headers["cache-control"]
    assert kept.headers["content-type"].startswith("text/javascript")
    squeezed = hand.request("GET", f"/static/build/assets/{asset.name}", headers={"Accept-Encoding": "gzip"})
    assert squeezed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(squeezed.body) == kept.body
    for path in ("/worker.js", "/manifest.webmanifest", f"/p/{PRODUCTION}/", "/static/page.css"):
        answer = hand.get(path)
        assert answer.headers["cache-control"] == "no-cache"
        again = hand.request("GET", path, headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status, again.body) == (304, b"")
    assert hand.get("/worker.js").headers["service-worker-allowed"] == "/"
    manifest = hand.get("/manifest.webmanifest")
    assert manifest.headers["content-type"].startswith("application/manifest+json")
    for icon in json.loads(manifest.text)["icons"]:
        assert hand.get(icon["src"]).status == 200, icon["src"]


def test_the_landing_page_says_what_to_do_first(shared: Served) -> None:
    page = shared.hand().request("GET", "/", headers={"Accept-Language": "en"})
    assert page.status == 200
    assert "Open the link that your production office sent you" in re.sub(r"\s+", " ", page.text)
    hand = shared.hand()
    hand.cookies["callboard"] = ("../x.no-such-show." + PRODUCTION, "/")
    assert hand.get("/").headers["location"] == f"/p/{PRODUCTION}/"
