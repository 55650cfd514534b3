"""A device without a browser: it speaks the wire over HTTP and the socket, and counts its own entries.

Promises what a phone does and no more; what it sends can be bent by a test that wants to see it refused.
"""

from __future__ import annotations

import http.client
import json
import re
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urlsplit

from simple_websocket import Client

from sync.plain import instant, uuid7
from tests.cast import PRODUCTION

WAIT = 10.0
"""Seconds that an answer may take before a test calls it none."""


@dataclass(frozen=True)
class Answer:
    """An HTTP answer. Header names are lower case; `cookies` are the Set-Cookie headers, whole."""

    status: int
    headers: dict[str, str]
    body: bytes
    cookies: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Ear(Client):
    """A WebSocket that names its port in Host, as browsers do."""

    def __init__(self, url: str, headers: dict[str, str]) -> None:
        self.netloc = urlsplit(url).netloc
        super().__init__(url, headers=headers)

    def handshake(self) -> None:
        self.host = self.netloc
        super().handshake()


@dataclass
class Hand:
    """Somebody's device at a server. `cookies` by name, each with its path."""

    url: str
    production: str = PRODUCTION
    device: str = field(default_factory=lambda: str(uuid.uuid4()))
    was: str | None = None
    n: int = 0
    scope: str | None = None
    at: dict[str, Any] | None = None
    cookies: dict[str, tuple[str, str]] = field(default_factory=dict)
    records: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    # HTTP

    def request(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> Answer:
        """One request as this server's own page would send it; a header of None is left out."""
        sent = {"Origin": self.url, "X-Callboard": "1", "Cookie": self.cookie(path), **(headers or {})}
        told = urlsplit(self.url)
        connection = http.client.HTTPConnection(told.hostname or "", told.port, timeout=30)
        try:
            connection.request(method, path, body, {name: value for name, value in sent.items() if value})
            came = connection.getresponse()
            cookies = tuple(value for name, value in came.getheaders() if name.lower() == "set-cookie")
            headers = {name.lower(): value for name, value in came.getheaders()}
            answer = Answer(came.status, headers, came.read(), cookies)
            for cookie in cookies:
                self._keep(cookie)
        finally:
            connection.close()
        return answer

    def _keep(self, header: str) -> None:
        for name, morsel in SimpleCookie(header).items():
            if morsel["max-age"] == "0":
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = (morsel.value, morsel["path"])

    def cookie(self, path: str) -> str:
        """The Cookie header that a browser would send to a path."""
        fits = [
            f"{name}={value}"
            for name, (value, under) in self.cookies.items()
            if path == under or path.startswith(under.rstrip("/") + "/")
        ]
        return "; ".join(fits)

    def get(self, path: str, **headers: str) -> Answer:
        return self.request("GET", path, headers=headers)

    def api(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """A request to the production's API; `path` under /api/."""
        sent = json.dumps(body).encode() if body is not None else None
        typed = {"Content-Type": "application/json"} if sent else {}
        return self.request(method, f"/p/{self.production}/api/{path}", sent, {**typed, **headers})

    def join(self, token: str) -> Answer:
        """Opens a link and taps."""
        page = self.get(f"/join/{token}")
        found = re.search(r'name="csrf" value="(\w+)"', page.text)
        if not found:
            return page
        form = urlencode({"csrf": found[1]}).encode()
        return self.request("POST", f"/join/{token}", form, {"Content-Type": "application/x-www-form-urlencoded"})

    # The wire

    def entry(self, kind: str, verb: str, record: str | None = None, /, **fields: Any) -> dict[str, Any]:
        """The next deed of this device, resting on what it has taken in."""
        self.n += 1
        record = record or str(uuid.uuid4())
        known = self.records.get((kind, record))
        epoch = self.at["epoch"] if self.at else ""
        return {
            "id": uuid7(datetime.now(UTC), secrets.token_bytes(10)),
            "device": self.device,
            "n": self.n,
            "kind": kind,
            "record": record,
            "verb": f"{kind}.{verb}",
            "base": {"epoch": epoch, "rev": known["rev"]} if known else None,
            "seen": {"epoch": epoch, "seq": self.at["seq"]} if self.at else None,
            "fields": fields,
            "at": instant(datetime.now(UTC)),
            "v": 1,
        }

    def message(self, entries: Sequence[Any] = (), **other: Any) -> dict[str, Any]:
        return {
            "protocol": 1,
            "nonce": str(uuid.uuid4()),
            "device": self.device,
            "was": self.was,
            "scope": self.scope,
            "from": self.at,
            "applied": self.at,
            "entries": list(entries),
            **other,
        }

    def exchange(self, entries: Sequence[Any] = (), **other: Any) -> Answer:
        """One sync by request; nothing of it is taken in."""
        return self.api("POST", "sync", self.message(entries, **other))

    def sync(self, entries: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Pushes, and takes in until there is no more. Returns the outcomes."""
        outcomes: list[dict[str, Any]] = []
        more = True
        while more:
            sent = self.message(entries)
            answer = self.api("POST", "sync", sent)
            assert answer.status == 200, answer.text
            assert answer.json["nonce"] == sent["nonce"]
            outcomes += answer.json["outcomes"]
            more = self.take(answer.json)
            entries = ()
        return outcomes

    def take(self, reply: dict[str, Any]) -> bool:
        """Takes in a reply; returns whether there is more to ask for."""
        if reply["snapshot"] and reply["from"] == 0:
            self.records.clear()
        self.apply(reply["changes"])
        self.scope, self.at = reply["scope"], reply["to"]
        return bool(reply["more"])

    def apply(self, changes: Sequence[dict[str, Any]]) -> None:
        """In order of rev; at one rev, live beats gone."""
        for change in sorted(changes, key=lambda one: (one["rev"], "record" in one)):
            key = (change["kind"], change["id"])
            if "record" in change:
                self.records[key] = {**change["record"], "rev": change["rev"]}
            elif key in self.records and self.records[key]["rev"] <= change["rev"]:
                del self.records[key]

    def seen(self, kind: str) -> list[dict[str, Any]]:
        return [record for (its, _), record in self.records.items() if its == kind]

    def did(self, kind: str, verb: str, record: str | None = None, **fields: Any) -> dict[str, Any]:
        """A deed that must be applied; returns its entry."""
        entry = self.entry(kind, verb, record, **fields)
        outcomes = self.sync([entry])
        assert outcomes[0]["outcome"] == "applied", outcomes
        return entry

    # The socket

    def listen(self, **headers: str) -> Socket:
        """Opens the live socket. Raises simple_websocket's ConnectionError, which carries the status."""
        path = f"/p/{self.production}/api/live"
        sent = {"Origin": self.url, "Cookie": self.cookie(path), **headers}
        url = self.url.replace("http", "ws", 1) + path
        return Socket(self, Ear(url, {name: value for name, value in sent.items() if value}))


@dataclass
class Socket:
    """A device's open socket. `heard` are the messages that came, oldest first."""

    hand: Hand
    ear: Ear
    heard: list[dict[str, Any]] = field(default_factory=list)

    def send(self, type: str, **fields: Any) -> None:
        self.ear.send(json.dumps({"type": type, **fields}))

    def next(self, type: str | None = None) -> dict[str, Any]:
        """The next message, of that type if one is named; those before it are kept in `heard` and not applied."""
        while True:
            came = self.ear.receive(timeout=WAIT)
            assert came is not None, f"no {type or 'message'} came; heard {[one['type'] for one in self.heard]}"
            message: dict[str, Any] = json.loads(came)
            self.heard.append(message)
            if type is None or message["type"] == type:
                return message

    def sync(self, entries: Sequence[Any] = ()) -> dict[str, Any]:
        """One exchange over the socket, taken in."""
        message = self.hand.message(entries)
        self.send("sync", **message)
        reply = self.next("reply")
        assert reply["nonce"] == message["nonce"]
        if self.hand.take(reply):
            return self.sync()
        return reply

    def settle(self) -> dict[str, Any]:
        """Takes in frames up to the next mark; returns the mark."""
        changes: list[dict[str, Any]] = []
        while True:
            message = self.next()
            if message["type"] == "changes":
                changes += message["changes"]
            if message["type"] == "mark":
                assert self.hand.at is not None
                assert message["from"] == self.hand.at["seq"], "the mark leaves a hole"
                self.hand.apply(changes)
                self.hand.at = message["to"]
                return message

    def close(self) -> None:
        self.ear.close()
