"""Browsers that trust a made authority, and browsers that do not.

Promises: the certificate is put into a home folder of the browser's own by the system's `certutil`, as a person would
install it; no switch that ignores certificates is ever given. Refuses (NoCertutil) where that program is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Playwright

from tests.e2e.browser import launch_phone


class NoCertutil(RuntimeError):
    """A browser's trust cannot be set; the message says how to get what is missing."""


def home_that_trusts(home: Path, authority: Path | None) -> Path:
    """A home folder whose browser trusts this authority, or only those that browsers bring along."""
    program = shutil.which("certutil")
    if program is None:
        raise NoCertutil("No certutil found. Install it (Debian: apt-get install libnss3-tools).")
    store = home / ".pki" / "nssdb"
    store.mkdir(parents=True)
    base = [program, "-d", f"sql:{store}"]
    subprocess.run([*base, "-N", "--empty-password"], check=True)
    if authority is not None:
        subprocess.run([*base, "-A", "-n", "Callboard", "-t", "C,,", "-i", str(authority)], check=True)
    return home


def launch_at_home(playwright: Playwright, home: Path, **options: Any) -> BrowserContext:
    """A phone whose home folder is that one."""
    env = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / ".local" / "share")}
    return launch_phone(playwright, home / "profile", env=env, **options)
