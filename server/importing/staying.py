"""Which of the records that an import or an undo would take away must stay.

Promises that nothing goes that a person touched, that somebody has joined as, or that a record names which stays
(IM1). Refuses to let a contact that the import itself made keep its person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from server.importing.standing import Standing, touched
from server.office.kinds import KINDS
from sync.live import Live

Known = tuple[str, str]
After = Mapping[Known, Mapping[str, Any]]
"""What fields will hold when all is done, by record."""
REFS = {
    kind: tuple((name, f.of) for name, f in declared.fields.items() if f.type in ("ref", "refs"))
    for kind, declared in KINDS.items()
    if kind != "import"
}


def staying(
    standing: Standing, going: Iterable[Live], own: Collection[str], after: After, joined: Collection[str], me: str = ""
) -> dict[Known, str]:
    """Those of `going` that stay, and why: by_hand, joined, yourself, in_use."""
    asked = {(live.kind, live.id): live for live in going}
    stays: dict[Known, str] = {}
    for key, live in asked.items():
        if touched(live, own):
            stays[key] = "by_hand"
        elif key[0] == "person" and key[1] in joined:
            stays[key] = "yourself" if key[1] == me else "joined"
    while asked:
        named = _named(standing, asked.keys() - stays.keys(), own, after)
        more = {key: "in_use" for key in asked if key not in stays and key in named}
        if not more:
            break
        stays.update(more)
    return stays


def _named(standing: Standing, gone: Collection[Known], own: Collection[str], after: After) -> set[Known]:
    """Every record that is named by one that will stand."""
    found: set[Known] = set()
    for kind, fields in REFS.items():
        can_go = KINDS[kind].verb(f"{kind}.strike") is not None
        for id, live in standing.of(kind).items() if fields else ():
            if live.struck or (kind, id) in gone or not (can_go or touched(live, own)):
                continue
            moved = after.get((kind, id), {})
            for name, of in fields:
                _add(found, of, moved[name] if name in moved else live.fields.get(name))
    for (kind, id), moved in after.items():
        if standing.live(kind, id) is None:
            for name, of in REFS.get(kind, ()):
                _add(found, of, moved.get(name))
    return found


def _add(found: set[Known], of: str, value: Any) -> None:
    found.update((of, one) for one in ([value] if isinstance(value, str) else value or ()))
