"""JSON from a stranger.

Promises the parsed object of a text, of bearable depth and number of parts.
Refuses broken text with line and column, a text cut off in the middle, a key that stands twice in
one object, numbers that are none (NaN, Infinity), and numbers of thousands of figures.
"""

from __future__ import annotations

import json
import re
from typing import NoReturn

from server.formats.format_error import FormatError
from server.formats.intake import truncated
from server.formats.words import Name

# A feature's schedule has about 1,000 containers and 10,000 commas.
MOST_CONTAINERS = 400_000
MOST_COMMAS = 2_000_000


# What is left where a text was cut inside a word, a number or an escape.
_CUT_WORD = re.compile(r"[-+.\\\w]{0,6}\s*")


def parse(text: str) -> object:
    """The value of a JSON text; objects are dicts, numbers int or float."""
    containers = text.count("{") + text.count("[")
    if containers > MOST_CONTAINERS or text.count(",") > MOST_COMMAS:
        raise FormatError(
            "too_many",
            count=max(containers, text.count(",")),
            things=Name("parts"),
            most=MOST_CONTAINERS,
        )
    try:
        return json.loads(text, object_pairs_hook=_no_twins, parse_constant=_no_constant)
    except json.JSONDecodeError as broken:
        raise _broken(text, broken) from None
    except RecursionError:
        raise FormatError("too_deep") from None
    except FormatError:
        raise
    except ValueError:
        # Python refuses to read integers of more than 4,300 figures.
        raise FormatError("not_json", why=Name("why.huge_number")) from None


def _broken(text: str, broken: json.JSONDecodeError) -> FormatError:
    if broken.msg.startswith("Unterminated string") or _CUT_WORD.fullmatch(text, broken.pos):
        return truncated(text)
    where = Name("line_column", line=broken.lineno, column=broken.colno)
    return FormatError("not_json", where, why=Name("why.syntax"))


def _no_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    record = dict(pairs)
    if len(record) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise FormatError("twin_key", key=key[:60].encode("utf-8", "replace").decode())
            seen.add(key)
    return record


def _no_constant(word: str) -> NoReturn:
    raise FormatError("not_json", why=Name("why.constant", word=word))
