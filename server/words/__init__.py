"""What the server says to people, in English and Spanish.

Promises: every key stands in both languages. Refuses to guess: what neither browser nor person chose is English.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from server.words.en import EN
from server.words.en_lan import EN_LAN
from server.words.es import ES
from server.words.es_lan import ES_LAN

Language = Literal["en", "es"]
CATALOGUE: Mapping[Language, Mapping[str, str]] = {"en": {**EN, **EN_LAN}, "es": {**ES, **ES_LAN}}
LANGUAGES: tuple[Language, ...] = ("en", "es")


def say(language: Language, key: str, **values: object) -> str:
    """The words for a key, its places filled. Raises KeyError for a key nobody wrote."""
    return CATALOGUE[language][key].format(**values)


def duty(language: Language, role: str, position: str | None) -> str:
    """What a person is hired as: the position as the office wrote it, else the role's own words."""
    return position or CATALOGUE[language].get(f"role.{role}", role)
