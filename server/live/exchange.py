"""The message a device sends and the reply it gets, the same on both carriers.

Promises: a reply echoes the nonce and carries the records' own text. Refuses, by name, an envelope it cannot read;
what is inside an entry is judged by the log.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from server.live.frames import Answer, Body, Message
from server.words import say
from sync.log import Cursor, Outcome, Taken
from sync.taking import Changes
from sync.wire import fits_sync, wrong

_encode = json.JSONEncoder(separators=(",", ":")).encode
NONCE = 100
"""Letters of the longest nonce."""
PLAIN = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]*"
"""What names in a message are made of: anything that stays in its line and can be stored."""
CONTAINERS, COMMAS = 200_000, 1_000_000
"""Objects and lists, and what they hold: 500 deeds have some 2,000 and 20,000. A byte of these takes 30 of memory."""
NAMES = ("nonce", "device", "was", "person", "scope", "from", "applied")


class BadMessage(ValueError):
    """What is wrong with an envelope, in plain words."""


@dataclass(frozen=True)
class Envelope:
    """A device's message. `start` is its cursor (`from` on the wire), `applied` the one it has durably applied.

    person: whose device it says it is.
    """

    protocol: int
    nonce: str
    device: str
    was: str | None
    person: str | None
    lost_through: int | None
    scope: str | None
    start: Cursor | None
    applied: Cursor | None
    entries: Sequence[Any]

    @property
    def pushes(self) -> bool:
        """Whether there is anything in it for the writer."""
        return bool(self.entries) or self.lost_through is not None


@dataclass(frozen=True)
class Reply:
    """An answer ready to send, and the HTTP status it stands for: JSON text, its changes shared with others' replies
    where there are any."""

    status: int
    head: str
    body: Body | None = None

    @property
    def text(self) -> str:
        return self.head if self.body is None else f"{self.head}{self.body.plain.decode()}]}}"

    def message(self) -> Message | Answer:
        """As it goes out on a socket."""
        return Message(self.head) if self.body is None else Answer(self.head, self.body)


def _cursor(found: Any) -> Cursor | None:
    return None if found is None else Cursor(found["epoch"], found["seq"], found["token"])


def parse(text: str | bytes) -> dict[str, Any]:
    """A message as it came, UTF-8 if it is bytes. Raises BadMessage, which says where it stops being one."""
    try:
        told = text if isinstance(text, str) else text.decode()
    except UnicodeDecodeError as wrong:
        raise BadMessage(f"UTF-8 is wanted, and byte {wrong.start + 1} is none") from None
    if told.startswith("\ufeff"):
        raise BadMessage("UTF-8 without a byte order mark is wanted")
    if told.count("[") + told.count("{") > CONTAINERS or told.count(",") > COMMAS:
        raise BadMessage("it has too many parts")
    try:
        message = json.loads(told, object_pairs_hook=_no_twins, parse_constant=_no_constant)
    except RecursionError:
        raise BadMessage("it is nested too deep") from None
    except json.JSONDecodeError as wrong:
        raise BadMessage(f"no JSON at line {wrong.lineno}, column {wrong.colno}") from None
    except BadMessage:
        raise
    except ValueError:  # Python reads no number of more than 4,300 figures
        raise BadMessage("a number in it is too long") from None
    if not isinstance(message, dict):
        raise BadMessage("a JSON object is wanted")
    return message


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) != len(pairs):
        raise BadMessage("a name stands twice in one object")
    return record


def _no_constant(word: str) -> NoReturn:
    raise BadMessage(f"{word} is no number")


def _is_plain(text: str) -> bool:
    return (text.isascii() and text.isprintable()) or re.fullmatch(PLAIN, text) is not None


def nonce_of(message: Mapping[str, Any]) -> str | None:
    """The nonce, if it is one that can be said again."""
    nonce = message.get("nonce")
    return nonce if isinstance(nonce, str) and len(nonce) <= NONCE and _is_plain(nonce) else None


def read(message: Mapping[str, Any]) -> Envelope:
    """Raises BadMessage. A protocol that was never shipped is one this server cannot read."""
    bad = {} if fits_sync(message) else wrong("sync", message)
    for name in NAMES:
        told = message.get(name)
        # What a newer app says beside a cursor's own parts is not read
        texts = (told.get("epoch"), told.get("token")) if isinstance(told, dict) else (told,)
        if name not in bad and not all(_is_plain(str(text)) for text in texts):
            bad[name] = "Not plain text."
    if bad:
        raise BadMessage(", ".join(f"{name}: {_first(what)}" for name, what in sorted(bad.items())))
    return Envelope(
        protocol=message["protocol"],
        nonce=message["nonce"],
        device=message["device"],
        was=message.get("was"),
        person=message.get("person"),
        lost_through=message.get("lost_through"),
        scope=message["scope"],
        start=_cursor(message["from"]),
        applied=_cursor(message["applied"]),
        entries=message["entries"],
    )


def _first(what: Any) -> str:
    while isinstance(what, (list, dict)) and what:
        what = next(iter(what.values())) if isinstance(what, dict) else what[0]
    return str(what)


def cursor_of(cursor: Cursor) -> dict[str, object]:
    return {"epoch": cursor.epoch, "seq": cursor.seq, "token": cursor.token}


def text_of(type: str, **fields: object) -> str:
    """A message as JSON, in letters that any carrier takes."""
    return _encode({"type": type, **fields})


def reply_to(
    message: Envelope,
    *,
    now: str,
    scope: str,
    outcomes: Sequence[Outcome],
    taken: Taken,
    floor: int = 0,
    **said: object,
) -> Reply:
    """The reply, its changes untouched. floor: how far a checked backup reaches (P7). `said` is what is said beside:
    `erase`, `kinds`, `update`."""
    judged = [{"id": one.id, "n": one.n, "seq": one.seq, "outcome": one.outcome, "why": one.why} for one in outcomes]
    head = text_of(
        "reply",
        protocol=message.protocol,
        nonce=message.nonce,
        now=now,
        epoch=taken.to.epoch,
        scope=scope,
        backup_floor=floor,
        outcomes=judged,
        snapshot=taken.snapshot,
        **{"from": taken.start},
        to=cursor_of(taken.to),
        more=taken.more,
        **said,
    )
    if not taken.changes:
        return Reply(200, head[:-1] + ',"changes":[]}')
    return Reply(200, head[:-1] + ',"changes":[', body_of(taken.changes))


def body_of(changes: Changes) -> Body:
    """What stands for these changes in every reply that tells them."""
    if not isinstance(changes.made, Body):
        changes.made = Body(changes)
    return changes.made


def pong(nonce: str | None, now: str, heard: Mapping[str, object]) -> str:
    """`heard` is the socket's {scope, from, to}, empty where it hears nothing yet."""
    return text_of("pong", **({} if nonce is None else {"nonce": nonce}), now=now, **heard)


def fault(status: int, code: str, nonce: str | None = None, **values: Any) -> Reply:
    """An answer without outcomes: nothing that was sent is acknowledged."""
    named = {} if nonce is None else {"nonce": nonce}
    return Reply(status, text_of("error", code=code, text=say("en", f"code.{code}", **values), **named))
