"""P2 verb by verb: each verb of each kind takes effect here, and after each everybody's old state and what came equal a
fresh snapshot. A kind that is added is tried by itself; a verb that wants more than its fields is named in `STAGED`."""

from __future__ import annotations

import json
from typing import Any

from server.office.kinds import KINDS
from server.office.roles import ROLES
from sync.held import held_id
from sync.house import record_id
from sync.log import TAKEN, Cursor, Push, Sender
from sync.plain import instant
from sync.questions import question_id
from sync.rights import BRINGS, UNDOES
from tests.server.office_stage import EPOCH, Phone, Stage
from tests.server.test_schedule_changes import Show
from tests.sync.test_everyone_agrees import House

EFFECT = frozenset({*TAKEN, "contested"})
STAGED = frozenset({
    "call_sheet.publish", "call_sheet.push", "call_sheet.pull", "copy.send", "copy.arrive", "copy.see", "copy.copy",
    "copy.by_hand", "overrule.make", "overrule.strike", "question.settle", "held_deed.note", "held_deed.release",
    "held_deed.let_lie", "import.bring", "import.note", "import.undo",
})  # fmt: skip
"""Verbs that rest on something that was shown, or on a device of their own."""

TRIES = 200
"""What is made up by chance does not always fit."""


ISSUED = frozenset({"schedule_version.issue", "schedule_copy.see", "schedule_copy.copy", "schedule_copy.by_hand"})


def may(verb: Any) -> list[str | None]:
    """Two who hold a role that the verb names, and the server."""
    named = [role for role in verb.who.roles if role in ROLES]
    return [None, *named[:1], *named[-1:]]


def test_P2_every_verb_takes_effect_by_whoever_may_and_everybody_agrees() -> None:
    house = House(3)
    took: set[str] = set()
    for kind in KINDS.values():
        for verb in kind.verbs:
            who = may(verb)
            for attempt in range(TRIES):
                head = house.log.head()
                entry = house.entry(kind, verb, all_fields=house.chance.random() < 0.7)
                house.does(who[attempt % len(who)], entry)
                with house.log.store.reading() as view:
                    took |= {verb.name for row, _ in view.rows(head) if row.outcome in EFFECT}
                if attempt + 1 >= len(who) and verb.name in took | STAGED | ISSUED:
                    break
            house.check()
    assert house.log.verify().ok
    declared = {verb.name for kind in KINDS.values() for verb in kind.verbs}
    assert sorted(declared - took - STAGED - ISSUED) == []


class Everybody:
    """What each person on a stage has taken in, change by change."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.took: set[str] = set()
        self.held: dict[str, tuple[dict[Any, Any], Cursor | None, str | None]] = {}

    def agree(self, *verbs: str) -> None:
        """After those verbs."""
        log = self.stage.log
        self.took |= set(verbs)
        for person in log.records("person"):
            viewer = log.viewer(person["id"])
            assert viewer is not None
            replica, cursor, scope = self.held.get(person["id"], ({}, None, None))
            taken = log.take_in(viewer, cursor, scope)
            replica = {} if taken.snapshot else dict(replica)
            for change in map(json.loads, taken.changes):
                replica.pop((change["kind"], change["id"]), None)
                if "record" in change:
                    replica[change["kind"], change["id"]] = change
            self.held[person["id"]] = (replica, taken.to, viewer.scope)
            fresh = map(json.loads, log.take_in(viewer, None, None).changes)
            assert replica == {(change["kind"], change["id"]): change for change in fresh}, (person["name"], verbs)


def test_P2_what_rests_on_what_was_shown_leaves_everybody_agreed_too() -> None:
    stage = Stage()
    people = {role: stage.person(role, role, department="ADs") for role in ROLES if role != "server"}
    everybody, hollis, office = Everybody(stage), people["pa"], stage.coordinator
    now = instant(stage.now)
    day = stage.day()
    sheet = stage.sheet(day)
    everybody.agree()
    for verb, shift in (("publish", 0), ("push", 30), ("pull", -30)):
        stage.publish(sheet, shift)
        everybody.agree(f"call_sheet.{verb}")
    _copies(stage, everybody, hollis, day)
    told = {"call_sheet": sheet, "finding": "rest"}
    overruled = record_id("overrule", sheet, "rest")
    office.did("overrule.make", overruled, **told, why="The UPM knows")
    everybody.agree("overrule.make")
    office.did("overrule.strike", overruled, struck=now)
    everybody.agree("overrule.strike")
    _question(stage, everybody, people["second_ad"])
    _held(stage, everybody, people["second_ad"])
    _import(stage, everybody)
    assert everybody.took == STAGED
    assert stage.log.verify().ok


def test_P2_a_schedule_that_is_issued_leaves_everybody_agreed_too() -> None:
    show = Show()
    stage = show.stage
    ruth = stage.person("Ruth", "cast")
    stage.coordinator.did("element.edit", show.ruth, person=ruth.person)
    everybody = Everybody(stage)
    everybody.agree()
    assert show.issue().outcome == "applied"
    everybody.agree("schedule_version.issue")
    copy = next(one["id"] for one in stage.all("schedule_copy", person=ruth.person))
    rung = {"at": instant(stage.now), "device": "phone"}
    ruth.did("schedule_copy.see", copy, seen=rung)
    everybody.agree("schedule_copy.see")
    ruth.did("schedule_copy.copy", copy, copied=rung)
    everybody.agree("schedule_copy.copy")
    by_hand = {"at": instant(stage.now), "how": "rang", "by": stage.coordinator.person}
    stage.coordinator.did("schedule_copy.by_hand", copy, by_hand=by_hand)
    everybody.agree("schedule_copy.by_hand")
    assert everybody.took == ISSUED


def _copies(stage: Stage, everybody: Everybody, hollis: Phone, day: str) -> None:
    call = stage.call(day, hollis)
    copy = record_id("copy", hollis.person, call["id"], call["told_in"])
    rung = {"at": instant(stage.now), "device": "phone"}
    for verb, field in (("send", "sent"), ("arrive", "on_phone")):
        given = {"kind": "copy", "record": copy, "verb": f"copy.{verb}", "fields": {field: rung}}
        assert stage.log.office([given])[0].outcome == "applied"
        everybody.agree(f"copy.{verb}")
    his = {"person": hollis.person, "call": call["id"], "shoot_day": day, "revision": call["told_in"]}
    hollis.did("copy.see", copy, **his, seen=rung)
    everybody.agree("copy.see")
    hollis.did("copy.copy", copy, **his, copied=rung)
    everybody.agree("copy.copy")
    by_hand = {"at": instant(stage.now), "how": "rang", "by": stage.coordinator.person}
    stage.coordinator.did("copy.by_hand", copy, by_hand=by_hand)
    everybody.agree("copy.by_hand")


def _question(stage: Stage, everybody: Everybody, other: Phone) -> None:
    office = stage.coordinator
    place = stage.add("location", name="Pit", sort="set")
    other.look()
    office.did("location.edit", place, address="9 Quarry Road")
    late = other.write("location.edit", place, address="Gate 2")
    assert other.send()[0].outcome == "contested"
    everybody.agree()
    shown = {"stands": "9 Quarry Road", "lines": [late["id"]]}
    office.did("question.settle", question_id(place, "address"), settling={"value": "Gate 2", "shown": shown})
    everybody.agree("question.settle")


def _held(stage: Stage, everybody: Everybody, other: Phone) -> None:
    for verb in ("release", "let_lie"):
        entry = other.look().write("location.add", stage.new_id(), name="Gate", sort="set")
        actor = stage.log.actor(other.person)
        assert actor is not None
        waiting, other.waiting = other.waiting, []
        sender = Sender(actor, other.device, revoked=True)
        assert stage.log.accept([Push(sender, waiting)])[0][0].outcome == "held"
        everybody.agree("held_deed.note")
        assert stage.coordinator.do(f"held_deed.{verb}", held_id(entry["id"]), deciding={}).outcome in EFFECT
        everybody.agree(f"held_deed.{verb}")


def _import(stage: Stage, everybody: Everybody) -> None:
    record = stage.new_id()
    told = {"file": "crew.xlsx", "sort": "crew", "source": record, "added": 1}
    for device, verb, fields in (
        (BRINGS, "bring", told),
        (BRINGS, "note", {"replaced": {}}),
        (UNDOES, "undo", {"replaced": {}}),
    ):
        phone = Phone(stage, stage.coordinator.person, device + record, n=int(verb == "note")).look()
        entry = phone.write(f"import.{verb}", record, **fields)
        actor = stage.log.actor(phone.person)
        assert actor is not None
        kept, outcomes = stage.log.accept_whole([Push(Sender(actor, phone.device), [entry])])
        assert kept, outcomes
        assert entry["seen"]["epoch"] == EPOCH
        everybody.agree(f"import.{verb}")
