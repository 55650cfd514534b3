"""The one seam between the web and the carrier of push.

Promises: begun once in a process that serves, after its productions are open. Refuses: to reach past a production's
folder and the one door of its keeper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from server.notices.carrier import Carrier, House
from server.production import InUse, NoSuchProduction, Productions, Stopped
from sync.store import StoreFailed


@dataclass(frozen=True)
class _House:
    id: str
    folder: Path
    productions: Productions

    def sent(self, person: str, device: str, copies: list[str], at: str) -> None:
        """Where the keeper cannot be had now, the rung is asked for again."""
        try:
            self.productions.open(self.id).keeper.sent(person, device, copies, at)
        except (InUse, NoSuchProduction, Stopped, StoreFailed):
            return


def carry(app: Flask) -> Carrier:
    """Begins to ring; the carrier stands beside the rest in `app.extensions`."""
    productions: Productions = app.extensions["productions"]

    def houses() -> Iterator[House]:
        for id in productions.ids():
            yield _House(id, productions.folder / id, productions)

    config = app.extensions["config"]
    carrier = Carrier(config.folder, houses, app.extensions["push_key"], app.extensions["push_gate"])
    app.extensions["carrier"] = carrier
    carrier.start()
    return carrier
