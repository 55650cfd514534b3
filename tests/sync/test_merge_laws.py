"""The laws of merging one field, whatever the values, stamps and authors (M1, M2)."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from sync.kind import Field, Word
from sync.merge import Verdict, judge
from sync.stamps import Author, Stamp

PATH = ("given", "taken", "delivered", "/cancelled", "/void")
STEPS = tuple(step.removeprefix("/") for step in PATH)
ON_PATH = STEPS[:3]
VALUES = st.one_of(st.none(), st.sampled_from(STEPS))
WORDS = st.sampled_from([word for word in get_args(Word) if word != "carried"])
FIELD = st.builds(lambda word: Field("choice", ("", ""), word=word, choices=PATH), WORDS)
DEVICES = st.sampled_from(["a", "b", "c"])
STAMPS = st.one_of(st.none(), st.builds(Stamp, st.integers(1, 9), DEVICES, st.integers(1, 9), st.booleans()))
AUTHORS = st.builds(Author, DEVICES, st.integers(1, 9), st.integers(0, 9), st.booleans())


def field(word: Word) -> Field:
    return Field("choice", ("", ""), word=word, choices=PATH)


def settled(word: Word, writes: list[tuple[Any, Author]]) -> tuple[Any, list[Verdict]]:
    """What stands after these words arrived in this order on an empty field, none of them seen by another."""
    standing, stamp, verdicts = None, None, []
    for seq, (value, author) in enumerate(writes, start=1):
        verdict = judge(field(word), standing, stamp, value, author)
        verdicts.append(verdict)
        if verdict == "sets":
            standing, stamp = value, author.stamp(seq)
    return standing, verdicts


UNSEEN = st.lists(st.tuples(st.sampled_from(ON_PATH), st.booleans()), min_size=1, max_size=5).map(
    lambda said: [(value, Author(f"device {i}", 1, 0, office)) for i, (value, office) in enumerate(said)]
)


@given(FIELD, VALUES, STAMPS, AUTHORS)
def test_M1_a_value_that_stands_is_never_contested(f: Field, value: Any, stamp: Stamp | None, author: Author) -> None:
    assert judge(f, value, stamp, value, author) == "stands"


@given(FIELD, VALUES, STAMPS, VALUES, AUTHORS)
def test_M1_a_device_never_collides_with_itself(
    f: Field, standing: Any, stamp: Stamp | None, value: Any, author: Author
) -> None:
    if stamp is not None and stamp.device == author.device:
        verdict = judge(f, standing, stamp, value, author)
        assert verdict != "contested"
        if standing != value and f.word != "first":
            assert verdict == ("sets" if author.n > stamp.n else "superseded")


@given(FIELD, VALUES, STAMPS, VALUES, AUTHORS)
def test_M2_an_unseen_value_is_replaced_only_where_the_word_says_so(
    f: Field, standing: Any, stamp: Stamp | None, value: Any, author: Author
) -> None:
    verdict = judge(f, standing, stamp, value, author)
    unseen = stamp is not None and stamp.device != author.device and stamp.seq > author.base
    if verdict == "sets" and unseen:
        assert stamp is not None
        forward = f.word == "forward" and value in ON_PATH and (standing is None or standing in ON_PATH)
        office = f.word == "office" and author.office and not stamp.office
        emptied = f.word == "first" and standing is None
        assert f.word == "last" or forward or office or emptied
    if verdict == "contested":
        assert unseen
        assert f.word in ("settle", "forward", "office")


@given(FIELD, VALUES, STAMPS, VALUES, AUTHORS)
def test_M2_the_verdict_is_always_one_of_the_four(
    f: Field, standing: Any, stamp: Stamp | None, value: Any, author: Author
) -> None:
    assert judge(f, standing, stamp, value, author) in get_args(Verdict)


@given(UNSEEN, st.randoms())
def test_M2_forward_commutes_whatever_order_the_phones_come_back_in(writes: Any, chance: Any) -> None:
    shuffled = writes[:]
    chance.shuffle(shuffled)
    furthest = max((value for value, _ in writes), key=ON_PATH.index)
    assert settled("forward", writes)[0] == settled("forward", shuffled)[0] == furthest


@given(UNSEEN)
def test_M2_forward_never_runs_backwards(writes: Any) -> None:
    steps = [ON_PATH.index(settled("forward", writes[: n + 1])[0]) for n in range(len(writes))]
    assert steps == sorted(steps)


@given(UNSEEN)
def test_M2_settle_and_first_keep_the_first_and_last_the_last(writes: Any) -> None:
    values = [value for value, _ in writes]
    assert settled("settle", writes)[0] == settled("first", writes)[0] == values[0]
    assert settled("last", writes)[0] == values[-1]


@given(UNSEEN, st.randoms())
def test_M2_with_one_office_its_value_stands_in_any_order(writes: Any, chance: Any) -> None:
    value, author = writes[0]
    one = [(value, Author(author.device, 1, 0, True)), *((v, Author(a.device, 1, 0, False)) for v, a in writes[1:])]
    chance.shuffle(one)
    assert settled("office", one)[0] == value


@given(st.lists(st.sampled_from(STEPS), min_size=1, max_size=5))
def test_M2_settle_loses_nothing_every_other_value_is_contested(values: list[str]) -> None:
    standing, verdicts = settled("settle", [(value, Author(f"d{i}", 1, 0)) for i, value in enumerate(values)])
    assert verdicts == ["sets"] + ["stands" if value == standing else "contested" for value in values[1:]]
