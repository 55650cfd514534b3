"""The guides in docs/ are true: their commands are understood, and what they quote is what the program says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from server.cli.main import parser
from server.lan import authority, door
from server.lan.authority import FOLDER, KEY
from server.words.en_lan import EN_LAN

ROOT = Path(__file__).resolve().parent.parent
GUIDES = sorted((ROOT / "docs").glob("*.md"))
ROUTER = (ROOT / "docs" / "on-a-router.md").read_text()


@pytest.mark.parametrize("guide", GUIDES, ids=[guide.name for guide in GUIDES])
def test_every_command_of_a_guide_is_understood_and_every_file_it_names_is_there(guide: Path) -> None:
    text = guide.read_text()
    for line in re.findall(r"^ *\.venv/bin/callboard (.+)$", text, re.MULTILINE):
        assert parser().parse_args(shlex.split(line))
    for command in re.findall(r"\./run (\w+)", text):
        assert f'"{command}":' in (ROOT / "run").read_text()
    for path in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (guide.parent / path).exists(), path


def test_the_router_guide_names_the_ports_the_buttons_and_the_words_that_people_see() -> None:
    asked = parser().parse_args(["serve", "--lan"])
    assert f"{asked.https_port} (the app) and {asked.http_port} (the page" in ROUTER
    for key in ("get_profile", "get", "others"):
        assert f"*{EN_LAN[f'lan.{key}']}*" in ROUTER
    for shown in ("Profile Downloaded", "Certificate Trust Settings", "Install anyway", "CA certificate"):
        assert shown in ROUTER
        assert any(shown in words for words in EN_LAN.values())
    assert f"{FOLDER}/{KEY}" in ROUTER
    for module, said in ((door, "it has left its address"), (authority, "this computer's clock says")):
        assert said in ROUTER
        assert said in Path(module.__file__).read_text()


def test_the_readme_leads_to_every_guide() -> None:
    readme = (ROOT / "README.md").read_text()
    assert [guide.name for guide in GUIDES if f"(docs/{guide.name})" not in readme] == []
