"""Times, pages and dates as papers print them."""

from __future__ import annotations

import string

import pytest

from server.papers import figures, words


@pytest.mark.parametrize(
    ("minutes", "style", "printed"),
    [
        (0, "24", "00:00"),
        (425, "24", "07:05"),
        (1560, "24", "02:00 +1"),
        (-15, "24", "23:45 −1"),
        (2880, "24", "00:00 +2"),
        (0, "12", "12:00 AM"),
        (720, "12", "12:00 PM"),
        (1005, "12", "4:45 PM"),
        (1500, "12", "1:00 AM +1"),
        (None, "24", ""),
    ],
)
def test_T1_minutes_are_printed_as_wall_time(minutes: int | None, style: str, printed: str) -> None:
    assert figures.time(minutes, style) == printed


@pytest.mark.parametrize(
    ("eighths", "printed"), [(None, ""), (0, "0"), (3, "3/8"), (8, "1"), (19, "2 3/8"), (1421, "177 5/8")]
)
def test_pages_are_printed_in_eighths(eighths: int | None, printed: str) -> None:
    assert figures.pages(eighths) == printed


def test_an_instant_is_printed_in_the_zone_of_the_place() -> None:
    assert figures.moment("2026-01-01T04:30:00Z", "America/Los_Angeles", "24", "en") == "31 December, 20:30"
    assert figures.moment("2026-01-01T04:30:00Z", "Europe/Madrid", "12", "es") == "1 de enero, 5:30 AM"


def test_both_languages_have_every_word_with_the_same_places() -> None:
    def places(sentence: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}

    english, spanish = words.CATALOGUE["en"], words.CATALOGUE["es"]
    assert english.keys() == spanish.keys()
    assert {key for key in english if places(english[key]) != places(spanish[key])} == set()
