"""The `callboard` command: what it prints, its exit codes, and that an import is there whole or not at all (K2)."""

from __future__ import annotations

import json
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cast import HOLLIS, IMOGEN, PRODUCTION
from tests.hand import Hand
from tests.samples import sample
from tests.served import PROGRAM, Served, command

USS = "wonderful-life-full.uss"
SMALL = "wonderful-life-small.uss"


def said(*words: str, folder: Path, code: int = 0) -> dict[str, Any]:
    """What a command printed for a program."""
    done = command(*words, "--json", "--data", str(folder))
    assert done.returncode == code, done.stdout + done.stderr
    return json.loads(done.stdout) if done.stdout else {}


def bring(folder: Path, *words: str, file: str = SMALL) -> dict[str, Any]:
    return said("import", str(sample(file)), *words, folder=folder)


@pytest.mark.parametrize("words", [[], ["serf"], ["import"], ["log"], ["invite"], ["serve", "--port", "many"]])
def test_what_is_not_understood_ends_with_2_and_says_how(words: list[str]) -> None:
    done = command(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "usage:" in done.stderr


def test_a_dry_run_prints_the_figures_and_keeps_nothing(tmp_path: Path) -> None:
    figures = bring(tmp_path / "data", "--dry-run", file=USS)
    assert list(figures) == ["format", "scenes", "banners", "eighths", "cast", "elements", "boards", "warnings"]
    assert (figures["format"], figures["scenes"], figures["eighths"], figures["cast"]) == ("uss", 173, 1421, 59)
    assert [board["name"] for board in figures["boards"]][-1] == "Rev. WHITE"
    assert list(figures["boards"][-1]) == ["name", "shoot_days", "first_day", "placed", "boneyard"]
    assert not (tmp_path / "data").exists()
    words = command("import", str(sample(USS)), "--dry-run", "--data", str(tmp_path / "data"))
    assert "173 scenes" in words.stdout
    assert "177 5/8 pages" in words.stdout


def test_K2_an_import_makes_a_production_with_a_coordinator_who_can_sign_in(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    made = bring(folder, "--coordinator", "Imogen Talavera", "--title", "WONDERFUL", file=USS)
    assert made["production"] == "wonderful"
    assert made["link"].startswith("http://127.0.0.1:8000/join/wonderful~")
    assert said("log", "verify", folder=folder)["ok"] is True
    with Served(folder) as served:
        hand = Hand(served.url, "wonderful")
        assert hand.join(made["link"].rsplit("/", 1)[1]).status == 303
        hand.sync()
        assert len(hand.seen("scene")) == made["scenes"]
        assert sum(one["eighths"] or 0 for one in hand.seen("scene")) == made["eighths"]
        own = hand.seen("production")[0]
        assert (own["title"], own["zone"]) == ("WONDERFUL", "America/Los_Angeles")
        days = [one for one in hand.seen("shoot_day") if one["board"] == own["board"]]
        assert len(days) == 56


def test_K2_one_import_is_one_commit_under_one_id_from_a_device_of_its_own(tmp_path: Path) -> None:
    made = bring(tmp_path)
    done = command("log", "show", "--json", "--data", str(tmp_path))
    rows = [row for row in map(json.loads, done.stdout.splitlines()) if row["device"].startswith("import-")]
    assert len(rows) == made["entries"]
    assert len({row["received_at"] for row in rows}) == 1
    assert {row["device"] for row in rows} == {f"import-{made['import']}"}
    assert {row["entry"]["import"] for row in rows} == {made["import"]}
    assert {row["outcome"] for row in rows} == {"applied"}


def test_K2_the_same_file_into_the_same_production_makes_edits_and_no_twins(tmp_path: Path) -> None:
    first = bring(tmp_path)
    with_name = command("import", str(sample(SMALL)), "--data", str(tmp_path))
    assert with_name.returncode == 1
    assert f"--production {first['production']}" in with_name.stderr
    again = bring(tmp_path, "--production", first["production"])
    assert again["import"] != first["import"]
    assert again["link"] is None
    with sqlite3.connect(tmp_path / "productions" / first["production"] / "log.sqlite") as base:
        counts = dict(base.execute("select kind, count(*) from records group by kind"))
    assert counts["scene"] == first["scenes"]
    assert "question" not in counts


def test_K2_an_import_that_fails_half_way_leaves_the_production_as_it_was(tmp_path: Path) -> None:
    made = bring(tmp_path)
    place = tmp_path / "productions" / made["production"]
    before = said("log", "verify", folder=tmp_path)["rows"]
    with sqlite3.connect(place / "log.sqlite") as base:
        base.execute("pragma wal_checkpoint(truncate)")
    size = (place / "log.sqlite").stat().st_size
    done = subprocess.run(
        [str(PROGRAM), "import", str(sample(USS)), "--production", made["production"], "--data", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size + 4096, size + 4096)),
    )
    assert done.returncode == 1
    assert "nothing was imported: the disk is full" in done.stderr
    verified = said("log", "verify", folder=tmp_path)
    assert (verified["ok"], verified["rows"]) == (True, before)
    assert sorted(path.name for path in place.iterdir() if path.is_dir()) == []


def test_K2_a_new_production_that_fails_half_way_is_not_there_at_all(tmp_path: Path) -> None:
    done = subprocess.run(
        [str(PROGRAM), "import", str(sample(USS)), "--data", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000)),
    )
    assert done.returncode == 1
    assert "nothing was imported" in done.stderr
    assert list((tmp_path / "productions").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cut.uss", b'{"universalScheduleStandard": {"version": '),
        ("page.html", b"<!doctype html><html><body>Call sheet</body></html>"),
        ("photo.uss", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100),
        ("empty.uss", b""),
    ],
)
def test_a_file_that_cannot_be_read_ends_with_4_and_says_what_and_where(
    tmp_path: Path, name: str, content: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    folder = tmp_path / "data"
    for extra in (["--dry-run"], []):
        done = command("import", str(file), *extra, "--data", str(folder))
        assert done.returncode == 4
        assert name in done.stderr
        assert "Traceback" not in done.stderr
        assert not (folder / "productions").exists()


def test_a_file_of_50_megabytes_or_none_ends_with_4(tmp_path: Path) -> None:
    large = tmp_path / "large.uss"
    with large.open("wb") as file:
        file.write(b'{"universalScheduleStandard": "')
        file.truncate(50_000_000)
    for path in (large, tmp_path / "missing.uss", tmp_path):
        done = command("import", str(path), "--data", str(tmp_path / "data"))
        assert done.returncode == 4, done.stderr
        assert done.stderr.startswith("callboard: ")


@pytest.mark.parametrize(
    "words", [["--zone", "Mars/Olympus"], ["--board", "No such board"], ["--production", "No Short Name"]]
)
def test_an_import_that_asks_for_what_there_is_not_imports_nothing(tmp_path: Path, words: list[str]) -> None:
    done = command("import", str(sample(SMALL)), *words, "--data", str(tmp_path / "data"))
    assert done.returncode == 1
    assert words[1] in done.stderr
    home = tmp_path / "data" / "productions"
    assert not home.exists() or list(home.iterdir()) == []


def test_K2_a_file_comes_into_a_production_while_it_is_served(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    ear = imogen.listen()
    ear.sync()
    done = command("import", str(sample(SMALL)), "--production", PRODUCTION, "--data", str(served.folder))
    assert done.returncode == 0, done.stderr
    ear.settle()
    assert imogen.seen("scene")
    ear.close()


def test_invite_names_the_running_servers_own_address_and_says_so_when_it_knows_none(served: Served) -> None:
    beside = command("invite", "hollis", "--data", str(served.folder)).stdout
    link = next(line for line in beside.splitlines() if "/join/" in line)
    assert link.startswith(f"{served.url}/join/")
    assert "--url" not in beside
    assert served.hand().join(link.rsplit("/", 1)[1]).status == 303
    served.kill()  # its last word stays in the file, and counts no longer
    assert served.url in (served.folder / "serving.lock").read_text()
    alone = command("invite", "hollis", "--data", str(served.folder)).stdout
    assert "\nhttp://127.0.0.1:8000/join/" in alone
    assert "--url" in alone
    named = command("invite", "hollis", "--url", "https://board.example/", "--data", str(served.folder)).stdout
    assert "\nhttps://board.example/join/" in named
    assert "--url" not in named


def test_invite_prints_a_link_that_joins_though_the_server_runs(served: Served) -> None:
    made = said("invite", "hollis", "--url", served.url, folder=served.folder)
    assert (made["person"], made["name"]) == (HOLLIS.id, HOLLIS.name)
    hand = served.hand()
    assert hand.join(made["link"].rsplit("/", 1)[1]).status == 303
    assert hand.api("GET", "me").json["person"]["id"] == HOLLIS.id
    for wanted in ("Nobody At All", "a", ""):
        done = command("invite", wanted, "--data", str(served.folder))
        assert done.returncode == 1, wanted
        assert done.stderr.startswith("callboard: ")
    assert command("invite", IMOGEN.id, "--data", str(served.folder)).returncode == 0
    assert command("invite", "Imogen", "--hours", "0", "--data", str(served.folder)).returncode == 1


def test_commands_say_which_productions_there_are(folder: Path, tmp_path: Path) -> None:
    for words in (["log", "verify"], ["log", "show"], ["invite", "x"]):
        none = command(*words, "--data", str(tmp_path / "nowhere"))
        assert none.returncode == 1
        assert "there is no production" in none.stderr
        other = command(*words, "--production", "other-show", "--data", str(folder))
        assert other.returncode == 1
        assert PRODUCTION in other.stderr


def test_A5_one_changed_byte_in_a_row_makes_verify_fail_and_name_the_row(folder: Path) -> None:
    log = folder / "productions" / PRODUCTION / "log.sqlite"
    assert said("log", "verify", folder=folder)["ok"] is True
    with sqlite3.connect(log) as base:
        base.execute("pragma wal_checkpoint(truncate)")
        (envelope,) = base.execute("select envelope from log where seq = 3").fetchone()
    whole = log.read_bytes()
    at = whole.index(envelope.encode()) + envelope.index("person.add")
    log.write_bytes(whole[:at] + b"q" + whole[at + 1 :])
    found = said("log", "verify", folder=folder, code=3)
    assert (found["ok"], found["seq"]) == (False, 3)
    assert "row 3 is bad" in command("log", "verify", "--data", str(folder)).stdout


def test_a_log_that_is_no_database_ends_with_3(folder: Path) -> None:
    (folder / "productions" / PRODUCTION / "log.sqlite").write_bytes(b"garbage" * 5_000)
    for words in (["log", "verify"], ["log", "show"], ["invite", "x"]):
        done = command(*words, "--data", str(folder))
        assert done.returncode == 3
        assert "cannot be read" in done.stderr
        assert "Traceback" not in done.stderr


def test_log_show_prints_rows_after_a_seq_and_the_last_few(folder: Path) -> None:
    def seqs(*words: str) -> list[int]:
        done = command("log", "show", *words, "--json", "--data", str(folder))
        return [json.loads(line)["seq"] for line in done.stdout.splitlines()]

    every = seqs()
    assert every == list(range(1, len(every) + 1))
    assert seqs("--after", "3") == every[3:]
    assert seqs("--limit", "2") == every[-2:]
    assert "person.add" in command("log", "show", "--data", str(folder)).stdout


def test_what_a_command_does_not_need_it_does_not_import() -> None:
    heavy = {"typst", "playwright", "phonenumbers"}
    code = "import sys; import server.app, server.cli; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {name.split(".")[0] for name in done.stdout.split()} & heavy == set()


CREW = b"Name,Job,Dept,Cell\nGreta Halloran,Gaffer,Electric,505 555 0141\nBram Okonjo,Key grip,Grip,505 555 0142\n"


@pytest.mark.parametrize("is_served", [False, True])
def test_IM4_a_crew_list_comes_in_and_is_undone_with_a_server_and_without(folder: Path, is_served: bool) -> None:
    file = folder.parent / "crew.csv"
    file.write_bytes(CREW)
    served = Served(folder).start() if is_served else None
    try:
        shown = said("import", str(file), "--production", PRODUCTION, "--dry-run", folder=folder)
        assert [one["title"] for one in shown["difference"]["added"] if one["kind"] == "person"] == [
            "Greta Halloran",
            "Bram Okonjo",
        ]
        made = said("import", str(file), "--production", PRODUCTION, "--mapping", "position=Job", folder=folder)
        words = command("import", str(file), "--production", PRODUCTION, "--dry-run", "--data", str(folder))
        assert "2 people, 2 telephone numbers" in words.stdout
        assert "4 unchanged" in words.stdout
        undone = said("import", "--undo", made["import"], folder=folder)
        assert (undone["again"], undone["struck"], undone["stays"]) == (False, 2, 0)
        assert said("import", "--undo", made["import"], folder=folder)["again"] is True
    finally:
        if served:
            served.stop()
    assert command("log", "verify", "--data", str(folder)).returncode == 0
    wrong = command("import", str(file), "--production", PRODUCTION, "--mapping", "phone=Fax", "--data", str(folder))
    assert wrong.returncode == 1
    assert "There are: Name, Job, Dept, Cell" in wrong.stderr
