"""Takes a picture of every screen of the demonstration: desk and phones, noon and night, in both languages.

Promises pictures of the real thing, to be looked at by whoever changes a screen. Wants a Chromium and a folder.

    .venv/bin/python -m docs.gallery FOLDER [word in the name]
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.e2e.device import Device
from tests.e2e.stage import Stage

DESK = ("board", "call-sheet", "runs", "people", "import", "inbox")
OFFICE_PHONE = ("", "board", "call-sheet", "runs", "people", "inbox")
PHONE = ("", "sheet", "runs", "check-in", "people")
LOOKS = [(light, language) for light in ("noon", "night") for language in ("en", "es")]


def main(folder: Path, only: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as aside, sync_playwright() as playwright:
        stage = Stage(playwright, Path(aside))
        demo = stage.serve(Path(aside) / "data", command="demo")
        seats: list[tuple[Device, str, tuple[str, ...]]] = [
            (stage.desk("desk"), "coordinator", DESK),
            (stage.office_phone("office"), "second_ad", OFFICE_PHONE),
            (stage.phone("pa"), "pa3" if "pa3" in demo.links else "pa", PHONE),
            (stage.phone("crew"), "crew", ("", "sheet")),
        ]
        for device, who, screens in seats:
            device.join(demo.links[who], re.compile("^Join as"))
            device.page.get_by_text("THE KITE INSPECTOR").first.wait_for()
            production = demo.said["production"]
            for light, language in LOOKS:
                for screen in screens:
                    name = f"{device.name}-{screen or 'today'}-{light}-{language}"
                    if only in name:
                        _take(device.page, f"/p/{production}/{screen}", light, language, folder / f"{name}.png")
        stage.clear()


def _take(page: Page, path: str, light: str, language: str, file: Path) -> None:
    chosen = f'{{"light":"{light}","language":"{language}"}}'
    page.evaluate("chosen => localStorage.setItem('callboard/looks', chosen)", chosen)
    page.goto(re.sub(r"(https?://[^/]+).*", r"\1", page.url) + path)
    page.get_by_role("heading", level=1).first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=file)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
