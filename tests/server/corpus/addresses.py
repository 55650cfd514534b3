"""Every address of the server, from its own table of rules, so that a new one is in the corpus the day it is there.

Promises: a path that leads to what is there wherever that is known, and the same path with one part made odd.
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path

from server.app import create_app
from server.config import Config
from server.routes.described import Description, description_of
from server.words import CATALOGUE
from tests.cast import PRODUCTION, SHEET
from tests.hand import Answer, Hand
from tests.served import Served
from tests.server.corpus.bodies import JSON

NOBODY = "00000000-0000-0000-0000-000000000000"
KNOWN = {
    "id": PRODUCTION,
    "call_sheet": SHEET,
    "revision": NOBODY,
    "session": NOBODY,
    "token": f"{PRODUCTION}~x",
    "name": "page.css",
    "rest": "runs/7",
    "kind": "run_proof",
    "sort": "csv",
}
BY_CONVERTER = {"uuid": NOBODY, "int": "1", "sha256": "a" * 64, "any": "thumb"}
PART = re.compile(r"<(?:([^:<>]+):)?(\w+)>")


@dataclass(frozen=True)
class Address:
    """A method and a rule. `said` is its description, None for pages and files."""

    method: str
    rule: str
    endpoint: str
    said: Description | None
    socket: bool

    def __str__(self) -> str:
        return f"{self.method} {self.rule}"

    @property
    def parts(self) -> list[str]:
        return [name for _, name in PART.findall(self.rule)]

    @property
    def changes(self) -> bool:
        return self.method not in ("GET", "HEAD", "OPTIONS")

    @property
    def reads(self) -> bool:
        """Whether it looks at a body at all."""
        return self.said is None or self.said.takes is not None or self.said.form is not None

    @property
    def takes_json(self) -> bool:
        return self.said is not None and self.said.takes is not None and not isinstance(self.said.takes, str)

    def path(self, **odd: str) -> str:
        """The address with its parts filled; `odd` are taken as they are."""

        def fill(found: re.Match[str]) -> str:
            name = found[2]
            return odd.get(name, KNOWN.get(name, BY_CONVERTER.get((found[1] or "").split("(")[0], "x")))

        return PART.sub(fill, self.rule)


def _all() -> list[Address]:
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Config(Path(folder)))
    return sorted(
        (
            Address(method, rule.rule, rule.endpoint, description_of(app.view_functions[rule.endpoint]), rule.websocket)
            for rule in app.url_map.iter_rules()
            for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        ),
        key=str,
    )


ADDRESSES = _all()
SIGNS_OUT = "devices.sign_out"


def wrong_with(answer: Answer, path: str) -> str | None:
    """What is not as an answer must be, None where nothing is: never our own failure, a fault in its shape."""
    if answer.status >= 500:
        return f"{answer.status} {answer.body[:200]!r}"
    if answer.status < 400:
        return None
    if answer.headers.get("content-type", "").startswith("text/html") and "/api/" not in path:
        return None
    told = answer.json if answer.headers.get("content-type") == JSON else {"code": f"{answer.status}, no JSON"}
    if any(f"code.{told['code']}" not in words for words in CATALOGUE.values()) or not told.get("text"):
        return f"a fault without words: {told}"
    return None


def head(served: Served, production: str = PRODUCTION) -> tuple[int, str]:
    """The last row of the log: its seq and hash."""
    base = sqlite3.connect(f"file:{served.place(production) / 'log.sqlite'}?mode=ro", uri=True)
    try:
        return tuple(base.execute("select seq, hash from log order by seq desc limit 1").fetchone())
    finally:
        base.close()


def lives(served: Served, hand: Hand) -> None:
    """The server answers, its log can be written, and it said of nothing that it failed by its own fault."""
    hand.sync()
    hand.did("check_in", "make", person=hand_person(hand), what="note", at="2026-05-14T13:00:00.000Z")
    told = served.log()
    assert "request failed" not in told, told[-3000:]
    assert "a tick failed" not in told, told[-3000:]
    assert "held by our own fault" not in told, told[-3000:]


def hand_person(hand: Hand) -> str:
    return str(hand.api("GET", "me").json["person"]["id"])
