"""Final Draft files of several ages and makers."""

from __future__ import annotations

from typing import Any

import pytest

from server.formats import FormatError, Read, read_any
from server.formats.fdx import eighths
from tests.samples import sample


def fdx(content: str, rest: str = "", head: str = '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>') -> bytes:
    return (
        f'{head}<FinalDraft DocumentType="Script" Version="5"><Content>{content}</Content>{rest}</FinalDraft>'.encode()
    )


def head(text: str, attributes: str = "", inner: str = "") -> str:
    return f'<Paragraph Type="Scene Heading" {attributes}>{inner}<Text>{text}</Text></Paragraph>'


def line(kind: str, text: str, mark: str = "") -> str:
    return f'<Paragraph Type="{kind}"><Text {mark}>{text}</Text></Paragraph>'


def fields(read: Read) -> list[dict[str, Any]]:
    return [draft["fields"] for draft in read.drafts("i") if draft["kind"] == "scene"]


@pytest.mark.parametrize("name", ["Brick-and-Steel", "The-Last-Birthday-Card"])
def test_both_formats_of_one_script_agree(name: str) -> None:
    told = []
    for ending in (".fdx", ".fountain"):
        read = read_any(sample(name + ending).read_bytes(), "x")
        cast = {draft["record"]: draft["fields"]["name"] for draft in read.drafts("i") if draft["kind"] == "element"}
        told.append(
            [
                (one["number"], one.get("ie"), one["set"], one.get("dn"), {cast[id] for id in one.get("elements", [])})
                for one in fields(read)
            ]
        )
    assert told[0] == told[1]
    assert len(told[0]) == {"Brick-and-Steel": 8, "The-Last-Birthday-Card": 48}[name]


def test_numbers_lengths_and_pages_that_final_draft_wrote() -> None:
    read = read_any(sample("final-draft-revisions.fdx").read_bytes())
    assert (read.format, read.figures["eighths"], read.figures["estimated"]) == ("fdx", 5, 0)
    assert [(one["number"], one["eighths"], one["script_page"]) for one in fields(read)] == [
        ("1", 3, "1"),
        ("2", 2, "1"),
    ]
    assert read.settings == {"title": "FDX Test Script"}
    assert {draft["fields"]["name"] for draft in read.drafts("i") if draft["kind"] == "element"} == {
        "DJ", "DAVE", "JIM", "KAY",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("length", "count"),
    [
        ("2 3/8", 19), ("3/8", 3), ("1", 8), ("10 7/8", 87), ("1.5", 12), ("1.0", 8), ("2-3/8", 19), (" 1 1/8 ", 9),
        ("", None), ("0", None), ("0:30", None), ("abc", None), ("99999/8", None), ("-1", None), ("1/4", None),
    ],
)  # fmt: skip
def test_lengths(length: str, count: int | None) -> None:
    assert eighths(length) == count


def test_revision_marks_say_which_scenes_changed_and_in_what_colour() -> None:
    sets = '<Revision ID="1" Name="Blue"/><Revision ID="2" Name="Pink"/>'
    revisions = f'<Revisions ActiveSet="2" RevisionMode="Yes">{sets}</Revisions>'
    content = (
        head("INT. A - DAY", 'Number="1"') + line("Action", "old") + head("INT. B - DAY", 'Number="2A"')
        + '<Paragraph Type="Action"><Text>He </Text><Text RevisionID="2">runs</Text></Paragraph>'
        + head("INT. C - DAY", 'Number="A3"') + line("Action", "blue", 'RevisionID="1"')
    )  # fmt: skip
    read = read_any(fdx(content, revisions))
    assert (read.figures["revision"], read.figures["changed"]) == ("Pink", ["2A", "A3"])
    assert read.settings == {"script_colour": "Pink"}
    assert "changed" in {warning.code for warning in read.warnings}


def test_text_in_runs_is_whole_and_who_speaks_at_once_is_heard() -> None:
    content = (
        '<Paragraph Type="Scene Heading"><Text></Text><Text Style="Bold">INT. </Text>'
        "<Text>HOUSE</Text><Text> - DAY</Text></Paragraph>"
        '<Paragraph><DualDialogue>' + line("Character", "JUNO (CONT'D)") + line("Dialogue", "Now.")
        + line("Character", "BEN") + line("Dialogue", "Now.") + "</DualDialogue></Paragraph>"
        + "<DualDialogue>" + line("Character", "ANA") + line("Dialogue", "Now.") + "</DualDialogue>"
    )  # fmt: skip
    read = read_any(fdx(content))
    assert fields(read)[0]["set"] == "HOUSE"
    assert read.figures["cast"] == 3


def test_outlines_notes_and_shots_are_no_scenes() -> None:
    beats = (
        '<SceneProperties Length="4/8" Page="12A" Title="The key"><SceneArcBeats><CharacterArcBeat Name="X"><Paragraph '
        'Type="Scene Heading"><Text>INT. BEAT - DAY</Text></Paragraph></CharacterArcBeat></SceneArcBeats><Summary>'
        "<Paragraph><Text>Ben finds the key.</Text></Paragraph></Summary></SceneProperties>"
    )
    inner = '<Paragraph Type="Scene Heading"><Text>INT. NOTE</Text></Paragraph>'
    note = f'<Paragraph Type="Action"><ScriptNote>{inner}</ScriptNote><Text>x</Text></Paragraph>'
    content = head("INT. A - DAY", 'Number="1"', beats) + note + line("Shot", "CLOSE ON THE KEY")
    (only,) = fields(read_any(fdx(content)))
    assert (only["eighths"], only["script_page"], only["description"]) == (4, "12A", "Ben finds the key.")


def test_omitted_scenes_keep_their_number_and_have_no_length() -> None:
    read = read_any(fdx(head("OMITTED", 'Number="12"') + head("INT. B - DAY", 'Number="13"') + line("Action", "x")))
    omitted, kept = fields(read)
    assert omitted == {"number": "12", "set": "OMITTED"}
    assert kept["eighths"] == 1
    assert read.figures["omitted"] == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings_that_the_file_names(encoding: str) -> None:
    named = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    text = fdx(head("INT. CAFÉ\u00a0PEÑA - DÍA"), head=f"<?xml version='1.0' encoding='{named}'?>").decode()
    (only,) = fields(read_any(text.encode(encoding), "x.csv"))
    assert (only["set"], only["dn"]) == ("CAFÉ PEÑA", "DÍA")


def test_old_and_odd_attributes() -> None:
    content = (
        '<Paragraph Alignment="Left" Leading="Regular" Type="Scene Heading (Top of Page)" Number=" 5 ">'
        '<Text AdornmentStyle="-1" RevisionID="0">I/E CAR</Text></Paragraph>'
        '<Paragraph Type="Scene Heading"><SceneProperties Number="6" Length=""/><Text>EXT. ROAD</Text></Paragraph>'
        '<Paragraph Type="Scene Heading"><Text>  </Text></Paragraph><Paragraph Type="Scene Heading"/>'
        '<Paragraph Type="Scene Heading"><Text>12 INT. BARN - DAY 12</Text></Paragraph>'
        '<Paragraph Type="Shot" Number="7"><Text>ON THE HILL</Text></Paragraph>'
    )
    found = [(one["number"], one.get("ie"), one["set"]) for one in fields(read_any(fdx(content)))]
    assert found == [("5", "INT/EXT", "CAR"), ("6", "EXT", "ROAD"), ("12", "INT", "BARN"), ("7", None, "ON THE HILL")]


_BOMB = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b'<!DOCTYPE x [<!ENTITY b0 "ha">' + _BOMB.encode() + b"]><FinalDraft>&b9;</FinalDraft>", "xml_hostile"),
        (b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><FinalDraft>&f;</FinalDraft>', "xml_hostile"),
        (b'<!DOCTYPE FinalDraft SYSTEM "http://127.0.0.1/x.dtd"><FinalDraft/>', "xml_hostile"),
        (b'<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1/">%p;]><FinalDraft/>', "xml_hostile"),
        (b"<FinalDraft>" + b"<a>" * 5_000 + b"</a>" * 5_000 + b"</FinalDraft>", "xml_deep"),
        (b"<FinalDraft><Content>", "xml_truncated"),
        (b"<FinalDraft><Content></FinalDraft>", "xml_broken"),
        (b"<?xml version='1.0' encoding='no-such'?><FinalDraft/>", "xml_broken"),
        (b"<?xml version='1.0'?><html/>", "unread_format"),
        (b"<html><body/></html>", "unread_format"),
        (b"<svg/>", "unread_format"),
        (b"<FinalDraft/>", "no_scenes"),
        (fdx(line("Action", "INT. A - DAY")), "no_scenes"),
        (fdx(head("INT. A &#xD800; - DAY")), "xml_broken"),
        (fdx(head("INT. A \x00 - DAY")), "binary"),
        (fdx(head("INT. A \x01 - DAY")), "xml_broken"),
    ],
)  # fmt: skip
def test_hostile_and_broken_files_are_refused_in_plain_words(raw: bytes, code: str) -> None:
    with pytest.raises(FormatError) as caught:
        read_any(raw, "script.fdx")
    assert caught.value.code == code
    assert caught.value.mend
    assert caught.value.in_words("es") != caught.value.in_words("en")
