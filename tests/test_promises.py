"""No promise without its test: the page of promises says what is so. `.venv/bin/python -m docs.promises` writes it."""

from __future__ import annotations

import pytest

from docs import promises, soaked
from docs.promise_words import PLAIN, PROMISES


def test_the_page_of_promises_is_as_the_rules_the_tests_and_the_figures_are() -> None:
    assert promises.stale() == [], "run: .venv/bin/python -m docs.promises"


def test_a_promise_whose_test_is_gone_or_whose_figures_are_old_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held, rules = promises.held(), promises.rules()
    monkeypatch.setattr(promises, "held", lambda: {**held, "A1": []})
    monkeypatch.setattr(promises, "rules", lambda: {**rules, "A99": "New."})
    monkeypatch.setattr(
        promises, "kept", lambda: [{"subject": "x", "date": "", "machine": "", "figures": {"kills": 1}}]
    )
    found = promises.stale()
    assert "A99 is not on the page" in found
    assert "the figures are not the last ones" in found
    assert any(one.startswith("A1 is not in a title of tests/") for one in found)
    with pytest.raises(SystemExit, match="A1"):
        promises.page()


def test_each_rule_stands_once_and_each_sentence_is_of_a_rule() -> None:
    ids = list(promises.rules())
    shown = [id for its in promises.grouped(ids).values() for id in its]
    assert sorted(shown) == sorted(ids)
    assert PLAIN.keys() <= set(ids)
    named = [one for wanted in PROMISES.values() for one in wanted]
    assert len(named) == len(set(named))


def test_figures_say_their_day_and_machine() -> None:
    for one in soaked.kept():
        assert set(one) == {"subject", "date", "machine", "figures"}
        assert (soaked.FOLDER / f"{one['subject']}.json").exists()
    with pytest.raises(ValueError, match="no figure"):
        soaked.keep("never", {"a": [1]})  # type: ignore[dict-item]
