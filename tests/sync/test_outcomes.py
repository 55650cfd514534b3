"""One row and one outcome for each deed, whatever came (A1, A3, A7)."""

from __future__ import annotations

from typing import Any

import pytest

from sync.entry import LARGEST, MOST
from sync.memory import MemoryStore
from sync.outcome import Outcome, Push, Sender
from sync.plain import text_of
from sync.store import Batch, StoreFull
from tests.sync.stage import Stage

NAN = float("nan")


class FullStore(MemoryStore):
    """A store that runs full when told to."""

    full = False

    def commit(self, batch: Batch) -> None:
        if self.full:
            raise StoreFull("database or disk is full")
        super().commit(batch)


@pytest.fixture
def stage() -> Stage:
    return Stage()


def code(outcome: Outcome) -> str:
    return outcome.why["code"] if outcome.why else ""


def test_A1_a_full_disk_takes_nothing_and_the_phone_keeps_its_deeds() -> None:
    store = FullStore()
    stage = Stage(store)
    ben = stage.phone("Ben")
    entry = ben.do("place.add", None, name="Diner")
    head, store.full = stage.log.head(), True
    with pytest.raises(StoreFull):
        ben.sync()
    assert stage.log.head() == head
    assert stage.log.get("place", entry["record"]) is None
    store.full = False
    ben.crash()
    assert [o.outcome for o in ben.sync()] == ["applied"]


def test_A1_many_pushes_share_one_commit(stage: Stage) -> None:
    commits: list[int] = []
    commit = stage.store.commit
    stage.store.commit = lambda batch: (commits.append(len(batch.rows)), commit(batch))[1]  # type: ignore[method-assign]
    phones = [stage.phone(name) for name in ("Ben", "Ana", "Dov")]
    pushes = [Push(Sender(stage.log.actor(p.person), p.device), [p.do("place.add", None, name=p.name)]) for p in phones]
    assert [[o.outcome for o in outcomes] for outcomes in stage.log.accept(pushes)] == [["applied"]] * 3
    assert commits == [3]


def test_A1_one_poisonous_entry_stops_neither_the_others_nor_the_commit(stage: Stage) -> None:
    imogen = stage.phone("Imogen")
    errands = [imogen.do("errand.give", None, title=title) for title in ("Ice", "poison", "forbidden", "Film stock")]
    outcomes = imogen.sync()
    assert [(o.outcome, code(o)) for o in outcomes] == [
        ("applied", ""),
        ("held", "fault"),
        ("refused", "forbidden"),
        ("applied", ""),
    ]
    assert [stage.log.get("errand", e["record"]) is not None for e in errands] == [True, False, False, True]
    assert [type(fault) for fault in stage.server.faults] == [RuntimeError]
    # What the failed one had begun to do is gone with it: no number was used up, no memo written.
    assert [stage.get("errand", e["record"])["number"] for e in errands[::3]] == [1, 2]
    assert len(stage.log.records("memo")) == 2


def test_A1_the_reason_of_a_refusal_is_in_plain_words(stage: Stage) -> None:
    imogen = stage.phone("Imogen")
    outcome = imogen.did("errand.give", None, title="forbidden")
    assert outcome.why == {"code": "forbidden", "text": "Not this one.", "values": {"title": "forbidden"}}


MALFORMED: dict[str, Any] = {
    "null": None,
    "a text": "delete everything",
    "a number": 7,
    "a list": [1, 2],
    "nothing in it": {},
}


@pytest.mark.parametrize("junk", MALFORMED.values(), ids=MALFORMED)
def test_A7_what_is_no_entry_is_refused_and_those_behind_it_are_accepted(stage: Stage, junk: Any) -> None:
    ben = stage.phone("Ben")
    before, behind = ben.do("place.add", None, name="One"), ben.do("place.add", None, name="Three")
    outcomes = ben.send(before, junk, {**behind, "n": 3})
    assert [o.outcome for o in outcomes] == ["applied", "refused", "applied"]
    assert code(outcomes[1]) == "bad_entry"
    assert outcomes[1].n == 2
    # The same again is the same answer, and nothing is judged twice.
    assert ben.send(before, junk, {**behind, "n": 3})[2] == outcomes[2]


def test_A7_what_shows_no_number_takes_none_that_another_deed_still_needs(stage: Stage) -> None:
    ben = stage.phone("Ben")
    first, second = ben.do("place.add", None, name="One"), ben.do("place.add", None, name="Two")
    outcomes = ben.send(None, {**second, "n": 4})
    assert [(o.outcome, o.seq) for o in outcomes] == [("refused", None), ("gap", None)]
    assert [o.outcome for o in ben.send(first, second)] == ["applied", "applied"]


def deep(levels: int) -> Any:
    made: Any = "x"
    for _ in range(levels):
        made = [made]
    return made


WRONG: dict[str, dict[str, Any]] = {
    "id that is no uuid": {"id": "7"},
    "id of another version": {"id": "a8098c1a-f86e-11da-bd1a-00112444be1e"},
    "id in capitals": {"id": "019CC82B-3200-7000-8000-000000000000"},
    "id missing": {"id": None},
    "no kind": {"kind": ""},
    "kind of the wrong type": {"kind": ["place"]},
    "record that is no uuid": {"record": "diner"},
    "no verb": {"verb": None},
    "base without epoch": {"base": {"rev": 4}},
    "base below zero": {"base": {"epoch": "e1", "rev": -1}},
    "base that is a number": {"base": 4},
    "seen that is a text": {"seen": "e1/4"},
    "fields that are a list": {"fields": ["name"]},
    "fields missing": {"fields": None},
    "no time": {"at": None},
    "a time that is none": {"at": "2026-02-31T12:00:00Z"},
    "a time without zone": {"at": "2026-02-28T12:00:00"},
    "offset that is a text": {"offset": "1000"},
    "version 0": {"v": 0},
    "version that is a yes": {"v": True},
    "not a number": {"fields": {"name": "x", "order": NAN}},
    "no end of depth": {"fields": {"name": deep(100_000)}},
    "half a letter": {"fields": {"name": "\ud800"}},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_A7_an_entry_with_a_wrong_part_is_refused_and_those_behind_it_are_accepted(
    stage: Stage, wrong: dict[str, Any]
) -> None:
    ben = stage.phone("Ben")
    entry, behind = ben.do("place.add", None, name="Two"), ben.do("place.add", None, name="Three")
    accept = stage.log.accept
    sender = Sender(stage.log.actor(ben.person), ben.device)
    (outcomes,) = accept([Push(sender, [{**entry, **wrong}, behind])])
    assert [o.outcome for o in outcomes] == ["refused", "applied"]
    assert code(outcomes[0]) == "bad_entry"
    (again,) = accept([Push(sender, [{**entry, **wrong}, behind])])
    assert again == outcomes
    assert stage.log.verify().ok


@pytest.mark.parametrize("n", [0, -1, 1.5, "1", True, 2**60, None], ids=str)
def test_A7_an_entry_without_a_number_is_refused_and_uses_up_none_by_itself(stage: Stage, n: Any) -> None:
    ben = stage.phone("Ben")
    entry = ben.do("place.add", None, name="Diner")
    (outcome,) = ben.send({**entry, "n": n})
    assert (outcome.outcome, outcome.seq) == ("refused", None)
    assert [o.outcome for o in ben.sync()] == ["applied"]


def test_A7_an_entry_over_64_kb_is_refused_by_name_and_its_bulk_is_not_kept(stage: Stage) -> None:
    ben = stage.phone("Ben")
    ben.do("place.add", None, name="Diner", tags=["x" * 400] * (LARGEST // 400 + 1))
    ben.do("place.add", None, name="Cafe")
    outcomes = ben.sync()
    assert [(o.outcome, code(o)) for o in outcomes] == [("refused", "too_large"), ("applied", "")]
    with stage.store.reading() as view:
        side = view.side(outcomes[0].seq or 0)
    assert side
    assert len(side.text) < 500


def test_A7_an_entry_is_measured_in_bytes_not_in_letters(stage: Stage) -> None:
    ben = stage.phone("Ben")
    ben.do("place.add", None, name="Café", tags=["é" * 400] * (LARGEST // 600))
    assert [code(o) for o in ben.sync()] == ["too_large"]


def test_A7_an_entry_of_just_64_kb_is_taken(stage: Stage) -> None:
    ben = stage.phone("Ben")
    entry = ben.do("errand.unknown", None, padding="")
    entry["fields"]["padding"] = "x" * (LARGEST - len(text_of(entry)))
    (outcome,) = ben.sync()
    assert code(outcome) != "too_large"


def test_A7_more_than_500_entries_are_refused_by_name_and_can_be_sent_again(stage: Stage) -> None:
    ben = stage.phone("Ben")
    entries = [ben.do("place.add", None, name=str(n)) for n in range(MOST + 2)]
    outcomes = ben.send(*entries)
    assert {o.outcome for o in outcomes[:MOST]} == {"applied"}
    assert [(code(o), o.seq) for o in outcomes[MOST:]] == [("too_many", None)] * 2
    assert [o.outcome for o in ben.sync()] == ["applied"] * (MOST + 2)


def test_A7_an_entry_in_another_devices_name_is_refused_and_those_behind_it_are_accepted(stage: Stage) -> None:
    ben, ana = stage.phone("Ben"), stage.phone("Ana")
    entry, behind = ben.do("place.add", None, name="One"), ben.do("place.add", None, name="Two")
    outcomes = ben.send({**entry, "device": ana.device}, behind)
    assert [(o.outcome, code(o)) for o in outcomes] == [("refused", "other_device"), ("applied", "")]
    assert ana.did("place.add", None, name="Ana's").outcome == "applied"


def test_A7_an_entry_in_another_persons_name_is_refused(stage: Stage) -> None:
    ben = stage.phone("Ben")
    errand = stage.phone("Imogen").made("errand.give", title="Film stock")
    outcome = ben.did("slip.sign", None, errand=errand, person=stage.people["Ana"])
    assert code(outcome) == "not_yours"
    assert ben.did("slip.sign", None, errand=errand, person=stage.people["Ben"]).outcome == "applied"


REFUSED: dict[str, tuple[str, dict[str, Any], str]] = {
    "a verb that is none": ("place.burn", {"name": "x"}, "unknown_verb"),
    "a given field": ("errand.edit", {"number": 9}, "given_field"),
    "a field the verb does not set": ("place.rename", {"note": "x"}, "not_set_by_verb"),
    "a value of the wrong type": ("place.edit", {"name": 7}, "bad_field"),
    "a required field missing": ("place.add", {"note": "x"}, "bad_field"),
    "a required field null": ("place.add", {"name": None}, "bad_field"),
}


@pytest.mark.parametrize(("verb", "fields", "refusal"), REFUSED.values(), ids=REFUSED)
def test_A3_a_deed_that_cannot_be_is_refused_with_the_reason(
    stage: Stage, verb: str, fields: dict[str, Any], refusal: str
) -> None:
    imogen = stage.phone("Imogen")
    made = {"place": ("place.add", {"name": "Diner"}), "errand": ("errand.give", {"title": "Film stock"})}
    create, having = made[verb.split(".")[0]]
    record = None if verb == create else imogen.made(create, **having)
    outcome = imogen.did(verb, record, **fields)
    assert (outcome.outcome, code(outcome)) == ("refused", refusal)
    assert outcome.why
    assert len(outcome.why["text"]) > 10


def test_A3_the_full_schema_says_what_is_wrong_with_a_value(stage: Stage) -> None:
    imogen = stage.phone("Imogen")
    outcome = imogen.did("place.add", None, name="x" * 501, tags=["a", 3], point={"lat": "north"})
    assert outcome.why
    assert outcome.why["values"]["fields"] == {
        "name": ["Longer than maximum length 500."],
        "tags": {"1": ["Not a text."]},
        "point": {"lat": ["Not a number."]},
    }


def test_A3_what_is_only_added_to_is_never_edited(stage: Stage) -> None:
    imogen, ben = stage.phone("Imogen"), stage.phone("Ben")
    errand = imogen.made("errand.give", title="Film stock")
    slip = ben.made("slip.sign", errand=errand, person=stage.people["Ben"], text="two cans")
    assert code(imogen.did("slip.edit", slip, text="three cans")) == "append_only"
    assert code(ben.did("slip.sign", slip, errand=errand, person=stage.people["Ben"])) == "append_only"
    assert stage.get("slip", slip)["text"] == "two cans"


def test_A3_every_deed_uses_up_its_n_and_has_one_row(stage: Stage) -> None:
    ben = stage.phone("Ben")
    ben.do("place.add", None, name="Diner")
    ben.do("nothing.known", None, a=1)
    ben.do("errand.give", None, title="not his to give")
    ben.do("place.edit", ben.new_id(), name="of nothing")
    outcomes = ben.sync()
    assert [o.outcome for o in outcomes] == ["applied", "held", "refused", "held"]
    assert [o.n for o in outcomes] == [1, 2, 3, 4]
    assert len({o.seq for o in outcomes}) == 4


def test_A4_seqs_are_dense_and_in_order_of_acceptance(stage: Stage) -> None:
    phones = [stage.phone(name) for name in ("Ben", "Ana", "Imogen")]
    for phone in phones * 3:
        phone.do("place.add", None, name=phone.name)
        phone.do("place.bad", None)
        phone.sync()
    with stage.store.reading() as view:
        assert [row.seq for row, _ in view.rows(0)] == list(range(1, view.head()[0] + 1))
