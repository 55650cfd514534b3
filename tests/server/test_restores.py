"""K6: what a restore brings back, what it leaves alone, and what it refuses."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from server.backups import restoring, taking, writing
from server.backups.manifest import BadBackup
from server.backups.restoring import Older, restore
from server.backups.taking import take
from server.desk import Desk, floor, heads, sessions
from tests.carrying import PHOTO, bring, note, picture, send, show
from tests.cast import HOLLIS, IMOGEN, MATEO, PRODUCTION
from tests.hand import Hand
from tests.pictures import jpeg, reference, sha256
from tests.served import Served, command

AT = "2026-05-14T13:00:00.000Z"
LATER = jpeg(seed=11)


def said(hand: Hand, what: str) -> dict[str, Any]:
    """One more note; its entry, as its phone keeps it."""
    return hand.did("check_in", "make", person=HOLLIS.id, what="note", at=AT, note=what)


def again(hand: Hand, kept: list[dict[str, Any]]) -> list[str]:
    """A phone that finds a new epoch: it forgets its outcomes and offers all its entries (P7)."""
    found = hand.exchange(kept, scope=None, **{"from": None}, applied=None).json
    return [one["outcome"] for one in found["outcomes"]]


def test_K6_P7_F2_what_phones_hold_comes_back_across_a_restore_deeds_and_photos(served: Served, tmp_path: Path) -> None:
    hollis, imogen = served.ready(HOLLIS), served.ready(IMOGEN)
    before = [said(hollis, "before")]
    seen = note(hollis, PHOTO)
    bring(hollis, PHOTO)
    saved = command("backup", "--data", str(served.folder), "--to", str(tmp_path / "to"))
    backup = Path(saved.stdout.partition(": ")[0])
    assert (saved.returncode, backup.is_dir()) == (0, True), saved.stderr
    after = hollis.entry("check_in", "make", person=HOLLIS.id, what="note", at=AT, photos=[reference(LATER)])
    hollis.sync([after])
    bring(hollis, LATER)
    mateo = served.ready(MATEO)
    epoch = hollis.at["epoch"]  # type: ignore[index]

    half = jpeg(seed=12)
    send(hollis, half[:9_000], 0, len(half), sha256(half))
    refused = command("restore", str(backup), "--data", str(served.folder))
    assert (refused.returncode, "is being served" in refused.stderr) == (1, True)
    served.stop()
    shutil.rmtree(served.place() / "files" / "shown")
    (served.place() / "files" / "whole" / sha256(LATER)).unlink()
    done = command("restore", str(backup), "--data", str(served.folder))
    assert done.returncode == 0, done.stderr
    assert "rows came after this backup" in done.stdout
    served.start()
    kept = served.place().parent.glob(".before-restore-*")
    assert (next(kept) / "log.sqlite").is_file(), "what stood there is kept"

    late = hollis.entry("check_in", "make", person=HOLLIS.id, what="note", at=AT, note="made without knowing")
    reply = imogen.exchange().json
    assert (reply["epoch"] != epoch, reply["snapshot"]) == (True, True)
    assert again(hollis, [*before, after, late]) == ["applied"] * 3
    imogen.sync()
    notes = {one["note"] for one in imogen.seen("check_in")}
    assert {"before", "made without knowing"} <= notes
    assert picture(show(imogen, seen, PHOTO)).size == (640, 480), "drawn again"
    waits = show(imogen, after["record"], LATER)
    assert (waits.status, waits.json["code"]) == (202, "file_late")
    assert hollis.api("GET", f"files/{sha256(LATER)}").json["have"] == 0
    bring(hollis, LATER)
    assert picture(show(imogen, after["record"], LATER)).size == (640, 480)
    assert hollis.api("GET", f"files/{sha256(half)}").json["have"] == 9_000, "a second visit goes on where it broke off"
    for _ in range(2):
        bring(hollis, half)
    assert mateo.api("GET", "me").status == 200, "who joined after the backup stays signed in: his file stayed"
    served.verify()


@pytest.fixture
def kept(folder: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A folder with a session in it, and a backup of it."""
    desk = Desk(folder / "productions" / PRODUCTION / "desk.sqlite")
    with desk.writing():
        sessions.begin(desk, HOLLIS.id, "a phone", taking.now())
    desk.close()
    return folder, take(folder, tmp_path / "to")[0]


def signed_in(folder: Path) -> list[str]:
    desk = Desk(folder / "productions" / PRODUCTION / "desk.sqlite")
    found = [one.person for one in sessions.listed(desk)]
    desk.close()
    return found


def test_K6_on_another_machine_everything_comes_out_of_the_backup(kept: tuple[Path, Path], tmp_path: Path) -> None:
    folder, backup = kept
    done = restore(backup, tmp_path / "new", PRODUCTION)
    assert (done.before, done.behind, done.own_desk, done.signed_in) == (None, 0, False, 1)
    assert (tmp_path / "new" / "secret").read_bytes() == (folder / "secret").read_bytes()
    assert signed_in(tmp_path / "new") == [HOLLIS.id]
    with sqlite3.connect(tmp_path / "new" / "productions" / PRODUCTION / "desk.sqlite") as base:
        (links,) = base.execute("select count(*) from invitations where used is null and withdrawn is null").fetchone()
        lives = base.execute("select epoch, cut from epochs order by ordinal").fetchall()
    assert (links, len(lives), lives[-1][1]) == (0, 2, done.saved.seq)
    out = restore(backup, tmp_path / "out", PRODUCTION, sign_out=True)
    assert (out.signed_in, signed_in(tmp_path / "out")) == (0, [])


def test_K6_where_the_second_file_can_be_read_nobody_signed_out_comes_in_again(kept: tuple[Path, Path]) -> None:
    folder, backup = kept
    desk = Desk(folder / "productions" / PRODUCTION / "desk.sqlite")
    sessions.end(desk, sessions.listed(desk)[0].id, "revoked")
    desk.close()
    assert restore(backup, folder, PRODUCTION).own_desk is True
    assert signed_in(folder) == []


def test_K6_K3_a_production_whose_files_are_gone_bad_is_brought_back(kept: tuple[Path, Path]) -> None:
    folder, backup = kept
    place = folder / "productions" / PRODUCTION
    for name in ("log.sqlite", "desk.sqlite"):
        (place / name).write_bytes(b"\x00garbage" * 4096)
    done = restore(backup, folder, PRODUCTION)
    assert (done.own_desk, signed_in(folder)) == (False, [HOLLIS.id])
    assert done.before is not None
    assert (done.before / "log.sqlite").read_bytes().startswith(b"\x00garbage")
    assert command("log", "verify", "--data", str(folder)).returncode == 0


def test_K6_P7_a_backup_older_than_what_phones_were_told_is_refused_in_plain_words(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older, _ = take(folder, tmp_path / "to")
    began = taking.now()
    monkeypatch.setattr(taking, "now", lambda: began + timedelta(days=1))
    with Served(folder) as served:
        imogen = served.ready(IMOGEN)
        first, second = (imogen.did("location", "add", name=name) for name in ("One", "Two"))
    newer, manifest = take(folder, tmp_path / "to")
    held = manifest.productions[0].seq
    with pytest.raises(Older, match=f"everything up to row {held}"):
        restore(older, folder, PRODUCTION)
    told = command("restore", str(older), "--data", str(folder))
    assert (told.returncode, "--although-older" in told.stderr) == (1, True)
    done = restore(older, folder, PRODUCTION, although_older=True)
    assert (done.behind, done.newer) == (2, newer)
    desk = Desk(folder / "productions" / PRODUCTION / "desk.sqlite")
    assert floor.kept(desk).seq == held  # type: ignore[union-attr]
    desk.close()
    with served:  # a phone that let go of its first deed shows the hole
        gap = imogen.exchange([second], scope=None, **{"from": None}, applied=None).json["outcomes"][0]
        assert (gap["outcome"], gap["why"]["values"]["expected"]) == ("gap", first["n"])
        found = imogen.exchange([second], scope=None, **{"from": None}, applied=None, lost_through=first["n"]).json
        assert found["outcomes"][0]["outcome"] == "applied"
        assert found["backup_floor"] == manifest.productions[0].seq - 2
    shown = command("log", "show", "--data", str(folder))
    assert "device.lost" in shown.stdout
    forward = restore(newer, folder, PRODUCTION)
    assert forward.saved.seq == held


def test_K6_P5_two_restores_one_after_the_other_share_what_they_share(kept: tuple[Path, Path]) -> None:
    folder, backup = kept
    with Served(folder) as served:
        said(served.ready(HOLLIS), "after")
    first, second = (restore(backup, folder, PRODUCTION).saved for _ in range(2))
    desk = Desk(folder / "productions" / PRODUCTION / "desk.sqlite")
    lives = heads.epochs(desk)
    desk.close()
    assert [(life.parent, life.cut) for life in lives[1:]] == [(first.epoch, first.seq), (second.epoch, second.seq)]


@pytest.mark.parametrize("step", ["copy", "exchange"])
def test_K6_a_restore_that_breaks_off_leaves_what_stood(
    kept: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    folder, backup = kept
    stood = (folder / "productions" / PRODUCTION / "log.sqlite").read_bytes()

    def breaks(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, step, breaks)
    with pytest.raises(OSError, match="No space"):
        restore(backup, folder, PRODUCTION)
    assert (folder / "productions" / PRODUCTION / "log.sqlite").read_bytes() == stood
    assert [path.name for path in (folder / "productions").iterdir()] == [PRODUCTION]


def test_K6_a_bad_backup_restores_nothing(kept: tuple[Path, Path], tmp_path: Path) -> None:
    folder, backup = kept
    (backup / "productions" / PRODUCTION / "log.sqlite").write_bytes(b"no log")
    with pytest.raises(BadBackup):
        restore(backup, tmp_path / "new", PRODUCTION)
    assert not (tmp_path / "new").exists()
    done = command("restore", str(backup), "--data", str(folder), "--dry-run")
    assert (done.returncode, "is not what was written" in done.stderr) == (3, True)
    assert command("restore", str(tmp_path), "--data", str(folder)).returncode == 3


def test_K6_folders_change_names_where_the_system_cannot_do_it_in_one_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    monkeypatch.setattr(restoring.writing.ctypes, "CDLL", lambda *_, **__: object())
    writing.exchange(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old" / "new").exists()
    assert (tmp_path / "new" / "old").exists()
