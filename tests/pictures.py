"""Pictures that tests take: as a phone's camera makes them, and as somebody hostile would.

Promises: the same seed gives the same bytes. Refuses to be small where a camera's are large.
"""

from __future__ import annotations

import hashlib
import io
import random
import struct
import zlib
from typing import Any

from PIL import Image

GPS = 34853
MAKE, ORIENTATION = 271, 274
CAMERA = "Tell-tale Optics"


def exif(orientation: int = 1) -> Image.Exif:
    """What a camera writes beside its pixels, where it stood included."""
    told = Image.Exif()
    told[MAKE] = CAMERA
    told[ORIENTATION] = orientation
    told.get_ifd(GPS).update({1: "N", 2: (34.0, 3.0, 8.0), 3: "W", 4: (118.0, 14.0, 37.0)})
    return told


def grain(width: int, height: int, seed: int = 7) -> Image.Image:
    """A picture that does not compress to nothing: noise over a slope, light at the left."""
    noise = Image.frombytes("L", (width // 4, height // 4), random.Random(seed).randbytes((width // 4) * (height // 4)))
    slope = Image.linear_gradient("L").rotate(90).resize((width, height))
    return Image.merge("RGB", (slope, noise.resize((width, height)), slope))


def jpeg(width: int = 640, height: int = 480, *, seed: int = 7, orientation: int = 1, quality: int = 90) -> bytes:
    made = io.BytesIO()
    grain(width, height, seed).save(
        made, "JPEG", quality=quality, exif=exif(orientation), comment=b"a word of the camera"
    )
    return made.getvalue()


def other(format: str, mode: str = "RGB", size: tuple[int, int] = (64, 48), **options: Any) -> bytes:
    made = io.BytesIO()
    grain(*size).convert(mode).save(made, format, **options)
    return made.getvalue()


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def reference(data: bytes, **more: Any) -> dict[str, Any]:
    """The file as an entry names it."""
    return {"sha256": sha256(data), "bytes": len(data), "type": "image/jpeg", **more}


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of(width: int, height: int, data: bytes = b"", *more: bytes) -> bytes:
    """A PNG whose head says those sizes, whatever its data are."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [chunk(b"IHDR", head), *more, chunk(b"IDAT", data), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def bomb(width: int = 20_000, height: int = 20_000) -> bytes:
    """A few hundred KB that unpack to more than a gigabyte of pixels."""
    packer, row = zlib.compressobj(9), bytes(1 + 3 * width)
    packed = b"".join(packer.compress(row) for _ in range(height))
    return png_of(width, height, packed + packer.flush())
