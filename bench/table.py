"""The bench's figures as a person reads them, and the README's section made from a run's JSON.

Promises: medians with their spread, who stores what, every bar with by how much it is kept or missed.
Refuses: to write figures into the README without the machine and the day they come from.
"""

from __future__ import annotations

import os
import platform
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HEADING = "## How fast"
AFTER = "## Limits, honestly"
"""The section the README's own stands before."""


def machine() -> dict[str, Any]:
    """Where and when: {day, cores, processor, memory_gb, system, python}."""
    told = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    named = re.search(r"model name\s*:\s*(.+)", told)
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "cores": os.cpu_count(),
        "processor": named[1].strip() if named else platform.machine(),
        "memory_gb": round(pages / 2**30),
        "system": f"{platform.system()} {platform.release().partition('-')[0]}",
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
    }


def figure(value: float) -> str:
    """As many digits as mean something."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def lines(subject: dict[str, Any]) -> list[str]:
    """One subject, for the terminal."""
    out = [f"{subject['title']}  [{subject['name']}]"]
    width = max((len(one["who"]) for one in subject["measured"]), default=0)
    for one in subject["measured"]:
        if not one["values"]:
            out.append(f"  {one['who']:{width}}  not measured: {one['why'] or 'no value'}")
            continue
        spread = f"({figure(min(one['values']))} to {figure(max(one['values']))})" if len(one["values"]) > 1 else ""
        told = f"{figure(one['median']):>10} {subject['unit']:6} {spread:22}"
        out.append(f"  {one['who']:{width}} {told} {said(one)}".rstrip())
    out += [f"  {verdict(bar)}" for bar in subject["bars"]]
    out += [f"  note: {doubt}" for doubt in subject["doubts"]]
    return out


def said(one: dict[str, Any]) -> str:
    """What a contender stores, and what went wrong in a round of its."""
    return "; ".join(filter(None, [one["stores"] and f"stores {one['stores']}", one["why"]]))


def verdict(bar: dict[str, Any]) -> str:
    """One bar in words."""
    sign = "≥" if bar["at_least"] else "≤"
    spread = f" ({figure(bar['least'])} to {figure(bar['most'])})" if bar["least"] is not None else ""
    word = "kept  " if bar["kept"] else "MISSED"
    return f"{word} {figure(bar['value'])} {bar['unit']}{spread}, wanted {sign} {bar['limit']:g}: {bar['what']}"


def section(told: dict[str, Any]) -> str:
    """The README's section."""
    where = told["machine"]
    out = [
        HEADING,
        "",
        f"Measured by `./run bench` on {where['day']} on {where['cores']} cores ({where['processor']}), "
        f"{where['memory_gb']} GB, {where['system']}, client and server on the same machine; medians of "
        f"{told['rounds']} interleaved rounds, everyone in the same run. Each peer runs as its makers ship it.",
        "",
        "| what | Callboard | beside | bar | |",
        "| --- | --- | --- | --- | --- |",
    ]
    for subject in told["subjects"]:
        if not subject["bars"]:
            continue
        for number, bar in enumerate(subject["bars"]):
            title = f"{subject['title']}" if number == 0 else ""
            mine = next((one for one in subject["measured"] if one["who"] == "Callboard" and one["values"]), None)
            own = f"{figure(mine['median'])} {subject['unit']}" if mine and number == 0 else ""
            beside = f"{figure(bar['value'])} {bar['unit']} {bar['what']}"
            sign = "≥" if bar["at_least"] else "≤"
            out.append(
                f"| {title} | {own} | {beside} | {sign} {bar['limit']:g} | {'kept' if bar['kept'] else 'missed'} |"
            )
    out += ["", "What each contender stores, and what speaks against a figure, `./run bench` says beside it.", ""]
    return "\n".join(out)


def rewrite(readme: Path, told: dict[str, Any]) -> None:
    """Puts the section into the README, in the place of an older one."""
    if told["quick"]:
        raise ValueError("figures of a --quick run prove nothing and are not written into the README")
    text = readme.read_text()
    text = re.sub(rf"{re.escape(HEADING)}\n.*?(?=\n## )\n", "", text, flags=re.DOTALL)
    if AFTER not in text:
        raise ValueError(f"the README has no “{AFTER}” to stand before")
    readme.write_text(text.replace(AFTER, section(told) + "\n" + AFTER, 1))
