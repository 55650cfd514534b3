"""Rows of a crew list as people.

Promises names in one order, telephone numbers as the world dials them, departments by one name, and every row that
could not be taken as it stands told with its number. Nothing is dropped without a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import phonenumbers

from server.formats.crew_columns import is_mail, repeats
from server.formats.crew_words import NOBODY, SUFFIXES, bare, department_of, plain, role_of
from server.formats.grid import Row
from server.formats.schedule import Remark, remark
from server.office.roles import RESERVED, ROLES

_MOST_NAME = 500
_MAIL_IN = re.compile(r"[^@\s<>;,\"'():]{1,64}@[^@\s<>;,\"'():]{1,190}\.[^@\s<>;,\"'():.]{1,24}")
_SEVERAL = re.compile(r"\s*(?:[;\n|]|,(?!\s*(?:ext|x)\b)|\s/\s|/(?=\s*[+(]?\d{3})|\bor\b|\bo\b)\s*")
_KIND = re.compile(
    r"^(?:cell|mobile|mob|home|work|office|tel|phone|ph|c|m|h|w|o|t|p|móvil|movil|fijo|cel)\s*[.:]+\s*", re.IGNORECASE
)
_DEPARTMENT_WORDS = frozenset(("department", "dept", "unit", "departamento", "depto", "dpto", "equipo"))

Problem = tuple[int, Remark]


@dataclass
class Person:
    """`role` is what the position comes to, `rows` where the file names him."""

    name: str
    rows: list[int]
    department: str = ""
    position: str = ""
    phone: str = ""
    email: str = ""
    unit: str = ""
    role: str = "crew"
    cast_id: str = ""
    character: str = ""
    language: str = ""
    order: str = ""
    other_phone: str = ""

    @property
    def reserved(self) -> bool:
        """Whether the role carries rights that are never given by a file alone."""
        return self.role in RESERVED


@dataclass
class Sorted:
    """Everybody the rows name, and what was odd about them."""

    people: list[Person] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unknown: dict[str, None] = field(default_factory=dict)


def people_of(rows: Sequence[Row], titles: Sequence[str], fields: Mapping[int, str], region: str) -> Sorted:
    """`rows` are those under the headings, `fields` says what each column is."""
    made = Sorted()
    where = {what: index for index, what in sorted(fields.items(), reverse=True)}
    named = {where[one] for one in ("name", "first_name", "last_name") if one in where}
    section = above = ""
    gaps = _has_gaps(rows, where.get("department"))
    calm = _names_are_calm(rows, named)
    for number, cells in rows:
        if repeats(cells, titles):
            continue
        filled = [index for index, cell in enumerate(cells) if cell]
        if len(filled) == 1:
            alone = cells[filled[0]]
            heading = _section(alone, filled[0] in named and not (calm and alone.isupper()))
            if heading:
                section, above = heading, ""
                continue
        told = {what: cells[index] for what, index in where.items() if index < len(cells)}
        name = _name(told)
        if plain(name) in NOBODY and not any(sign.isalpha() for sign in name if ord(sign) > 127):
            if any(told.get(one) for one in ("phone", "email")) or len(filled) == 1:
                made.problems.append((number, remark("no_name")))
            continue
        given = told.get("department", "").replace("\n", " ")
        above = given or (above if gaps else "")
        person = _person(number, name, told, above or section, region, made)
        made.people.append(person)
    return made


def _person(number: int, name: str, told: Mapping[str, str], department: str, region: str, made: Sorted) -> Person:
    def problem(code: str, **facts: object) -> None:
        made.problems.append((number, remark(code, **facts)))

    if len(name) > _MOST_NAME:
        problem("long_name")
    known = department_of(department)
    if department and not known:
        made.unknown[department[:80]] = None
    position = told.get("position", "").replace("\n", " ")[:_MOST_NAME]
    phone, spare = _phone(told.get("phone", ""), region, problem)
    if not phone and told.get("phone_2"):
        phone, _ = _phone(told["phone_2"], region, problem)
    elif told.get("phone_2"):
        spare = spare or told["phone_2"]
    said = plain(told.get("role", "")).replace(" ", "_")
    role = said if said in ROLES else role_of(told.get("role", "") or position, known)
    return Person(
        name=name[:_MOST_NAME],
        rows=[number],
        department=(known or department)[:_MOST_NAME],
        position=position,
        phone=phone,
        email=_mail(told.get("email", ""), problem),
        unit=told.get("unit", "")[:_MOST_NAME],
        role=role,
        cast_id=told.get("cast_id", "")[:40],
        character=told.get("character", "")[:_MOST_NAME],
        language={"es": "es", "sp": "es", "ca": "es", "en": "en", "in": "en"}.get(
            plain(told.get("language", ""))[:2], ""
        ),
        order=told.get("order", ""),
        other_phone=spare[:80],
    )


def _name(told: Mapping[str, str]) -> str:
    first, last = told.get("first_name", ""), told.get("last_name", "")
    whole = f"{first} {last}" if first or last else told.get("name", "")
    return turned(" ".join(whole.split()))


def turned(name: str) -> str:
    """`Varga, Hollis` as it is said; `Hollis Varga, ASC` and `Hollis Varga, Jr.` stay."""
    last, comma, first = name.partition(",")
    first = first.strip()
    if not comma or not first or "," in first or plain(first).replace(" ", "") in SUFFIXES:
        return name.strip(" ,")
    return f"{first} {last.strip()}"


def _names_are_calm(rows: Sequence[Row], named: set[int]) -> bool:
    """Whether people's names are not in capitals here: then capitals alone in a row are a heading, known or not."""
    names = [
        cells[at] for _, cells in rows for at in named if at < len(cells) and len([one for one in cells if one]) > 1
    ]
    return bool(names) and sum(name.isupper() for name in names) * 4 < len(names)


def _section(text: str, in_name: bool) -> str:
    """The department that a row alone with its name announces; empty where it announces none."""
    known = department_of(text.rstrip(":"))
    if known:
        return known
    worded = bool(set(plain(text).split()) & _DEPARTMENT_WORDS) or text.endswith(":")
    plainly = any(map(str.isalpha, text)) and not any(map(str.isdigit, text)) and "@" not in text
    if plainly and len(text) <= 60 and (worded or not in_name):
        words = bare(text) if worded else text
        return words.strip(" :").capitalize()[:100]
    return ""


def _phone(text: str, region: str, problem: Callable[..., None]) -> tuple[str, str]:
    """The number as the world dials it, and a second one if the cell holds more; as typed where it is none."""
    if not text or plain(text) in NOBODY:
        return "", ""
    pieces = [_KIND.sub("", piece).strip() for piece in _SEVERAL.split(text[:200]) if piece.strip()]
    good = [number for piece in pieces if (number := _dialled(piece, region))]
    if good:
        return good[0], good[1] if len(good) > 1 else ""
    problem("bad_phone", phone=text[:60])
    return text.replace("\n", " ")[:80], ""


def _dialled(text: str, region: str) -> str:
    try:
        # A spreadsheet that took the number for a quantity.
        number = phonenumbers.parse(text[:60].removesuffix(".0"), region)
    except phonenumbers.NumberParseException:
        return ""
    # Numbers of films belong to nobody and are no valid ones; a number that is too short is a slip.
    length = phonenumbers.is_possible_number_with_reason(number)
    if length != phonenumbers.ValidationResult.IS_POSSIBLE:
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _mail(text: str, problem: Callable[..., None]) -> str:
    if not text or plain(text) in NOBODY:
        return ""
    found = _MAIL_IN.search(text[:500])
    if found and is_mail(found.group()):
        return found.group().rstrip(".")
    problem("bad_mail", mail=text[:60])
    return text.replace("\n", " ")[:200]


def _has_gaps(rows: Iterable[Row], index: int | None) -> bool:
    """Whether a department stands only where it begins, as in merged cells."""
    if index is None:
        return False
    said = [bool(index < len(cells) and cells[index]) for _, cells in rows if sum(map(bool, cells)) > 1]
    return bool(said) and said[0] and sum(said) < len(said) * 0.7
