"""What the terminal shows: codes that a phone reads, as wide as there is room, and the steps in words."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from pathlib import Path

import pytest
import segno

from server.cli.codes import QUIET, code, show, tell
from tests.cast import PRODUCTION
from tests.on_the_network import own_address
from tests.served import PROGRAM

LINK = "https://192.168.100.200:8443/join/the-kite-inspector~d5iDNsUZvQD6lCcGLy60ElEU9-6kA707"
HALVES = {" ": (1, 1), "▀": (0, 1), "▄": (1, 0), "█": (0, 0)}


def modules(lines: list[str]) -> list[list[int]]:
    """The picture of a drawn code as its modules, 1 for dark."""
    rows: list[list[int]] = []
    for line in lines:
        rows.append([HALVES[letter][0] for letter in line])
        rows.append([HALVES[letter][1] for letter in line])
    return rows


def test_what_is_drawn_is_the_code_of_the_address_to_the_module() -> None:
    wanted = [list(row) for row in segno.make_qr(LINK, error="l").matrix_iter(border=QUIET)]
    assert modules(code(LINK, 80, coloured=False))[: len(wanted)] == wanted


def test_colours_are_said_where_somebody_looks_so_that_it_is_dark_on_light_in_any_terminal() -> None:
    for line in code(LINK, 80, coloured=True):
        assert line.startswith("\x1b[38;5;231;48;5;16m")
        assert line.endswith("\x1b[0m")


@pytest.mark.parametrize("width", [44, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal(
    width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    show(LINK)
    tell("word " * 60, first="   iPhone   ")
    lines = capsys.readouterr().out.splitlines()
    assert LINK in lines  # an address is never broken: a terminal wraps it and still copies it whole
    assert all(len(line) <= width for line in lines if line != LINK)


def test_where_it_does_not_fit_the_address_stands_alone_and_the_width_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    show(LINK)
    told = capsys.readouterr().out
    needed = len(code(LINK, 500, coloured=False)[0])
    assert f"needs a terminal {needed} columns wide" in told
    assert told.endswith(f"{LINK}\n")
    assert not set("▀▄█") & set(told)


def test_serve_lan_in_a_terminal_draws_trust_first_then_sign_in(folder: Path) -> None:
    mine, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 90, 0, 0))
    words = [str(PROGRAM), "serve", "--data", str(folder), "--lan", own_address()]
    process = subprocess.Popen(
        [*words, "--port", "0", "--https-port", "0", "--http-port", "0"],
        stdout=its,
        stderr=subprocess.DEVNULL,
        env={name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")},
    )
    os.close(its)
    try:
        text = until_said(mine, "On this computer")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)
        os.close(mine)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text).replace("\r", "")
    trust, sign = plain.split("2. THEN SIGN IN")
    assert "1. EACH PHONE, ONCE: TRUST THIS SERVER" in trust
    (http,) = re.findall(r"^http://\S+$", trust, re.MULTILINE)
    (link,) = re.findall(r"^https://\S+/join/\S+$", sign, re.MULTILINE)
    assert f"coordinator of {PRODUCTION}" in sign
    for address, part in ((http, trust), (link, sign)):
        wanted = code(address, 90, coloured=False)
        assert "\n".join(wanted) in part
    assert "Certificate Trust Settings" in trust
    assert "Install a certificate → CA" in trust
    assert len(re.findall(r"(?:[0-9A-F]{2}:){7}[0-9A-F]{2}", trust)) == 4


def until_said(terminal: int, words: str) -> str:
    text, end = b"", time.monotonic() + 60
    while words.encode() not in text and time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            try:
                text += os.read(terminal, 65_536)
            except OSError:
                break
    return text.decode()
