"""The one place where a record changes: fields, stamps, rev, the history of rights, channels (C1, C2).

Promises: a value that already stands moves nothing; a record's channels follow its fields in the same commit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sync.channels import channels_of
from sync.commit import Commit, right_of
from sync.live import STRUCK, Live
from sync.plain import same
from sync.stamps import Stamp
from sync.store import Place


def change(commit: Commit, kind_name: str, id: str, values: Mapping[str, Any], stamp: Stamp) -> frozenset[str]:
    """Set those values of a record, new or old, and say which of them moved."""
    live = commit.live(kind_name, id)
    moved = {name: v for name, v in values.items() if live is None or not same(v, live.fields.get(name))}
    if live is not None and not moved:
        return frozenset()
    kind = commit.kinds[kind_name]
    before = live or Live(
        kind_name, id, 0, dict.fromkeys(name for name, f in kind.fields.items() if f.word != "carried")
    )
    stamps = {**before.stamps, **dict.fromkeys(moved, stamp)}
    after = Live(kind_name, id, stamp.seq, {**before.fields, **moved}, stamps, before.asked)
    commit.write(after)
    commit.add_moved(stamp.seq, kind_name, id, moved)
    if live is None:
        commit.put(commit.writes.born, (kind_name, id), None)
    for name in moved:
        if name != STRUCK and kind.fields[name].bears_rights:
            commit.add_right(right_of(kind_name, id, name, stamp.seq, moved[name]))
    _place(commit, after, new=live is None)
    return frozenset(moved)


def ask(commit: Commit, live: Live, asked: frozenset[str]) -> None:
    """Remember which fields of a record are in question. Nobody is told: the question itself tells."""
    commit.write(Live(live.kind, live.id, live.rev, live.fields, live.stamps, asked))


def _place(commit: Commit, live: Live, new: bool) -> None:
    channels = channels_of(commit.kinds[live.kind], live.fields)
    places = {} if new else dict(commit.places(live.kind, live.id))
    for channel, place in places.items():
        if place.live and channel not in channels:
            places[channel] = Place(channel, live.kind, live.id, live.rev, False)
    for channel in channels:
        places[channel] = Place(channel, live.kind, live.id, live.rev, True)
    commit.put(commit.writes.places, (live.kind, live.id), places)
