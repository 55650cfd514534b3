"""What outlives a power cut: a file's bytes and the name under which it is found.

Promises: both are on the disk when the call returns. Refuses (OSError) what is not there.
"""

from __future__ import annotations

import os
from pathlib import Path


def settle(path: Path) -> None:
    """Syncs the file or folder, and the folder that names it."""
    for name in (path, path.parent):
        opened = os.open(name, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
