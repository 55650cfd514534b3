"""What stands before every request and on every answer: whose page asked, and what the browser may do with it."""

from __future__ import annotations

import http.client
import json
import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

import pytest
from simple_websocket import ConnectionError as Refused

from server.routes.guard import HEADERS
from tests.cast import HOLLIS, IMOGEN, PRODUCTION, SHEET
from tests.hand import Hand
from tests.served import Served

POLICY = "Content-Security-Policy"
FOREIGN = "https://elsewhere.example"
NOBODY = "00000000-0000-0000-0000-000000000000"
CHANGES: list[tuple[str, str, Any]] = [
    ("POST", "sync", {}),
    ("POST", "invitations", {"person": HOLLIS.id}),
    ("POST", "sign-out", {"device": "x"}),
    ("DELETE", f"devices/{NOBODY}", None),
]
ROUTES = [
    ("GET", "/"),
    ("GET", "/health"),
    ("GET", "/worker.js"),
    ("GET", "/manifest.webmanifest"),
    ("GET", "/static/page.css"),
    ("GET", "/static/nothing"),
    ("GET", "/nothing"),
    ("GET", "/join/no-one~x"),
    ("POST", "/join/no-one~x"),
    ("GET", f"/p/{PRODUCTION}"),
    ("GET", f"/p/{PRODUCTION}/"),
    ("GET", f"/p/{PRODUCTION}/runs/7"),
    ("GET", "/p/no-such-show/"),
    ("GET", f"/p/{PRODUCTION}/api/me"),
    ("GET", f"/p/{PRODUCTION}/api/devices"),
    ("GET", f"/p/{PRODUCTION}/api/nothing"),
    ("POST", f"/p/{PRODUCTION}/api/sync"),
    ("POST", f"/p/{PRODUCTION}/api/invitations"),
    ("POST", f"/p/{PRODUCTION}/api/sign-out"),
    ("DELETE", f"/p/{PRODUCTION}/api/devices/{NOBODY}"),
    ("GET", f"/p/{PRODUCTION}/api/call-sheets/{SHEET}/preview"),
    ("GET", f"/p/{PRODUCTION}/papers/call-sheet/{NOBODY}.pdf"),
    ("GET", f"/p/{PRODUCTION}/papers/call-sheet/{SHEET}/preview.pdf"),
    ("GET", f"/p/{PRODUCTION}/api/files/{'0' * 64}"),
    ("PATCH", f"/p/{PRODUCTION}/api/files/{'0' * 64}"),
    ("GET", f"/p/{PRODUCTION}/api/files/check_in/{NOBODY}/{'0' * 64}/thumb"),
    ("GET", f"/p/{PRODUCTION}/api/live"),
    ("PUT", "/"),
    ("BREW", "/"),
]


def _policy(page: str) -> str:
    """The one rule, and for a page that brings a style of its own the hash of that very style."""
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert len(styles) <= 1
    own = "".join(f" 'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" for one in styles)
    return HEADERS[POLICY].replace("style-src 'self'", f"style-src 'self'{own}")


@pytest.fixture(scope="module")
def hollis(shared: Served) -> Hand:
    return shared.joined(HOLLIS)


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_every_answer_carries_the_headers(shared: Served, hollis: Hand, method: str, path: str) -> None:
    for hand in (shared.hand(), hollis):
        answer = hand.request(method, path)
        for name, value in {**HEADERS, POLICY: _policy(answer.text)}.items():
            assert answer.headers.get(name.lower()) == value, (answer.status, name)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "strict-transport-security" not in answer.headers
        assert answer.headers["cache-control"]
        assert "traceback" not in answer.text.lower()


def test_behind_https_the_answer_says_so_and_the_cookie_is_kept_to_it(shared: Served) -> None:
    hand = shared.hand()
    secure = {"X-Forwarded-Proto": "https"}
    assert hand.request("GET", "/health", headers=secure).headers["strict-transport-security"] == "max-age=31536000"
    page = hand.request("GET", f"/join/{shared.token(HOLLIS)}", headers=secure)
    assert "Secure" in page.headers["set-cookie"]


@pytest.mark.parametrize(("method", "path", "body"), CHANGES)
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": FOREIGN},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": ""},
        {"Origin": "", "Sec-Fetch-Site": "same-site"},
        {"X-Callboard": ""},
        {"Origin": FOREIGN, "Sec-Fetch-Site": "same-origin"},
        {"Origin": "http://127.0.0.1:1"},
    ],
)
def test_a_change_that_another_page_asks_for_is_refused(
    shared: Served, hollis: Hand, method: str, path: str, body: Any, headers: dict[str, str]
) -> None:
    answer = hollis.api(method, path, body, **headers)
    assert (answer.status, answer.json["code"]) == (403, "not_ours")
    assert hollis.api("GET", "me").status == 200


def test_a_page_of_ours_is_known_by_what_the_browser_says_of_the_fetch(hollis: Hand) -> None:
    answer = hollis.api("POST", "sync", hollis.message(), **{"Origin": "null", "Sec-Fetch-Site": "same-origin"})
    assert answer.status == 200


def test_a_foreign_page_joins_nobody(shared: Served) -> None:
    token = shared.token(HOLLIS)
    answer = shared.hand().request("POST", f"/join/{token}", b"csrf=x", {"Origin": FOREIGN})
    assert answer.status == 403
    assert shared.hand().join(token).status == 303


@pytest.mark.parametrize("origin", [FOREIGN, "", "null", "http://127.0.0.1:1"])
def test_a_foreign_page_opens_no_socket(hollis: Hand, origin: str) -> None:
    with pytest.raises(Refused, match="403"):
        hollis.listen(Origin=origin)


def test_a_stranger_opens_no_socket_and_is_told_nothing(shared: Served) -> None:
    hand = shared.hand()
    with pytest.raises(Refused, match="401"):
        hand.listen()
    for path in ("me", "devices", f"call-sheets/{SHEET}/preview"):
        answer = hand.api("GET", path)
        assert (answer.status, answer.json["code"]) == (401, "signed_out")
    assert hand.exchange().status == 401


def test_another_productions_session_is_worth_nothing_here(shared: Served, hollis: Hand) -> None:
    token, _ = hollis.cookies[f"callboard_{PRODUCTION}"]
    other = shared.hand("borrow-pit-2")
    other.cookies["callboard_borrow-pit-2"] = (token, "/p/borrow-pit-2")
    assert other.api("GET", "me").status == 404
    forged = shared.hand()
    forged.cookies[f"callboard_{PRODUCTION}"] = (token[::-1], f"/p/{PRODUCTION}")
    assert forged.api("GET", "me").status == 401


def test_the_cookie_is_for_this_production_alone_and_no_script_reads_it(shared: Served) -> None:
    token, hand = shared.token(HOLLIS), shared.hand()
    answer = hand.join(token)
    assert answer.status == 303
    assert len(answer.cookies) == 2
    for cookie in answer.cookies:
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
    value, path = hand.cookies[f"callboard_{PRODUCTION}"]
    assert path == f"/p/{PRODUCTION}"
    assert value not in answer.text


def ask(shared: Served, hand: Hand, path: str, **headers: str) -> tuple[http.client.HTTPConnection, dict[str, str]]:
    told = {"Origin": shared.url, "X-Callboard": "1", "Content-Type": "application/json", **headers}
    connection = http.client.HTTPConnection("127.0.0.1", shared.port, timeout=30)
    return connection, {**told, "Cookie": hand.cookie(f"/p/{PRODUCTION}/")}


@pytest.mark.parametrize(("path", "size"), [("sign-out", 65_537), ("invitations", 70_000), ("sync", 34_000_000)])
def test_A7_a_body_over_the_limit_is_refused_before_it_is_read(
    shared: Served, hollis: Hand, path: str, size: int
) -> None:
    connection, headers = ask(shared, hollis, path, **{"Content-Length": str(size)})
    connection.putrequest("POST", f"/p/{PRODUCTION}/api/{path}")
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders(b'{"nonce":')
    answer = connection.getresponse()
    assert (answer.status, json.loads(answer.read())["code"]) == (413, "too_large")
    connection.close()


def test_a_body_of_unknown_length_is_read_no_further_than_the_limit(shared: Served, hollis: Hand) -> None:
    connection, headers = ask(shared, hollis, "sign-out", **{"Transfer-Encoding": "chunked"})
    whole = b'{"device": "x"}' + b" " * 70_000
    connection.request("POST", f"/p/{PRODUCTION}/api/sign-out", iter([whole + b"{"]), headers, encode_chunked=True)
    assert connection.getresponse().status == 204, "what lies beyond the limit was read"
    connection.close()


def test_no_address_leads_out_of_the_clients_folder(shared: Served) -> None:
    for path in ("/static/../config.py", "/static/%2e%2e/package.json", "/static/build/.stamp.json", "/static/..%2fx"):
        assert shared.hand().get(path).status == 404, path


def test_a_name_that_no_file_has_is_no_fault_of_ours(hollis: Hand) -> None:
    assert hollis.get("/static/build/%00").status == 404


def test_a_change_that_says_it_opens_a_socket_is_no_less_a_change(hollis: Hand) -> None:
    answer = hollis.api("POST", "sync", hollis.message(), Upgrade="websocket", **{"X-Callboard": ""})
    assert (answer.status, answer.json["code"]) == (403, "not_ours")


def test_an_invitation_for_what_is_no_id_is_no_fault_of_ours(shared: Served) -> None:
    answer = shared.joined(IMOGEN).api("POST", "invitations", {"person": "\ud800"})
    assert (answer.status, answer.json["code"]) == (404, "no_such_record")


def test_names_are_escaped_where_a_page_shows_them(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    imogen.did("person", "edit", HOLLIS.id, name="<script>alert(1)</script>", position='"><img src=x>')
    page = served.hand().get(f"/join/{served.token(HOLLIS)}").text
    assert "<script>" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page
