"""Where to go, and the nearest hospital of each place, as a call sheet prints them.

Promises every place once: a set that is also where to report stands under that name alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from server.papers.words import Language, say


def places(listed: Sequence[Mapping[str, Any]], language: Language) -> list[dict[str, Any]]:
    """Blocks of a label and lines, in the order: report to, parking, locations, hospitals."""
    blocks = [
        _block(say(language, f"place_{use}"), one) for use in ("report_to", "parking") for one in _of(listed, use)
    ]
    taken = {one.get("id") for use in ("report_to",) for one in _of(listed, use)}
    sets = [one for one in _of(listed, "set") if one.get("id") not in taken]
    for number, one in enumerate(sets, start=1):
        label = say(language, "place_set_n", number=number) if len(sets) > 1 else say(language, "place_set")
        blocks.append(_block(label, one))
    hospitals = _of(listed, "hospital")
    blocks += [_hospital(one, len(hospitals) > 1, language) for one in hospitals]
    return blocks


def _of(listed: Sequence[Mapping[str, Any]], use: str) -> list[Mapping[str, Any]]:
    return [one for one in listed if one.get("use") == use]


def _block(label: str, one: Mapping[str, Any]) -> dict[str, Any]:
    return {"label": label, "lines": _filled(one.get("name"), one.get("address"), one.get("note"))}


def _hospital(one: Mapping[str, Any], several: bool, language: Language) -> dict[str, Any]:
    miles = one.get("miles")
    far = say(language, "miles", miles=f"{miles:g}") if isinstance(miles, int | float) else ""
    sets = one.get("for") or []
    lines = _filled(
        ", ".join(_filled(one.get("name"), far)),
        one.get("address"),
        one.get("phone"),
        say(language, "hospital_for", sets=", ".join(sets)) if several and sets else "",
    )
    return {"label": say(language, "place_hospital"), "lines": lines}


def _filled(*parts: str | None) -> list[str]:
    return [part for part in parts if part]
