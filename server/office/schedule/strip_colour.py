"""The trade's usual colours of strips, for those who want them in print.

White: interior day. Yellow: exterior day. Blue: interior night. Green: exterior night. Dawn and dusk count as night,
what is both inside and outside as outside. Promises a colour for every scene.
"""

from __future__ import annotations

import re

_NIGHT = re.compile(r"night|dusk|dawn|evening|twilight|noche|anochecer|atardecer|amanecer|madrugada|^n$", re.IGNORECASE)


def strip_colour(ie: str | None, dn: str | None) -> str:
    """white, yellow, blue or green."""
    inside = (ie or "").casefold().replace(".", "").strip()
    outside = "ext" in inside or inside in ("e", "i/e", "e/i")
    if _NIGHT.search((dn or "").strip()):
        return "green" if outside else "blue"
    return "yellow" if outside else "white"
