"""What becomes of one field where two wrote it (M1, M2).

Promises: no record, no store, no clock; the same arguments give the same verdict. A kind chooses a word and writes no
merge code. Refuses to let a value replace another whose author had not seen it, unless the field's word says so.
"""

from __future__ import annotations

from typing import Any, Literal

from sync.kind import Field
from sync.plain import same
from sync.stamps import Author, Stamp

Verdict = Literal["stands", "sets", "superseded", "contested"]
"""stands: it is the standing value already. sets: it replaces it. superseded: a later word stands. contested: a
question."""


def judge(field: Field, standing: Any, stamp: Stamp | None, value: Any, author: Author) -> Verdict:
    """The verdict on `value` for a field where `standing` stands, last changed by `stamp` (null: never set)."""
    if same(value, standing):
        return "stands"
    if stamp is None:
        return "sets"
    own = author.own(stamp)
    if own and author.n <= stamp.n:
        return "superseded"
    if field.word == "first" and standing is not None:
        return "sets" if value is None and (own or author.saw(stamp)) else "superseded"
    if own or author.saw(stamp):
        return "sets"
    return _unseen(field, standing, stamp, value, author)


def _unseen(field: Field, standing: Any, stamp: Stamp, value: Any, author: Author) -> Verdict:
    if field.word in ("last", "first", "carried"):
        return "sets"
    if field.word == "forward":
        return _forward(field.choices, standing, value)
    if field.word == "office" and author.office != stamp.office:
        return "sets" if author.office else "superseded"
    return "contested"


def _forward(path: tuple[str, ...], standing: Any, value: Any) -> Verdict:
    """A status moves along its path; an end off the path against any unseen move is a conflict."""
    if f"/{standing}" in path or f"/{value}" in path:
        return "contested"
    return "sets" if _step(path, value) > _step(path, standing) else "superseded"


def _step(path: tuple[str, ...], value: Any) -> int:
    return path.index(value) if value in path else -1
