"""Draws a picture anew: upright, bare of what the camera wrote beside it, full size and thumb. A program of its own.

Promises: within its own limits of memory, processor and file size, whatever the picture holds; one line of JSON on
standard output says how it went: {"width", "height"}, or {"refused": code}.
Refuses: more pixels than LIMIT before any is decoded; a picture that is not whole; everything but JPEG, PNG and WebP.

    python -m server.files.drawing PICTURE FULL THUMB
"""

from __future__ import annotations

import json
import os
import sys
import warnings
from pathlib import Path
from typing import NoReturn

from PIL import Image, ImageOps

from server.confined import confine
from server.files.draw import DISK_FULL

LIMIT = 40_000_000
"""Pixels."""
FULL, THUMB = 2048, 320
"""The longest side of what is shown, in pixels."""
QUALITY = 82
MEMORY, SECONDS, WRITTEN = 1_200_000_000, 10, 20_000_000


def refuse(code: str) -> NoReturn:
    print(json.dumps({"refused": code}))
    sys.exit(0)


def opened(source: Path) -> Image.Image:
    """The picture, decoded no larger than needed; its first frame where it has several."""
    try:
        picture = Image.open(source, formats=("JPEG", "PNG", "WEBP"))
        if picture.width * picture.height > LIMIT:
            refuse("too_many_pixels")
        picture.draft("RGB", (FULL, FULL))
        picture.load()
        return ImageOps.exif_transpose(picture)
    except Image.DecompressionBombError:
        refuse("too_many_pixels")
    except Exception:
        refuse("no_picture")


def bare(picture: Image.Image, side: int) -> Image.Image:
    """The same no longer than `side`, its colours on white, and nothing beside its pixels."""
    small = picture.copy()
    small.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    if small.mode in ("RGBA", "LA", "PA") or "transparency" in small.info:
        over = small.convert("RGBA")
        made = Image.new("RGB", small.size, "white")
        made.paste(over, mask=over.getchannel("A"))
        return made
    made = Image.new("RGB", small.size)
    made.paste(small.convert("RGB"))
    return made


def main(source: str, full: str, thumb: str) -> int:
    os.nice(5)  # it comes after all that somebody waits for
    confine(memory=MEMORY, seconds=SECONDS, written=WRITTEN)
    Image.MAX_IMAGE_PIXELS = LIMIT // 2  # Pillow warns at this and raises at twice it
    warnings.simplefilter("ignore", Image.DecompressionBombWarning)
    picture = opened(Path(source))
    try:
        large = bare(picture, FULL)
        small = bare(large, THUMB)
    except Exception:
        refuse("no_picture")
    try:
        large.save(full, "JPEG", quality=QUALITY, progressive=True)
        small.save(thumb, "JPEG", quality=QUALITY)
    except OSError as wrong:
        print(wrong, file=sys.stderr)
        return DISK_FULL
    print(json.dumps({"width": large.width, "height": large.height}))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
