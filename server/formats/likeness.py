"""Whether two fields say the same, so that a second import edits and makes no twin.

Promises to see through what people write differently: capitals, accents and spaces in names, the dress of a telephone
number, capitals in an address, straight and curled apostrophes. Refuses to call two empty fields alike.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def key_of(field: str, value: object, region: str = "US") -> str:
    """What is compared of a field: the number in full (`+13105550100`) for telephones, plain letters for the rest."""
    text = " ".join(str(value or "").split())
    if field.rpartition(".")[2] in ("phone", "phone_2"):
        return _number(text, region)
    bare = unicodedata.normalize("NFKD", text).translate(_STRAIGHT).casefold()
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


def alike(field: str, held: object, wanted: object, region: str = "US") -> bool:
    key = key_of(field, held, region)
    return bool(key) and key == key_of(field, wanted, region)


@lru_cache(maxsize=30_000)
def _number(text: str, region: str) -> str:
    import phonenumbers  # large, and most files have no telephone in them

    try:
        parsed = phonenumbers.parse(text[:40], region)
    except phonenumbers.NumberParseException:
        return "".join(sign for sign in text if sign.isalnum()).casefold()
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
