"""CSV of any make: comma, semicolon, tab or bar between the cells, any encoding.

Promises rows as they were meant, the encoding and the sign that were taken, and a remark where a quotation mark is
opened and never closed (the marks are then taken as plain signs, so that no row is swallowed).
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import Literal

from server.formats.decoding import OLD, decoded, has_unseen
from server.formats.format_error import FormatError
from server.formats.grid import Grid, Rows, tidy
from server.formats.schedule import remark
from server.formats.sniffing import DELIMITERS
from server.formats.words import Name

# A cell with more lines than an address has was opened by a stray quotation mark.
_MOST_LINES = 12
_HEAD = 65_536
_MOST_CELLS = 200


def read_csv(raw: bytes) -> Grid:
    text, encoding = decoded(raw)
    remarks = [remark("old_encoding", encoding=OLD[encoding])] if encoding in OLD else []
    if has_unseen(text):
        remarks.append(remark("unseen"))
    text = text.replace("\x00", "").removeprefix("\ufeff")
    said = text[:8].partition("\n")[0].strip()
    first = 1
    # What one well-known spreadsheet writes to tell itself the sign.
    if said.lower().startswith("sep=") and len(said) == 5 and said[4] in DELIMITERS:
        delimiter, text, first = said[4], text.partition("\n")[2], 2
    else:
        delimiter = _delimiter(text[:_HEAD])
    rows = _rows(text, delimiter, csv.QUOTE_MINIMAL, first)
    if rows is None:
        remarks.append(remark("quotes"))
        rows = _rows(text, delimiter, csv.QUOTE_NONE, first)
    if not rows:
        raise FormatError("no_rows")
    return Grid("csv", tuple(rows), encoding=encoding, delimiter=delimiter, remarks=tuple(remarks))


def _rows(text: str, delimiter: str, quoting: Literal[0, 3], first: int) -> list[tuple[int, tuple[str, ...]]] | None:
    """The rows; None where a quotation mark swallowed some."""
    found = Rows()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)
    number = first
    try:
        for cells in reader:
            if quoting == csv.QUOTE_MINIMAL and any(cell.count("\n") > _MOST_LINES for cell in cells):
                return None
            found.add(number, [tidy(cell) for cell in cells[:_MOST_CELLS]])
            number = first + reader.line_num
    except csv.Error:
        if quoting == csv.QUOTE_MINIMAL:
            return None
        raise FormatError("csv_line", Name("line", line=number)) from None
    return found.rows


def _delimiter(head: str) -> str:
    """The sign that gives the most rows a like number of cells, and the more cells the better."""
    best, mark = ",", 0.0
    for sign in DELIMITERS:
        try:
            rows = [row for row in csv.reader(io.StringIO(head, newline=""), delimiter=sign) if any(row)][:200]
        except csv.Error:
            rows = [line.split(sign) for line in head.splitlines()[:200] if line.strip()]
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if widths:
            width, count = widths.most_common(1)[0]
            told = count / len(rows) + min(width, 8) / 20
            if told > mark:
                best, mark = sign, told
    return best
