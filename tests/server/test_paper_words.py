"""Words and moments as papers print them."""

from __future__ import annotations

import string

from server.papers import words
from server.papers.dates import moment


def test_an_instant_is_printed_in_the_zone_of_the_place() -> None:
    assert moment("2026-01-01T04:30:00Z", "America/Los_Angeles", "24", "en") == "31 December, 20:30"
    assert moment("2026-01-01T04:30:00Z", "Europe/Madrid", "12", "es") == "1 de enero, 5:30 am"


def test_both_languages_have_every_word_with_the_same_places() -> None:
    def places(sentence: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}

    english, spanish = words.CATALOGUE["en"], words.CATALOGUE["es"]
    assert english.keys() == spanish.keys()
    assert {key for key in english if places(english[key]) != places(spanish[key])} == set()
