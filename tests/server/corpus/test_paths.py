"""Addresses made odd in every part, odd headers on every address, and sessions that are none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from tests.cast import HOLLIS, IMOGEN, PRODUCTION, SHEET
from tests.hand import Hand
from tests.served import Served
from tests.server.corpus.addresses import ADDRESSES, SIGNS_OUT, head, lives, wrong_with
from tests.server.corpus.bodies import JSON

ODD: Mapping[str, str] = {
    "up": "..",
    "up, hidden": "%2e%2e",
    "far up": "..%2f..%2f..%2f..%2fetc%2fpasswd",
    "far up, hidden twice": "%252e%252e%252fetc%252fpasswd",
    "up, the other way": "..%5c..%5csecret",
    "the secret": "..%2f..%2fsecret",
    "the log": "borrow-pit%2flog.sqlite",
    "a root": "%2fetc%2fpasswd",
    "here": ".",
    "nothing": "%20",
    "a NUL": "%00",
    "a NUL behind": PRODUCTION + "%00.pdf",
    "a line break": PRODUCTION + "%0d%0aSet-Cookie:%20a=b",
    "no UTF-8": "%ff%fe",
    "a surrogate": "%ed%a0%80",
    "a picture": "%F0%9F%8E%AC",
    "right to left": "%E2%80%AEtip-worrob",
    "capitals": PRODUCTION.upper(),
    "a dot behind": PRODUCTION + ".",
    "a blank behind": PRODUCTION + "%20",
    "a wide letter": "%EF%BD%82orrow-pit",
    "a sheet in capitals": SHEET.upper(),
    "a sheet in braces": "{" + SHEET + "}",
    "a sheet as a URN": "urn:uuid:" + SHEET,
    "half a sheet": SHEET[:-1],
    "SQL": "'%20or%201=1--",
    "markup": "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "a template": "%7B%7B7*7%7D%7D",
    "half an escape": "%",
    "no escape": "%zz",
    "a number": "0",
    "below zero": "-1",
    "a number beyond all": "9" * 400,
    "a device": "con",
    "parameters": ";a=b",
    "a question": "%3Fshift=1",
    "2,000 letters": "x" * 2_000,
    "500 levels": "a/" * 500,
}
LEAKS = ("root:x:", "SQLite format", "Traceback", "<script>alert", "sqlite3.", 'File "')


@pytest.fixture(scope="module")
def imogen(shared: Served) -> Iterator[Hand]:
    hand = shared.ready(IMOGEN)
    yield hand
    lives(shared, hand)


@pytest.mark.parametrize("title", ODD)
def test_an_odd_address_leads_nowhere_and_is_no_fault_of_ours(shared: Served, imogen: Hand, title: str) -> None:
    before = head(shared)
    for one in ADDRESSES:
        for part in one.parts:
            path = one.path(**{part: ODD[title]})
            answer = imogen.request(one.method, path, b"{}" if one.changes else None, {"Content-Type": JSON})
            assert wrong_with(answer, path) is None, f"{one.method} {path}"
            assert not any(leak in answer.body.decode(errors="replace") for leak in LEAKS), path
            assert "a=b" not in answer.headers.get("set-cookie", "")
            if part == "id" and title not in ("here", "up", "up, hidden", "the log"):  # these lead to an app's page
                assert answer.status >= 300, f"{path} is taken for a production"
    assert head(shared) == before


def test_a_path_longer_than_a_request_line_is_refused(shared: Served, imogen: Hand) -> None:
    for one in ADDRESSES:
        answer = imogen.request(one.method, one.path() + "?" + "x" * 10_000)
        assert answer.status in (400, 414), str(one)


@pytest.mark.parametrize(
    "query",
    ["x", "x=1&x=2", "%00=%00", "=", "&&&&", "%ff=%ff", "shift=1&shift=2", "a[]=1&a[b]=2", "&".join(["a=b"] * 1_500)],
    ids=lambda query: query[:20],
)
def test_what_an_address_does_not_ask_for_is_not_read(shared: Served, imogen: Hand, query: str) -> None:
    for one in ADDRESSES:
        if one.method == "GET" and not one.socket:
            asked, odd = imogen.get(one.path()), imogen.get(f"{one.path()}?{query}")
            assert asked.status == odd.status, str(one)


@pytest.mark.parametrize(
    "query",
    [
        "shift=NaN",
        "shift=1e3",
        "shift=9999999999",
        "shift=%D9%A3",
        "shift=-",
        "shift=",
        "language=xx",
        "language=en%00",
        "paper=A4",
        "clock=13",
        "clock=24&paper=../../etc/passwd",
    ],
)
def test_a_question_that_cannot_be_answered_is_refused_with_what_is_wrong(imogen: Hand, query: str) -> None:
    path = f"/p/{PRODUCTION}/papers/call-sheet/{SHEET}/preview.pdf?{query}"
    answer = imogen.get(path)
    assert (answer.status, answer.json["code"]) == (400, "bad_message")
    assert query.split("&")[-1].split("=")[0] in answer.json["text"]


@pytest.mark.parametrize(
    "method", ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "get", "X"]
)
def test_a_method_that_an_address_does_not_have_does_nothing(shared: Served, imogen: Hand, method: str) -> None:
    before = head(shared)
    for rule in sorted({one.rule for one in ADDRESSES}):
        has = {one.method for one in ADDRESSES if one.rule == rule}
        if method not in has:
            path = next(one.path() for one in ADDRESSES if one.rule == rule)
            answer = imogen.request(method, path, b"{}")
            assert answer.status in (400, 404, 405), f"{method} {path}: {answer.status}"
            assert answer.status != 405 or has <= set(answer.headers["allow"].split(", ")), path
    assert head(shared) == before


ODD_HEADERS: Mapping[str, Mapping[str, str]] = {
    "languages without end": {"Accept-Language": ",".join(f"x{n};q=0.5" for n in range(500))},
    "a language that is none": {"Accept-Language": "en;q=nan,es;q=1e999,;;q=,*"},
    "an old tag": {"If-None-Match": '"x", W/"y", "' + "z" * 4_000 + '"'},
    "a tag that is none": {"If-None-Match": '"', "If-Modified-Since": "yesterday"},
    "a range": {"Range": "bytes=5-2,0-0,-1,999999999999-"},
    "a range of nothing": {"Range": "bytes="},
    "an encoding": {"Accept-Encoding": "gzip;q=0, *;q=-1, x;q=y"},
    "an agent of 6,000 letters": {"User-Agent": "x" * 6_000},
    "an agent of odd bytes": {"User-Agent": "\xff\xfe\x80"},
    "another host": {"Host": "evil.example"},
    "a host with a port too far": {"Host": "127.0.0.1:99999999"},
    "a host that is none": {"Host": "[::1"},
    "forwarded from nowhere": {"X-Forwarded-For": "'; drop table sessions; --", "X-Forwarded-Proto": "gopher"},
    "an authorization": {"Authorization": "Basic !!!"},
    "a digest": {"Authorization": 'Digest username="a'},
    "a date": {"Date": "never"},
    "a cookie of odd bytes": {"Cookie": "callboard_borrow-pit=\xff\xfe; =; ;;; a"},
    "7,000 letters of cookie": {"Cookie": "callboard=" + "x." * 3_500},
    "500 cookies of one name": {"Cookie": "; ".join(["callboard_borrow-pit=x"] * 250)},
    "an expectation": {"Expect": "the worst"},
    "an upgrade": {"Upgrade": "h2c", "Connection": "Upgrade", "HTTP2-Settings": "x"},
    "half a socket": {"Upgrade": "websocket", "Connection": "Upgrade"},
    "a socket of another version": {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "99",
        "Sec-WebSocket-Key": "x",
    },
    "another method": {"X-HTTP-Method-Override": "DELETE"},
}


@pytest.mark.parametrize("title", ODD_HEADERS)
def test_an_odd_header_is_no_fault_of_ours(shared: Served, imogen: Hand, title: str) -> None:
    before = head(shared)
    for one in ADDRESSES:
        if one.endpoint == SIGNS_OUT:
            continue
        answer = imogen.request(one.method, one.path(), b"{}" if one.changes else None, dict(ODD_HEADERS[title]))
        bare = answer.status in (400, 417) and b"code" not in answer.body  # refused before it came to us
        assert bare or wrong_with(answer, one.path()) is None, (str(one), answer.status, answer.body[:200])
    assert head(shared) == before


def test_A6_nobody_without_a_session_that_stands_gets_anything(shared: Served) -> None:
    gone, other = shared.joined(HOLLIS), shared.joined(HOLLIS)
    session = gone.api("GET", "me").json["session"]
    assert shared.joined(IMOGEN).api("DELETE", f"devices/{session}").status == 204
    name = f"callboard_{PRODUCTION}"
    token = other.cookies[name][0]
    strangers = {
        "none": "",
        "empty": f"{name}=",
        "turned round": f"{name}={token[::-1]}",
        "cut": f"{name}={token[:-1]}",
        "longer": f"{name}={token}x",
        "under another's name": f"callboard_borrow-pit-2={token}",
        "the list's": f"callboard={token}",
        "NUL": f"{name}=%00",
        "a list": f"{name}[]={token}",
    }
    asked = 0
    for one in ADDRESSES:
        if one.said is None or one.said.who == "anyone" or one.socket:
            continue
        for title, cookie in strangers.items():
            told = {"Cookie": cookie or "x=y", "Content-Type": JSON}
            answer = shared.hand().request(one.method, one.path(), b"{}" if one.changes else None, told)
            assert answer.status == 401, f"{one}: {title}: {answer.status}, {answer.body[:300]!r}"
            assert answer.json["code"] == "signed_out", f"{one}: {title}"
            asked += 1
        if one.said.who != "any session":
            answer = gone.request(one.method, one.path(), b"{}" if one.changes else None, {"Content-Type": JSON})
            assert (answer.status, answer.json["code"]) == (403, "revoked"), str(one)
    assert asked > 50
