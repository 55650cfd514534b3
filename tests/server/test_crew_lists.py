"""Crew lists as people send them: English and Spanish, CSV and XLSX."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from server.formats import FormatError, Mapping, Read, read_any

PLAIN = """Department,Position,Name,Cell Phone,E-mail
Production,Production Coordinator,Imogen Talavera,310-555-0101,imogen@example.org
Production,Office PA,"Brandt, Mateo",(310) 555-0102,mateo@example.org
CAM,1st AC,Vida Marsh,310.555.0103,vida@example.org
Electric Dept.,Gaffer,Petra Lindqvist,+46 70 555 01 04,petra@example.org
AD Department,2nd AD,Juno Estrada,310 555 0105,
Sound,"Sound Mixer, ""A"" unit",Anselm Roy,,anselm@example.org
"""

SPANISH = """EL ÚLTIMO TREN;;;;
Lista de equipo técnico;;;;
;;;;
Nombre;Apellidos;Cargo;Teléfono móvil;Correo electrónico
PRODUCCIÓN;;;;
Íñigo;de la Peña;Jefe de producción;612 34 56 78;inigo@example.org
Nuria;Güell;Auxiliar de producción;+34 612 345 679;
DEPARTAMENTO DE CÁMARA;;;;
Hernán;Muñoz;Director de fotografía;612345680;hernan@example.org
MAQUILLAJE Y PELUQUERÍA;;;;
Lucía;Belmar;Jefa de maquillaje;612345681;lucia@example.org
"""


def read(text: str, encoding: str = "utf-8", **more: Any) -> Read:
    return read_any(text.encode(encoding), more.pop("name", "crew.csv"), **more)


def people(read: Read) -> list[dict[str, Any]]:
    """Everybody with number and mail, as one dict each."""
    drafts = read.drafts("i")
    reach = {one["fields"]["person"]: one["fields"] for one in drafts if one["kind"] == "contact"}
    return [
        {**one["fields"], **{k: v for k, v in reach.get(one["record"], {}).items() if k != "person"}}
        for one in drafts
        if one["kind"] == "person"
    ]


def workbook(rows: list[list[Any]], title: str = "Crew", more: dict[str, list[list[Any]]] | None = None) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for name, others in (more or {}).items():
        other = book.create_sheet(name)
        for row in others:
            other.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def codes(read: Read) -> list[tuple[int, str]]:
    assert read.table is not None
    return [(row, remark.code) for row, remark in read.table.problems]


def test_a_plain_list_is_understood_without_being_told() -> None:
    found = read(PLAIN)
    assert (found.format, found.sort, found.figures["people"]) == ("csv", "crew", 6)
    assert found.table is not None
    assert [one.field for one in found.table.columns] == ["department", "position", "name", "phone", "email"]
    assert min(one.confidence for one in found.table.columns) > 0.9
    imogen, mateo, vida, petra, juno, anselm = people(found)
    assert mateo == {
        "name": "Mateo Brandt", "role": "pa", "department": "Production", "position": "Office PA",
        "phone": "+1 310-555-0102", "email": "mateo@example.org",
    }  # fmt: skip
    assert (vida["department"], petra["department"], juno["department"]) == (
        "Camera",
        "Electric",
        "Assistant directors",
    )
    assert petra["phone"] == "+46 70 555 01 04"
    assert petra["role"] == "hod"
    assert anselm["position"] == 'Sound Mixer, "A" unit'
    assert "phone" not in anselm
    assert imogen["role"] == juno["role"] == "crew"


def test_roles_that_carry_rights_are_proposed_and_given_only_when_asked() -> None:
    found = read(PLAIN)
    assert [(one["name"], one["role"]) for one in found.figures["proposed"]] == [
        ("Imogen Talavera", "coordinator"),
        ("Juno Estrada", "second_ad"),
    ]
    assert (2, "proposed_role") in codes(found)
    given = read(PLAIN, mapping=Mapping.of({**found.table.mapping.shown(), "reserved": True}))  # type: ignore[union-attr]
    assert [one["role"] for one in people(given)][:1] == ["coordinator"]
    assert given.figures["proposed"] == []


def test_a_spanish_list_with_title_lines_sections_and_two_columns_of_names() -> None:
    found = read(SPANISH, region="ES")
    assert found.table is not None
    assert (found.table.delimiter, found.table.mapping.header_row) == (";", 4)
    inigo, nuria, hernan, lucia = people(found)
    assert inigo["name"] == "Íñigo de la Peña"
    assert inigo["phone"] == "+34 612 34 56 78"
    assert found.figures["proposed"][0]["role"] == "upm"
    assert (nuria["role"], nuria["department"]) == ("pa", "Production")
    assert (hernan["role"], hernan["department"]) == ("hod", "Camera")
    assert lucia["department"] == "Hair and make-up"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman"])
def test_encodings_of_spreadsheets(encoding: str) -> None:
    found = read(SPANISH.replace("\n", "\r\n"), encoding, region="ES")
    assert people(found)[0]["name"] == "Íñigo de la Peña"
    assert found.table is not None
    assert found.table.encoding == encoding.removesuffix("-sig").replace("utf-16", "utf-16-le").replace("-le-le", "-le")
    assert any(one.code == "old_encoding" for one in found.warnings) is (encoding in ("cp1252", "mac_roman"))


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_signs_between_the_cells(sign: str) -> None:
    text = PLAIN.replace('"Brandt, Mateo"', "Mateo Brandt").replace('"Sound Mixer, ""A"" unit"', "Sound mixer")
    found = read(text.replace(",", sign), name="list.txt")
    assert [one["name"] for one in people(found)][1] == "Mateo Brandt"
    assert people(read("sep=;\nName;Phone\nAna Ruiz;310 555 0100\nBen Hall;310 555 0111\n"))[0]["name"] == "Ana Ruiz"


@pytest.mark.parametrize(
    ("typed", "kept", "code"),
    [
        ("310-555-0100", "+1 310-555-0100", None), ("3105550100", "+1 310-555-0100", None),
        ("3105550100.0", "+1 310-555-0100", None), ("+1 (310) 555.0100", "+1 310-555-0100", None),
        ("1-310-555-0100", "+1 310-555-0100", None), ("c: 310 555 0100", "+1 310-555-0100", None),
        ("310 555 0100 x12", "+1 310-555-0100 ext. 12", None), ("310 555 0100 / 310 555 0111", "+1 310-555-0100", None),
        ("+44 20 7946 0000", "+44 20 7946 0000", None), ("555-0100", "555-0100", "bad_phone"),
        ("ask Juno", "ask Juno", "bad_phone"), ("3.10555E+09", "3.10555E+09", "bad_phone"), ("TBD", None, None),
    ],
)  # fmt: skip
def test_numbers_in_any_dress(typed: str, kept: str | None, code: str | None) -> None:
    found = read(f"Name,Phone,Email\nAna Ruiz,{typed},ana@example.org\nBen Hall,310 555 0199,\n")
    assert people(found)[0].get("phone") == kept
    assert [one for _, one in codes(found)] == ([code] if code else [])


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ('"Varga, Hollis"', "Hollis Varga"), ("Hollis Varga", "Hollis Varga"),
        ('"Varga, Hollis J."', "Hollis J. Varga"),
        ('"Hollis Varga, ASC"', "Hollis Varga, ASC"), ('"Hollis Varga, Jr."', "Hollis Varga, Jr."),
        ('"de la Peña, Íñigo"', "Íñigo de la Peña"), ("  Hollis\u00a0 Varga ", "Hollis Varga"), ("李雷", "李雷"),
        ("Hollis \u202eVarga\u0007", "Hollis Varga"),
    ],
)  # fmt: skip
def test_names_in_any_order(typed: str, name: str) -> None:
    found = read(f"Name,Position\n{typed},Grip\nBen Hall,Grip\n")
    assert people(found)[0]["name"] == name


def test_twins_in_the_file_are_shown_and_merged_or_kept() -> None:
    text = (
        "Name,Department,Phone,Email\nAna Ruiz,Grip,310 555 0100,\nana ruiz,Grip,(310) 555-0100,ana@example.org\n"
        "Ana Ruiz,Sound,310 555 0177,other@example.org\nBen Hall,Grip,310 555 0100,\n"
    )
    merged = read(text)
    assert [(one["name"], one.get("email")) for one in people(merged)] == [
        ("Ana Ruiz", "ana@example.org"),
        ("Ana Ruiz", "other@example.org"),
        ("Ben Hall", None),
    ]
    assert codes(merged) == [(3, "twin_merged"), (5, "shared_phone")]
    kept = read(text, mapping=Mapping.of({**merged.table.mapping.shown(), "twins": "keep"}))  # type: ignore[union-attr]
    assert kept.figures["people"] == 4
    assert (3, "twin_kept") in codes(kept)
    assert len({draft["record"] for draft in kept.drafts("i")}) == len(kept.drafts("i"))


def test_people_find_themselves_again() -> None:
    first, second = read(PLAIN).drafts("a"), read(PLAIN.replace("310-555-0101", "310-555-0999")).drafts("b")
    assert [one["record"] for one in first] == [one["record"] for one in second]
    assert first[0]["match"] == [
        {"contact.phone": "+1 310-555-0101"},
        {"contact.email": "imogen@example.org"},
        {"name": "Imogen Talavera", "department": "Production"},
        {"name": "Imogen Talavera"},
    ]


def test_what_looks_like_a_formula_stays_text() -> None:
    evil = '=HYPERLINK("http://x";"y")'
    found = read(f"Name\tPosition\tPhone\n{evil}\t+1-1\t@SUM(1)\nBen Hall\t=1+1\t310 555 0100\n")
    assert people(found)[1]["position"] == "=1+1"
    sheet = workbook([["Name", "Position"], ["Ana Ruiz", '=CONCATENATE("a","b")'], ["Ben Hall", "@x"]])
    assert [one.get("position") for one in people(read_any(sheet))] == [None, "@x"]


def test_a_workbook_with_numbers_days_titles_and_other_sheets() -> None:
    rows: list[list[Any]] = [
        ["THE LAST TRAIN"], ["Crew list", date(2026, 5, 1)], [],
        ["Dept", "Title", "Name", "Cell", "Email", "Start"],
        ["Camera", "1st AC", "Vida Marsh", 3105550103, "vida@example.org", date(2026, 5, 1)],
        [None, "2nd AC", "Ben Hall", 3105550104.0, None, None],
        [], ["Grip", "Key Grip", "Ana Ruiz", "310-555-0105", None, None],
    ]  # fmt: skip
    raw = workbook([["Rates"], ["a", 1]], "Budget", {"Crew ñ": rows, "Notes": [["Name", "x"]]})
    found = read_any(raw, "whatever.csv")
    assert (found.format, found.table.mapping.sheet) == ("xlsx", "Crew ñ")  # type: ignore[union-attr]
    vida, ben, ana = people(found)
    assert (vida["phone"], ben["phone"]) == ("+1 310-555-0103", "+1 310-555-0104")
    assert (ben["department"], ana["department"]) == ("Camera", "Grip")
    with pytest.raises(FormatError) as caught:
        read_any(raw, mapping=Mapping(sheet="Caterers"))
    assert caught.value.code == "no_sheet"
    assert "Crew ñ" in caught.value.what


def test_columns_without_headings_are_told_by_what_stands_in_them() -> None:
    text = "\n".join(line for line in PLAIN.splitlines()[1:])
    found = read(text)
    assert found.table is not None
    assert found.table.mapping.header_row == 0
    assert [one.field for one in found.table.columns] == ["department", "position", "name", "phone", "email"]
    assert max(one.confidence for one in found.table.columns) < 0.9


def test_a_mapping_that_a_person_made_stands() -> None:
    text = "A,B,C\nRuiz,Ana,310 555 0100\nHall,Ben,310 555 0111\n"
    said = Mapping.of({"columns": {"0": "last_name", "1": "first_name", "2": "phone"}, "header_row": 1})
    assert [one["name"] for one in people(read(text, mapping=said))] == ["Ana Ruiz", "Ben Hall"]
    nobody = read(text, mapping=Mapping.of({"columns": {"2": "phone"}, "header_row": 1}))
    assert nobody.drafts("i") == []
    assert [one.code for one in nobody.warnings] == ["no_name_column"]


def test_blank_lines_repeated_headings_open_positions_and_long_names() -> None:
    long = "Ana " + "Ruiz" * 300
    text = "Name,Position,Phone\n\nAna Ruiz,Grip,310 555 0100\n,,\nName,Position,Phone\n"
    text += f"TBD,Gaffer,310 555 0101\n{long},x,\n"
    found = read(text)
    assert [len(one["name"]) for one in people(found)] == [8, 500]
    assert codes(found) == [(6, "no_name"), (7, "long_name")]


def test_what_is_told_is_told_in_both_languages() -> None:
    found = read(PLAIN.replace("CAM,", "Kites,").replace("310.555.0103", "31"))
    english, spanish = found.shown("en"), found.shown("es")
    for one, other in zip(english["table"]["problems"], spanish["table"]["problems"], strict=True):
        assert one["code"] == other["code"]
        assert one["text"] != other["text"]
    assert {one["code"] for one in english["warnings"]} == {"unknown_department", "proposed"}
    assert english["table"]["sample"][0]["row"] == 2


def test_a_workbook_with_shared_strings_in_runs_as_spreadsheet_programs_write_it() -> None:
    strings = b"<si><t>Name</t></si><si><r><t>Hollis </t></r><r><t>Varga</t></r></si><si><t>Phone</t></si>"
    cells = (
        b'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>2</v></c></row>'
        b'<row r="5"><c r="A5" t="s"><v>1</v></c><c r="C5"><f>A1</f><v>3105550100</v></c></row>'
    )
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook([["x"]]))) as old, zipfile.ZipFile(kept, "w") as new:
        main = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
                told = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
                part = part.replace(b"</Types>", told)
            if name == "xl/worksheets/sheet1.xml":
                part = b"<worksheet " + main + b"><sheetData>" + cells + b"</sheetData></worksheet>"
            new.writestr(name, part)
        new.writestr("xl/sharedStrings.xml", b"<sst " + main + b">" + strings + b"</sst>")
    (hollis,) = people(read_any(kept.getvalue()))
    assert (hollis["name"], hollis["phone"]) == ("Hollis Varga", "+1 310-555-0100")


def test_capitals_alone_in_a_row_are_a_heading_where_names_are_not_in_capitals() -> None:
    head = "Name,Position,Phone\n"
    rows = "MARINE,,\nOttavia Flood,Coordinator,310 555 0106\nBram Skelly,Diver,310 555 0107\n"
    told = [one["fields"] for one in read(head + rows).drafts("i") if one["kind"] == "person"]
    assert [(one["name"], one["department"]) for one in told] == [
        ("Ottavia Flood", "Marine"),
        ("Bram Skelly", "Marine"),
    ]
    shouted = [one["fields"]["name"] for one in read(head + rows.upper()).drafts("i") if one["kind"] == "person"]
    assert "MARINE" in shouted, "where every name is in capitals, one without a number is a person"
