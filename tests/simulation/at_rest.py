"""What must be true once everything has arrived: nothing is lost, every phone shows what a fresh one would under its
own waiting words, every disagreement is in a question. Refuses to believe what a phone says of itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sync.channels import Viewer, channels_of, viewer_of
from sync.plain import release_id
from sync.questions import question_id
from sync.store import View
from tests.simulation.kinds import LATER as KINDS
from tests.sync.show import AUDIENCES

if TYPE_CHECKING:
    from tests.simulation.device import Device
    from tests.simulation.schedule import Schedule

State = dict[str, Any]


class AtRest:
    """The half of a witness that judges the end."""

    schedule: Schedule
    said: dict[str, dict[str, Any]]
    saved: set[str]
    fields: dict[str, Any]
    seen: int

    def verdict(self, states: dict[str, State]) -> None:
        """Everything is at rest: what must be true now."""
        house = self.schedule.house
        verified = house.log.verify()
        assert verified.ok, verified
        assert all(str(fault) == "a mistake of our own" for fault in house.faults), house.faults
        with house.store.reading() as view:
            for device in self.schedule.devices.values():
                self._nothing_is_lost(view, device, states[device.name])
            self._acknowledged_is_kept(view)
            self._disagreements_are_in_questions(view)
        for device in self.schedule.devices.values():
            if not states[device.name]["erased"]:
                self._shows_what_a_fresh_one_would(device, states[device.name])

    def _nothing_is_lost(self, view: View, device: Device, state: State) -> None:
        """Whatever a phone said was saved has its row, and says what its author said."""
        for kept in state["entries"]:
            assert kept["entry"]["id"] in self.fields, f"{device.name} holds a deed nobody did"
        # What a phone has let go of, for good reason, it cannot offer again after a restore.
        restored, held = len(self.schedule.house.epochs) > 1, {kept["entry"]["id"] for kept in state["entries"]}
        for id in [id for id in device.deeds if id in self.saved]:
            row = view.row_of(id)
            assert row or (restored and id not in held), f"A3: {id} of {device.name} is lost"
            if row:
                side = view.side(row.seq)
                assert side is not None
                assert json.loads(side.text)["fields"] == self.fields[id], f"A2: {id} says something else"
        if state["erased"]:
            assert not state["entries"], f"A6: {device.name} was to erase, and still holds something"

    def _acknowledged_is_kept(self, view: View) -> None:
        for outcome in self.said.values():
            row = view.row(outcome["seq"])
            assert row is not None, f"A1: {outcome} was acknowledged and is not in the log"
            assert row.outcome == outcome["outcome"]

    def _disagreements_are_in_questions(self, view: View) -> None:
        """M3: whatever was contested has a question, open or answered; what waits, waits in the log."""
        for seq in range(1, self.seen + 1):
            row, side = view.row(seq), view.side(seq)
            assert row is not None
            if row.outcome != "contested" or side is None:
                continue
            for name in json.loads(side.text)["why"]["values"]["fields"]:
                record = json.loads(row.envelope)["entry"]["record"]
                question = self.schedule.house.log.get("question", question_id(record, name))
                assert question, f"M3: {name} of {record} was contested at {seq}, and nobody is asked"
        for wait in view.held():
            row = view.row(wait.seq)
            assert row is not None
            here = wait.why == "waits_for_record" and view.record(wait.kind, wait.record)
            assert not here, f"A3: row {wait.seq} still waits for {wait.kind} {wait.record}, which is here"
            assert row.outcome == "held"
            assert view.row_of(release_id(row.id)) is None

    def _shows_what_a_fresh_one_would(self, device: Device, state: State) -> None:
        """P2, P6: the replica is a fresh snapshot for his scope, the screen that with his own held words over it."""
        log = self.schedule.house.log
        # Worked out from the record: what the log remembers of him may be old.
        person = log.get("person", device.person)
        assert person is not None
        viewer = viewer_of(device.person, person, AUDIENCES)
        assert state["saved"], f"{device.name} could not keep what it holds"
        fresh = {
            (change["kind"], change["id"]): change
            for change in map(json.loads, log.take_in(viewer, None, None, limit=10**6).changes)
        }
        self._is_what_he_may_see(viewer, fresh)
        held = {(one["kind"], one["id"]): one for one in state["records"]}
        alone, lacks = sorted(held.keys() - fresh.keys()), sorted(fresh.keys() - held.keys())
        assert [*alone, *lacks] == [], f"P2: {device.name} has {alone} alone and lacks {lacks}"
        for key, change in fresh.items():
            shown = {name: value for name, value in held[key]["record"].items() if value is not None}
            kept = {name: value for name, value in change["record"].items() if value is not None}
            assert (held[key]["rev"], shown) == (change["rev"], kept), f"P2: {device.name} shows {shown}, not {kept}"
        self._overlay(device, state, fresh)

    def _is_what_he_may_see(self, viewer: Viewer, fresh: dict[tuple[str, str], dict[str, Any]]) -> None:
        """C1, C2: a snapshot holds what the fields of each record say that he may see, all of it and nothing else."""
        house = self.schedule.house
        with house.store.reading() as view:
            for kind in house.kinds.values():
                for stored in view.records(kind.name):
                    his = bool(channels_of(kind, json.loads(stored.text)) & viewer.channels)
                    row = view.row(stored.rev)
                    counts = row is not None and row.outcome in ("applied", "merged", "contested")
                    assert counts, f"A1: {row} left a trace"
                    assert his == ((kind.name, stored.id) in fresh), f"C2: {kind.name} {stored.id} for {viewer.person}"

    def _overlay(self, device: Device, state: State, fresh: dict[tuple[str, str], dict[str, Any]]) -> None:
        known = {kind: dict(of) for kind, of in state["screen"].items()}
        expected = {key: change["record"] for key, change in fresh.items() if key[0] in known}
        for kept in sorted(state["entries"], key=lambda one: one["entry"]["n"]):
            entry, outcome = kept["entry"], kept.get("outcome")
            assert outcome, f"{entry['verb']} of {device.name} was never answered"
            kind = KINDS.get(entry["kind"])
            verb = kind.verb(entry["verb"]) if kind else None
            key = (entry["kind"], entry["record"])
            over = outcome["outcome"] == "held" and not kept.get("again") and (verb is None or verb.offline != "no")
            moved = key in fresh and fresh[key]["rev"] > (outcome["seq"] or 0)
            if over and not moved and key[0] in known and (key in expected or (verb and verb.creates)):
                expected[key] = {**expected.get(key, {}), **entry["fields"]}
        for (kind_name, id), record in expected.items():
            shown = known[kind_name].pop(id, None)
            assert shown is not None, f"P6: {kind_name} {id} is not on the screen of {device.name}"
            for name, value in record.items():
                assert shown.get(name) == value, f"P6: {name} of {kind_name} {id} shows {shown.get(name)}, not {value}"
        assert not any(known.values()), f"P6: {device.name} shows {known} beside what there is"
