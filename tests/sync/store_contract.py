"""What every Store must do: the same suite runs over each (see `sync/store.py`)."""

from __future__ import annotations

import random
import threading
from abc import abstractmethod

import pytest

from sync.chain import GENESIS
from sync.store import (
    Changed,
    Device,
    Moved,
    Overtaken,
    Right,
    Side,
    Store,
    Stored,
    StoreFailed,
    Turn,
    Unborn,
    Wait,
)
from tests.sync.batches import batch, places, row
from tests.sync.eight_writers import eight_writers, whole


class StoreContract:
    """Subclass it and give `store`, and `again`, which closes a store and opens the same log anew."""

    @pytest.fixture
    @abstractmethod
    def store(self) -> Store: ...

    @abstractmethod
    def again(self, store: Store) -> Store: ...

    def test_A4_A1_eight_writers_at_once_make_one_dense_log_and_readers_see_its_beginnings(self, store: Store) -> None:
        acknowledged, looked, overtaken = eight_writers(store, each=12, readers=2)
        kept = [(one.seq, one.id) for one, _ in whole(store)]
        assert [seq for seq, _ in kept] == list(range(1, 8 * 12 + 1))
        assert sorted((one.seq, one.id) for one in acknowledged) == kept
        assert overtaken >= 7
        for one in looked:
            assert one == kept[: len(one)]
        for one in acknowledged:
            later = [other.seq for other in acknowledged if other.began > one.ended]
            assert one.seq < min(later, default=len(kept) + 1), "a commit stands behind one that began after it"
        reopened = self.again(store)
        assert [(one.seq, one.id) for one, _ in whole(reopened)] == kept
        reopened.commit(batch(len(kept), len(kept) + 1))
        reopened.close()

    def test_A4_an_empty_log_has_the_head_0(self, store: Store) -> None:
        with store.reading() as view:
            assert view.head() == (0, GENESIS)
            assert list(view.rows(0)) == []
            assert view.orphans() == []

    def test_A1_a_batch_is_there_whole(self, store: Store) -> None:
        made = batch(0, 1, 2)
        made.devices = [Device("d1", "ben", 2, None, 1)]
        made.records = [Stored("place", "p1", 2, '{"name":"Diner"}', "{}", "")]
        made.places = places(2, ("everyone", "p1", True))
        made.rights = [Right("errand", "e1", "assignee", 1, '"ben"')]
        made.waits = [Wait(2, "waits_for_record", "place", "p9")]
        made.unborn = [Unborn("place", "p8", "d1")]
        made.moved = [Moved(1, "place", "p1", '{"name":"Café"}'), Moved(2, "place", "p1", '{"name":"Diner"}')]
        store.commit(made)
        with store.reading() as view:
            assert view.head() == (2, "hash-2")
            assert view.row(1) == row(1)
            assert view.row(3) is None
            assert view.row_of("entry-2") == row(2)
            assert view.row_of("entry-3") is None
            assert [(r.seq, side.text if side else None) for r, side in view.rows(1)] == [(2, "text-2")]
            assert view.side(1) == Side(1, "salt-1", "text-1")
            assert view.turn("d1", 2) == Turn("d1", 2, "entry-2", 2)
            assert view.turn("d1", 3) is None
            assert view.device("d1") == Device("d1", "ben", 2, None, 1)
            assert view.device("d2") is None
            assert view.record("place", "p1") == Stored("place", "p1", 2, '{"name":"Diner"}', "{}", "")
            assert view.record("place", "p2") is None
            assert view.records("place") == [view.record("place", "p1")]
            assert view.places("place", "p1") == places(2, ("everyone", "p1", True))
            assert view.waits("place", "p9") == view.held() == [Wait(2, "waits_for_record", "place", "p9")]
            assert view.unborn("place", "p8") == ["d1"]
            assert view.remembers() == 0
            assert list(view.moves(0, 2)) == made.moved
            assert list(view.moves(1, 9, ["place"])) == made.moved[1:]
            assert list(view.moves(0, 1, ["place", "run"])) == made.moved[:1]
            assert list(view.moves(0, 2, ["run"])) == []

    def test_A1_a_batch_that_fails_leaves_nothing(self, store: Store) -> None:
        store.commit(batch(0, 1))
        bad = batch(1, 2)
        bad.records = [Stored("place", "p1", 2, "{}", "{}", "")]
        bad.rows.append(row(3, id="entry-1"))
        with pytest.raises(StoreFailed):
            store.commit(bad)
        with store.reading() as view:
            assert view.head() == (1, "hash-1")
            assert view.row(2) is None
            assert view.turn("d1", 2) is None
            assert view.record("place", "p1") is None
        store.commit(batch(1, 2))

    def test_A4_a_batch_upon_another_head_is_refused(self, store: Store) -> None:
        store.commit(batch(0, 1))
        with pytest.raises(Overtaken):
            store.commit(batch(0, 1))
        with pytest.raises(Overtaken):
            store.commit(batch(2, 3))

    def test_A4_a_view_shows_one_prefix_while_it_is_held(self, store: Store) -> None:
        store.commit(batch(0, 1))
        began, looked, seen = threading.Event(), threading.Event(), []

        def read() -> None:
            with store.reading() as view:
                seen.append(view.head()[0])
                began.set()
                looked.wait(0.2)
                seen.append((view.head()[0], view.row(2)))

        reader = threading.Thread(target=read)
        reader.start()
        began.wait(5)
        store.commit(batch(1, 2))
        looked.set()
        reader.join(5)
        assert seen == [1, (1, None)]
        with store.reading() as view:
            assert view.head()[0] == 2

    def test_P1_changes_come_in_order_of_rev_each_record_once(self, store: Store) -> None:
        made = batch(0, 1, 2, 3)
        made.places = [
            *places(3, ("everyone", "c", True)),
            *places(2, ("everyone", "b", True), ("role:pa", "b", True)),
            *places(1, ("role:pa", "a", True), ("role:cast", "z", True)),
        ]
        store.commit(made)
        with store.reading() as view:
            found, more = view.changed({"everyone", "role:pa"}, 0, 10)
            assert [(c.id, c.rev) for c in found] == [("a", 1), ("b", 2), ("c", 3)]
            assert not more
            assert [c.id for c in view.changed({"everyone", "role:pa"}, 2, 10)[0]] == ["c"]
            assert view.changed({"role:driver"}, 0, 10) == ([], False)

    def test_P1_a_page_ends_where_it_has_letters_enough(self, store: Store) -> None:
        made = batch(0, 1, 2, 3)
        made.records = [Stored("place", id, rev, "x" * 10, "{}", "") for id, rev in (("a", 1), ("b", 2), ("c", 2))]
        made.records.append(Stored("place", "d", 3, "x", "{}", ""))
        made.places = [
            *places(1, ("everyone", "a", True)),
            *places(2, ("everyone", "b", True), ("everyone", "c", True)),
            *places(3, ("everyone", "d", True)),
        ]
        store.commit(made)
        with store.reading() as view:
            for size, told in ((1, 1), (10, 1), (11, 3), (30, 3), (31, 4), (99, 4)):
                page, more = view.changed({"everyone"}, 0, 500, size)
                assert (len(page), more) == (told, told < 4), size

    def test_A2_many_are_looked_up_at_once_and_who_is_not_there_is_left_out(self, store: Store) -> None:
        with store.reading() as view:
            assert not view.holds()
        made = batch(0, 1, 2, 3)
        made.records = [Stored("place", id, 1, "{}", "{}", "") for id in "ab"] + [Stored("run", "a", 1, "{}", "{}", "")]
        made.waits = [Wait(3, "waits_for_record", "place", "z")]
        store.commit(made)
        with store.reading() as view:
            assert {row.seq for row in view.rows_of(["entry-1", "entry-3", "no one's", "entry-3"])} == {1, 3}
            assert view.rows_of([]) == []
            assert sorted((one.kind, one.id) for one in view.some("place", ["a", "b", "c"])) == [
                ("place", "a"),
                ("place", "b"),
            ]
            assert view.some("no kind", ["a"]) == []
            assert view.holds()

    def test_P1_a_page_holds_whole_seqs_and_says_if_there_is_more(self, store: Store) -> None:
        made = batch(0, 1, 2, 3)
        made.places = [
            *places(1, ("everyone", "a", True)),
            *places(2, *(("everyone", id, True) for id in "bcdef")),
            *places(3, ("everyone", "g", True)),
        ]
        store.commit(made)
        with store.reading() as view:
            pages = {limit: view.changed({"everyone"}, 0, limit) for limit in (1, 2, 5, 6, 7, 8)}
            assert {limit: len(page) for limit, (page, _) in pages.items()} == {1: 1, 2: 6, 5: 6, 6: 6, 7: 7, 8: 7}
            assert {limit: more for limit, (_, more) in pages.items()} == {
                1: True, 2: True, 5: True, 6: True, 7: False, 8: False
            }  # fmt: skip

    @pytest.mark.parametrize("seed", range(12))
    def test_P1_pages_of_any_size_say_together_what_one_page_says(self, store: Store, seed: int) -> None:
        chance = random.Random(seed)
        channels = ["everyone", "role:pa", "role:cast", "person:ben"]
        live: dict[str, set[str]] = {}
        for seq in range(1, 61):
            made = batch(seq - 1, seq)
            for id in {chance.choice("abcdefghijklmnop") for _ in range(chance.choice((1, 1, 1, 2, 9)))}:
                before, live[id] = live.get(id, set()), set(chance.sample(channels, chance.randint(0, 3)))
                made.places += places(seq, *((channel, id, channel in live[id]) for channel in before | live[id]))
                made.records.append(Stored("place", id, seq, f'{{"at":{seq}}}', "{}", ""))
            store.commit(made)
        with store.reading() as view:
            for mine in (channels, channels[:2], channels[3:]):
                whole, more = view.changed(mine, 0, 1_000)
                assert not more
                for limit in (1, 2, 3, 7, 20):
                    at, pages = 0, []
                    while True:
                        page, more = view.changed(mine, at, limit)
                        assert len(page) >= limit or not more
                        pages += page
                        if not more:
                            break
                        assert page[-1].rev > at
                        at = page[-1].rev
                    assert pages == whole
                for one in whole:
                    kept = view.record(one.kind, one.id)
                    assert one.text in (None, kept.text if kept else None)

    def test_C2_a_record_is_live_if_any_of_the_channels_has_it_live(self, store: Store) -> None:
        made = batch(0, 1, 2)
        made.places = [
            *places(1, ("role:pa", "a", False)),
            *places(2, ("person:ben", "a", True), ("role:cast", "b", False)),
        ]
        store.commit(made)
        with store.reading() as view:
            assert view.changed({"role:pa", "person:ben"}, 0, 9)[0] == [Changed("place", "a", 2, True)]
            assert view.changed({"role:pa"}, 0, 9)[0] == [Changed("place", "a", 1, False)]
            assert view.changed({"role:cast"}, 0, 9)[0] == [Changed("place", "b", 2, False)]

    def test_C2_a_channel_keeps_one_row_for_a_record(self, store: Store) -> None:
        made = batch(0, 1)
        made.places = places(1, ("everyone", "a", True), ("role:pa", "a", True))
        store.commit(made)
        made = batch(1, 2)
        made.places = places(2, ("everyone", "a", True), ("role:pa", "a", False))
        store.commit(made)
        with store.reading() as view:
            assert sorted(view.places("place", "a")) == sorted(made.places)

    def test_P4_frames_are_what_changed_between_two_seqs(self, store: Store) -> None:
        made = batch(0, 1, 2, 3)
        made.places = [
            p for rev in (1, 2, 3) for p in places(rev, ("everyone", f"p{rev}", True), ("role:pa", f"p{rev}", True))
        ]
        store.commit(made)
        with store.reading() as view:
            assert [(p.rev, p.channel) for p in view.framed(1, 2)] == [(2, "everyone"), (2, "role:pa")]
            assert [p.rev for p in view.framed(0, 3)] == [1, 1, 2, 2, 3, 3]
            assert view.framed(3, 3) == []

    def test_A6_a_right_is_read_as_it_stood(self, store: Store) -> None:
        made = batch(0, 1, 2, 3, 4, 5)
        made.rights = [Right("errand", "e", "assignee", 2, '"ben"'), Right("errand", "e", "assignee", 5, '"ana"')]
        store.commit(made)
        with store.reading() as view:
            stood = [view.right("errand", "e", "assignee", seq) for seq in range(1, 7)]
        assert stood == [None, '"ben"', '"ben"', '"ben"', '"ana"', '"ana"']

    def test_A3_what_is_released_waits_no_more(self, store: Store) -> None:
        made = batch(0, 1, 2)
        made.waits = [Wait(1, "revoked", "place", "p"), Wait(2, "waits_for_record", "place", "p")]
        store.commit(made)
        made = batch(2, 3)
        made.released = [2]
        store.commit(made)
        with store.reading() as view:
            assert view.waits("place", "p") == [Wait(1, "revoked", "place", "p")]

    def test_A5_what_stands_beside_a_row_can_be_erased(self, store: Store) -> None:
        store.commit(batch(0, 1, 2))
        made = batch(2, 3)
        made.erased = [1]
        store.commit(made)
        with store.reading() as view:
            assert view.side(1) is None
            assert [(r.seq, side is None) for r, side in view.rows(0)] == [(1, True), (2, False), (3, False)]

    def test_A5_records_beyond_the_head_are_orphans(self, store: Store) -> None:
        made = batch(0, 1)
        made.records = [Stored("place", "p", 4, "{}", "{}", "")]
        store.commit(made)
        with store.reading() as view:
            assert view.orphans() == [4]
