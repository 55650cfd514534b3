"""The line between a web worker and the keeper: a Unix socket, and how one message follows another on it.

Promises: both ends run as the same user, and the kernel vouches for it (SO_PEERCRED); the folder it stands in is its
owner's alone. Refuses: anybody else; a message longer than was agreed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import socket
import stat
import struct
import tempfile
from pathlib import Path
from typing import Any

HEAD = struct.Struct("!IH")
"""Bytes of the body, bytes of the head before it."""
FOLDER, NAME = "keeper", "line"
LONGEST = 100
"""Letters of a Unix socket's path that every system takes."""


class NotOpen(Exception):
    """A production cannot be had: `code` is none, stopped, in_use or full."""

    def __init__(self, code: str, why: str = "") -> None:
        super().__init__(why or code)
        self.code = code


class LineCut(OSError):
    """The other end is gone, or is not who it should be."""


def place(folder: Path) -> Path:
    """Where the line of a data folder is: in a folder of its own, its mode 0700. Raises OSError if that cannot be."""
    within = folder / FOLDER
    if len(os.fsencode(within / NAME)) > LONGEST:
        mark = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
        within = Path(tempfile.gettempdir()) / f"callboard-{os.getuid()}-{mark}"
    with contextlib.suppress(FileExistsError):
        within.mkdir(mode=0o700)
    there = within.lstat()
    if not stat.S_ISDIR(there.st_mode) or there.st_uid != os.getuid():
        raise PermissionError(f"{within} is not ours")
    within.chmod(0o700)
    return within / NAME


def listen(path: Path) -> socket.socket:
    """The keeper's end. What an earlier one has left there is taken away. Raises OSError."""
    path.unlink(missing_ok=True)
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        made.bind(str(path))
        path.chmod(0o600)
        made.listen(1024)
    except OSError:
        made.close()
        raise
    return made


def ours(sock: socket.socket) -> bool:
    """Whether the process at the other end runs as the same user."""
    if not hasattr(socket, "SO_PEERCRED"):
        return True  # the folder's mode is what there is
    size = struct.calcsize("3i")
    _, uid, _ = struct.unpack("3i", sock.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))
    return bool(uid == os.getuid())


def packed(head: dict[str, Any], body: bytes = b"") -> bytes:
    """A message: its head is a small JSON object, its body whatever the head says."""
    told = json.dumps(head, separators=(",", ":")).encode()
    return HEAD.pack(len(body), len(told)) + told + body


class Inbox:
    """Bytes in, whole messages out."""

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self._came = bytearray()

    def take(self, came: bytes) -> list[tuple[dict[str, Any], bytes]]:
        """The messages that are whole now. Raises LineCut for one that is too long."""
        self._came += came
        found = []
        while len(self._came) >= HEAD.size:
            body, head = HEAD.unpack_from(self._came)
            if body > self._largest:
                raise LineCut(f"a message of {body} bytes")
            end = HEAD.size + head + body
            if len(self._came) < end:
                break
            told = json.loads(self._came[HEAD.size : HEAD.size + head])
            found.append((told, bytes(self._came[HEAD.size + head : end])))
            del self._came[:end]
        return found
