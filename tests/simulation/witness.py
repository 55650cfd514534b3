"""What must hold in any story: watched at every step, and once more when all is at rest.

Nothing acknowledged is lost; no outcome is ever another; each deed has one row that counts; nobody's word is
overwritten by someone who had not seen it, and nobody is asked about what he had seen; at rest every phone shows what a
fresh one would under its own waiting words, and every disagreement is in a question.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sync.epochs import Epoch, Point
from sync.kind import Field
from sync.plain import same
from sync.questions import SETTLE
from sync.rights import SERVER
from sync.store import Row, View
from tests.simulation.at_rest import AtRest
from tests.simulation.kinds import LATER as KINDS

if TYPE_CHECKING:
    from tests.simulation.schedule import Schedule

Key = tuple[str, str, str]
Change = tuple[int, Key, str]
State = dict[str, Any]


class Memory:
    """What a witness knew at one moment: it belongs to a backup made then."""

    def __init__(self, witness: Witness) -> None:
        self.said = dict(witness.said)
        self.changes = list(witness.changes)
        self.rows = dict(witness.rows)
        self.values = dict(witness.values)
        self.seen = witness.seen


class Witness(AtRest):
    def __init__(self, schedule: Schedule) -> None:
        self.schedule = schedule
        self.said: dict[str, dict[str, Any]] = {}
        self.saw: dict[str, list[Point]] = {}
        self.changes: list[Change] = []
        self.rows: dict[str, int] = {}
        self.lost: dict[int, tuple[str, int, int]] = {}
        self.values: dict[Key, Any] = {}
        self.seen = 0
        self.fields: dict[str, Any] = {}
        self.hashes: set[str] = set()
        self.before_the_end: dict[str, set[str]] = {}
        self.saved: set[str] = set()
        self.unsaved: set[str] = set()
        self.look()

    # What is heard

    def told(self, one: dict[str, Any]) -> None:
        """By a phone."""
        if one["is"] == "did":
            self.saw[one["id"]] = [Point(epoch, rev) for epoch, rev in one["saw"]]
            self.fields[one["id"]] = one["fields"]
        elif one["is"] == "saved":
            self.saved.add(one["id"])
        elif one["is"] == "not_saved":
            self.unsaved.add(one["id"])

    def answered(self, reply: dict[str, Any], ended_at: int | None) -> None:
        """By the server, `ended_at` being the head when that session ended.

        A2: one deed, one outcome, however often it is asked for. A1: it is in the log by then.
        """
        with self.schedule.house.store.reading() as view:
            for outcome in reply["outcomes"]:
                if outcome["seq"] is None:
                    continue
                known = self.said.setdefault(outcome["id"], outcome)
                same = {key: outcome[key] for key in ("id", "seq", "outcome", "why")}
                assert {key: known[key] for key in same} == same, f"{known} became {outcome}"
                row = view.row(outcome["seq"])
                assert row, f"A1: {outcome} was acknowledged and is not in the log"
                assert row.outcome == outcome["outcome"], f"A1: {outcome} was acknowledged, {row.outcome} is in the log"
                # A copy of the phone that is not revoked may have brought the same deed.
                its = [one for one in self.schedule.devices.values() if outcome["id"] in one.deeds]
                late = ended_at is not None and row.seq > ended_at and len(its) == 1
                late = late and row.hash not in self.before_the_end.get(its[0].session, ())
                assert not late or row.outcome in ("held", "refused"), (
                    f"A6: {outcome} came from a phone that was revoked"
                )

    def restored(self, memory: Memory) -> None:
        """What was answered for rows that are gone will be answered anew."""
        self.said, self.changes, self.seen = dict(memory.said), list(memory.changes), memory.seen
        self.rows, self.values = dict(memory.rows), dict(memory.values)
        self.lost = {seq: hole for seq, hole in self.lost.items() if seq <= memory.seen}

    # At every step

    def look(self) -> None:
        """A3, A4: dense, and one row for each deed. M2: who overwrote what, and had he seen it?"""
        house = self.schedule.house
        assert not house.overheard.wrong, house.overheard.wrong[0]
        head = house.log.head()
        assert head >= self.seen, f"A4: the log went back from {self.seen} to {head}"
        if head == self.seen:
            return
        lives = Lives(house.epochs)
        with house.store.reading() as view:
            for seq in range(self.seen + 1, head + 1):
                row = view.row(seq)
                assert row, f"A4: there is no row {seq}"
                self.hashes.add(row.hash)
                self._one_row(row)
                self._changed_at(view, row, lives)
                if row.outcome == "lost":
                    told = json.loads(row.envelope)
                    self.lost[seq] = (row.device, told["from"], told["through"])
            for device in {device for device, seen in self._spoke(view, head) if seen}:
                self._counts_without_a_hole(view, device)
        self.seen = head

    def _spoke(self, view: View, head: int) -> Iterator[tuple[str, bool]]:
        for seq in range(self.seen + 1, head + 1):
            row = view.row(seq)
            if row:
                yield row.device, row.device != SERVER

    def _counts_without_a_hole(self, view: View, name: str) -> None:
        """A2: every number that a device has used up has its turn, or lies in a hole that it declared."""
        device = view.device(name)
        if device is None:
            return
        declared = [(start, end) for its, start, end in self.lost.values() if its == name]
        for n in range(device.first, device.last + 1):
            counted = view.turn(name, n) or any(start <= n <= end for start, end in declared)
            assert counted, f"A2: {name} counts to {device.last}, and {n} is missing"

    def _one_row(self, row: Row) -> None:
        entry = json.loads(row.envelope)["entry"].get("id")
        if entry and row.outcome in ("applied", "merged", "contested", "superseded"):
            assert entry not in self.rows, f"A3: deed {entry} took effect at {self.rows[entry]} and at {row.seq}"
            self.rows[entry] = row.seq

    def _changed_at(self, view: View, row: Row, lives: Lives) -> None:
        """Plays one row after the engine, with what its author had really seen."""
        entry = json.loads(row.envelope)["entry"]
        side = view.side(row.seq)
        kind = KINDS.get(entry.get("kind", ""))
        if side is None or kind is None or row.outcome not in ("applied", "merged", "contested"):
            return
        told = json.loads(side.text)
        fields, why = told["fields"], told["why"]
        saw = [lives.counts(point) for point in self.saw.get(entry["id"], ())]
        if entry["verb"] == SETTLE:
            self._settled(view, row, entry["record"], fields["settling"]["value"])
            return
        if row.outcome == "contested":
            self._asked_for_a_reason(row, entry, why, saw)
        fresh = all(key[:2] != (kind.name, entry["record"]) for _, key, _ in self.changes)
        left = {*why["values"].get("fields", ()), *why["values"].get("superseded", ())} if why else set()
        for name in fields.keys() - left:
            key = (kind.name, entry["record"], name)
            stood = self.values.get(key)
            if same(stood, fields[name]) and fresh:
                self.changes.append((row.seq, key, row.device))  # who makes it and leaves it empty has said so
                continue
            if same(stood, fields[name]) or (name == "struck" and stood and fields[name]):
                continue  # two strikes are one
            before = self._last(key)
            if before and saw and not self._kin(view, before[2], row.device):
                field = kind.fields.get(name) or Field("instant", ("", ""))
                wrong = _broken_word(field, stood, fields[name], before[0] > max(saw))
                assert not wrong, f"M2: {key} became {fields[name]} over {stood} at {row.seq}: {wrong}"
            self._changed(row, key, fields[name])

    def _settled(self, view: View, row: Row, question: str, value: Any) -> None:
        stored = view.record("question", question)
        assert stored
        about = json.loads(stored.text)
        key = (about["about_kind"], about["about_record"], about["about_field"])
        if not same(self.values.get(key), value):
            self._changed(row, key, value)

    def _changed(self, row: Row, key: Key, value: Any) -> None:
        self.changes.append((row.seq, key, row.device))
        self.values[key] = value

    def _asked_for_a_reason(self, row: Row, entry: dict[str, Any], why: Any, saw: list[int]) -> None:
        """M1: a plain field is in question only if another device changed it unseen."""
        if entry["verb"] != "place.edit" or why["code"] != "contested" or not saw:
            return
        struck = self._last((entry["kind"], entry["record"], "struck"))
        for name in why["values"]["fields"]:
            found = [change for change in self.changes if change[1] == (entry["kind"], entry["record"], name)]
            unseen = [one for one in found if one[0] > min(saw) and one[2] != row.device]
            assert unseen or struck, f"M1: {name} is in question at {row.seq}, and nobody changed it unseen"

    def _last(self, key: Key) -> Change | None:
        return next((change for change in reversed(self.changes) if change[1] == key), None)

    def _kin(self, view: View, one: str, other: str) -> bool:
        """M1 counts a fork's shared past as one device's."""
        return one in self._line(view, other) or other in self._line(view, one)

    def _line(self, view: View, device: str) -> list[str]:
        line = [device]
        while (known := view.device(line[-1])) and known.parent and known.parent not in line:
            line.append(known.parent)
        return line

    def ended(self, session: str) -> None:
        """What it was given before counts, in whichever life of the log that was."""
        self.look()
        self.before_the_end[session] = set(self.hashes)

    def memory(self) -> Memory:
        """What belongs to a backup made now."""
        return Memory(self)


class Lives:
    """What two lives of the log share, row by row: nothing here is the engine's."""

    def __init__(self, epochs: Sequence[Epoch]) -> None:
        self._of = {epoch.name: epoch for epoch in epochs}
        self._now = epochs[-1].name

    def counts(self, point: Point) -> int:
        """The last row, up to the point's, that was written in one life and is in both."""
        seq = point.seq
        while seq and self._written_in(point.epoch, seq) != self._written_in(self._now, seq):
            seq -= 1
        return seq

    def _written_in(self, name: str, seq: int) -> str:
        while (epoch := self._of.get(name)) and epoch.parent and seq <= epoch.cut:
            name = epoch.parent
        return name


def _broken_word(field: Field, stood: Any, value: Any, unseen: bool) -> str | None:
    """What a value did that its field's word does not let it do."""
    if field.word == "first" and stood is not None and value is not None:
        return "the first stands"
    if not unseen:
        return None
    if field.word == "settle":
        return "its author had not seen it"
    if field.word == "forward":
        path = field.choices
        if f"/{stood}" in path or f"/{value}" in path or stood is None or value is None:
            return "an end off the path asks"
        return None if path.index(value) > path.index(stood) else "a status went back"
    return None
