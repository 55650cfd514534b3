"""Carrying out one deed: rights, merging, consequences. The heart of acceptance.

Promises: whatever a deed does, it does inside the commit, and all of it or nothing; the office's consequences see one
another. Refuses by raising `Refused` or `Held`; anything else that is raised is our own fault, and the deed is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, NoReturn

from sync import held, questions, rights, screen
from sync.commit import Commit
from sync.doing import Doing
from sync.entry import Entry
from sync.epochs import Epochs
from sync.house import Ask, Consequence, Deed, Erase, Waits, Write
from sync.kind import Kind, Verb
from sync.live import STRUCK, Live, field_of
from sync.merge import Verdict, judge
from sync.plain import same, text_of
from sync.records import change
from sync.refusals import refusal, why


class Became(NamedTuple):
    """What became of a deed that was neither refused nor held, and whether it made the record."""

    outcome: str
    why: dict[str, Any] | None
    born: bool


def carry(commit: Commit, epochs: Epochs, doing: Doing) -> Became:
    """Carry out a deed and what it brings about. Raises `Refused`, `Held`."""
    entry, server = doing.entry, doing.actor.role == rights.SERVER
    kind, verb = screen.known(commit.kinds, entry, server)
    before = commit.live(kind.name, entry.record)
    if before is None and not (verb.creates or server):
        _absent(commit, doing, entry.kind, entry.record)
    right = rights.judge(commit, epochs, kind, verb, entry, doing.actor, before)
    if right == "beyond" and not doing.released:
        raise screen.Held("beyond_cut")
    if right in ("never", "beyond"):
        raise refusal("not_yours")
    if not server:
        screen.in_time(kind, verb, entry, epochs, doing.now, doing.released)
    if before is None:
        screen.complete(kind, entry)
    elif kind.append_only:
        raise refusal("append_only")
    else:
        screen.same_key(kind, entry, before.fields)
    kept = {name: v for name, v in entry.fields.items() if field_of(kind, name).word != "carried"}
    if right == "then" and (not kind.asks or (before is not None and not kept)):
        raise refusal("not_yours")  # it leaves nothing that a question could be about, and would take effect whole
    verdicts = _verdicts(kind, verb, before, kept, doing, late=right == "then")
    return _bring(commit, doing, kind, verb, before, kept, verdicts, late=right == "then")


def _absent(commit: Commit, doing: Doing, kind: str, record: str) -> NoReturn:
    devices = {doing.author.device, *(device for device, _ in doing.author.was)}
    if devices & commit.unborn(kind, record):
        raise refusal("no_such_record")
    raise screen.Held("waits_for_record", waits=(kind, record), kind=kind, record=record)


def _verdicts(
    kind: Kind, verb: Verb, before: Live | None, kept: Mapping[str, Any], doing: Doing, late: bool
) -> dict[str, Verdict]:
    if before is None:
        return dict.fromkeys(kept, "sets")
    author = doing.author
    unseen = {n for n, s in before.stamps.items() if not author.own(s) and not author.saw(s)}
    unseen_strike = before.struck and STRUCK in unseen
    found: dict[str, Verdict] = {}
    for name, value in kept.items():
        standing, stamp = before.fields.get(name), before.stamps.get(name)
        verdict = judge(field_of(kind, name), standing, stamp, value, author)
        if name == STRUCK and value is not None:
            # E9: a strike is one word against all that was written unseen; two strikes are the same.
            verdict = "stands" if before.struck else "contested" if unseen else verdict
        disputed = late or (unseen_strike and name != STRUCK) or (verb.offline == "ask" and bool(unseen))
        disputed = disputed and kind.asks
        found[name] = "contested" if disputed and verdict == "sets" else verdict
    return found


def _bring(
    commit: Commit,
    doing: Doing,
    kind: Kind,
    verb: Verb,
    before: Live | None,
    kept: Mapping[str, Any],
    verdicts: Mapping[str, Verdict],
    late: bool,
) -> Became:
    entry = doing.entry
    sets = {name: kept[name] for name, verdict in verdicts.items() if verdict == "sets"}
    if before is None or sets:
        _write(commit, doing, kind.name, entry.record, sets)
    contested = sorted(name for name, verdict in verdicts.items() if verdict == "contested")
    superseded = sorted(name for name, verdict in verdicts.items() if verdict == "superseded")
    sentence = why("once_had_right")["text"] if late else ""
    for name in contested:
        questions.contest(commit, doing, _there(commit, kind, entry), name, kept[name], sentence)
    if late and before is None:
        # A6: the new record is kept, and whether it stays is the question.
        questions.contest(commit, doing, _there(commit, kind, entry), STRUCK, doing.received_at, sentence)
        contested = [STRUCK]
    wholly_late = bool(verdicts) and len(superseded) == len(verdicts)
    # A6: an edit written with a right lost since brings nothing about; if the office lets it stand, its tap does.
    if not wholly_late and not (late and before is not None):
        _settle(commit, doing, verb, before)
        if verb.name in (held.RELEASE, held.LET_LIE) and before is not None:
            held.decide(commit, doing, verb.name, before)
        _consequences(commit, doing, verb, doing.entry.raw, before, frozenset(contested))
    return _became(doing, before, verdicts, contested, superseded, wholly_late, late)


def _became(
    doing: Doing,
    before: Live | None,
    verdicts: Mapping[str, Verdict],
    contested: list[str],
    superseded: list[str],
    wholly_late: bool,
    late: bool,
) -> Became:
    if contested:
        code = "once_had_right" if late else "contested"
        return Became("contested", why(code, fields=contested, superseded=superseded), before is None)
    if wholly_late:
        return Became("superseded", why("superseded", fields=superseded), False)
    author = doing.author
    others = before is not None and any(
        name not in verdicts and not author.own(stamp) and not author.saw(stamp)
        for name, stamp in before.stamps.items()
    )
    if verdicts and (superseded or others):
        return Became("merged", why("merged", superseded=superseded), before is None)
    return Became("applied", None, before is None)


def _settle(commit: Commit, doing: Doing, verb: Verb, question: Live | None) -> None:
    """M3: the tap that settles a question writes the field, and brings about what the chosen line's deed would have."""
    if verb.name != questions.SETTLE or question is None:
        return
    if not doing.author.office and not questions.may_settle(commit, question, doing.actor):
        raise refusal("not_yours")
    settled = questions.settle(commit, doing, question, doing.entry.fields.get("settling"))
    kind = commit.kinds[settled.kind]
    if settled.verb is None or (settled.field != STRUCK and settled.field not in kind.fields):
        return
    before, fields = commit.live(settled.kind, settled.id), {settled.field: settled.value}
    _write(commit, doing, settled.kind, settled.id, fields)
    if chosen := kind.verb(settled.verb):
        raw = {**doing.entry.raw, "kind": settled.kind, "record": settled.id, "verb": settled.verb, "fields": fields}
        _consequences(commit, doing, chosen, raw, before, frozenset())


def _consequences(
    commit: Commit, doing: Doing, verb: Verb, raw: Mapping[str, Any], before: Live | None, contested: frozenset[str]
) -> None:
    if verb.then is None:
        return
    after = commit.get(raw["kind"], raw["record"])
    if after is None:
        return
    shown = before.shown if before else None

    def saw(kind: str, id: str, name: str) -> Any:
        return commit.right(kind, id, name, doing.seen)

    deed = Deed(raw, doing.actor, shown, after, doing.seq, doing.now, contested, saw)
    try:
        brought: Iterable[Consequence] = verb.then(deed, commit)
        for consequence in brought:
            if isinstance(consequence, Write):
                _office_writes(commit, doing, consequence)
            elif isinstance(consequence, Erase):
                for record in consequence.records:
                    commit.put(commit.writes.forget, record, raw["id"])
            else:
                _ask(commit, doing, consequence)
    except Waits as missing:
        _absent(commit, doing, missing.kind, missing.record)


def _office_writes(commit: Commit, doing: Doing, write: Write) -> None:
    kind = commit.kinds[write.kind]
    text_of(dict(write.fields))  # what is not plain must fail here, where it costs one deed and not the commit
    if wrong := screen.wrong_values(kind, write.fields):
        raise ValueError(f"a consequence writes {write.kind} wrongly: {wrong}")
    standing = commit.live(write.kind, write.id)
    if standing is None and kind.key and screen.key_id(kind, write.fields) != write.id:
        raise ValueError(f"a consequence makes {write.kind} {write.id}, which does not follow from its key")
    if standing is not None and kind.append_only:
        moved = [
            n for n, v in write.fields.items() if not same(v, standing.fields.get(n)) and not field_of(kind, n).given
        ]
        if moved:
            raise ValueError(f"a consequence changes {moved} of {write.kind}, which is only added to")
    _write(commit, doing, write.kind, write.id, write.fields)


def _ask(commit: Commit, doing: Doing, asked: Ask) -> None:
    live = commit.live(asked.kind, asked.record)
    if live is None:
        raise ValueError(f"a consequence asks about {asked.kind} {asked.record}, which is not there")
    text_of(asked.value)
    questions.contest(commit, doing, live, asked.field, asked.value, asked.sentence)


def _write(commit: Commit, doing: Doing, kind: str, id: str, fields: Mapping[str, Any]) -> None:
    moved = change(commit, kind, id, fields, doing.stamp)
    questions.fall(commit, doing, kind, id, moved)


def _there(commit: Commit, kind: Kind, entry: Entry) -> Live:
    live = commit.live(kind.name, entry.record)
    if live is None:
        raise ValueError(f"{kind.name} {entry.record} is not there")
    return live
