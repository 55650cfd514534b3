"""Files that are cut off, swollen, mutated or meant to harm: a clear error or a whole reading, in bounds."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.fuzz.files import whole_or_refused

FOUNTAIN = (
    "Title: El café\n\nINT. CAFÉ - DÍA #1#\n\n/* cut */ [[note]]\n\nJUNO ^\n(low)\nHello.\n\n> FADE OUT.\n".encode()
)
FDX = (
    '<?xml version="1.0" encoding="UTF-8"?><FinalDraft><Content><Paragraph Type="Scene Heading" Number="1">'
    '<SceneProperties Length="3/8" Page="1"/><Text>INT. CAFÉ - DÍA</Text></Paragraph></Content></FinalDraft>'
).encode()
CSV = 'Name,Phone,Email\n"Varga, Hollis",310 555 0100,hollis@example.org\nÍñigo Peña,555,x\n'.encode()


def workbook() -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in (["Name", "Phone"], ["Hollis Varga", 3105550100]):
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


XLSX = workbook()
SEEDS = {"fountain": FOUNTAIN, "fdx": FDX, "csv": CSV, "xlsx": XLSX}


@pytest.mark.parametrize("seed", ["fountain", "fdx", "csv"])
@pytest.mark.parametrize("name", ["", "a.csv", "a.fountain"])
def test_cut_off_at_every_byte(seed: str, name: str) -> None:
    for length in range(len(SEEDS[seed])):
        whole_or_refused(SEEDS[seed][:length], name)
    assert whole_or_refused(SEEDS[seed]) == seed


def test_a_workbook_cut_off_anywhere_is_refused() -> None:
    assert {whole_or_refused(XLSX[:length]) for length in range(4, len(XLSX) - 1, 41)} == {"xlsx_broken"}
    assert whole_or_refused(XLSX) == "xlsx"


def test_a_cut_off_final_draft_file_is_never_half_a_script() -> None:
    for length in range(60, len(FDX) - 1):
        assert whole_or_refused(FDX[:length], "a.fdx") in ("xml_truncated", "xml_broken")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    seed=st.sampled_from(sorted(SEEDS)),
    changes=st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=4)), max_size=6),
)
def test_mutated_files_are_read_or_refused(seed: str, changes: list[tuple[int, bytes]]) -> None:
    raw = bytearray(SEEDS[seed])
    for at, put in changes:
        raw[at % len(raw) : at % len(raw) + len(put) // 2] = put
    whole_or_refused(bytes(raw))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    text=st.text(max_size=300),
    head=st.sampled_from(["", "INT. A - DAY\n\n", "Name,Phone\n", "Title: x\n", "<FinalDraft>", "{"]),
)
def test_any_text_is_read_or_refused(text: str, head: str) -> None:
    whole_or_refused((head + text).encode("utf-8", "surrogatepass"))
    whole_or_refused((head + text).encode("utf-16", "surrogatepass"), "a.fountain")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "nothing"), (b" \n\t", "nothing"), (b"\x00" * 100, "nothing"), (b"\x89PNG\r\n\x1a\n", "unread_format"),
        (b"%PDF-1.7", "unread_format"), (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "unread_format"),
        (b"hello", "unknown_format"), (b"PK\x03\x04", "xlsx_broken"), (b"MZ\x90\x00\x03\x00\x00", "binary"),
        ("Name,Phone\nAna Ruiz\ud800,1\n".encode("utf-16", "surrogatepass"), "broken_text"),
        (b'{"universalScheduleStandard":' + b"[" * 100_000, "too_deep"),
    ],
)  # fmt: skip
def test_what_is_nothing_of_the_field_is_named(raw: bytes, code: str) -> None:
    assert whole_or_refused(raw) == code


def package(parts: dict[str, bytes], level: int = 9) -> bytes:
    """A spreadsheet with some of its parts put in place of the real ones."""
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(XLSX)) as old,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return kept.getvalue()


_NS = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"


def sheet(rows: bytes, head: bytes = b"") -> bytes:
    return b'<?xml version="1.0"?>' + head + b"<worksheet " + _NS + b"><sheetData>" + rows + b"</sheetData></worksheet>"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"xl/media/a.png": b"0" * 60_000_000}, "xlsx_too_large"),
        ({SHEET: b" " * 30_000_000}, "xlsx_too_large"),
        ({f"xl/x{n}.xml": b"" for n in range(2_100)}, "xlsx_too_large"),
        ({SHEET: sheet(b'<row r="1">' + b"<c/>" * 3_100_000 + b"</row>")}, "xlsx_too_large"),
        ({SHEET: sheet(b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>')}, "too_many_rows"),
        ({SHEET: sheet(b'<row r="999999999999"><c r="A999999999999"><v>1</v></c></row>')}, "too_many_rows"),
        ({SHEET: sheet(b'<row r="1"><c r="XFD1"><v>1</v></c></row>')}, "no_rows"),
        ({SHEET: sheet(b"&b;", b'<!DOCTYPE x [<!ENTITY b "ha">]>')}, "xlsx_hostile"),
        ({"xl/workbook.xml": b"<workbook/>"}, "xlsx_broken"),
        ({SHEET: sheet(b'<row r="1"><c r="A1" t="s"><v>99999</v></c></row>')}, "xlsx_broken"),
    ],
)  # fmt: skip
def test_packages_that_swell_or_lie_are_refused(parts: dict[str, bytes], code: str) -> None:
    # What is not there cannot be opened: some of these are no workbook at all to the library.
    found = whole_or_refused(package(parts), "crew.xlsx")
    assert found in (code, *(("xlsx_broken", "no_rows") if code in ("xlsx_broken", "no_rows") else ()))


def test_a_zip_that_is_no_workbook_is_named() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        made.writestr("word/document.xml", "x")
    assert whole_or_refused(kept.getvalue()) == "unread_format"


_K = 200_000
WORST = {
    "spaces": " " * _K, "boneyard": "/*" * _K, "notes": "[[a]]" * (_K // 5), "open notes": "[[" * _K,
    "half notes": "[[\n\n" * (_K // 4), "stars": "*" * _K, "capitals": "A " * _K, "dashes": "- " * _K,
    "hashes": "#" * _K,
    "changes": "A TO: " * (_K // 6), "parentheses": "(" * _K, "headings": ("INT. " + "- " * 190 + "\n\n") * 500,
    "numbers": ("INT. A #" + "#" * 390 + "\n\n") * 500, "title": "k: v\n" * (_K // 5), "lines": "\n" * (_K - 9),
}  # fmt: skip


@pytest.mark.parametrize("name", WORST)
def test_no_script_takes_longer_than_its_length(name: str) -> None:
    began = time.process_time()
    whole_or_refused(b"INT. A - DAY\n\n" + WORST[name].encode(), "a.fountain")
    assert time.process_time() - began < 5


LISTS = {
    "rows": "Ana Ruiz,310 555 0100,a@example.org\n" * 100_000,
    "namesakes": "".join(f"Ana Ruiz,310 555 {n:04},\n" for n in range(3_000)),
    "quotes": '"' * _K, "an open quote": '"' + "a,b\n" * 2_000, "commas": "," * _K, "wide": ("," * 5_000 + "\n") * 40,
    "mails": ("a@" * 900 + ",1,1\n") * 60, "phones": ("1/" * 90 + "," + "1/ 1/" * 400 + "\n") * 60,
    "cell": "a" * _K + ",b\n",
    "names": ("a, " * 600 + "\n") * 100, "feeds": "\r" * _K,
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_no_list_takes_longer_than_its_length(name: str) -> None:
    began = time.process_time()
    found = whole_or_refused(b"Name,Phone,Email\nBen Hall,1,2\n" + LISTS[name].encode(), "a.csv")
    assert time.process_time() - began < 10
    assert (found == "too_many_rows") is (name in ("rows", "feeds"))


_ROOM = """
import resource, sys
from server.formats import FormatError, read_any
base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
raw = {}
try:
    read_any(raw, "x").drafts("i")
except FormatError as refused:
    print(refused.code, end=" ")
print(max(0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base) // 1024)
"""
_OPEN = "b'<FinalDraft><Content><Paragraph Type=\"Scene Heading\"><Text>INT. A</Text>'"


@pytest.mark.parametrize(
    "made",
    [
        f"{_OPEN} + b'<a/>' * 2_500_000 + b'</Paragraph></Content></FinalDraft>'",
        f"{_OPEN} + b'<!--' + b'-a' * 5_000_000 + b'--></Paragraph></Content></FinalDraft>'",
        "b'INT. A - DAY\\n\\n' + b'a\\n' * 1_900_000",
        "b'Name,Phone\\n' + b'Ana Ruiz,1\\n' * 900_000",
        "b'Name,Phone\\n' + b'\"' + b'a' * 9_000_000",
    ],
    ids=["tags", "comment", "lines", "rows", "cell"],
)
def test_room_is_bounded(made: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ROOM.format(made)],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[-1]) < 450, done.stdout
