"""The cast by board id. Wren is eleven: she is marked (K), and her day ends by ten at night."""

from __future__ import annotations

from typing import NamedTuple


class Artist(NamedTuple):
    id: str
    character: str
    name: str
    number: int
    minor: bool = False


CAST = (
    Artist("1", "Orrin Vale", "Desmond Achterberg", 51),
    Artist("2", "Wren Vale", "Maisie Okonjo", 52, True),
    Artist("3", "Mayor Pruitt", "Constance Abernathy", 53),
    Artist("4", "Sheriff Tackett", "Walt Iverson", 54),
    Artist("5", "Nana Chu", "Josephine Tang", 55),
    Artist("6", "Felix Amaro", "Rafael Duarte", 56),
    Artist("7", "Deputy Lyle", "Jasper Kincaid", 57),
    Artist("8", "Hollis of Radio KSRL", "Barnaby Flint", 58),
    Artist("9", "Captain Odd", "Ingrid Solberg", 59),
    Artist("10", "Pearl, the clerk", "Dot Hargreaves", 60),
)
