"""The files that a newcomer is offered to try an import with: they are the demonstration's own."""

from __future__ import annotations

from pathlib import Path

from server.demo.cast import CAST
from server.demo.script import SCENES
from server.formats.reading import read_any

SAMPLES = Path(__file__).resolve().parent.parent.parent / "docs" / "samples"


def read(name: str) -> list[dict]:  # type: ignore[type-arg]
    return list(read_any((SAMPLES / name).read_bytes(), name).drafts("import"))


def test_the_script_has_the_scenes_of_the_demonstration_by_number_and_heading() -> None:
    found = [one["fields"] for one in read("the-kite-inspector.fountain") if one["kind"] == "scene"]
    straight = str.maketrans("’", "'")
    told = [(one["number"], one["ie"], one["set"], one["dn"]) for one in found]
    assert told == [(one.number, one.ie, one.set.translate(straight), one.dn) for one in SCENES]


def test_everybody_who_speaks_in_it_is_cast() -> None:
    speak = {one["fields"]["name"] for one in read("the-kite-inspector.fountain") if one["kind"] == "element"}
    known = {word for artist in CAST for word in (artist.character.upper(), artist.character.upper().split()[0])}
    assert speak <= known | {"PEARL"}
    assert len(speak) >= 8


def test_the_crew_list_has_every_oddity_that_a_coordinator_meets() -> None:
    found = read_any((SAMPLES / "crew-additions.csv").read_bytes(), "crew-additions.csv")
    people = [one["fields"] for one in found.drafts("import") if one["kind"] == "person"]
    assert {one["name"]: one["department"] for one in people} == {
        "Ines Nakagawa": "Camera",
        "Desmond Aguirre": "Camera",
        "Ottavia Flood": "Marine",
        "Bram Skelly": "Marine",
        "Rosalind Achebe": "Assistant directors",
        "Gus Whitcomb": "Props",
    }
    assert found.figures["merged"] == 1
