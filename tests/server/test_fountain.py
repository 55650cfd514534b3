"""Fountain, by the spellings its rules allow and the ones that people use."""

from __future__ import annotations

from typing import Any

import pytest

from server.formats import Read, read_any
from server.formats.headings import heading
from tests.samples import sample


def read(text: str, name: str = "script.fountain") -> Read:
    return read_any(text.encode(), name)


def scenes(text: str) -> list[dict[str, Any]]:
    return [draft["fields"] for draft in read(text).drafts("one") if draft["kind"] == "scene"]


def sets(text: str) -> list[str]:
    return [fields.get("set", "") for fields in scenes(text)]


def codes(read: Read) -> set[str]:
    return {warning.code for warning in read.warnings}


@pytest.mark.parametrize(("name", "count"), [("Brick-and-Steel.fountain", 8), ("The-Last-Birthday-Card.fountain", 48)])
@pytest.mark.parametrize("called", ["", "crew.xlsx", "script.fountain"])
def test_real_scripts_have_their_scenes_whatever_they_are_called(name: str, count: int, called: str) -> None:
    read = read_any(sample(name).read_bytes(), called)
    assert (read.format, read.sort, read.figures["scenes"]) == ("fountain", "script", count)


@pytest.mark.parametrize(
    "line",
    [
        "INT. HOUSE - DAY", "EXT. HOUSE - DAY", "EST. HOUSE - DAY", "INT HOUSE DAY", "EST HOUSE DAY",
        "INT/EXT. HOUSE - DAY", "INT./EXT. HOUSE - DAY", "INT./EXT HOUSE - DAY", "I/E. HOUSE - DAY",
        "I./E. HOUSE - DAY", "I/E HOUSE DAY", "INT - HOUSE - DAY", "int. house - day", "Ext. House – Day",
        "**INT. HOUSE - DAY**",
        "_INT. HOUSE_ - DAY", "  INT. HOUSE - DAY  ", ".HOUSE", ".house at night", ".ÁTICO", ".ЧЕРДАК", ".屋根裏",
        ".2ND FLOOR",
        "INT. CAFÉ ÑANDÚ - DÍA", "EXT. ПЛОЩАДЬ - НОЧЬ", "INT. مقهى - نهار", "INT. 咖啡馆 - 日", "INT.KITCHEN",
        "12A INT. HOUSE - DAY",
        "ИНТ. КАФЕ - ДЕНЬ", "INTERIOR. CASA - NOCHE", "INT. HOUSE - DAY #I-1-A#", "INT.\u00a0HOUSE\u00a0- DAY",
    ],
)  # fmt: skip
def test_these_are_scenes(line: str) -> None:
    assert len(scenes(f"INT. FIRST - DAY\n\nSomebody waits.\n\n{line}\n\nSomebody comes.\n")) == 2


@pytest.mark.parametrize(
    "line",
    [
        "...and then he was gone.", ". NOT ONE", ".FADE IN:", ".CUT TO:", "FADE IN:", "> FADE OUT.", "CUT TO:",
        "INTERNAL AFFAIRS IS HERE", "Interesting.", "External forces", "Est is a town in Italy of long ago",
        "Establishing this institution, we come close.", "EXTRAS fill the street", "INT.", "!INT. HOUSE - DAY",
        "= INT. A - DAY",
        "# INT. ACT ONE", "[[INT. NOTE - DAY]]", "/* INT. BONEYARD - DAY */", "> INT. CENTRED <", "~INT. SUNG",
    ],
)  # fmt: skip
def test_these_are_no_scenes(line: str) -> None:
    assert len(scenes(f"INT. FIRST - DAY\n\nSomebody waits.\n\n{line}\n\nSomebody comes.\n")) == 1


def test_a_speech_that_begins_like_a_heading_is_a_speech() -> None:
    assert sets("INT. BARN - DAY\n\nJUNO\nINT. means inside.\n.and this is a dot\n")[:1] == ["BARN"]
    assert len(scenes("INT. BARN - DAY\n\nJUNO\nExt. means outside.\nAnd so on.\n\nShe leaves.")) == 1


@pytest.mark.parametrize("number", ["1", "1A", "1a", "A1", "2-B", "I-1-A", "110A", "1.", "A3-1", "27ñ"])
def test_scene_numbers_of_every_sort(number: str) -> None:
    (fields,) = scenes(f"EXT. BRIDGE - NIGHT #{number}#\n\nRain.")
    assert (fields["number"], fields["set"], fields["dn"]) == (number, "BRIDGE", "NIGHT")


def test_without_numbers_they_are_counted_and_with_some_the_rest_stay_bare() -> None:
    counted = read("INT. A - DAY\n\nx\n\nINT. B - DAY\n\ny")
    assert [draft["fields"]["number"] for draft in counted.drafts("i")] == ["1", "2"]
    assert "scenes_counted" in codes(counted)
    some = read("INT. A - DAY #1#\n\nx\n\nINT. B - DAY\n\ny")
    assert [draft["fields"].get("number") for draft in some.drafts("i")] == ["1", None]
    assert next(one for one in some.warnings if one.code == "no_scene_number").told("es")["where"] == "línea 5"


def test_two_scenes_of_one_number_stay_two_and_are_told() -> None:
    twice = read("INT. A - DAY #7#\n\nx\n\nINT. B - DAY #7#\n\ny")
    drafts = twice.drafts("i")
    assert len({draft["record"] for draft in drafts}) == 2
    assert "twin_scene" in codes(twice)


def test_the_same_script_gives_the_same_records_and_a_new_scene_moves_none() -> None:
    before = "INT. A - DAY\n\nx\n\nINT. B - DAY\n\ny\n\nINT. A - DAY\n\nz"
    after = before.replace("INT. B", "EXT. NEW - NIGHT\n\nn\n\nINT. B")
    first = {draft["fields"]["number"]: draft["record"] for draft in read(before).drafts("i")}
    second = {draft["fields"]["number"]: draft["record"] for draft in read(after).drafts("i")}
    assert [first["1"], first["2"], first["3"]] == [second["1"], second["3"], second["4"]]


def test_boneyard_is_left_out_and_one_without_an_end_takes_nothing_away() -> None:
    text = "INT. A - DAY\n\nx /* y\n\nINT. GONE - DAY\n\n*/ z\n\nEXT. B - DAY\n\nw"
    assert sets(text) == ["A", "B"]
    open_one = read("INT. A - DAY\n\nx\n\n/* cut this\n\nINT. B - DAY\n\ny")
    assert open_one.figures["scenes"] == 2
    told = next(one for one in open_one.warnings if one.code == "open_boneyard")
    assert told.told("en")["where"] == "line 5"


def test_notes_run_over_lines_and_not_over_an_empty_one() -> None:
    assert sets("INT. A - DAY\n\n[[INT. B - DAY\n  \nmore]]\n\nx") == ["A"]
    assert sets("INT. A - DAY\n\n[[not one\n\nINT. B - DAY\n\n]] x") == ["A", "B"]


def test_lines_keep_their_numbers_behind_boneyard_and_notes() -> None:
    text = "/* a\nb\nc */\n[[d\ne]]\n\nINT. A - DAY #1#\n\nx\n\nINT. B - DAY\n\ny"
    assert next(one for one in read(text).warnings if one.code == "no_scene_number").told("en")["where"] == "line 11"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\u2028"])
def test_encodings_and_line_ends(encoding: str, ends: str) -> None:
    if ends == "\u2028" and encoding in ("cp1252", "mac_roman"):
        ends = "\r\n"
    text = "Title: El café de Íñigo\n\nINT. CAFÉ PEÑA - DÍA\n\nÍÑIGO\n¿Quién está ahí?\n\nEXT. CALLE - NOCHE\n\nLlueve."
    read = read_any(text.replace("\n", ends).encode(encoding), "guion")
    drafts = read.drafts("i")
    assert [one["fields"]["set"] for one in drafts if one["kind"] == "scene"] == ["CAFÉ PEÑA", "CALLE"]
    assert [one["fields"]["name"] for one in drafts if one["kind"] == "element"] == ["ÍÑIGO"]
    assert read.figures["title"] == "El café de Íñigo"
    assert ("old_encoding" in codes(read)) is (encoding in ("cp1252", "mac_roman"))


def test_the_title_page_gives_title_revision_and_date() -> None:
    page = "Title:\n    _**BRICK & STEEL**_\n    _**FULL RETIRED**_\nRevision: Blue\n"
    page += "Draft date: 1/27/2012\nContact:\n\tA\n\n"
    read_one = read(page + "INT. A - DAY\n\nx")
    assert read_one.figures["title"] == "BRICK & STEEL FULL RETIRED"
    assert read_one.figures["revision"] == "Blue"
    assert read_one.settings["script_date"] == "2012-01-27"
    spanish = read_any(("Título: Uno\nFecha: 3 de mayo de 2026\n\nINT. A - DÍA\n\nx").encode(), region="ES")
    assert spanish.settings == {"title": "Uno", "script_date": "2026-05-03"}
    assert sets("FADE IN:\n\nINT. A - DAY\n\nx") == ["A"]


@pytest.mark.parametrize(
    ("cue", "name"),
    [
        ("JUNO", "JUNO"), ("JUNO (V.O.)", "JUNO"), ("JUNO (V.O.)(CONT'D)", "JUNO"), ("JUNO ^", "JUNO"),
        ("@McDuck", "MCDUCK"),
        ("HANS (on the radio)", "HANS"), ("R2D2", "R2D2"), ("1ST COP", "1ST COP"), ("ÍÑIGO", "ÍÑIGO"),
        ("ИВАН (ЗК)", "ИВАН"),
        ("DR. BENNETT", "DR. BENNETT"), ("**JUNO**", "JUNO"), ("محمد", "محمد"), ("太郎", "太郎"), ("    JUNO", "JUNO"),
    ],
)  # fmt: skip
def test_who_speaks(cue: str, name: str) -> None:
    drafts = read(f"INT. A - DAY\n\nThey meet.\n\n{cue}\n(softly)\nHello there.\n").drafts("i")
    assert [draft["fields"] for draft in drafts if draft["kind"] == "element"] == [
        {"name": name, "category": "Cast Members"}
    ]
    scene = next(draft["fields"] for draft in drafts if draft["kind"] == "scene")
    assert len(scene["elements"]) == 1


@pytest.mark.parametrize("line", ["BANG!", "23", "HE RUNS.\n\nAway.", "CUT TO:\n\nx", "He Runs\nfar", "!SHOUT\nnow"])
def test_who_does_not_speak(line: str) -> None:
    assert read(f"INT. A - DAY\n\nThey meet.\n\n{line}\n\nEnd.").figures["cast"] == 0


def test_a_synopsis_under_a_heading_describes_the_scene_and_no_other_does() -> None:
    text = "# Act\n= of the act\n\nINT. A - DAY\n\n= Ben *finds* the key\n= and loses it\n\nx\n\n"
    text += "## Next\n= of the part\n\nINT. B - DAY\n\ny"
    first, second = scenes(text)
    assert first["description"] == "Ben finds the key\nand loses it"
    assert "description" not in second


def test_lengths_are_estimated_and_said_to_be() -> None:
    page = "\n\n".join(["One line of action."] * 27)
    one = read(f"INT. A - DAY\n\n{page}\n\nINT. B - DAY\n\nShort.")
    assert [draft["fields"]["eighths"] for draft in one.drafts("i")] == [8, 1]
    assert one.figures["estimated"] == 2
    assert "estimated" in codes(one)


def test_what_looks_like_a_heading_and_is_none_is_told() -> None:
    odd = read("INT. A - DAY\n\nx\n\nEXT/INT. CAR - DAY\n\ny")
    assert odd.figures["scenes"] == 1
    told = next(one for one in odd.warnings if one.code == "maybe_scene").told("en")
    assert told["where"] == "line 5"
    assert "EXT/INT. CAR - DAY" in told["text"]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("INT. HOUSE - KITCHEN - DAY", ("INT", "HOUSE - KITCHEN", "DAY")),
        ("EXT. RIVER - NIGHT - CONTINUOUS", ("EXT", "RIVER", "NIGHT - CONTINUOUS")),
        ("INT. HOUSE - DAY - FLASHBACK (1944)", ("INT", "HOUSE - FLASHBACK (1944)", "DAY")),
        ("INT. SAN FRANCISCO APARTMENT, DAY", ("INT", "SAN FRANCISCO APARTMENT", "DAY")),
        ("INT. X-RAY ROOM", ("INT", "X-RAY ROOM", "")),
        ("I./E. CAR -- LATER THAT DAY", ("INT/EXT", "CAR", "LATER THAT DAY")),
        ("INT./EXT. COCHE – NOCHE", ("INT/EXT", "COCHE", "NOCHE")),
        ("EXT.HOUSE-DAY", ("EXT", "HOUSE", "DAY")),
        ("SNIPER SCOPE POV", ("", "SNIPER SCOPE POV", "")),
        ("内景 咖啡馆 - 日", ("INT", "咖啡馆", "日")),
        ("INT. DAY CARE CENTER - NIGHT (1973)", ("INT", "DAY CARE CENTER", "NIGHT (1973)")),
    ],
)
def test_a_heading_comes_apart(line: str, parts: tuple[str, str, str]) -> None:
    found = heading(line)
    assert (found.ie, found.set_name, found.dn) == parts
