"""What the last commits changed, in memory: as the store would say it, and no further back than is kept."""

from __future__ import annotations

import pytest

from sync import recent
from sync.memory import MemoryStore
from sync.recent import Recent
from sync.store import Batch, Place, Row, Stored


def commit(store: MemoryStore, near: Recent, *places: tuple[str, str, bool]) -> None:
    """One row that changes records: (channel, id, live)."""
    seq = near.head + 1
    batch = Batch(near.head, rows=[Row(seq, f"e{seq}", "d", seq, "p", "applied", "{}", "", "h")])
    batch.records = [Stored("run", id, seq, f'{{"at":{seq}}}', "{}", "") for id in {id for _, id, _ in places}]
    batch.places = [Place(channel, "run", id, seq, live) for channel, id, live in places]
    store.commit(batch)
    near.add(batch)


def test_P1_who_missed_the_same_is_told_the_same_page() -> None:
    store = MemoryStore()
    near = Recent(store)
    for _ in range(3):
        commit(store, near, ("everyone", "a", True), ("role:pa", "b", True))
    one = near.page({"everyone", "person:ben"}, 0, 10, 1_000)
    assert one is not None
    assert list(one.changes) == ['{"kind":"run","id":"a","rev":3,"record":{"at":3}}']
    assert near.page({"everyone", "person:ana"}, 0, 10, 1_000) is one
    other = near.page({"everyone", "role:pa"}, 0, 10, 1_000)
    assert other is not None
    assert len(other.changes) == 2
    commit(store, near, ("everyone", "a", False), ("role:pa", "a", True))
    gone = near.page({"everyone"}, 3, 10, 1_000)
    assert gone is not None
    assert list(gone.changes) == ['{"kind":"run","id":"a","rev":4,"gone":true}']
    both = near.page({"everyone", "role:pa"}, 3, 10, 1_000)
    assert both is not None
    assert list(both.changes) == ['{"kind":"run","id":"a","rev":4,"record":{"at":4}}']


def test_P1_what_lies_further_back_than_is_kept_is_the_stores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "MOST", 2_000)
    monkeypatch.setattr(recent, "LESS", 1_500)
    store = MemoryStore()
    near = Recent(store)
    for number in range(200):
        commit(store, near, ("everyone", f"{number:03}", True))
    assert near.page({"everyone"}, 0, 500, 10**6) is None
    assert near.frames(0, near.head) is None
    assert near.page({"everyone"}, near.head + 1, 500, 10**6) is None
    page = near.page({"everyone"}, near.floor, 500, 10**6)
    assert page is not None
    assert 10 < len(page.changes) < 50
    assert len(page.changes) == near.head - near.floor
    assert near.frames(near.floor, near.head) == [("everyone", change) for change in page.changes]
    assert near.frames(near.floor, near.head - 1) is None
