"""Accepting pushes inside one commit: numbers, doubles, forks, gaps; one row, one outcome for all else (A1-A3, A7).

Promises: one poisonous entry stops neither those behind it nor the commit. Refuses to answer for another person's
device.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sync import held as held_deeds
from sync.commit import Commit
from sync.deeds import carry
from sync.doing import Doing, at, skew, written
from sync.entry import HIGHEST, MOST, Entry, Unreadable, read, texts_of
from sync.epochs import Epochs
from sync.erase import erase_asked
from sync.house import Actor, Refused
from sync.lift import lifted
from sync.outcome import Outcome, Push, Sender
from sync.plain import is_uuid, turn_id
from sync.refusals import TEXTS, reason, why
from sync.release import release_waiting
from sync.rights import BRINGS, SERVER, UNDOES
from sync.rows import Entropy, Writer, same_content, stored_outcome
from sync.screen import Held
from sync.stamps import Author
from sync.store import Device, Row, StoreFailed, Turn, Wait

FEW = 4
"""Entries that are looked up one by one."""
Fault = Callable[[Mapping[str, Any], Exception], None]


class Accepting:
    """One commit's acceptance. `office` are the roles whose word counts as the office's; `fault` hears of our own
    failures. whole: whether all that is pushed is kept or nothing (K2)."""

    def __init__(
        self,
        commit: Commit,
        epochs: Epochs,
        office: frozenset[str],
        entropy: Entropy,
        fault: Fault,
        *,
        whole: bool = False,
    ) -> None:
        self.commit = commit
        self._epochs = epochs
        self._office = office
        self._writer = Writer(commit, entropy)
        self._fault = fault
        self._whole = whole

    def push(self, push: Push) -> list[Outcome]:
        """Judge each entry of a push. What comes after a fork is not judged: it belongs to the new identity."""
        device = self._device(push.sender)
        if device is None:
            return [_unkept(read(raw), "other_person") for raw in push.entries]
        self._lose(push, device)
        if len(push.entries) > FEW:
            self._expect(push.entries)
        outcomes: list[Outcome] = []
        forked = False
        for index, raw in enumerate(push.entries):
            entry = read(raw)
            if forked:
                outcomes.append(_unkept(entry, "fork"))
            elif index >= MOST:
                outcomes.append(_unkept(entry, "too_many"))
            else:
                outcomes.append(self._one(push.sender, entry, push.entries[index + 1 : MOST]))
                release_waiting(self)
                erase_asked(self.commit, self._writer, push.sender.actor.person)
                self.commit.keep()
                forked = outcomes[-1].outcome == "fork"
        return outcomes

    def _expect(self, entries: Sequence[Any]) -> None:
        """Has what is known of many entries read at once."""
        ids, records = set(), dict[str, set[str]]()
        for raw in entries[:MOST]:
            if isinstance(raw, dict) and is_uuid(raw.get("id")):
                ids.add(raw["id"])
                if isinstance(raw.get("kind"), str) and is_uuid(raw.get("record")):
                    records.setdefault(raw["kind"], set()).add(raw["record"])
        self.commit.expect(ids, records)

    def _device(self, sender: Sender) -> Device | None:
        """The device as it is known, or a new one; null if it is another person's, or nobody's (E7, K2)."""
        if sender.device == SERVER and sender.actor.role != SERVER:
            return None
        if sender.device.startswith((BRINGS, UNDOES)) and not self._whole:
            return None  # or somebody could add to an import what nobody was shown, and have another undo it
        known = self.commit.device(sender.device)
        if known is not None:
            return known if known.person == sender.actor.person else None
        parent = self.commit.device(sender.was) if sender.was else None
        own = parent is not None and parent.person == sender.actor.person and parent.device != sender.device
        return Device(sender.device, sender.actor.person, 0, sender.was if own else None, 0)

    def _lose(self, push: Push, device: Device) -> None:
        """A2: the device no longer has what the server lost; the hole is a row."""
        through = push.lost_through
        if type(through) is not int or not device.last < through <= HIGHEST:
            return
        self._writer.append(
            id=turn_id(device.device, f"lost/{device.last + 1}-{through}"),
            device=device.device,
            n=through,
            person=device.person,
            outcome="lost",
            why=None,
            texts=texts_of({"verb": "device.lost"}),
            beside={"from": device.last + 1, "through": through},
        )
        self._keep(device._replace(last=through, first=device.first or device.last + 1))

    def _one(self, sender: Sender, entry: Entry | Unreadable, behind: Sequence[Any]) -> Outcome:
        device = self._device(sender)
        if device is None:
            return _unkept(entry, "other_person")
        claimed = entry.id if isinstance(entry, Entry) else entry.claimed
        n = entry.n or _numbered(device.last + 1, behind)
        if n is None:
            return _unkept(entry, entry.code if isinstance(entry, Unreadable) else "bad_entry")
        # What it has not come to yet it cannot have used up
        if n <= device.last and (turn := self.commit.turn(device.device, n)):
            return self._again(turn, entry, claimed)
        expected = self._expected(device, n)
        if expected is not None:
            return Outcome(claimed or None, n, None, "gap", why("gap", expected=expected))
        device = device._replace(last=max(device.last, n), first=device.first or n)
        known = self.commit.row_of(entry.id) if isinstance(entry, Entry) else None
        if known is not None and isinstance(entry, Entry) and self._same(known, sender, entry):
            self._keep(device)
            self._use(device, n, claimed, known.seq)
            return stored_outcome(known, self.commit.side(known.seq), claimed, n)
        return self._new(sender, device, entry, n, claimed, known is not None)

    def _expected(self, device: Device, n: int) -> int | None:
        """The number that must come before `n`; null if `n` may come now."""
        if device.last == 0 and device.parent and (parent := self.commit.device(device.parent)):
            # A new identity goes on counting where its parent stood.
            return None if n <= parent.last + 1 else parent.last + 1
        return None if n <= device.last + 1 else device.last + 1

    def _again(self, turn: Turn, entry: Entry | Unreadable, claimed: str) -> Outcome:
        if turn.claimed != claimed:
            return _unkept(entry, "fork")
        row = self.commit.row(turn.seq)
        if row is None:
            raise StoreFailed(f"the row {turn.seq} is missing")
        side = self.commit.side(turn.seq)
        if isinstance(entry, Entry) and row.id == entry.id and not same_content(row, side, entry.raw):
            return _unkept(entry, "other_content")
        return stored_outcome(row, side, claimed, turn.n)

    def _same(self, row: Row, sender: Sender, entry: Entry) -> bool:
        return row.person == sender.actor.person and same_content(row, self.commit.side(row.seq), entry.raw)

    def _new(
        self, sender: Sender, device: Device, entry: Entry | Unreadable, n: int, claimed: str, id_taken: bool
    ) -> Outcome:
        """Give an entry its row. The device's past is kept first, since its own word of before counts as seen."""
        self._keep(device)
        reasons: dict[str, Any] | None
        if isinstance(entry, Unreadable):
            row, reasons = self._unreadable(device, entry, n)
        else:
            refused = "other_content" if id_taken else "other_device" if entry.device != sender.device else None
            held = "revoked" if sender.revoked else None
            id = turn_id(device.device, n) if id_taken else entry.id
            row, reasons = self.carry(entry, sender.actor, id, device.device, refused=refused, held=held)
        self._use(device, n, claimed, row.seq)
        return Outcome(claimed or None, n, row.seq, row.outcome, reasons)

    def _unreadable(self, device: Device, entry: Unreadable, n: int) -> tuple[Row, dict[str, Any]]:
        reasons = why(entry.code, wrong=entry.wrong)
        row = self._writer.append(
            id=turn_id(device.device, n),
            device=device.device,
            n=n,
            person=device.person,
            outcome="refused",
            why=reasons,
            texts=texts_of({"fields": entry.kept}),
            beside={},
        )
        if entry.about:
            self._stillborn(*entry.about, device.device)
        return row, reasons

    def carry(
        self,
        entry: Entry,
        actor: Actor,
        id: str,
        device: str,
        *,
        refused: str | None = None,
        held: str | None = None,
        beside: Mapping[str, Any] | None = None,
    ) -> tuple[Row, dict[str, Any] | None]:
        """Carry out one entry, all of it or nothing, and append its row."""
        commit = self.commit
        seq = commit.head[0] + 1
        office = actor.role in self._office or actor.role == SERVER
        author = Author(entry.device, entry.n, self._epochs.counts(entry.base), office, self._was(entry.device))
        seen = self._epochs.counts(entry.seen)
        let_go = bool(beside and beside.get("released_by"))
        then = written(entry)
        now, came = commit.now, commit.received_at
        doing = Doing(entry, actor, author, seq, now, came, then, at(entry, then), seen, let_go)
        mark, waits = commit.here(), (entry.kind, entry.record)
        try:
            if refused:
                raise Refused(refused, TEXTS[refused])
            if held:
                raise Held(held)
            if (risen := lifted(commit.kinds, entry)) is not entry:
                doing = doing._replace(entry=risen)
            became = carry(commit, self._epochs, doing)
            outcome, reasons = became.outcome, became.why
        except Refused as error:
            commit.back_to(mark)
            outcome, reasons = "refused", reason(error)
        except Held as error:
            commit.back_to(mark)
            outcome, reasons, waits = "held", reason(error.refused), error.waits or waits
            held_deeds.note(commit, doing, error.refused.code)
        except StoreFailed:
            raise
        except Exception as error:  # our own fault must cost nobody his deed
            commit.back_to(mark)
            self._fault(entry.raw, error)
            outcome, reasons = "held", why("fault", error=type(error).__name__)
            held_deeds.note(commit, doing, "fault")
        row = self._writer.append(
            id=id,
            device=device,
            n=entry.n,
            person=actor.person,
            outcome=outcome,
            why=reasons,
            texts=entry.texts,
            beside={"role": actor.role, "written": doing.at, "skew": skew(entry, then, commit.now), **(beside or {})},
        )
        if outcome == "held" and reasons:
            commit.hold(Wait(row.seq, reasons["code"], *waits))
        if outcome == "refused" and not refused:
            self._refused_birth(doing.entry)
        return row, reasons

    def _was(self, name: str) -> tuple[tuple[str, int], ...]:
        """The identities a device forked from, each with the first n that is no longer shared."""
        found: list[tuple[str, int]] = []
        device, until = self.commit.device(name), HIGHEST
        while device and device.parent and device.parent not in (parent for parent, _ in found):
            until = min(until, device.first)
            found.append((device.parent, until))
            device = self.commit.device(device.parent)
        return tuple(found)

    def _refused_birth(self, entry: Entry) -> None:
        kind = self.commit.kinds.get(entry.kind)
        verb = kind.verb(entry.verb) if kind else None
        if verb is not None and verb.creates:
            self._stillborn(entry.kind, entry.record, entry.device)

    def _stillborn(self, kind: str, record: str, device: str) -> None:
        """What this device goes on to say of a record whose creation was refused is refused too."""
        if kind in self.commit.kinds and self.commit.live(kind, record) is None:
            self.commit.refuse_birth(kind, record, device)
            self.commit.put(self.commit.writes.born, (kind, record), None)

    def _keep(self, device: Device) -> None:
        self.commit.put(self.commit.writes.devices, device.device, device)

    def _use(self, device: Device, n: int, claimed: str, seq: int) -> None:
        self.commit.put(self.commit.writes.turns, (device.device, n), Turn(device.device, n, claimed, seq))


def _numbered(expected: int, behind: Sequence[Any]) -> int | None:
    """The number of an entry that shows none: the next, if those behind it leave exactly that room."""
    for gap, raw in enumerate(behind, start=1):
        n = raw.get("n") if isinstance(raw, dict) else None
        if type(n) is int:
            return expected if n == expected + gap else None
    return None


def _unkept(entry: Entry | Unreadable, code: str) -> Outcome:
    """An outcome that kept nothing and used up no number."""
    claimed = entry.id if isinstance(entry, Entry) else entry.claimed
    wrong = entry.wrong if isinstance(entry, Unreadable) else ""
    outcome = "fork" if code == "fork" else "refused"
    return Outcome(claimed or None, entry.n, None, outcome, why(code, wrong=wrong))
