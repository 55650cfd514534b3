"""M3: a disagreement is a question, settled by a person with one tap.

Promises: one open question per record and field, one line a device; the other side is always the record's present
value. Refuses a tap that was made on something else than what stands now.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from sync.commit import Commit
from sync.doing import Doing
from sync.house import Actor, record_id
from sync.live import Live
from sync.plain import is_uuid, same
from sync.records import ask, change
from sync.refusals import refusal
from sync.rights import may

QUESTION = "question"
SETTLE = "question.settle"


class Settled(NamedTuple):
    """What a tap decided: the field's value, and the verb of the line it came from (null: what stood stays)."""

    kind: str
    id: str
    field: str
    value: Any
    verb: str | None


def question_id(record: str, field: str) -> str:
    return record_id(QUESTION, record, field)


def contest(commit: Commit, doing: Doing, live: Live, field: str, value: Any, sentence: str = "") -> None:
    """Put a value that did not come to stand before a person: open the question, or give this device's line its last
    value."""
    open_question = commit.live(QUESTION, question_id(live.id, field)) if field in live.asked else None
    lines = [line for line in _lines(open_question) if not _own(doing, line)]
    ask(commit, live, live.asked | {field})
    _write(commit, doing, live, field, [*lines, doing.line(value, sentence)])


def fall(commit: Commit, doing: Doing, kind: str, id: str, moved: frozenset[str]) -> None:
    """Drop the lines of the device that wrote these fields, and those whose value came to stand."""
    live = commit.live(kind, id)
    if live is None:
        return
    for field in sorted(moved & live.asked):
        before = _lines(commit.live(QUESTION, question_id(id, field)))
        lines = [line for line in before if not _own(doing, line) and not same(line["value"], live.fields.get(field))]
        if not lines:
            live = _close(commit, live, field)
        _write(commit, doing, live, field, lines)


def settle(commit: Commit, doing: Doing, question: Live, settling: Any) -> Settled:
    """Judge a tap and close its question. Raises `Refused` if what was shown has moved."""
    kind, id, field = (str(question.fields[name]) for name in ("about_kind", "about_record", "about_field"))
    if not isinstance(settling, dict) or "value" not in settling or not isinstance(settling.get("shown"), dict):
        raise refusal("bad_field", fields={"settling": "Not a value and what was shown."})
    about = commit.live(kind, id)
    standing = about.fields.get(field) if about else None
    lines = _lines(question)
    shown, entries = settling["shown"], sorted(line["entry"] for line in lines)
    unmoved = question.fields["state"] == "open" and same(shown.get("stands"), standing)
    if about is None or not unmoved or not same(_sorted(shown.get("lines")), entries):
        raise refusal("moved", stands=standing, lines=entries, state=question.fields["state"])
    value = settling["value"]
    chosen = next((line for line in lines if same(line["value"], value)), None)
    if chosen is None and not same(value, standing):
        raise refusal("not_shown")
    _close(commit, about, field)
    values = {"state": "settled", "settled_by": doing.actor.person, "settled_at": doing.received_at}
    change(commit, QUESTION, question.id, values, doing.stamp)
    return Settled(kind, id, field, value, chosen["verb"] if chosen and not same(value, standing) else None)


def _write(commit: Commit, doing: Doing, live: Live, field: str, lines: list[Mapping[str, Any]]) -> None:
    stands = _stands(commit, doing, live, field)
    values: dict[str, Any] = {
        "about_kind": live.kind,
        "about_record": live.id,
        "about_field": field,
        "lines": lines,
        "stands": stands,
        "person": _put_to(lines, stands["person"]),
        "state": "open" if lines else "closed",
        "settled_by": None,
        "settled_at": None,
    }
    change(commit, QUESTION, question_id(live.id, field), values, doing.stamp)


def _close(commit: Commit, live: Live, field: str) -> Live:
    ask(commit, live, live.asked - {field})
    closed = commit.live(live.kind, live.id)
    return closed or live


def _stands(commit: Commit, doing: Doing, live: Live, field: str) -> dict[str, Any]:
    """Who wrote what stands: read from the log, since a record keeps only stamps."""
    stamp = live.stamps.get(field)
    if stamp is None:
        return {"person": None, "at": None, "seq": None}
    if stamp.seq == doing.seq:
        return {"person": doing.actor.person, "at": doing.at, "seq": stamp.seq}
    row = commit.row(stamp.seq)
    at = json.loads(row.envelope).get("written") if row else None
    return {"person": row.person if row else None, "at": at, "seq": stamp.seq}


def may_settle(commit: Commit, question: Live, actor: Actor) -> bool:
    """A6: whoever a question was put to settles it while he may do what its lines did."""
    kind, about = commit.kinds[str(question.fields["about_kind"])], str(question.fields["about_record"])
    live = commit.live(kind.name, about)
    verbs = [verb for line in _lines(question) if (verb := kind.verb(str(line["verb"])))]
    return live is not None and all(may(verb.who, actor.person, actor.role, live.fields.get) for verb in verbs)


def _put_to(lines: list[Mapping[str, Any]], stands: Any) -> str | None:
    """Between two devices of one person it is put to that person, else to the office. So is what he had no right to
    any more (A6), or what the office itself asks: nobody lets his own word stand."""
    persons = {line["person"] for line in lines} | {stands}
    only = next(iter(persons)) if len(persons) == 1 else None
    return only if is_uuid(only) and not any(line["sentence"] for line in lines) else None


def _lines(question: Live | None) -> list[Mapping[str, Any]]:
    return list(question.fields.get("lines") or ()) if question else []


def _own(doing: Doing, line: Mapping[str, Any]) -> bool:
    return line["device"] == doing.author.device or any(line["device"] == device for device, _ in doing.author.was)


def _sorted(lines: Any) -> Any:
    return sorted(lines) if isinstance(lines, list) and all(isinstance(line, str) for line in lines) else None
