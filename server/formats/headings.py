"""Scene headings: which lines are one, and what their parts are.

Promises interior or exterior, set, and day or night out of a heading in any letters, with nothing of it lost.
Refuses nothing: a heading without these parts is all set.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# What stands before a set, in the tongues that scripts are written in, and what a breakdown calls it.
_IN = "INT|INTERIOR|INNEN|ИНТ|ИНТЕРЬЕР|ΕΣΩΤ|داخلي|内景|內景|内|內|室内|실내"
_OUT = "EXT|EXTERIOR|AUSSEN|AUßEN|ЭКСТ|НАТ|НАТУРА|ΕΞΩΤ|خارجي|外景|外|室外|실외"
_BOTH = rf"(?:(?:{_IN})\.?\s?[/-]\s?(?:{_OUT})|(?:{_OUT})\.?\s?[/-]\s?(?:{_IN})|I\.?\s?/\s?E|E\.?\s?/\s?I)"
_EST = "EST"
_START = re.compile(
    rf"(?P<both>{_BOTH})(?=[.\s:：])|(?P<in>{_IN})(?=[.\s:：,，、/])|(?P<out>{_OUT})(?=[.\s:：,，、/])|(?P<est>{_EST})(?=[.\s])",
    re.IGNORECASE,
)
_TURNED = re.compile(rf"(?:{_OUT})\.?\s?[/-]\s?(?:{_IN})", re.IGNORECASE)
_BEFORE = re.compile(r"([A-Z]{0,2}\d{1,4}[A-Z]{0,3})[.)]?\s+(?=\D)")
_SHORT = {"both": "INT/EXT", "in": "INT", "out": "EXT", "est": "EST"}
_DOT = re.compile(r"[.:：]+\s*|\s+|[,，、]\s*")

_TIME_WORDS = """
DAY NIGHT DAWN DUSK MORNING NOON AFTERNOON EVENING SUNSET SUNRISE TWILIGHT MIDNIGHT MIDDAY LATER
CONTINUOUS CONT SAME PREDAWN MAGIC D N DÍA DIA NOCHE AMANECER ATARDECER ANOCHECER TARDE MAÑANA
MADRUGADA MEDIODÍA MEDIODIA MEDIANOCHE CREPÚSCULO ALBA OCASO CONTINUO CONTINUA DESPUÉS DESPUES LUEGO
JOUR NUIT AUBE CRÉPUSCULE MATIN SOIR MIDI NOITE MANHÃ ENTARDECER TAG NACHT MORGEN ABEND GIORNO NOTTE
SERA MATTINA ДЕНЬ НОЧЬ УТРО ВЕЧЕР РАССВЕТ ЗАКАТ ДНЕМ ΜΕΡΑ ΝΥΧΤΑ نهار ليل صباح مساء نهاري ليلي 日 夜 昼
朝 夕 晨 白天 夜晚 黄昏 清晨 夜间 낮 밤 아침 저녁 새벽
"""
_TIMES = frozenset(_TIME_WORDS.split())
_MIXED = re.compile(r"[\w'’]+")
# A hyphen within a word parts nothing; one beside a space, or a dash, does.
_PARTING = re.compile(r"\s+-+\s*|\s*-+\s+|\s*--+\s*|\s*[–—－]\s*|[,，、]\s*|\.\s+")
_CHANGES = re.compile(
    r"(?:.*\bTO|FADE (?:IN|OUT|UP)|FADE TO BLACK|CUT TO BLACK|BLACK OUT|(?:CORTE|FUNDE|FUNDIDO|DISUELVE|ENCADENA)\b.*)"
    r"\s*[:.]?|.*\bA:",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"#([^#\s][^#]{0,38})#\s*$")


@dataclass(frozen=True)
class Heading:
    """`number` is what the heading itself carries; `ie` is INT, EXT, INT/EXT, EST or empty."""

    number: str
    ie: str
    set_name: str
    dn: str


def starts_scene(line: str) -> bool:
    """Whether a line begins as a heading does, with something behind the beginning; its number may stand before it."""
    before = _BEFORE.match(line)
    found = _START.match(line, before.end() if before else 0)
    if found is None or not line[found.end() :].strip(" .:：,，、"):
        return False
    # Fountain's own list has INT/EXT and not EXT/INT: a script means what its format says (`resembles`).
    return not _TURNED.match(found.group())


def resembles(line: str) -> bool:
    """Whether a line that is no heading looks like one to a person."""
    found = _START.match(line)
    return found is not None and len(line) <= 120 and line == line.upper() and not starts_scene(line.split("#")[0])


def is_bare(line: str) -> bool:
    """Whether the beginning goes without its dot, as in `INT HOUSE DAY`: a sentence may begin so too."""
    found = _START.match(line)
    return found is not None and line[found.end() : found.end() + 1].isspace() and "." not in found.group()


def is_change(text: str) -> bool:
    """Whether a line is a transition: `CUT TO:`, `FADE OUT.`, `CORTE A:`."""
    return len(text) <= 80 and text == text.upper() and _CHANGES.fullmatch(text) is not None


def numbered(line: str) -> tuple[str, str]:
    """The heading without its number, and the number: `INT. BARN - DAY #2-B#`."""
    found = _NUMBER.search(line[-60:])
    if not found:
        return line.strip(), ""
    return line[: len(line) - len(found.group())].strip(), found.group(1).strip()


def heading(line: str) -> Heading:
    """The parts of a heading, forced or not, without the dot that forces it."""
    text, number = numbered(line)
    text = " ".join(text.split())
    before = _BEFORE.match(text)
    # Printed scripts carry the number in both margins: `12 INT. BARN - DAY 12`.
    if before and _START.match(text, before.end()):
        number = number or before.group(1)
        text = text[before.end() :].removesuffix(f" {before.group(1)}")
    found = _START.match(text)
    ie = ""
    if found:
        ie = _SHORT[found.lastgroup or "in"]
        rest = text[found.end() :]
        text = rest[dot.end() :] if (dot := _DOT.match(rest)) else rest
        text = text.lstrip("-–— ")
    place, dn = _parted(text)
    return Heading(number, ie, place, dn)


def _parted(text: str) -> tuple[str, str]:
    """The set and the time: the last parts that name a time of day; what follows them stays with the set."""
    cuts = list(_PARTING.finditer(text))
    ends = [*(cut.start() for cut in cuts[1:]), len(text)] if cuts else []
    timed = [index for index, cut in enumerate(cuts) if _names_time(text[cut.end() : ends[index]])]
    if timed:
        first = last = timed[-1]
        while first - 1 in timed:
            first -= 1
        place, after = text[: cuts[first].start()], text[ends[last] :].strip()
        return f"{place} {after}".strip(" ,"), text[cuts[first].end() : ends[last]].strip(" .")
    head, hyphen, end = text.rpartition("-")
    if hyphen and head and _bare(end) in _TIMES and len(_bare(end)) > 1:
        return head.strip(), end.strip(" .")
    words = text.split()
    # `INT HOUSE DAY`: the last word alone may be the time.
    if len(words) > 1 and _bare(words[-1]) in _TIMES and len(_bare(words[-1])) > 1:
        return " ".join(words[:-1]).strip(" -,"), words[-1].strip(".")
    return text, ""


def _names_time(part: str) -> bool:
    """`DAY`, `A MOMENT LATER`, `NIGHT (1973)`, `DAY/NIGHT`: few words, one of them a time."""
    plain = part.split("(")[0]
    words = _MIXED.findall(plain.upper())
    return 0 < len(words) <= 4 and any(word in _TIMES for word in words)


def _bare(word: str) -> str:
    return word.strip("().,:").upper()
