"""A production's two files: one bad one stops that production only (K3), and an older copy is found out (K1, P5)."""

from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from pathlib import Path

import pytest

from server.config import secret_of
from server.desk import heads
from server.production import InUse, NoSuchProduction, Production, Productions, Stopped
from tests import cast
from tests.cast import HOLLIS, IMOGEN, JUNO, PRODUCTION
from tests.hand import Hand
from tests.served import Served, command

AT = "2026-05-14T13:00:00.000Z"


def opened(folder: Path) -> Productions:
    return Productions(folder / "productions", secret_of(folder))


def spoil(path: Path) -> None:
    """Overwrites a file's pages, as a dying disk would."""
    for beside in (path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        beside.unlink(missing_ok=True)
    path.write_bytes(b"\x00garbage" * (path.stat().st_size // 8))


@pytest.mark.parametrize("file", ["log.sqlite", "desk.sqlite"])
def test_K3_one_bad_file_stops_that_production_only(folder: Path, file: str) -> None:
    cast.make(folder, "other-show")
    spoil(folder / "productions" / PRODUCTION / file)
    with Served(folder) as served:
        bad, good = served.hand(), served.hand("other-show")
        bad.cookies[f"callboard_{PRODUCTION}"] = ("x" * 43, f"/p/{PRODUCTION}")
        for answer in (bad.api("GET", "me"), bad.exchange()):
            assert (answer.status, answer.json["code"]) == (503, "stopped")
        page = bad.get(f"/join/{PRODUCTION}~x")
        assert page.status == 503
        assert "Other productions go on" in page.text
        assert bad.get(f"/p/{PRODUCTION}/").status in (200, 503), "the app itself still opens"
        assert good.join(served.token(IMOGEN, production="other-show")).status == 303
        good.did("location", "add", name="Goes on")
        assert served.hand().get("/health").status == 200


def test_K3_a_file_that_goes_bad_while_it_is_served_stops_that_production_only(folder: Path) -> None:
    cast.make(folder, "other-show")
    with Served(folder) as served:
        hollis, good = served.ready(HOLLIS), served.joined(IMOGEN, "other-show")
        good.sync()
        with sqlite3.connect(served.place() / "log.sqlite") as base:
            base.execute("pragma wal_checkpoint(truncate)")
        with (served.place() / "log.sqlite").open("r+b") as file:
            whole = file.seek(0, 2)
            file.seek(4096)
            file.write(b"\x00garbage" * ((whole - 4096) // 8))
        entries = [
            hollis.entry("check_in", "make", person=HOLLIS.id, what="note", at=AT, note=str(count))
            for count in range(9)
        ]
        answers = [hollis.exchange([entry]) for entry in entries]
        assert {answer.status for answer in answers} == {503}
        assert {answer.json["code"] for answer in answers} == {"stopped"}
        assert all("outcomes" not in answer.json for answer in answers)
        assert hollis.api("GET", "me").status == 503
        good.did("location", "add", name="Goes on")


def test_K1_the_log_and_what_no_restore_replaces_are_two_files(folder: Path) -> None:
    place = folder / "productions" / PRODUCTION
    assert {"log.sqlite", "desk.sqlite"} <= {path.name for path in place.iterdir()}
    with sqlite3.connect(place / "desk.sqlite") as desk:
        assert desk.execute("pragma journal_mode").fetchone() == ("delete",)
        tables = {name for (name,) in desk.execute("select name from sqlite_master where type = 'table'")}
    assert {"sessions", "invitations", "cursors", "epochs", "heads"} <= tables
    assert (place / "desk.sqlite").stat().st_mode & 0o077 == 0
    assert (folder / "secret").stat().st_mode & 0o077 == 0


def test_K1_one_process_at_a_time_writes_a_production(folder: Path) -> None:
    first, second = opened(folder), opened(folder)
    first.open(PRODUCTION)
    with pytest.raises(InUse):
        second.open(PRODUCTION)
    first.close()
    second.open(PRODUCTION)
    second.close()


def test_K3_whoever_waits_for_one_production_keeps_nobody_else_waiting(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.make(folder, "other-show")
    holder, house, waits, sleep = opened(folder), opened(folder), threading.Event(), time.sleep
    holder.open(PRODUCTION)
    monkeypatch.setattr("server.kept_production.time.sleep", lambda seconds: (waits.set(), sleep(seconds)))
    waiting = threading.Thread(target=house.open, args=(PRODUCTION, 30.0))
    waiting.start()
    assert waits.wait(10)
    began = time.monotonic()
    assert house.open("other-show").title
    assert time.monotonic() - began < 10
    assert waiting.is_alive()
    holder.close()
    waiting.join(30)
    assert house.open(PRODUCTION).title
    house.close()


def test_P5_an_older_log_copied_back_begins_a_new_epoch_and_keeps_nothing_silent(folder: Path) -> None:
    place = folder / "productions" / PRODUCTION
    with Served(folder) as served:
        imogen = served.ready(IMOGEN)
        imogen.did("location", "add", name="Before the copy")
        served.stop()
        shutil.copy(place / "log.sqlite", folder / "older.sqlite")
        served.start()
        shared = (imogen.at or {})["seq"]
        lost = imogen.did("location", "add", name="After the copy")
        epoch = (imogen.at or {})["epoch"]
        served.stop()
        shutil.copy(folder / "older.sqlite", place / "log.sqlite")
        served.start()
        reply = imogen.exchange().json
        assert reply["epoch"] != epoch
        assert (reply["snapshot"], reply["from"]) == (True, 0)
        imogen.sync()
        assert ("location", lost["record"]) not in imogen.records
        assert [one["outcome"] for one in imogen.sync([lost])] == ["applied"], "the phone offers it again"
        served.verify()
    with sqlite3.connect(place / "desk.sqlite") as desk:
        epochs = desk.execute("select epoch, cut from epochs order by ordinal").fetchall()
    assert epochs[0][0] == epoch
    assert (len(epochs), epochs[1][1]) == (2, shared)


def test_P5_an_older_log_that_has_gone_on_is_found_out_by_a_phones_cursor(folder: Path) -> None:
    place = folder / "productions" / PRODUCTION
    with Served(folder) as served:
        imogen, juno = served.ready(IMOGEN), served.ready(JUNO)
        served.stop()
        shutil.copy(place / "log.sqlite", folder / "older.sqlite")
        served.start()
        imogen.did("location", "add", name="Lost by the copy")
        epoch = (imogen.at or {})["epoch"]
        served.stop()
        shutil.copy(folder / "older.sqlite", place / "log.sqlite")
        with sqlite3.connect(place / "desk.sqlite") as desk:  # a second file that missed the last head
            desk.execute("delete from heads where seq > ?", ((juno.at or {})["seq"],))
        served.start()
        ear = juno.listen()
        ear.sync()
        juno.did("location", "add", name="Written over it")
        assert (juno.at or {})["epoch"] == epoch
        reply = imogen.exchange().json
        assert (reply["snapshot"], reply["epoch"] != epoch) == (True, True)
        assert ear.next("bye")["why"] == "epoch"
        again = juno.listen()
        assert again.sync()["epoch"] == reply["epoch"]


def test_a_production_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    house = opened(tmp_path)

    def fails(made: Production) -> None:
        made.log.office(cast.office())
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError):
        house.make("show", fails)
    assert list((tmp_path / "productions").iterdir()) == []
    assert house.make("show", lambda made: made.id) == "show"
    with pytest.raises(FileExistsError):
        house.make("show", lambda made: made.id)
    for bad in ("", "Show", "a b", "../x", "-x", "x" * 60, ".x"):
        with pytest.raises(ValueError, match="short name"):
            house.make(bad, lambda made: made.id)
        with pytest.raises(NoSuchProduction):
            house.open(bad)


def test_what_a_killed_making_left_is_cleared_away_by_the_next(tmp_path: Path) -> None:
    house = opened(tmp_path)
    left = tmp_path / "productions" / ".making-show-0a1b"
    left.mkdir(parents=True)
    (left / "log.sqlite").write_bytes(b"half")
    assert house.ids() == []
    house.make("show", lambda made: made.id)
    assert [path.name for path in (tmp_path / "productions").iterdir()] == ["show"]


def test_P5_old_heads_are_thinned_to_one_an_hour_and_the_last_stay(folder: Path) -> None:
    house = opened(folder)
    desk = house.open(PRODUCTION).desk
    with desk.writing():
        for seq in range(1, 20_001, 100):
            hour = f"2026-05-{1 + seq // 2_400:02d}T{seq // 100 % 24:02d}:00:00.000Z"
            for late in (seq, seq + 1):
                desk.change("insert into heads values ('e', ?, ?, ?)", (late, f"hash {late}", hour))
        heads.thin(desk)
    kept = [row["seq"] for row in desk.rows("select seq from heads where epoch = 'e' order by seq")]
    assert [seq for seq in kept if seq < 14_902] == list(range(2, 14_902, 100))
    assert [seq for seq in kept if seq >= 14_902] == sorted({*range(14_902, 20_002, 100), *range(15_001, 20_001, 100)})
    assert heads.shared(desk, "e", lambda seq: f"hash {seq}" if seq <= 7_000 else "another") == 6_902
    house.close()


def test_a_folder_without_a_log_is_stopped_and_not_made_anew(folder: Path) -> None:
    (folder / "productions" / PRODUCTION / "log.sqlite").unlink()
    with pytest.raises(Stopped, match="missing"):
        opened(folder).open(PRODUCTION)
    assert not (folder / "productions" / PRODUCTION / "log.sqlite").exists()


def test_K1_a_cursor_that_is_kept_never_runs_backwards(folder: Path) -> None:
    house = opened(folder)
    desk = house.open(PRODUCTION).desk
    for seq in (5, 9, 7):
        heads.keep_cursor(desk, "phone", HOLLIS.id, "epoch", "scope", seq)
    assert desk.rows("select seq from cursors")[0]["seq"] == 9
    heads.keep_cursor(desk, "phone", HOLLIS.id, "epoch", "another", 2)
    assert desk.rows("select seq from cursors")[0]["seq"] == 2
    house.close()


def test_a_new_production_is_served_without_a_new_start(served: Served) -> None:
    cast.make(served.folder, "late-show")
    hand: Hand = served.joined(IMOGEN, "late-show")
    assert hand.api("GET", "me").json["production"]["id"] == "late-show"
    assert command("log", "verify", "--data", str(served.folder), "--production", "late-show").returncode == 0
