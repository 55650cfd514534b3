"""The story of a phone on the router's Wi-Fi: plain page, certificate, https, and the laptop that goes away."""

from __future__ import annotations

import re
import shutil
import ssl
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Error, Playwright, expect

from server.lan.authority import authority_of
from tests.e2e.browser import launch_desk, launch_phone
from tests.e2e.callboard_process import Callboard
from tests.e2e.conftest import EVE
from tests.e2e.test_axe import violations
from tests.e2e.trust import home_that_trusts, launch_at_home, signed_by_a_thief
from tests.on_the_network import Network

SOON = 30_000


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory, demonstration: Path) -> Iterator[Network]:
    """The demonstration at this machine's own address, which is no loopback one."""
    folder = tmp_path_factory.mktemp("network") / "data"
    shutil.copytree(demonstration, folder)
    with Network(folder, command="demo", as_of=EVE) as network:
        yield network


@pytest.fixture
def trusting(network: Network, playwright: Playwright, tmp_path: Path) -> Iterator[BrowserContext]:
    context = launch_at_home(playwright, home_that_trusts(tmp_path / "home", network.authority))
    context.set_default_timeout(SOON)
    yield context
    context.close()


def test_a_browser_that_was_told_nothing_refuses_the_https_address(
    network: Network, playwright: Playwright, tmp_path: Path
) -> None:
    context = launch_at_home(playwright, home_that_trusts(tmp_path / "home", None))
    try:
        with pytest.raises(Error, match="ERR_CERT_AUTHORITY_INVALID"):
            context.pages[0].goto(network.links["pa"])
    finally:
        context.close()


def test_the_plain_page_leads_to_the_certificate_and_on_to_the_secure_address(
    network: Network, trusting: BrowserContext
) -> None:
    page = trusting.pages[0]
    page.goto(f"{network.http}/join/whatever")
    assert page.evaluate("isSecureContext") is False
    expect(page.get_by_role("heading", level=1)).to_have_text("Trust this server first")
    assert network.said["lan"]["fingerprint"] == re.sub(r"\s+", ":", page.locator(".print").inner_text().strip())
    with page.expect_download() as came:
        page.get_by_role("link", name="Download the certificate").first.click()
    assert Path(came.value.path()).read_bytes() in network.get("/callboard.crt", secure=False)
    page.get_by_role("link", name="Open Callboard").click()
    page.wait_for_url(f"{network.https}/**")
    assert page.evaluate("isSecureContext") is True


def test_the_app_is_whole_on_the_network_and_goes_on_when_the_laptop_is_gone(
    network: Network, trusting: BrowserContext
) -> None:
    page = trusting.pages[0]
    sockets: list[str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda _: sockets.append(socket.url)))
    page.goto(network.links["pa"])
    page.get_by_role("button", name=re.compile("^Join as")).click()
    page.wait_for_url("**/p/*/**")
    assert page.url.startswith(network.https)
    assert page.evaluate("isSecureContext") is True
    cookies = [one for one in trusting.cookies() if one["name"].startswith("callboard")]
    assert cookies
    assert all(one["secure"] and one["httpOnly"] for one in cookies if one["name"] != "callboard_join"), cookies

    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.wait_for_function("() => caches.keys().then(keys => keys.length > 0)")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_be_visible(timeout=SOON)
    page.reload()
    expect(heading).to_be_visible(timeout=SOON)
    while not sockets:
        page.wait_for_timeout(50)
    assert sockets[0].startswith(network.https.replace("https", "wss"))
    shown = heading.inner_text()

    network.stop()
    page.reload()
    expect(heading).to_have_text(shown, timeout=SOON)
    expect(page.get_by_text("No signal")).to_be_visible(timeout=SOON)
    network.start()
    expect(page.get_by_text("No signal")).to_be_hidden(timeout=2 * SOON)


def test_over_plain_http_the_invitation_and_the_app_say_what_will_not_work(
    network: Network, demonstration: Path, playwright: Playwright, tmp_path: Path
) -> None:
    """A server that was told to listen on the network, with nobody to make it https."""
    folder = tmp_path / "plain"
    shutil.copytree(demonstration, folder)
    with (
        Callboard(folder, command="demo", as_of=EVE, words=["--host", network.address]) as server,
        launch_phone(playwright, tmp_path / "phone") as phone,
        launch_desk(playwright, tmp_path / "desk") as desk,
    ):
        for context, who in ((phone, "pa"), (desk, "coordinator")):
            page = context.pages[0]
            page.goto(server.links[who])
            expect(page.get_by_text("This address is not secure (http). A phone keeps nothing")).to_be_visible()
            page.get_by_role("button", name=re.compile("^Join as")).click()
            said = page.get_by_text("This address is not secure (http), so Callboard works here only while")
            expect(said).to_be_visible(timeout=SOON)
            assert page.evaluate("isSecureContext") is False
            assert page.evaluate("'serviceWorker' in navigator") is False


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("locale", "title"), [("en-US", "Trust this server first"), ("es-MX", "Primero, confía")])
def test_axe_finds_nothing_on_the_certificates_page_and_every_target_is_large(
    network: Network,
    playwright: Playwright,
    tmp_path: Path,
    scheme: Literal["light", "dark"],
    locale: str,
    title: str,
) -> None:
    with launch_phone(playwright, tmp_path / "phone", locale=locale, color_scheme=scheme) as phone:
        page = phone.pages[0]
        heard: list[str] = []
        page.on("console", lambda message: heard.append(message.text))
        page.goto(network.http)
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)
        for one in page.locator("summary").all():
            one.click()
        assert violations(page, "certificate") == []
        for one in page.locator("a:visible, summary:visible").all():
            box = one.bounding_box()
            assert box is not None
            assert box["height"] >= 44, one.inner_text()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert heard == []


@pytest.mark.parametrize(("name", "taken"), [("set.local", True), ("bank.example.com", False)])
def test_a_trusting_browser_refuses_what_a_thief_of_the_key_signs_for_the_internet(
    network: Network, playwright: Playwright, tmp_path: Path, name: str, taken: bool
) -> None:
    """The name is mapped to this machine, since no test can have it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(signed_by_a_thief(authority_of(network.folder), name, tmp_path / "stolen.pem"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    serving.start()
    home = home_that_trusts(tmp_path / "home", network.authority)
    browser = launch_at_home(playwright, home, switches=[f"--host-resolver-rules=MAP {name} 127.0.0.1"])
    try:
        address = f"https://{name}:{server.server_port}/"
        if taken:
            answer = browser.pages[0].goto(address)
            assert answer is not None
            assert answer.ok
        else:
            with pytest.raises(Error, match="ERR_CERT_"):
                browser.pages[0].goto(address)
    finally:
        browser.close()
        server.shutdown()
        serving.join()
        server.server_close()
