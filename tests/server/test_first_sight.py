"""The first sight: one's own next call in the app's page, for that person alone, kept nowhere, in the app's words."""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from server.config import CLIENT
from sync.plain import instant
from tests.cast import HOLLIS, IMOGEN, MATEO, PETRA, PRODUCTION, SHEET, Member
from tests.hand import Answer, Hand
from tests.served import Served

PAGE = f"/p/{PRODUCTION}/"


def publish(imogen: Hand) -> None:
    seen = imogen.api("GET", f"call-sheets/{SHEET}/preview?shift=0").json
    deadline = instant(datetime.now(UTC) + timedelta(seconds=30))
    imogen.did(
        "call_sheet", "publish", SHEET, publishing={"digest": seen["digest"], "deadline": deadline, "prelim": False}
    )


def sight(answer: Answer) -> str:
    """The text that is drawn before the app, "" where the page is the plain one."""
    found = re.search(r'<div id="first".*?</section>', answer.text, re.DOTALL)
    return re.sub(r"<[^>]+>|\s+", " ", found[0]) if found else ""


def page_of(served: Served, member: Member, **headers: str) -> Answer:
    return served.joined(member).get(PAGE, **headers)


def test_ones_own_call_stands_in_the_page_and_nobody_elses(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    hollis = served.joined(HOLLIS)
    assert sight(hollis.get(PAGE)) == "", "there is no call yet"
    publish(imogen)
    said = sight(hollis.get(PAGE))
    assert "06:00" in said
    assert "White, revision 1" in said
    assert MATEO.name not in said
    assert PETRA.name not in said
    assert sight(served.hand().get(PAGE)) == "", "a stranger gets the plain page"
    assert sight(hollis.get(f"{PAGE}runs")) == "", "it is Today's alone"


def test_the_language_is_the_persons_own_then_the_browsers(served: Served) -> None:
    publish(served.ready(IMOGEN))
    told = {"Accept-Language": "es-MX,es;q=0.9"}
    assert "llamado" in sight(page_of(served, MATEO))
    hollis = served.joined(HOLLIS)
    assert "Your call" in sight(hollis.get(PAGE))
    assert "llamado" in sight(hollis.get(PAGE, **told))


def test_a_page_with_a_call_in_it_is_kept_nowhere_and_the_plain_one_is(served: Served) -> None:
    publish(served.ready(IMOGEN))
    own = page_of(served, HOLLIS)
    assert own.headers["cache-control"] == "no-store"
    assert "etag" not in own.headers
    squeezed = page_of(served, HOLLIS, **{"Accept-Encoding": "gzip"})
    assert b'id="first"' in gzip.decompress(squeezed.body)
    plain = served.hand().get(PAGE)
    assert plain.headers["cache-control"] == "no-cache"
    assert plain.body == (CLIENT / "build" / "index.html").read_bytes()


def test_the_policy_knows_the_pages_one_style_by_its_hash(served: Served) -> None:
    publish(served.ready(IMOGEN))
    for answer in (page_of(served, HOLLIS), served.hand().get(PAGE), served.hand().get("/static/build/index.html")):
        (style,) = re.findall(r"<style>(.*?)</style>", answer.text, re.DOTALL)
        policy = answer.headers["content-security-policy"]
        assert f"style-src 'self' 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}';" in policy
        assert "unsafe" not in policy
        assert "script-src 'self';" in policy


def test_a_name_that_would_be_markup_is_text(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    publish(imogen)
    production = next(id for kind, id in imogen.records if kind == "production")
    imogen.did("production", "edit", production, title="<script>alert(1)</script>")
    answer = page_of(served, HOLLIS)
    assert "&lt;script&gt;alert(1)" in answer.text
    assert "<script>alert" not in answer.text


def test_a_session_that_was_ended_sees_the_plain_page(served: Served) -> None:
    publish(served.ready(IMOGEN))
    hollis = served.joined(HOLLIS)
    assert sight(hollis.get(PAGE))
    cookies = dict(hollis.cookies)
    hollis.api("POST", "sign-out", {"device": hollis.device})
    hollis.cookies = cookies
    assert sight(hollis.get(PAGE)) == ""


def test_the_first_screens_code_is_at_most_60_kB_on_the_line(served: Served) -> None:
    """The page with its style, and every script that it names; squeezed, as a phone gets them."""
    hand = served.joined(HOLLIS)
    page = hand.get(PAGE, **{"Accept-Encoding": "identity"}).text
    names = set(re.findall(r'(?:src|href)="(/static/build/assets/[^"]+\.js)"', page))
    assert len(names) >= 4, "the entry, what it stands on, what screens share, Today"
    scripts = sum((CLIENT / f"{name.removeprefix('/static/')}.br").stat().st_size for name in names)
    assert len(gzip.compress(page.encode(), 6)) + scripts <= 60_000
