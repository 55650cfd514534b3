"""A large answer, compressed the way its asker takes and that costs least.

Promises: quick before small, since a phone waits for both; what is small stays as it is. Refuses: to compress for who
did not ask for it.
"""

from __future__ import annotations

import gzip

import zstandard
from flask import Response, request

WORTH_IT = 2_000
"""Bytes from which it pays."""
LEVEL = 1


def squeezed(answer: Response) -> Response:
    """The same answer; for `zstd` a fifth of the time of `gzip`, and smaller."""
    whole = answer.get_data()
    if len(whole) <= WORTH_IT:
        return answer
    answer.headers["Vary"] = "Accept-Encoding"
    taken = request.accept_encodings
    if taken["zstd"]:
        answer.set_data(zstandard.ZstdCompressor(level=LEVEL).compress(whole))
        answer.headers["Content-Encoding"] = "zstd"
    elif taken["gzip"]:
        answer.set_data(gzip.compress(whole, LEVEL, mtime=0))
        answer.headers["Content-Encoding"] = "gzip"
    return answer
