"""Files that somebody hostile, or a broken phone, would bring: each is refused by name, and nothing else suffers."""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from server.files import draw as drawing
from server.files.draw import draw, looks_like
from tests.carrying import bring, note, send, show
from tests.cast import HOLLIS
from tests.pictures import bomb, chunk, jpeg, other, png_of, sha256
from tests.served import Served

JPEG = jpeg(320, 240)
PNG = other("PNG")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
NO_PICTURES = {
    "svg": SVG,
    "html": HTML,
    "pdf": b"%PDF-1.7\n1 0 obj <<>> endobj",
    "gif": other("GIF"),
    "tiff": other("TIFF"),
    "bmp": other("BMP"),
    "zip": b"PK\x03\x04" + bytes(100),
    "heic": b"\x00\x00\x00\x18ftypheic" + bytes(100),
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "one byte": b"\xff",
    "a head alone": b"\xff\xd8\xff",
    "a PNG without data": png_of(64, 48),
    "a PNG of no width": png_of(0, 48, b"x"),
    "RIFF of another sort": b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(40),
    "a PNG of text": png_of(4, 4, b"", chunk(b"zTXt", b"k\0\0" + bytes(100))),
    "html with a JPEG's head": b"\xff\xd8\xff" + HTML,
}
POLYGLOTS = {"jpeg and html": JPEG + HTML, "jpeg and zip": JPEG + b"PK\x05\x06" + bytes(18), "png and html": PNG + HTML}


def drawn(data: bytes, folder: Path) -> tuple[str | None, Image.Image | None]:
    """What becomes of a file: why it is refused, or what is shown of it."""
    source, full, thumb = folder / "source", folder / "full.jpg", folder / "thumb.jpg"
    source.write_bytes(data)
    refused = draw(source, full, thumb)
    assert full.exists() == thumb.exists() == (refused is None)
    return refused, Image.open(io.BytesIO(full.read_bytes())) if refused is None else None


def endless(scans: int = 3_000) -> bytes:
    """A progressive JPEG of a few hundred KB whose last scan comes again and again: minutes of a processor."""
    made = io.BytesIO()
    Image.new("L", (6_300, 6_300), 128).save(made, "JPEG", progressive=True)
    data = made.getvalue()
    return data[:-2] + data[data.rfind(b"\xff\xda") : -2] * scans + b"\xff\xd9"


def test_F5_a_picture_without_an_end_is_refused_in_time_and_keeps_no_other_waiting_for_ever(tmp_path: Path) -> None:
    began = time.monotonic()
    with ThreadPoolExecutor(1) as pool:
        hostile = pool.submit(drawn, endless(), tmp_path)
        while not drawing._one.locked():
            assert time.monotonic() - began < 20
            time.sleep(0.01)
        other_one = tmp_path / "other"
        other_one.mkdir()
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(drawing, "WAIT", 0.2)
            with pytest.raises(drawing.TooBusy):
                drawn(JPEG, other_one)
        assert hostile.result() == ("no_picture", None)
    assert time.monotonic() - began < drawing.PATIENCE
    assert drawn(JPEG, other_one)[0] is None


@pytest.mark.parametrize("data", NO_PICTURES.values(), ids=list(NO_PICTURES))
def test_F5_what_is_no_picture_is_refused_by_name(data: bytes, tmp_path: Path) -> None:
    assert drawn(data, tmp_path) == ("no_picture", None)


@pytest.mark.parametrize("data", POLYGLOTS.values(), ids=list(POLYGLOTS))
def test_F5_of_a_file_that_is_two_things_the_picture_alone_is_shown(data: bytes, tmp_path: Path) -> None:
    _, shown = drawn(data, tmp_path)
    assert shown is not None
    whole = (tmp_path / "full.jpg").read_bytes()
    assert b"script" not in whole
    assert b"PK\x05\x06" not in whole
    assert whole.endswith(b"\xff\xd9")


@pytest.mark.parametrize(
    "data",
    [
        png_of(2**31 - 1, 2**31 - 1, b"x"),
        png_of(60_000, 60_000, b"x"),
        png_of(8_000, 5_001, b"x"),
        bomb(),
        JPEG.replace(JPEG[JPEG.index(b"\xff\xc0") :][:9], b"\xff\xc0\x00\x11\x08\xff\xff\xff\xff"),
    ],
    ids=[
        "head says all",
        "head says 60,000 × 60,000",
        "one row too many",
        "a bomb",
        "a JPEG that says 65,535 × 65,535",
    ],
)
def test_F5_more_pixels_than_allowed_are_refused_before_they_are_unpacked(data: bytes, tmp_path: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert drawn(data, tmp_path) == ("too_many_pixels", None)
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert after <= max(before, 400_000), "kilobytes: it was unpacked"


@pytest.mark.parametrize("whole", [JPEG, PNG, other("WEBP")], ids=["jpeg", "png", "webp"])
def test_F5_a_picture_cut_anywhere_is_refused_or_shown_and_breaks_nothing(whole: bytes, tmp_path: Path) -> None:
    for share in (0.001, 0.02, 0.1, 0.5, 0.9):
        cut = whole[: max(1, int(len(whole) * share))]
        assert drawn(cut, tmp_path)[0] == "no_picture", share


MODES = [
    ("JPEG", "CMYK"), ("JPEG", "L"), ("PNG", "RGBA"), ("PNG", "LA"), ("PNG", "P"), ("PNG", "1"), ("PNG", "I;16"),
    ("WEBP", "RGBA"),
]  # fmt: skip


@pytest.mark.parametrize(("format", "mode"), MODES)
def test_F5_every_sort_of_pixel_is_shown(format: str, mode: str, tmp_path: Path) -> None:
    made = io.BytesIO()
    picture = Image.linear_gradient("L").resize((64, 48))
    (picture.convert("I;16") if mode == "I;16" else picture.convert("RGB").convert(mode)).save(made, format)
    _, shown = drawn(made.getvalue(), tmp_path)
    assert shown is not None
    assert (shown.mode, shown.size) == ("RGB", (64, 48))


def test_F5_of_a_moving_picture_the_first_is_shown(tmp_path: Path) -> None:
    made = io.BytesIO()
    frames = [Image.new("RGB", (64, 48), colour) for colour in ("white", "black", "black")]
    frames[0].save(made, "WEBP", save_all=True, append_images=frames[1:])
    _, shown = drawn(made.getvalue(), tmp_path)
    assert shown is not None
    assert shown.getpixel((10, 10)) == (255, 255, 255)


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=40))
def test_F5_a_head_is_one_of_three_types_or_none(head: bytes) -> None:
    assert looks_like(head) in (None, "image/jpeg", "image/png", "image/webp")
    assert looks_like(SVG + head) is None


def test_F5_drawing_takes_no_more_memory_than_it_is_allowed() -> None:
    greedy = (
        "import server.files.drawing as d; d.confine(memory=d.MEMORY, seconds=9, written=0); bytearray(2_000_000_000)"
    )
    done = subprocess.run([sys.executable, "-c", greedy], capture_output=True, text=True, timeout=60)
    assert "MemoryError" in done.stderr


def test_F5_a_file_that_cannot_be_shown_is_told_kept_by_nobody_and_asked_for_again_by_no_one(served: Served) -> None:
    hollis, data = served.ready(HOLLIS), bomb(9_000, 9_000)
    record = note(hollis, data)
    answer = send(hollis, data) if len(data) < 500_000 else bring(hollis, data)
    assert answer.json == {"have": len(data), "whole": True, "refused": "too_many_pixels", "backed": False}
    assert (show(hollis, record, data).status, show(hollis, record, data).json["code"]) == (202, "file_unreadable")
    assert [path.name for path in (served.place() / "files").rglob("*") if path.is_file()] == []
    good = jpeg(64, 48)
    bring(hollis, good)
    assert show(hollis, note(hollis, good), good).status == 200
    assert hollis.api("GET", f"files/{sha256(data)}").json["refused"] == "too_many_pixels"
