"""`callboard serve` and `demo`: what they need to start, that one alone serves a folder, and links that work again."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path

import pytest

from tests.cast import IMOGEN, PRODUCTION
from tests.hand import Hand
from tests.samples import sample
from tests.served import PROGRAM, Served, command

SMALL = "wonderful-life-small.uss"


def test_serving_where_nobody_may_listen_or_write_says_so(served: Served, tmp_path: Path) -> None:
    taken = command("serve", "--port", str(served.port), "--data", str(tmp_path))
    assert taken.returncode == 1
    assert f"cannot listen on 127.0.0.1:{served.port}" in taken.stderr
    assert "--port" in taken.stderr
    (tmp_path / "file").write_text("x")
    nowhere = command("serve", "--port", "0", "--data", str(tmp_path / "file" / "data"))
    assert nowhere.returncode == 1
    assert "--data" in nowhere.stderr


@pytest.mark.parametrize("size", [0, 31])
def test_a_secret_that_could_be_guessed_serves_nobody(folder: Path, size: int) -> None:
    secret = folder / "secret"
    secret.write_bytes(b"x" * size)
    for words in (["serve", "--port", "0"], ["demo", "--port", "0"], ["import", str(sample(SMALL))]):
        done = command(*words, "--data", str(folder))
        assert (done.returncode, done.stdout) == (1, "")
        assert f"{secret} holds {size} bytes, and a secret has 32." in done.stderr
        assert "Traceback" not in done.stderr
    assert [path.name for path in (folder / "productions").iterdir()] == [PRODUCTION]
    secret.unlink()
    with Served(folder) as served:
        assert served.ready(IMOGEN).seen("person")


@pytest.mark.parametrize("what", ["serve", "demo"])
def test_K1_a_second_server_on_the_same_folder_names_the_first_and_leaves(served: Served, what: str) -> None:
    assert served.process is not None
    began = time.monotonic()
    second = command(what, "--port", "0", "--data", str(served.folder))
    assert time.monotonic() - began < 5
    assert (second.returncode, second.stdout) == (1, "")
    holder = f"process {served.process.pid} at {served.url}"
    assert f"{served.folder} is being served already, by {holder}" in second.stderr
    assert served.ready(IMOGEN).seen("person"), "the first goes on"
    served.kill()
    served.start()


def test_a_second_start_takes_less_than_3_seconds_and_its_links_work_again(tmp_path: Path) -> None:
    links: list[dict[str, str]] = []
    for _ in range(2):
        began = time.monotonic()
        process = subprocess.Popen(
            [str(PROGRAM), "demo", "--json", "--port", "0", "--data", str(tmp_path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            assert process.stdout is not None
            told = json.loads(process.stdout.readline())
            took = time.monotonic() - began
            assert list(told) == ["url", "production", "links", "clock"]
            assert list(told["links"]) == ["coordinator", "second_ad", "upm", "accountant", "pa", "pa2", "crew"]
            for link in told["links"].values():
                hand = Hand(told["url"], told["production"])
                assert hand.join(link.rsplit("/", 1)[1]).status == 303
                assert hand.api("GET", "me").status == 200
            links.append(told["links"])
        finally:
            process.terminate()
            process.wait(10)
            if process.stdout:
                process.stdout.close()
    assert took < 3, took
    assert not set(links[0].values()) & set(links[1].values())
