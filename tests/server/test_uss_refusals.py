"""What the reader refuses, and that each refusal says what, where and how to mend it."""

from __future__ import annotations

import os
import string
from pathlib import Path
from typing import Any

import pytest

from server.formats import FormatError, read, words
from tests.samples import sample
from tests.server.uss_builder import raw, scene, uss


def refusal(source: bytes | Path) -> FormatError:
    with pytest.raises(FormatError) as caught:
        read(source)
    error = caught.value
    assert error.what
    assert error.mend
    assert error.in_words("es") != error.in_words("en")
    return error


@pytest.mark.parametrize(
    ("head", "says"),
    [
        (b"%PDF-1.7\n%...", "a PDF"),
        (b"PK\x03\x04....", "a packed or office file (zip, xlsx, docx)"),
        (b"\xd0\xcf\x11\xe0....", "an old office file or a closed scheduling format"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\x1f\x8b\x08", "a packed file (gzip)"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><other/>", "an XML file"),
        (b"BEGIN:VCALENDAR\r\n", "a calendar (ics)"),
    ],
)
def test_another_format_is_named(head: bytes, says: str) -> None:
    error = refusal(head)
    assert (error.code, error.what) == ("other_format", f"This is {says}, not a USS schedule.")


def test_scripts_are_named_as_what_they_are() -> None:
    assert "Final Draft" in refusal(sample("Brick-and-Steel.fdx")).what
    assert "Fountain" in refusal(sample("Brick-and-Steel.fountain")).what


def test_a_scheduling_programs_own_file_is_named_by_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "My film.MMS"
    path.write_bytes(b"\x00\x01\x02 closed")
    assert refusal(path).what == "This is a scheduling program's own file, not a USS schedule."
    path.write_bytes(raw(uss()))
    assert len(read(path).strips) == 2


def test_a_truncated_file_says_where_it_ends() -> None:
    whole = sample("wonderful-life-small.uss").read_bytes()
    for length in (1, 40, *range(500, len(whole) - 3, 97), len(whole) - 3):
        error = refusal(whole[:length])
        assert error.code == "truncated", (length, error)
        lines = whole[:length].count(b"\n") + 1
        assert error.where == f"line {lines}, offset {length}"


def test_broken_json_says_line_and_column() -> None:
    error = refusal(b'{\n  "universalScheduleStandard": {\n    "id": oops\n  }\n}\n')
    assert (error.code, error.where) == ("not_json", "line 3, column 11")


def test_json_that_is_no_schedule() -> None:
    assert refusal(b'{"scenes": []}').code == "not_uss"
    assert refusal(b"[1, 2, 3]").code == "not_json"


@pytest.mark.parametrize(
    ("file", "where", "why"),
    [
        (uss(breakdowns=[scene("a"), scene("b", pages="3/8")]), ".breakdowns[1].pages", "a number is wanted"),
        (uss(breakdowns=[scene("a", pages=-1)]), ".breakdowns[0].pages", "0 to 1,000"),
        (uss(breakdowns=[scene("a", pages=True)]), ".breakdowns[0].pages", "a number is wanted"),
        (uss(breakdowns=[scene("a", duration=10**12)]), ".breakdowns[0].duration", "milliseconds"),
        (uss(breakdowns=[scene("a", time="long")]), ".breakdowns[0].time", "a number is wanted"),
        (uss(breakdowns=[scene("a", type="poem")]), ".breakdowns[0].type", "the type is"),
        (uss(breakdowns=[scene("a", scene=["1"])]), ".breakdowns[0].scene", "text is wanted"),
        (uss(breakdowns=[scene("a", scene="\ud800")]), ".breakdowns[0].scene", "half a character"),
        (uss(breakdowns=[scene("a", scene="9" * 3_000)]), ".breakdowns[0].scene", "longer"),
        (uss(breakdowns=[scene("a", elements=["e", None])]), ".breakdowns[0].elements[1]", "missing"),
        (uss(breakdowns=["a"]), ".breakdowns[0]", "a record"),
        (uss(breakdowns={"a": 1}), ".breakdowns", "a list is wanted"),
        (uss(breakdowns=None), ".breakdowns", "missing"),
        (uss(breakdowns=[{"type": "scene"}]), ".breakdowns[0].id", "missing"),
        (uss(elements=[{"id": ""}]), ".elements[0].id", "an id is wanted"),
        (uss(schedDate="14 May"), ".schedDate", "a date such as"),
        (uss(schedDate="0001-01-01T00:00:00-23:59"), ".schedDate", "a date such as"),
        (uss(calendars=[{"id": "k", "daysOff": [7]}]), ".calendars[0].daysOff[0]", "0 (Sunday)"),
        (
            uss(stripboards=[{"id": "s", "boards": [{"name": "x", "breakdownIds": [["a", {}]]}]}]),
            ".stripboards[0].boards[0].breakdownIds[0][1]",
            "an id is wanted",
        ),
        ({"universalScheduleStandard": []}, "", "a record"),
    ],
)
def test_a_wrong_value_is_shown_with_its_path(file: dict[str, Any], where: str, why: str) -> None:
    error = refusal(raw(file))
    assert (error.code, error.where) == ("shape", f"universalScheduleStandard{where}")
    assert why in error.what


def test_an_id_that_stands_twice() -> None:
    error = refusal(raw(uss(breakdowns=[scene("a"), scene("b"), scene("a")])))
    assert (error.code, error.where) == ("twin_id", "universalScheduleStandard.breakdowns[2].id")


def test_a_key_that_stands_twice() -> None:
    assert refusal(b'{"universalScheduleStandard": {}, "universalScheduleStandard": {}}').code == "twin_key"


def test_a_calendar_that_never_works() -> None:
    error = refusal(raw(uss(calendars=[{"id": "k", "name": "Lazy", "daysOff": [0, 1, 2, 3, 4, 5, 6], "events": []}])))
    assert (error.code, error.where) == ("no_work_day", "universalScheduleStandard.calendars[0].daysOff")


def test_wrong_encodings_say_which_byte() -> None:
    text = raw(uss()).decode()
    assert refusal(text.encode("utf-16")).where == "offset 0"
    latin = text.replace("Short", "Otoño").encode("latin-1")
    error = refusal(latin)
    assert (error.code, error.where) == ("not_utf8", f"offset {latin.index(0xF1)}")


def test_a_byte_order_mark_does_no_harm() -> None:
    assert len(read(b"\xef\xbb\xbf" + raw(uss())).strips) == 2


def test_deep_nesting_is_refused_and_does_not_crash() -> None:
    head = b'{"universalScheduleStandard": {"_own": '
    assert refusal(head + b"[" * 150_000 + b"]" * 150_000 + b"}}").code == "too_deep"
    assert refusal(head + b'{"a":' * 150_000 + b"1" + b"}" * 150_000 + b"}}").code == "too_deep"


def test_hostile_numbers_are_refused() -> None:
    assert refusal(b'{"universalScheduleStandard": ' + b"9" * 10_000 + b"}").code == "not_json"
    assert refusal(b'{"universalScheduleStandard": NaN}').code == "not_json"
    assert refusal(raw(uss(breakdowns=[scene("a", pages=9e999)]))).code == "not_json"
    huge = raw(uss(breakdowns=[scene("a", pages=7)])).replace(b'"pages": 7', b'"pages": 7e999')
    assert refusal(huge).code == "shape"


def test_too_many_parts_are_refused_before_they_fill_the_memory() -> None:
    assert refusal(b'{"universalScheduleStandard": [' + b"[]," * 500_000 + b"[]]}").code == "too_many"
    error = refusal(raw(uss(categories=[{"id": "c"}] * 2_001)))
    assert (error.code, error.where) == ("too_many", "universalScheduleStandard.categories")


def test_50_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.uss"
    with path.open("wb") as file:
        file.write(b'{"universalScheduleStandard": {')
        file.truncate(50_000_000)
    error = refusal(path)
    assert error.code == "too_large"
    assert "50 MB" in error.what
    assert "25 MB" in error.what
    assert refusal(b" " * 50_000_000).code == "too_large"


def test_empty_missing_and_no_file_at_all(tmp_path: Path) -> None:
    assert refusal(b"").code == "empty"
    assert refusal(b" \n\t ").code == "empty"
    assert refusal(tmp_path / "gone.uss").code == "no_file"
    assert refusal(tmp_path).code == "not_a_file"
    pipe = tmp_path / "pipe.uss"
    os.mkfifo(pipe)
    assert refusal(pipe).code == "not_a_file"


def test_both_languages_have_every_word_with_the_same_facts() -> None:
    def facts(sentence: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}

    english, spanish = words.LANGUAGES["en"], words.LANGUAGES["es"]
    assert english.keys() == spanish.keys()
    assert {key for key in english if facts(english[key]) != facts(spanish[key])} == set()
