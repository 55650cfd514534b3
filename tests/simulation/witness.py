"""What must hold in any story: watched at every step, and once more when all is at rest.

Nothing acknowledged is lost; no outcome is ever another; cursors never go back; nobody's word is overwritten by someone
who had not seen it, unless the field's word says so; at rest every phone shows what a fresh one would.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sync.epochs import Epochs
from sync.plain import release_id
from sync.questions import question_id
from tests.sync.show import KINDS

if TYPE_CHECKING:
    from tests.simulation.phone import Phone
    from tests.simulation.world import World


Key = tuple[str, str, str]
Memory = tuple[dict[str, dict[str, Any]], list[tuple[int, Key, str]], int]


class Witness:
    """Remembers what was said and seen, beside the world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.said: dict[str, dict[str, Any]] = {}
        self.cursors: dict[Phone, tuple[str, int]] = {}
        self.changes: list[tuple[int, Key, str]] = []
        self.seen = 0
        self.look()

    def answered(self, phone: Phone, reply: dict[str, Any]) -> None:
        """A2: one deed, one outcome, however often it is asked for."""
        for outcome in reply["outcomes"]:
            if outcome["seq"] is None:
                continue
            known = self.said.setdefault(outcome["id"], outcome)
            same = {key: outcome[key] for key in ("id", "seq", "outcome", "why")}
            assert {key: known[key] for key in same} == same

    def memory(self) -> Memory:
        """What belongs to a backup made now."""
        return dict(self.said), list(self.changes), self.seen

    def restored(self, memory: Memory) -> None:
        """What was answered for rows that are gone will be answered anew."""
        said, changes, self.seen = memory
        self.said, self.changes = dict(said), list(changes)

    def look(self) -> None:
        """P5: cursors never go back. M2: who overwrote what, and had he seen it?"""
        for phone in self.world.phones:
            cursor = phone.replica.cursor
            if cursor is None:
                continue
            epoch, seq = self.cursors.get(phone, ("", 0))
            assert cursor["epoch"] != epoch or cursor["seq"] >= seq, f"{phone.name}'s cursor went back"
            self.cursors[phone] = (cursor["epoch"], cursor["seq"])
        head = self.world.server.log.head()
        if head > self.seen:
            epochs = Epochs(self.world.server.log.epoch, self.world.epochs)
            known = [known for phone in self.world.phones for known in phone.saw.items()]
            saw = {entry: max(map(epochs.counts, points)) for entry, points in known}
            for seq in range(self.seen + 1, head + 1):
                self._changed_at(seq, saw)
            self.seen = head

    def _changed_at(self, seq: int, saw: dict[str, int]) -> None:
        with self.world.store.reading() as view:
            row, side = view.row(seq), view.side(seq)
            assert row is not None
            assert side is not None
            entry = json.loads(row.envelope)["entry"]
            told = json.loads(side.text)["fields"] or {}
            kind = KINDS.get(entry.get("kind", ""))
            stored = view.record(entry["kind"], entry["record"]) if kind else None
        if stored is None or kind is None or row.outcome not in ("applied", "merged", "contested"):
            return
        stamps = json.loads(stored.stamps)
        for name in told.keys() & stamps.keys():
            if stamps[name][0] != seq:
                continue
            key = (kind.name, entry["record"], name)
            before = next((change for change in reversed(self.changes) if change[1] == key), (0, key, row.device))
            word = kind.fields[name].word if name in kind.fields else "settle"
            if word == "settle" and before[2] != row.device and not self._forked(before[2], row.device):
                assert before[0] <= saw[entry["id"]], f"{name} was overwritten unseen at {seq}"
            self.changes.append((seq, key, row.device))

    def _forked(self, one: str, other: str) -> bool:
        """M1 counts a fork's shared past as one device's."""
        with self.world.store.reading() as view:
            parents = {device: (view.device(device) or (None,) * 5)[3] for device in (one, other)}
        return parents[one] == other or parents[other] == one

    def verdict(self) -> None:
        """Everything is at rest: what must be true now."""
        assert self.world.server.log.verify().ok
        assert self.world.server.faults == []
        self._nothing_is_lost()
        self._replicas_are_fresh()
        self._questions_are_open_where_words_wait()

    def _nothing_is_lost(self) -> None:
        with self.world.store.reading() as view:
            for outcome in self.said.values():
                row = view.row(outcome["seq"])
                assert row is not None
                assert row.outcome == outcome["outcome"]
            for phone in self.world.phones:
                assert phone.waiting == []
                for kept in phone.outbox:
                    entry = kept.entry
                    row = view.row_of(entry["id"])
                    assert row is not None, f"{entry['verb']} of {phone.name} is lost"
                    side = view.side(row.seq)
                    assert side is not None
                    assert json.loads(side.text)["fields"] == entry["fields"]
                    assert kept.outcome is not None
                    assert kept.outcome["seq"] == row.seq

    def _replicas_are_fresh(self) -> None:
        for phone in self.world.phones:
            fresh = fresh_for(self.world, phone.person)
            assert phone.replica.changes == fresh, f"{phone.name} shows something else than a fresh phone"
            assert phone.shadow is None
            for (kind, record), change in fresh.items():
                laid = phone.laid(kind, record)
                assert all(self._stands_aside(entry) for entry in laid), f"{laid} still lies over {change}"

    def _stands_aside(self, entry: dict[str, Any]) -> bool:
        outcome = self.said.get(entry["id"])
        return outcome is not None and outcome["outcome"] == "held"

    def _questions_are_open_where_words_wait(self) -> None:
        """M3: whatever was contested has a question, open or answered."""
        log = self.world.server.log
        with self.world.store.reading() as view:
            for outcome in self.said.values():
                if outcome["outcome"] != "contested":
                    continue
                row = view.row(outcome["seq"])
                assert row is not None
                for name in outcome["why"]["values"]["fields"]:
                    assert log.get("question", question_id(json.loads(row.envelope)["entry"]["record"], name))
            for wait in view.held():
                row = view.row(wait.seq)
                assert row is not None
                assert row.outcome == "held"
                assert view.row_of(release_id(row.id)) is None


def fresh_for(world: World, person: str) -> dict[tuple[str, str], dict[str, Any]]:
    """P2: what a phone of that person that starts now would show."""
    log = world.server.log
    viewer = log.viewer(person)
    assert viewer is not None
    changes = [json.loads(change) for change in log.take_in(viewer, None, None, limit=10**6).changes]
    return {(change["kind"], change["id"]): change for change in changes}
