"""K5: a backup is whole and good, or there is none; and what it holds phones may let go of (P7)."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from server.backups import taking, writing
from server.backups.checking import check, check_log, opened
from server.backups.manifest import BadBackup, Manifest, made_in
from server.backups.taking import TAKING, take, thin
from server.cli.health import last_backups
from server.config import secret_of
from server.desk import Desk, floor
from server.kept_production import KeptProduction
from server.production import Productions
from tests import cast
from tests.carrying import PHOTO, bring, note
from tests.cast import HOLLIS, IMOGEN, PRODUCTION
from tests.pictures import sha256
from tests.served import Served, command

AT = "2026-05-14T13:00:00.000Z"


def tell(served: Served, to: Path, *words: str) -> dict[str, object]:
    """`callboard backup` beside the running server."""
    done = command("backup", "--data", str(served.folder), "--to", str(to), "--json", *words)
    assert done.returncode == 0, done.stderr
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_K5_P7_a_backup_under_load_is_a_prefix_to_the_byte_and_moves_the_floor(served: Served, tmp_path: Path) -> None:
    hollis, imogen = served.ready(HOLLIS), served.ready(IMOGEN)
    assert hollis.exchange().json["backup_floor"] == 0
    note(hollis, PHOTO)
    bring(hollis, PHOTO)
    ended = threading.Event()

    def load() -> None:
        while not ended.is_set():
            imogen.did("location", "add", name="Another place")

    at_work = threading.Thread(target=load)
    at_work.start()
    try:
        told = tell(served, tmp_path / "to", "--verify")
    finally:
        ended.set()
        at_work.join()
    (held,) = told["productions"]  # type: ignore[misc]
    assert held["photos"] == 1
    backup = Path(str(told["backup"]))
    assert [path.name for path in backup.parent.iterdir()] == [backup.name], "nothing is left of the try"
    with sqlite3.connect(served.place() / "log.sqlite") as base:
        rows = base.execute("select seq, id, hash from log where seq <= ? order by seq", (held["rows"],)).fetchall()
    with sqlite3.connect(backup / "productions" / PRODUCTION / "log.sqlite") as base:
        assert base.execute("select seq, id, hash from log order by seq").fetchall() == rows
    assert rows[-1][2] == held["head"]
    for path in (backup, *backup.rglob("*")):
        assert path.is_dir() or path.stat().st_mode & 0o077 == 0, path
    assert backup.stat().st_mode & 0o077 == 0
    assert {"secret", "manifest.json"} <= {path.name for path in backup.iterdir()}
    reached = lambda: hollis.exchange().json["backup_floor"]  # noqa: E731
    assert within(reached, held["rows"]), "what a checked backup holds is told to phones"
    assert hollis.api("GET", f"files/{sha256(PHOTO)}").json["backed"] is True
    assert imogen.api("GET", f"files/{sha256(PHOTO)}").json["backed"] is False, "who has not brought it learns nothing"


def within(ask: Callable[[], object], wanted: object, tries: int = 400) -> bool:
    """Whether it comes to be so, asked again and again."""
    pause = threading.Event()
    return any(ask() == wanted or pause.wait(0.05) for _ in range(tries))


@pytest.fixture(scope="module")
def saved(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good backup, left alone."""
    place = tmp_path_factory.mktemp("saved")
    data = place / "data"
    shutil.copytree(made, data)
    return take(data, place)[0]


def bit(path: Path, at: float) -> None:
    """One bit falls over."""
    told = bytearray(path.read_bytes())
    told[int(len(told) * at)] ^= 4
    path.write_bytes(told)


def rewrite(path: Path) -> None:
    """Somebody changes a deed and leaves no trace in the file's own form."""
    with sqlite3.connect(path) as base:
        base.executescript("drop trigger log_never_changes; update log set person = 'x' where seq = 3")
    base.close()


def plant(path: Path) -> None:
    """Names a key where no folder has one; the file is there, and what was written of it."""
    (path.parent / "secret").rename(path.parent / "productions" / "x")
    path.write_text(path.read_text().replace('"secret"', '"productions/x"'))


@pytest.mark.parametrize(
    ("file", "harm"),
    [
        (f"productions/{PRODUCTION}/log.sqlite", lambda path: bit(path, 0.5)),
        (f"productions/{PRODUCTION}/log.sqlite", rewrite),
        (f"productions/{PRODUCTION}/log.sqlite", Path.unlink),
        (f"productions/{PRODUCTION}/desk.sqlite", lambda path: bit(path, 0.9)),
        ("secret", lambda path: bit(path, 0.1)),
        ("manifest.json", lambda path: path.write_text(path.read_text()[:-40])),
        ("manifest.json", lambda path: path.write_text(path.read_text().replace('"secret"', '"../secret"'))),
        ("manifest.json", plant),
        ("manifest.json", lambda path: path.write_text("[" * 100_000)),
        ("manifest.json", lambda path: path.write_text(path.read_text().replace('"format": 1', '"format": 2'))),
        ("manifest.json", Path.unlink),
    ],
)
def test_K5_what_was_harmed_since_is_found(
    saved: Path, tmp_path: Path, file: str, harm: Callable[[Path], object]
) -> None:
    backup = tmp_path / saved.name
    shutil.copytree(saved, backup)
    assert check(backup).productions[0].id == PRODUCTION
    harm(backup / file)
    with pytest.raises(BadBackup):
        check(backup)


def test_K5_a_record_that_its_rows_did_not_make_is_found(saved: Path, tmp_path: Path) -> None:
    with sqlite3.connect(saved / "productions" / PRODUCTION / "log.sqlite") as base:
        base.execute("vacuum into ?", (str(tmp_path / "log.sqlite"),))
    base.close()
    one = check(saved).productions[0]
    with opened(tmp_path / "log.sqlite") as log:
        check_log(log, one)
    with sqlite3.connect(tmp_path / "log.sqlite") as base:
        base.execute("update records set text = replace(text, 'Hollis Varga', 'Hollis Verga') where kind = 'person'")
    base.close()
    with opened(tmp_path / "log.sqlite") as log, pytest.raises(BadBackup, match="person"):
        check_log(log, one)


def test_K5_a_backup_is_never_written_over(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = taking.now()
    monkeypatch.setattr(taking, "now", lambda: moment)
    take(folder, tmp_path / "to")
    with pytest.raises(FileExistsError):
        take(folder, tmp_path / "to")
    assert len(list((tmp_path / "to").iterdir())) == 1


def test_K5_without_room_there_is_no_half_of_one_and_no_floor(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writing, "copy", full)
    with pytest.raises(OSError, match="No space"):
        take(folder, tmp_path / "to")
    assert list((tmp_path / "to").iterdir()) == []
    desk = Desk(folder / "productions" / PRODUCTION / "desk.sqlite")
    assert floor.kept(desk) is None
    desk.close()


def test_K5_K3_one_bad_production_is_named_and_the_others_are_saved(folder: Path, tmp_path: Path) -> None:
    cast.make(folder, "other-show")
    (folder / "productions" / "other-show" / "log.sqlite").write_bytes(b"\x00garbage" * 4096)
    done = command("backup", "--data", str(folder), "--to", str(tmp_path / "to"))
    assert (done.returncode, "other-show" in done.stderr) == (3, True)
    ((_, manifest),) = made_in(tmp_path / "to")
    assert [one.id for one in manifest.productions] == [PRODUCTION]
    # Elsewhere: of one second there is one backup in a place.
    alone = command("backup", "--data", str(folder), "--to", str(tmp_path / "alone"), "--production", "other-show")
    assert (alone.returncode, made_in(tmp_path / "alone")) == (3, [])


def each_day(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """A clock that stands; calling it goes to the next day."""
    days, began = [0], taking.now()
    monkeypatch.setattr(taking, "now", lambda: began + timedelta(days=days[0]))

    def go_on() -> None:
        days[0] += 1

    return go_on


def test_K5_only_the_newest_are_kept_and_what_a_killed_one_left_goes(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, go_on = tmp_path / "to", each_day(monkeypatch)
    made: list[tuple[Path, Manifest]] = []
    for _ in range(4):
        made.append(take(folder, place))
        go_on()
    left, others = place / f"{TAKING}0a1b", place / "callboard-of-somebody-else"
    for path in (left, others):
        path.mkdir()
        os.utime(path, (1, 1))
    gone = thin(place, made[-1][0], 2)
    assert {path.name for path in gone} == {made[0][0].name, made[1][0].name, left.name}
    assert [path for path, _ in made_in(place)] == [made[3][0], made[2][0]]
    assert others.exists()


def test_K5_a_photo_is_copied_once_and_again_where_the_copy_went_bad(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Served(folder) as served:
        hollis = served.ready(HOLLIS)
        note(hollis, PHOTO)
        bring(hollis, PHOTO)
    go_on = each_day(monkeypatch)
    first, manifest = take(folder, tmp_path / "to")
    (photo,) = manifest.productions[0].photos
    go_on()
    second, _ = take(folder, tmp_path / "to")
    assert (second / photo.path).samefile(first / photo.path)
    bit(second / photo.path, 0.5)
    go_on()
    third, _ = take(folder, tmp_path / "to")
    assert (third / photo.path).read_bytes() == PHOTO
    (folder / photo.path).unlink()
    (third / photo.path).unlink()
    go_on()
    _, short = take(folder, tmp_path / "to")
    assert short.productions[0].missing == (sha256(PHOTO),)


def test_K5_a_floor_counts_only_as_far_as_this_log_is_the_one_that_was_saved(folder: Path, tmp_path: Path) -> None:
    house = Productions(folder / "productions", secret_of(folder))
    ours = house.open(PRODUCTION)
    assert isinstance(ours, KeptProduction)
    rows = ours.log.head()
    assert last_backups(folder) == {PRODUCTION: None}
    take(folder, tmp_path)
    held = last_backups(folder)[PRODUCTION]
    assert held is not None
    assert (held.seq, held.hash) == (rows, ours.log.hash_at(rows))
    assert floor.Reaches(ours.desk)(ours.log) == rows
    ours.renew(rows - 3)
    assert floor.Reaches(ours.desk)(ours.log) == rows - 3
    house.close()
