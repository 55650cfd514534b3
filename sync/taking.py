"""Taking in: what a viewer must hear beyond his cursor (P1-P3), and what each channel hears of a commit (P4).

Promises: a changed record comes once, whole, as its stored text, in order of rev; a page holds whole seqs.
Refuses a cursor that is not this server's, this epoch's and this scope's: its bearer gets a snapshot.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sync.channels import Viewer
from sync.cursor import Cursor
from sync.store import Changed, View

PAGE, LETTERS = 2_500, 1_000_000
"""Changes, and letters of them, that one page has at least where there are as many."""


class Changes(list[str]):
    """Changes as they leave. `made` is what a carrier made of them for whomever it tells them to."""

    made: object = None


@dataclass(frozen=True)
class Taken:
    """One page: ready changes from `start` to `to`. A snapshot leaves out what is gone. `more`: ask again from `to`."""

    snapshot: bool
    start: int
    to: Cursor
    more: bool
    changes: Changes


def take(
    view: View, viewer: Viewer, start: int, snapshot: bool, limit: int, size: int, at: Callable[[int, str], Cursor]
) -> Taken:
    """The page beyond `start`: until there are `limit` changes or `size` letters. `at` makes the cursor of a seq and
    its row's hash."""
    head, head_hash = view.head()
    page, more = view.changed(viewer.channels, start, limit, size)
    if more:
        row = view.row(page[-1].rev)
        to = at(page[-1].rev, row.hash if row else "")
    else:
        to = at(head, head_hash)
    changes = Changes(_written(view, c) for c in page if c.live or not (snapshot and start == 0))
    return Taken(snapshot, start, to, more, changes)


def _written(view: View, one: Changed) -> str:
    if one.text is None:
        return change_text(view, one.kind, one.id, one.rev, one.live)
    return change_of(one.kind, one.id, one.rev, one.text)


def frames(view: View, after: int, upto: int) -> list[tuple[str, str]]:
    """(channel, change) for every channel that heard of something with after < rev <= upto, in order of rev."""
    texts: dict[tuple[str, str, int, bool], str] = {}
    framed = []
    for place in view.framed(after, upto):
        key = (place.kind, place.id, place.rev, place.live)
        if key not in texts:
            texts[key] = change_text(view, place.kind, place.id, place.rev, place.live)
        framed.append((place.channel, texts[key]))
    return framed


def change_text(view: View, kind: str, id: str, rev: int, live: bool) -> str:
    """One change as JSON, the record's stored text untouched."""
    stored = view.record(kind, id) if live else None
    return change_of(kind, id, rev, stored.text if stored else None)


def change_of(kind: str, id: str, rev: int, text: str | None) -> str:
    """The same, of the stored text, null of what is gone. A kind is named in plain letters."""
    told = '"gone":true' if text is None else f'"record":{text}'
    return f'{{"kind":"{kind}","id":"{id}","rev":{rev},{told}}}'
