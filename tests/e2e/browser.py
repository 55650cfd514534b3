"""Finds a Chromium, installs one where there is none, and opens it as a phone or as a desk.

Promises: the same browser is found by `./run test` and by the tests. Service workers are allowed.
Refuses: to guess when CALLBOARD_CHROMIUM names a file that is not there.

    python -m tests.e2e.browser     find the browsers, or install them; Chromium's path on standard output
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from tests.e2e.other_engines import apt_install, install_others

ColourScheme = Literal["light", "dark"]
ON_PATH = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
SHELL = "chromium-headless-shell"


class NoBrowser(RuntimeError):
    """There is no Chromium to test with; the message says how to get one."""


def chromium_path(playwright: Playwright) -> str:
    """Path of the Chromium to test with. Raises NoBrowser."""
    named = os.environ.get("CALLBOARD_CHROMIUM")
    if named:
        if not Path(named).is_file():
            raise NoBrowser(f"CALLBOARD_CHROMIUM names {named}, which is not there.")
        return named
    if Path(playwright.chromium.executable_path).is_file():
        return playwright.chromium.executable_path
    for program in ON_PATH:
        if found := shutil.which(program):
            return found
    raise NoBrowser(
        "No Chromium found. Install one (Debian: apt-get install chromium) or name one in CALLBOARD_CHROMIUM."
    )


def light_path(playwright: Playwright) -> str:
    """Chromium's headless shell where there is one: the same engine for two thirds of the work. Else the whole."""
    shell = None if os.environ.get("CALLBOARD_CHROMIUM") else shutil.which(SHELL)
    return shell or chromium_path(playwright)


def launch_args() -> list[str]:
    """Switches that keep Chromium quiet on the network, and let root run it."""
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-quic",
        "--disable-gpu",
        "--disable-dev-shm-usage",
    ]
    return ["--no-sandbox", *quiet] if os.geteuid() == 0 else quiet


def launch(
    playwright: Playwright, profile: Path | str, switches: Sequence[str] = (), *, whole: bool = False, **options: Any
) -> BrowserContext:
    """A browser on a profile folder: close it and launch again on the same one to be the same device.

    whole: what only the whole browser has, notices and trust in an authority among it.
    """
    return playwright.chromium.launch_persistent_context(
        str(profile),
        executable_path=chromium_path(playwright) if whole else light_path(playwright),
        args=[*launch_args(), *switches],
        service_workers="allow",
        **options,
    )


def launch_phone(
    playwright: Playwright,
    profile: Path | str,
    *,
    locale: str = "en-US",
    color_scheme: ColourScheme = "light",
    **options: Any,
) -> BrowserContext:
    """A phone of 390 × 844 with a finger. Further options as Playwright's persistent context has them."""
    phone = {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
    }
    return launch(playwright, profile, **{**phone, "locale": locale, "color_scheme": color_scheme, **options})


def launch_desk(
    playwright: Playwright,
    profile: Path | str,
    *,
    locale: str = "en-US",
    color_scheme: ColourScheme = "light",
    **options: Any,
) -> BrowserContext:
    """A desk of 1440 × 900 with a mouse. Further options as Playwright's persistent context has them."""
    desk = {"viewport": {"width": 1440, "height": 900}}
    return launch(playwright, profile, **{**desk, "locale": locale, "color_scheme": color_scheme, **options})


def install() -> None:
    """Playwright's own Chromium, else the distribution's. Leaves it to the caller to look whether one is there now."""
    say = {"stdout": sys.stderr, "check": False}
    root = os.geteuid() == 0
    apt = root and shutil.which("apt-get") is not None
    print("No Chromium here; trying Playwright's own", file=sys.stderr)
    playwright = [sys.executable, "-m", "playwright"]
    # The download first, the system's libraries only if it came: where it is refused, that is said at once.
    own = subprocess.run([*playwright, "install", "chromium"], capture_output=True, text=True, check=False)
    if own.returncode == 0:
        if apt:
            subprocess.run([*playwright, "install-deps", "chromium"], **say)
        return
    print("It cannot be had:", (own.stderr.strip().splitlines() or ["no reason given"])[0], file=sys.stderr)
    if apt:
        print("Trying the distribution's", file=sys.stderr)
        apt_install("chromium")


def main() -> int:
    code = _chromium()
    _shell()
    install_others()
    return code


def _shell() -> None:
    """The distribution's headless shell, where it may be asked for one; without it the stories take longer."""
    if not shutil.which(SHELL) and os.geteuid() == 0 and shutil.which("apt-get"):
        apt_install(SHELL)


def _chromium() -> int:
    with sync_playwright() as playwright:
        try:
            print(chromium_path(playwright))
            return 0
        except NoBrowser as missing:
            if os.environ.get("CALLBOARD_CHROMIUM"):
                print(missing, file=sys.stderr)
                return 1
        install()
        try:
            print(chromium_path(playwright))
        except NoBrowser as missing:
            print(missing, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
