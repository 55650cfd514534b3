"""Whatever the office says by a code, the client can say in English and in Spanish."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from server.office.call_sheets import finding
from server.office.run_deeds import DELIVERED_AFTER_CANCEL, PROOF_BY_ANOTHER, TWO_DELIVERIES, TWO_TAKES

ROOT = Path(__file__).resolve().parents[2]
LINE = re.compile(r"^\s+\"([\w.]+)\":(.*(?:\n\s{4,}\S.*)*)", re.MULTILINE)
REFUSED = re.compile(r"Refused\(\s*\"(\w+)\"")


def catalogue(language: str) -> dict[str, str]:
    """The keys of the client's catalogue with what follows them, as written."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "pwa" / "src" / "words" / language).glob("*.ts")):
        found |= dict(LINE.findall(path.read_text()))
    assert len(found) > 50
    return found


def said() -> set[str]:
    office = "\n".join(path.read_text() for path in (ROOT / "server" / "office").rglob("*.py"))
    refused = {f"refused.{code}" for code in REFUSED.findall(office)}
    assert {"refused.sheet_moved", "refused.push_moved", "refused.not_yours"} <= refused
    return (
        refused
        | {f"look.{code}" for code in finding.TEXTS}
        | {
            TWO_TAKES,
            TWO_DELIVERIES,
            DELIVERED_AFTER_CANCEL,
            PROOF_BY_ANOTHER,
        }
    )


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_code_of_the_office_has_its_words(language: str) -> None:
    assert sorted(said() - set(catalogue(language))) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_CS11_what_to_look_at_names_the_same_places_in_every_language(language: str) -> None:
    words = catalogue(language)
    for code, text in finding.TEXTS.items():
        assert set(re.findall(r"\{(\w+)\}", words[f"look.{code}"])) == set(re.findall(r"\{(\w+)\}", text)), code
