"""The columns of a list of scenes: how we head them, and what others call them.

Promises a meaning for every heading in use, in English and Spanish. Refuses to guess from what stands below.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Literal

HEADS: Mapping[str, Mapping[Literal["en", "es"], str]] = {
    "number": {"en": "Scene", "es": "Escena"},
    "ie": {"en": "I/E", "es": "I/E"},
    "set": {"en": "Set", "es": "Set"},
    "dn": {"en": "D/N", "es": "D/N"},
    "description": {"en": "Description", "es": "Descripción"},
    "script_day": {"en": "Script day", "es": "Día de guion"},
    "script_page": {"en": "Script page", "es": "Página de guion"},
    "eighths": {"en": "Pages", "es": "Páginas"},
    "estimate": {"en": "Minutes", "es": "Minutos"},
    "location": {"en": "Location", "es": "Locación"},
    "cast": {"en": "Cast", "es": "Elenco"},
    "notes": {"en": "Notes", "es": "Notas"},
    "day": {"en": "Shoot day", "es": "Día de rodaje"},
    "id": {"en": "Callboard id", "es": "Id de Callboard"},
}
_ALSO = {
    "number": ("scene number", "scene no", "scene #", "scenes", "sc", "sc #", "scn", "número de escena", "esc", "nº"),
    "ie": ("int/ext", "int ext", "i e", "int. or ext.", "interior/exterior"),
    "set": ("set name", "sets", "set & location", "decorado", "escenario", "lugar"),
    "dn": ("day/night", "d n", "day night", "time of day", "día/noche", "time"),
    "description": ("synopsis", "scene description", "action", "sinopsis", "one line description"),
    "script_day": ("story day", "sd", "día de la historia"),
    "script_page": ("page", "page no", "sheet", "pág", "página"),
    "eighths": ("page count", "pgs", "pg", "length", "eighths", "octavos", "págs"),
    "estimate": ("estimated time", "est time", "est", "time (min)", "tiempo estimado", "duración"),
    "location": ("locations", "place", "locación real", "localización"),
    "cast": ("cast members", "characters", "character", "cast ids", "reparto", "personajes", "actores"),
    "notes": ("comments", "note", "comentarios", "observaciones"),
    "day": ("shooting day", "day", "shoot day #", "día", "jornada"),
    "id": ("id",),
}


def plain(heading: str) -> str:
    """A heading without case, accents and points."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", heading) if not unicodedata.combining(one))
    return " ".join(re.sub(r"[^\w#/&()]+", " ", bare.casefold()).split())


_MEANS = {plain(word): name for name, heads in HEADS.items() for word in (*heads.values(), *_ALSO[name])}


def meaning(heading: str) -> str | None:
    return _MEANS.get(plain(heading))
