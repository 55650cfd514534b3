"""Pages of script, counted in whole eighths.

Twin of `pwa/src/rules/eighths.ts`; `tests/vectors/eighths.json` holds both.
"""

from __future__ import annotations


def eighths(count: int | None) -> str:
    """19 is "2 3/8", 6 is "6/8", 8 is "1"; None is the empty text."""
    if count is None:
        return ""
    pages, rest = divmod(count, 8)
    if not rest:
        return str(pages)
    return f"{pages} {rest}/8" if pages else f"{rest}/8"
