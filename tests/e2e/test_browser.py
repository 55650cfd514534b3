"""The browser that the tests drive is what they take it for: a phone is a phone, and a profile is a device."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Error, Playwright

from tests.e2e.browser import NoBrowser, chromium_path, launch_desk, launch_phone
from tests.e2e.fault_proxy import FaultProxy


class Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = b"<!doctype html><title>Page</title><meta name=viewport content='width=device-width'>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def proxy() -> Iterator[FaultProxy]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    with FaultProxy(("127.0.0.1", server.server_address[1])) as proxy:
        yield proxy
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_phone_is_narrow_touched_secure_and_itself_again(
    playwright: Playwright, proxy: FaultProxy, tmp_path: Path
) -> None:
    phone = launch_phone(playwright, tmp_path, locale="es-MX", color_scheme="dark")
    page = phone.pages[0]
    page.goto(proxy.url)
    facts = page.evaluate(
        """() => [innerWidth, navigator.maxTouchPoints > 0, navigator.language, isSecureContext,
            'serviceWorker' in navigator, matchMedia('(prefers-color-scheme: dark)').matches,
            matchMedia('(pointer: coarse)').matches]"""
    )
    assert facts == [390, True, "es-MX", True, True, True, True]
    page.evaluate("localStorage.setItem('device', 'mine')")
    phone.close()

    phone = launch_phone(playwright, tmp_path)
    phone.pages[0].goto(proxy.url)
    assert phone.pages[0].evaluate("localStorage.getItem('device')") == "mine"
    proxy.cut()
    with pytest.raises(Error, match="ERR_"):
        phone.pages[0].goto(proxy.url)
    phone.close()


def test_a_desk_is_wide_and_has_a_mouse(playwright: Playwright, proxy: FaultProxy, tmp_path: Path) -> None:
    desk = launch_desk(playwright, tmp_path)
    desk.pages[0].goto(proxy.url)
    facts = desk.pages[0].evaluate("[innerWidth, innerHeight, matchMedia('(pointer: coarse)').matches]")
    assert facts == [1440, 900, False]
    desk.close()


def test_a_named_chromium_that_is_not_there_is_not_replaced(
    playwright: Playwright, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALLBOARD_CHROMIUM", str(tmp_path / "chromium"))
    with pytest.raises(NoBrowser, match="CALLBOARD_CHROMIUM"):
        chromium_path(playwright)
