"""The two engines that are not Chromium's: Firefox, driven by Playwright, and WebKitGTK's small browser.

Promises: found where the distribution puts them, installed by `./run test` where it may. Refuses (NoEngine) to let a
story pass that had no browser; the message says how to get one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Playwright

APT = ["apt-get", "-o", "DPkg::Lock::Timeout=600", "-q"]
FIREFOX = "firefox-esr"
WEBKIT = ("webkit2gtk-driver", "xvfb", "libgl1-mesa-dri", "libegl1", "libgles2")
MINI_BROWSERS = ("webkit2gtk-4.1/MiniBrowser", "webkit2gtk-4.0/MiniBrowser", "webkitgtk-6.0/MiniBrowser")
DRIVER = "WebKitWebDriver"
CERTUTIL, NSS_TOOLS = "certutil", "libnss3-tools"
COMPILERS, COMPILER = ("cc", "gcc", "clang"), ["gcc", "libc6-dev"]


class NoEngine(RuntimeError):
    """There is no such browser here; the message says how to get one."""


def firefox_path() -> str:
    """Raises NoEngine."""
    for program in (os.environ.get("CALLBOARD_FIREFOX", ""), FIREFOX):
        if found := shutil.which(program):
            return found
    raise NoEngine(f"No Firefox found. Debian: apt-get install {FIREFOX}; or name one in CALLBOARD_FIREFOX.")


def mini_browser_path() -> str:
    """WebKitGTK's own small browser, which comes with its driver. Raises NoEngine."""
    for folder in [*sorted(Path("/usr/lib").glob("*-linux-gnu*")), Path("/usr/libexec"), Path("/usr/lib")]:
        for name in MINI_BROWSERS:
            if (folder / name).is_file() and shutil.which(DRIVER) and shutil.which("Xvfb"):
                return str(folder / name)
    raise NoEngine(f"No WebKitGTK found. Debian: apt-get install {' '.join(WEBKIT)}.")


def launch_firefox_phone(playwright: Playwright, profile: Path | str, **options: Any) -> BrowserContext:
    """390 × 844 with a finger, on a profile folder. Options as Playwright's persistent context has them."""
    given = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "locale": "en-US", **options}
    return playwright.firefox.launch_persistent_context(
        str(profile), channel="moz-firefox", executable_path=firefox_path(), **given
    )


def apt_install(*packages: str) -> None:
    """Installs packages of the distribution, their talk on standard error. What fails is seen by who looks for them."""
    say = {"stdout": sys.stderr, "check": False, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run([*APT, "update"], **say)
    subprocess.run([*APT, "install", "-y", "--no-install-recommends", *packages], **say)


def install_others() -> None:
    """Whatever is missing of the engines, of what gives a browser an authority to trust, and of what the power cut is
    built with; where apt may be asked."""
    missing = [] if shutil.which(CERTUTIL) else [NSS_TOOLS]
    missing += [] if any(map(shutil.which, COMPILERS)) else COMPILER
    for path, packages in ((firefox_path, (FIREFOX,)), (mini_browser_path, WEBKIT)):
        try:
            path()
        except NoEngine:
            missing += packages
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing", ", ".join(missing), file=sys.stderr)
        apt_install(*missing)
