"""A rule without a test is not a rule: each id of the rule books stands in the title of a test.

A rule whose words carry `[later]` is not built yet, and may have no test that says otherwise.
"""

from __future__ import annotations

import pytest

from docs.promises import BOOKS, ROOT, RULE, held


def rules(book: str) -> dict[str, str]:
    """Each rule's id and words."""
    return dict(RULE.findall((ROOT / book).read_text()))


def proved() -> set[str]:
    """The ids that stand in titles: `test_A2_…` in Python, `[A2]` in the client."""
    return set(held())


@pytest.mark.parametrize("book", BOOKS)
def test_every_rule_is_proved_by_a_test_that_names_it(book: str) -> None:
    book_rules = rules(book)
    assert len(book_rules) >= 5
    named = proved()
    built = {rule for rule, words in book_rules.items() if "[later]" not in words}
    assert sorted(built - named) == []


@pytest.mark.parametrize("book", BOOKS)
def test_what_is_marked_later_has_no_test_yet(book: str) -> None:
    later = {rule for rule, words in rules(book).items() if "[later]" in words}
    assert sorted(later & proved()) == []


def test_every_rule_that_a_title_names_is_in_a_book() -> None:
    known = {rule for book in BOOKS for rule in rules(book)}
    assert sorted(proved() - known) == []
