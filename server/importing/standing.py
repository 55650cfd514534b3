"""A production as an import meets it: each record with who last wrote each of its fields.

Promises one prefix of the log for as long as it is held, and each kind read once. Refuses to write.
"""

from __future__ import annotations

from collections.abc import Collection

from server.office.imports import is_hand
from server.office.kinds import KINDS
from sync.house import Record
from sync.live import STRUCK, Live, read_live
from sync.rights import BRINGS, UNDOES
from sync.store import View


class Standing:
    """The records of one view."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._kinds: dict[str, dict[str, Live]] = {}

    def of(self, kind: str) -> dict[str, Live]:
        """Every record of a kind by id, struck or not."""
        if kind not in self._kinds:
            self._kinds[kind] = {one.id: read_live(KINDS[kind], one) for one in self.view.records(kind)}
        return self._kinds[kind]

    def live(self, kind: str, id: str) -> Live | None:
        return self.of(kind).get(id)

    def imports(self) -> list[Record]:
        """Every import that came in, the last first."""
        return sorted((one.shown for one in self.of("import").values()), key=lambda one: one["at"] or "", reverse=True)


def devices_of(imports: Collection[str]) -> set[str]:
    """The devices that brought these imports in and that undid them."""
    return {before + one for one in imports for before in (BRINGS, UNDOES)}


def birth(live: Live) -> str:
    """The device that made a record, as far as its stamps still tell."""
    first = min(live.stamps.values(), default=None)
    return first.device if first else ""


def touched(live: Live, own: Collection[str]) -> bool:
    """Whether any other device than those has a field of the record to its name."""
    return any(stamp.device not in own for stamp in live.stamps.values())


def by_hand(live: Live, field: str) -> bool:
    """Whether a field was last written by a person; what nobody wrote was not."""
    stamp = live.stamps.get(field)
    return stamp is not None and is_hand(stamp.device)


def struck_by_hand(live: Live) -> bool:
    return live.struck and by_hand(live, STRUCK)
