"""One door for every file: the format by its content, and drafts that find what is there already."""

from __future__ import annotations

import json

import pytest

from server.formats import FormatError, Mapping, read_any
from server.formats.likeness import alike
from tests.samples import sample
from tests.server.uss_builder import raw, scene, uss


def test_a_schedule_comes_through_the_same_door_whatever_it_is_called() -> None:
    read = read_any(sample("wonderful-life-full.uss").read_bytes(), "crew list.csv")
    assert (read.format, read.sort, read.figures["scenes"], read.figures["eighths"]) == ("uss", "schedule", 173, 1421)
    assert read.schedule is not None
    drafts = read.drafts("one")
    assert {draft["import"] for draft in drafts} == {"one"}
    assert sum(draft["kind"] == "scene" for draft in drafts) == 173
    first = next(draft for draft in drafts if draft["kind"] == "scene")
    number, place = first["fields"]["number"], first["fields"]["set"]
    assert first["match"] == [{"number": number, "set": place}, {"number": number}]


def test_what_is_shown_is_plain_and_in_either_language() -> None:
    read = read_any(raw(uss(breakdowns=[scene("a", scene=""), scene("b")])))
    english, spanish = read.shown("en"), read.shown("es")
    assert json.loads(json.dumps(english)) == english
    assert english["warnings"][0]["code"] == spanish["warnings"][0]["code"]
    assert english["warnings"][0]["text"] != spanish["warnings"][0]["text"]
    assert set(english["warnings"][0]) == {"code", "params", "where", "text"}


@pytest.mark.parametrize(
    ("field", "held", "wanted", "same"),
    [
        ("contact.phone", "+1 310 555 0100", "(310) 555-0100", True),
        ("contact.phone", "310.555.0100", "+34 310 555 010", False),
        ("contact.email", "Hollis@Example.org", "hollis@example.org ", True),
        ("name", "Íñigo  de la Peña", "iñigo de la PEÑA", True),
        ("scene.set", "AMARO’S WORKSHOP – NIGHT", "AMARO'S WORKSHOP - NIGHT", True),
        ("name", "", "", False),
    ],
)
def test_what_people_write_differently_is_alike(field: str, held: str, wanted: str, same: bool) -> None:
    assert alike(field, held, wanted) is same


def test_a_mapping_goes_to_json_and_back_and_refuses_what_cannot_be() -> None:
    said = {"columns": {"0": "name", "2": "phone"}, "header_row": 3, "sheet": "Crew", "reserved": True, "twins": "keep"}
    assert Mapping.of(json.loads(json.dumps(said))).shown() == said
    for wrong in ({"columns": {"a": "name"}}, {"columns": {"0": "salary"}}, {"twins": "both"}, {"header_row": -1}):
        with pytest.raises(FormatError) as caught:
            Mapping.of(wrong)
        assert caught.value.in_words("es") != caught.value.in_words("en")
