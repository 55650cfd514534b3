"""Files that their owner alone may read: keys and secrets.

Promises: on the disk when the call returns; of several who make the same at once, the first one's stands for all.
Refuses: to write over what is there.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from server.on_disk import settle


def write_private(path: Path, content: bytes) -> None:
    """Writes a new file. Raises FileExistsError, OSError."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def make_once(path: Path, content: Callable[[], bytes]) -> None:
    """Makes the file, and its folder, unless it is there. Raises OSError."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    write_private(made, content())
    try:
        with suppress(FileExistsError):  # whoever was first stands
            os.link(made, path)
        settle(path)
    finally:
        made.unlink()
