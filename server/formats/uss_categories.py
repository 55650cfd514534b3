"""The numbers of categories in the standard, by the names that offices give them.

Refuses to number what it does not know: that is the production's own, from 500 on.
"""

from __future__ import annotations

_NAMES = {
    0: ("set",),
    1: ("int/ext",),
    2: ("day/night",),
    3: ("script day",),
    4: ("unit",),
    5: ("sequence",),
    6: ("location",),
    100: ("cast", "cast members", "cast member"),
    101: ("background", "background actors", "extras"),
    102: ("stunts",),
    103: ("vehicles",),
    104: ("props",),
    105: ("sfx", "special effects"),
    106: ("wardrobe",),
    107: ("makeup/hair",),
    108: ("animals",),
    109: ("animal handler", "animal wranglers"),
    110: ("camera",),
    111: ("grip",),
    112: ("electric",),
    113: ("sound",),
    114: ("music",),
    115: ("art department",),
    116: ("set dressing",),
    117: ("greenery",),
    118: ("security",),
    119: ("special equipment",),
    120: ("additional labor",),
    121: ("vfx", "visual effects"),
    122: ("mfx", "mechanical effects"),
    123: ("notes",),
    124: ("comments",),
    125: ("misc", "miscellaneous"),
    126: ("other",),
}
_NUMBERS = {name: number for number, names in _NAMES.items() for name in names}


def category_number(name: str) -> int | None:
    return _NUMBERS.get(name.strip().casefold())
