"""Photos in a wire device's hands: sent piece by piece, named by a check-in, shown by the record that names them."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

from tests.cast import HOLLIS
from tests.hand import Answer, Hand
from tests.pictures import jpeg, reference, sha256

AT = "2026-05-14T13:00:00.000Z"
PHOTO = jpeg()


def send(hand: Hand, data: bytes, offset: int = 0, size: int | None = None, name: str | None = None) -> Answer:
    """One piece of a file, as the app sends it."""
    headers = {
        "Content-Type": "application/octet-stream",
        "Upload-Offset": str(offset),
        "Upload-Length": str(len(data) if size is None else size),
    }
    path = f"/p/{hand.production}/api/files/{name or sha256(data)}"
    return hand.request("PATCH", path, data, headers)


def bring(hand: Hand, data: bytes, piece: int = 200_000) -> Answer:
    """The whole file, piece after piece."""
    answer = hand.api("GET", f"files/{sha256(data)}")
    while not answer.json["whole"]:
        have = answer.json["have"]
        answer = send(hand, data[have : have + piece], have, len(data), sha256(data))
        assert answer.status == 200, answer.text
    return answer


def note(hand: Hand, *photos: bytes, **more: Any) -> str:
    """A check-in with photos; its record."""
    fields = {"person": HOLLIS.id, "what": "note", "at": AT, "photos": [reference(one) for one in photos], **more}
    return str(hand.did("check_in", "make", **fields)["record"])


def show(hand: Hand, record: str, data: bytes, size: str = "full", kind: str = "check_in") -> Answer:
    return hand.api("GET", f"files/{kind}/{record}/{sha256(data)}/{size}")


def picture(answer: Answer) -> Image.Image:
    assert answer.status == 200, answer.text
    return Image.open(io.BytesIO(answer.body))
