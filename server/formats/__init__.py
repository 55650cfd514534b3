"""Readers of the field's files.

Promises one door: `read` finds out the format and gives a Schedule, `figures` counts it.
Refuses every file that cannot be read with one error, `FormatError`.
"""

from __future__ import annotations

from pathlib import Path

from server.formats.figures import figures
from server.formats.format_error import FormatError
from server.formats.intake import MOST_BYTES, take, text_of
from server.formats.mapping import Mapping
from server.formats.reading import Read, read_any
from server.formats.schedule import Schedule
from server.formats.uss import read_uss

__all__ = ["MOST_BYTES", "FormatError", "Mapping", "Read", "Schedule", "figures", "read", "read_any"]


def read(source: bytes | str | Path, name: str = "") -> Schedule:
    """The Schedule in a file (a path: read no further than `MOST_BYTES`) or in its bytes.

    The format is told from the content, so a wrong ending does no harm; `name` is the file's own name
    where only its bytes are at hand, and serves to say what a file that cannot be read is.
    """
    known = name or ("" if isinstance(source, bytes) else Path(source).name)
    return read_uss(text_of(take(source), known))
