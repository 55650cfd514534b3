"""The front door is true: what the README shows is run, and what it names is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from server.cli.main import parser
from server.generate import written
from server.office.people import PERSON
from server.office.roles import OFFICE, by
from sync.kind import Field, Kind, Verb, named, roles
from tests.sync.stage import Stage

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text()


def test_the_kind_of_the_readme_is_checked_synced_and_typed_from_its_declaration_alone() -> None:
    (snippet,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    made: dict[str, Any] = {
        "Kind": Kind,
        "Field": Field,
        "Verb": Verb,
        "roles": roles,
        "named": named,
        "by": by,
        "OFFICE": OFFICE,
    }
    exec(snippet, made)
    permit = made["PARKING_PERMIT"]
    stage = Stage(kinds={"person": PERSON, permit.name: permit})
    imogen, ben, ana = stage.phone("Imogen"), stage.phone("Ben"), stage.phone("Ana")
    record = imogen.made("parking_permit.add", plate="7ABC123", holder=stage.people["Ben"])
    assert imogen.did("parking_permit.add", plate=7).outcome == "refused"
    assert ben.did("parking_permit.edit", record, plate="MINE").outcome == "refused"
    for phone in (ben, ana):
        phone.sync()
    assert ben.screen(permit.name, record)["plate"] == "7ABC123"
    assert ana.screen(permit.name, record) is None
    assert "export interface ParkingPermit" in written({permit.name: permit})


def test_every_file_and_command_the_readme_names_is_there() -> None:
    for path in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / path).exists(), path
    commands = re.findall(r"^\.venv/bin/callboard (.+?)(?:  |$)", README, re.MULTILINE)
    assert len(commands) >= 5
    for line in commands:
        words = re.findall(r'"[^"]*"|\S+', line)
        assert parser().parse_args([word.strip('"') for word in words])
    for command in re.findall(r"^\./run (\w+)", README, re.MULTILINE):
        assert f'"{command}":' in (ROOT / "run").read_text()
