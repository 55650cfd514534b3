"""Builds the client into the wheel, so that a machine with nothing but Python can build it all.

Promises: a wheel holds the built client under `pwa/static`, the same place relative to `server` as in a checkout.
Refuses: to build for an editable install when the build is fresh, and to use any Node but the one pip brought.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ClientBuildHook(BuildHookInterface):
    """Runs the client's build before the wheel is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable" and os.environ.get("CALLBOARD_SKIP_CLIENT"):
            return  # `./run` builds the client itself, with Node already in place
        pwa = Path(self.root) / "pwa"
        sys.path.insert(0, str(pwa))
        try:
            import client_build
        finally:
            sys.path.remove(str(pwa))
        client_build.ensure()
        if version != "editable":
            build_data["force_include"][str(pwa / "static")] = "pwa/static"
