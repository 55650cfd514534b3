"""How a command ends: the exit codes, and errors that say what happened and what to do."""

from __future__ import annotations

OK, FAILED, USAGE, DAMAGED, UNREADABLE = 0, 1, 2, 3, 4
"""Done; refused or failed, nothing half done; not understood; a log is damaged; a file cannot be read."""


class Ending(Exception):
    """A command that cannot go on: its exit code and its words for whoever typed it."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(words)
        self.code = code
