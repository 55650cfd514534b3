from __future__ import annotations
from collections.abc import Iterable
from sync.house import Consequence, Deed, House
def publish(deed: Deed, house: House) -> Iterable[Consequence]:
    return ()
push = publish
