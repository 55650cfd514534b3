"""A rule without a test is not a rule: each id of the rule books stands in the title of a test.

A rule whose words carry `[later]` is not built yet, and may have no test that says otherwise.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BOOKS = ["sync/SPEC.md", "server/office/RULES.md"]
RULE = re.compile(r"^[-*] \*\*([A-Z]{1,3}\d{1,2})\*\*(.*(?:\n(?![-*#|]|\s*$).*)*)", re.MULTILINE)
PYTHON_TITLE = re.compile(r"^\s*def (test_\w+)", re.MULTILINE)
CLIENT_TITLE = re.compile(r"\b(?:it|test|describe)(?:\.each\([^)]*\))?\(\s*([\"'`])(.*?)\1")


def rules(book: str) -> dict[str, str]:
    """Each rule's id and words."""
    return dict(RULE.findall((ROOT / book).read_text()))


def proved() -> set[str]:
    """The ids that stand in titles: `test_A2_…` in Python, `[A2]` in the client."""
    found: set[str] = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        for title in PYTHON_TITLE.findall(path.read_text()):
            found |= {word for word in title.split("_") if re.fullmatch(r"[A-Z]{1,3}\d{1,2}", word)}
    for path in (ROOT / "pwa" / "src").rglob("*.test.ts*"):
        for _, title in CLIENT_TITLE.findall(path.read_text()):
            for words in re.findall(r"\[([^\]]+)\]", title):
                found |= set(re.findall(r"[A-Z]{1,3}\d{1,2}", words))
    return found


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
