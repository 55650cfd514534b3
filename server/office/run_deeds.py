from __future__ import annotations
from collections.abc import Iterable
from sync.house import Consequence, Deed, House
def give(deed: Deed, house: House) -> Iterable[Consequence]:
    return ()
hand_over = cancel = prove = give
