"""The contract of a Store, over SQLite, and what only a file can do: refuse, run full, be damaged, outlive its
process."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.stores.sqlite import SqliteStore
from sync.store import Store, StoreDamaged, StoreFailed, StoreFull
from tests.sync.batches import batch
from tests.sync.store_contract import StoreContract


class TestSqliteStore(StoreContract):
    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[Store]:
        store = SqliteStore(tmp_path / "log.sqlite")
        yield store
        store.close()

    def again(self, store: Store) -> Store:
        assert isinstance(store, SqliteStore)
        path = store._path
        store.close()
        return SqliteStore(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.sqlite"


def kept(path: Path) -> None:
    store = SqliteStore(path)
    store.commit(batch(0, 1, 2))
    store.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE log SET outcome = 'refused' WHERE seq = 1",
        "DELETE FROM log WHERE seq = 2",
        "INSERT INTO log SELECT 7, 'x', device, n, person, outcome, envelope, digest, hash FROM log WHERE seq = 1",
        "UPDATE sides SET text = 'other' WHERE seq = 1",
        "DELETE FROM sides WHERE seq = 1",
    ],
)
def test_A5_the_database_itself_refuses_to_rewrite_the_log(path: Path, sql: str) -> None:
    kept(path)
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(sql)
    connection.close()


def test_A5_an_erasure_is_never_taken_back(path: Path) -> None:
    store = SqliteStore(path)
    store.commit(batch(0, 1))
    erasing = batch(1, 2)
    erasing.erased = [1]
    store.commit(erasing)
    store.close()
    connection = sqlite3.connect(path)
    for sql in ("DELETE FROM erasures", "UPDATE erasures SET seq = 9"):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(sql)
    connection.close()


def test_A1_commits_are_full_and_the_file_has_one_journal(path: Path) -> None:
    store = SqliteStore(path)
    assert store._db.execute("PRAGMA synchronous").fetchone() == (2,)
    assert store._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    store.close()


def test_A1_what_was_committed_is_there_after_opening_again(path: Path) -> None:
    kept(path)
    store = SqliteStore(path)
    with store.reading() as view:
        assert view.head() == (2, "hash-2")
    store.commit(batch(2, 3))
    store.close()


def test_A1_a_full_disk_takes_nothing_and_later_everything(path: Path) -> None:
    store = SqliteStore(path)
    store.commit(batch(0, 1))
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages + 1}")
    big = batch(1, 2)
    big.sides = [big.sides[0]._replace(text="x" * 100_000)]
    with pytest.raises(StoreFull):
        store.commit(big)
    with store.reading() as view:
        assert view.head() == (1, "hash-1")
        assert view.turn("d1", 2) is None
    store._db.execute(f"PRAGMA max_page_count = {pages + 1_000}")
    store.commit(big)
    with store.reading() as view:
        assert view.head() == (2, "hash-2")
    store.close()


def test_K3_a_file_that_is_no_log_is_refused_when_it_is_opened(path: Path) -> None:
    path.write_bytes(b"this is not a database at all, whatever its name says" * 100)
    with pytest.raises(StoreDamaged):
        SqliteStore(path)


def test_K3_another_database_is_not_taken_for_a_log(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE guests (name)")
    connection.commit()
    connection.close()
    with pytest.raises(StoreDamaged):
        SqliteStore(path)


def test_K3_a_file_of_a_later_version_is_left_alone(path: Path) -> None:
    kept(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreFailed, match="later"):
        SqliteStore(path)


def test_K3_a_damaged_page_is_said_and_nothing_else(path: Path) -> None:
    store = SqliteStore(path)
    store.commit(batch(0, *range(1, 1_000)))
    store.close()
    torn = bytearray(path.read_bytes())
    torn[4096 * 40 : 4096 * 44] = b"\xff" * 4096 * 4
    path.write_bytes(torn)
    store = SqliteStore(path)
    with store.reading() as view, pytest.raises(StoreDamaged):
        list(view.rows(0))
    store.close()


def test_A4_readers_in_other_threads_and_the_writer_do_not_wait_for_each_other(path: Path) -> None:
    store = SqliteStore(path)
    with store.reading() as one, store.reading() as two:
        store.commit(batch(0, 1))
        assert one.head()[0] in (0, 1)
        assert two.head()[0] in (0, 1)
    store.close()
    with pytest.raises(StoreFailed), store.reading():
        pass
