"""The power goes: what was written and never synced is gone, and nothing that was acknowledged was among it (A1)."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from server.config import secret_of
from server.lan.authority import authority_of
from server.production import Productions
from tests.carrying import PHOTO, bring, note, picture, show
from tests.cast import CAST, HOLLIS, IMOGEN, PRODUCTION
from tests.power.disk import Disk
from tests.power.powered import Powered, hammers_of
from tests.server.hammering import hammered, settled

HOUSE = Path(__file__).parents[2]


@pytest.fixture
def powered(folder: Path) -> Powered:
    return Powered(folder)


def test_A1_the_power_goes_under_load_and_nothing_acknowledged_is_lost(powered: Powered) -> None:
    chance = random.Random(20261123)
    with powered.served as served:
        hammers = hammers_of(served)
        with hammered(hammers, chance.randint(20, 60)):
            powered.cut(chance, "sectors")
        served.verify()
        assert powered.lost(hammers) == []
        served.start()
        settled(hammers)
        assert len(served.ready(IMOGEN).seen("check_in")) == sum(one.hand.n for one in hammers)


def test_A1_F2_who_joined_and_what_was_brought_before_the_power_went_is_there(powered: Powered) -> None:
    with powered.served as served:
        hand = served.ready(HOLLIS)
        record = note(hand, PHOTO)
        bring(hand, PHOTO)
        late = served.joined(HOLLIS)
        powered.cut(random.Random(1), "nothing")
        served.start()
        assert picture(show(hand, record, PHOTO)).size == (640, 480)
        assert late.api("GET", "me").status == 200


def test_A1_a_folder_that_was_made_before_the_power_went_is_whole(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    disk = Disk(root, tmp_path / "notes")
    program = """
import os, sys
from pathlib import Path
from server.lan.authority import authority_of
from tests import cast
cast.make(Path(sys.argv[1]))
print(authority_of(Path(sys.argv[1])).certificate.serial_number, (Path(sys.argv[1]) / "secret").read_bytes().hex())
sys.stdout.flush()
os._exit(0)
"""
    command = [sys.executable, "-c", program, str(root)]
    done = subprocess.run(command, env=os.environ | disk.env, cwd=HOUSE, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    disk.cut(random.Random(1))
    authority = authority_of(root).certificate.serial_number
    assert f"{authority} {secret_of(root).hex()}" == done.stdout.strip()
    productions = Productions(root / "productions", secret_of(root))
    assert len(productions.open(PRODUCTION).log.records("person")) == len(CAST)
    productions.close()


def test_the_cut_takes_exactly_what_was_not_synced(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    disk = Disk(root, tmp_path / "notes")
    (root / "old").write_bytes(b"o" * 1_000)
    program = """
import os, sys
os.chdir(sys.argv[1])
old = os.open("old", os.O_RDWR)
os.pwrite(old, b"synced", 10); os.fsync(old); os.pwrite(old, b"lost", 12); os.ftruncate(old, 500)
made = open("made", "wb"); made.write(b"kept"); made.flush(); os.fsync(made.fileno())
made.write(b" not"); made.flush()
open("unsynced", "wb").write(b"x")
for name in ("gone", "moved"):
    with open(name, "wb") as file:
        file.write(name.encode()); file.flush(); os.fsync(file.fileno())
os.fsync(os.open(".", os.O_RDONLY))
os.unlink("gone"); os.rename("moved", "elsewhere"); os.link("made", "twice")
os._exit(0)
"""
    assert os.spawnve(os.P_WAIT, sys.executable, [sys.executable, "-c", program, str(root)], os.environ | disk.env) == 0
    lost = disk.cut(random.Random(1))
    assert {path.name: path.read_bytes() for path in root.iterdir()} == {
        "old": b"o" * 10 + b"synced" + b"o" * 984,
        "made": b"kept",
        "unsynced": b"",  # its name was synced with its folder, its bytes were not
        "gone": b"gone",
        "moved": b"moved",
    }
    assert (lost.bytes["old"], lost.bytes["made"], len(lost.names)) == (504, 4, 3)
