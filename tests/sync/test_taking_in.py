"""Taking in: pages, snapshots and cursors (P1, P3, P5-P7)."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from sync.cursor import Cursor
from sync.epochs import Epoch
from sync.log import Log
from sync.memory import MemoryStore
from tests.sync.show import AUDIENCES, KINDS, OFFICE
from tests.sync.stage import Stage, StagePhone


@pytest.fixture
def stage() -> Stage:
    return Stage()


def cursor_of(phone: StagePhone) -> Cursor:
    assert phone.replica.cursor
    return Cursor(**phone.replica.cursor)


def log_of(stage: Stage, **over: Any) -> Log:
    given: dict[str, Any] = {"secret": b"a secret of this house", "epoch": "e1", "epochs": ()}
    return Log(
        stage.store,
        KINDS,
        clock=lambda: stage.now,
        entropy=stage.chance.randbytes,
        office=OFFICE,
        audiences=AUDIENCES,
        **(given | over),
    )


def test_P1_a_changed_record_comes_once_whole_as_its_stored_text(stage: Stage) -> None:
    ben = stage.phone("Ben")
    start = cursor_of(ben)
    diner = ben.made("place.add", name="Diner")
    for name in ("Joe's", "Café"):
        ben.did("place.edit", diner, name=name)
    viewer = stage.log.viewer(ben.person)
    taken = stage.log.take_in(viewer, start, viewer.scope)
    assert len(taken.changes) == 1
    with stage.store.reading() as view:
        stored = view.record("place", diner)
    assert stored
    assert stored.text in taken.changes[0]
    change = json.loads(taken.changes[0])
    assert (change["rev"], change["record"]["name"]) == (stage.log.head(), "Café")
    assert change["record"].keys() == KINDS["place"].fields.keys()


def test_P1_changes_come_in_order_of_rev(stage: Stage) -> None:
    ben = stage.phone("Ben")
    places = [ben.made("place.add", name=str(n)) for n in range(6)]
    for n in (3, 1, 4):
        ben.did("place.edit", places[n], name="again")
    viewer = stage.log.viewer(ben.person)
    revs = [json.loads(change)["rev"] for change in stage.log.take_in(viewer, None, None).changes]
    assert revs == sorted(revs)
    assert len(set(revs)) == len(revs)


def test_P1_the_cost_follows_what_changed_not_the_length_of_the_log(stage: Stage) -> None:
    ben = stage.phone("Ben")
    for n in range(400):
        ben.do("place.add", None, name=str(n))
    ben.sync()
    last = ben.made("place.add", name="the last")
    asked: list[str] = []
    store = stage.store
    assert isinstance(store, MemoryStore)
    record = store.record
    store.record = lambda kind, id: (asked.append(id), record(kind, id))[1]  # type: ignore[method-assign]
    viewer = stage.log.viewer(ben.person)
    before = stage.log.cursor(stage.log.head() - 1)
    asked.clear()
    assert len(stage.log.take_in(viewer, before, viewer.scope).changes) == 1
    assert asked == [], "who alone commits has it at hand"
    assert len(log_of(stage).take_in(viewer, before, viewer.scope).changes) == 1
    assert asked == [last]


def test_P1_a_page_holds_whole_seqs_and_the_next_begins_where_it_ends(stage: Stage) -> None:
    imogen = stage.phone("Imogen")
    # One deed that changes two records of one seq.
    imogen.do("errand.give", None, title="Film stock")
    imogen.do("place.add", None, name="Diner")
    imogen.sync()
    viewer = stage.log.viewer(imogen.person)
    cursor, scope, seqs, pages = None, None, [], 0
    while True:
        taken = stage.log.take_in(viewer, cursor, scope, limit=1)
        revs = {json.loads(change)["rev"] for change in taken.changes}
        assert len(revs) == 1
        assert taken.start == (cursor.seq if cursor else 0)
        seqs += [json.loads(change)["id"] for change in taken.changes]
        cursor, scope, pages = taken.to, viewer.scope, pages + 1
        if not taken.more:
            break
    assert cursor.seq == stage.log.head()
    assert len(seqs) == len(set(seqs)) == len(stage.log.take_in(viewer, None, None).changes)
    assert pages == len(seqs) - 1


def test_P3_a_snapshot_in_pages_stays_in_the_shadow_until_it_is_whole(stage: Stage) -> None:
    ben = stage.phone("Ben")
    for n in range(5):
        ben.made("place.add", name=str(n))
    stage.phone("Imogen").did("person.edit", ben.person, unit="second")
    before = dict(ben.replica.changes)
    reply = stage.server.exchange(ben.person, ben.ask(), limit=3)
    assert (reply["snapshot"], reply["more"]) == (True, True)
    ben.hear(reply)
    assert ben.replica.changes == before
    ben.sync(limit=3)
    assert ben.shadow is None
    assert ben.replica.changes["person", ben.person]["record"]["unit"] == "second"


def test_P3_what_goes_while_a_snapshot_is_taken_in_is_gone_from_it(stage: Stage) -> None:
    imogen, ben = stage.phone("Imogen"), StagePhone(stage, "Ben", "new")
    errand = imogen.made("errand.give", title="Film stock", assignee=ben.person)
    imogen.made("place.add", name="Diner")
    for _ in range(20):
        ben.hear(stage.server.exchange(ben.person, ben.ask(), limit=1))
        if ben.shadow and ("errand", errand) in ben.shadow.changes:
            break
    assert ben.shadow
    imogen.did("errand.edit", errand, assignee=None)
    ben.sync(limit=1)
    assert ("errand", errand) not in ben.replica.changes


def test_P5_a_cursor_of_this_log_fits_and_nothing_comes_again(stage: Stage) -> None:
    ben = stage.phone("Ben")
    viewer = stage.log.viewer(ben.person)
    assert stage.log.weigh(cursor_of(ben)) == "fits"
    taken = stage.log.take_in(viewer, cursor_of(ben), viewer.scope)
    assert (taken.snapshot, taken.changes, taken.more) == (False, [], False)


@pytest.mark.parametrize(
    "over", [{"seq": 2}, {"token": "0" * 16 + "." + "0" * 32}, {"token": ""}, {"epoch": "e2"}], ids=str
)
def test_P5_a_false_token_gives_that_device_alone_a_snapshot(stage: Stage, over: dict[str, Any]) -> None:
    ben = stage.phone("Ben")
    viewer = stage.log.viewer(ben.person)
    false = replace(cursor_of(ben), **over)
    assert stage.log.weigh(false) == "false"
    assert stage.log.take_in(viewer, false, viewer.scope).snapshot
    other = stage.phone("Ana")
    assert not stage.log.take_in(stage.log.viewer(other.person), cursor_of(other), other.replica.scope).snapshot


def test_P5_a_token_signed_with_another_secret_is_false(stage: Stage) -> None:
    ben = stage.phone("Ben")
    assert log_of(stage, secret=b"of another house").weigh(cursor_of(ben)) == "false"


def test_P5_a_genuine_token_that_fits_no_row_means_a_copied_back_file(stage: Stage) -> None:
    ben = stage.phone("Ben")
    older = MemoryStore()
    twin = Stage(older, seed=1)
    assert twin.log.head() == stage.log.head()
    ben.made("place.add", name="after the copy was made")
    assert twin.log.weigh(cursor_of(ben)) == "copied_back"
    # The copied file went on by itself: the seq is there again, the row is another.
    twin.phone("Ana").made("place.add", name="something else")
    assert twin.log.weigh(cursor_of(ben)) == "copied_back"
    viewer = twin.log.viewer(twin.people["Ben"])
    assert twin.log.take_in(viewer, cursor_of(ben), viewer.scope).snapshot


def test_P5_an_epoch_this_file_does_not_know_means_a_copied_back_file(stage: Stage) -> None:
    ben = stage.phone("Ben")
    assert log_of(stage, epoch="e9").weigh(cursor_of(ben)) == "copied_back"
    known = log_of(stage, epoch="e2", epochs=[Epoch("e1"), Epoch("e2", "e1", stage.log.head())])
    assert known.weigh(cursor_of(ben)) == "other_epoch"


def test_P5_a_reply_to_where_the_device_no_longer_stands_changes_nothing(stage: Stage) -> None:
    ben, ana = stage.phone("Ben"), stage.phone("Ana")
    ana.made("place.add", name="Diner")
    late = stage.server.exchange(ben.person, ben.ask())
    ana.made("place.add", name="Cafe")
    ben.sync()
    cursor = ben.replica.cursor
    ben.ask()
    assert not ben.hear({**late, "nonce": (ben._asked or {})["nonce"]})
    assert ben.replica.cursor == cursor


def test_P5_no_cursor_is_given_beyond_the_head(stage: Stage) -> None:
    assert stage.log.cursor(0).seq == 0
    assert stage.log.cursor(stage.log.head()).seq == stage.log.head()
    with pytest.raises(LookupError):
        stage.log.cursor(stage.log.head() + 1)


def test_P6_a_deed_is_on_the_screen_at_once_and_its_overlay_falls_with_the_cursor(stage: Stage) -> None:
    ben, ana = stage.phone("Ben"), stage.phone("Ana")
    diner = ana.made("place.add", name="Diner", note="old")
    ben.sync()
    ben.do("place.edit", diner, note="Ben's")
    ben.do("place.edit", diner, name="Ben's Diner")
    shown = ben.screen("place", diner)
    assert shown
    assert (shown["name"], shown["note"]) == ("Ben's Diner", "Ben's")
    # Accepted, but not taken in yet: the overlay stays, or the screen would flicker back.
    reply = stage.server.exchange(ben.person, ben.ask())
    ben.hear({**reply, "changes": [], "from": -1, "to": {**reply["to"]}, "scope": "not his"})
    assert ben.waiting == []
    assert (ben.screen("place", diner) or {})["note"] == "Ben's"
    ben.sync()
    assert ben.laid("place", diner) == []
    assert (ben.screen("place", diner) or {})["note"] == "Ben's"


def test_P7_after_a_restore_what_survived_is_answered_from_the_store_and_the_rest_goes_in_again(stage: Stage) -> None:
    ben = stage.phone("Ben")
    ben.do("place.add", None, name="before the backup")
    backup = MemoryStore()
    twin = Stage(backup, seed=1)
    assert twin.people == stage.people
    entries = list(ben.waiting)
    first = twin.server.exchange(ben.person, {**ben.ask(), "entries": entries})["outcomes"]
    ben.sync()
    lost = ben.do("place.add", None, name="after the backup")
    ben.sync()
    restored = Log(
        backup,
        KINDS,
        secret=b"a secret of this house",
        clock=lambda: stage.now,
        entropy=stage.chance.randbytes,
        epoch="e2",
        office=OFFICE,
        audiences=AUDIENCES,
        epochs=[Epoch("e1"), Epoch("e2", "e1", twin.log.head())],
    )
    twin.server.log = restored
    reply = twin.server.exchange(ben.person, {**ben.ask(), "entries": [*entries, lost]})
    assert (reply["epoch"], reply["snapshot"]) == ("e2", True)
    assert reply["outcomes"][0] == first[0]
    assert reply["outcomes"][1]["outcome"] == "applied"
    assert {place["name"] for place in restored.records("place")} == {"before the backup", "after the backup"}
