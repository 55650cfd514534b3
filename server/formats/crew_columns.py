"""What the columns of a crew list are: by their headings, else by what stands in them.

Promises a guess with how sure it is, for a person to look at and change. Title lines above the headings, a list
without headings and headings in English or Spanish are all foreseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from server.formats.crew_words import HEADINGS, department_of, plain, role_of
from server.formats.grid import Row
from server.formats.mapping import Column

_LOOK = 40
_SAMPLE = 200
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PARTS = (
    ("ignore", {"emergency", "emergencia", "agent", "agente", "agency", "company", "address", "rate", "start"}),
    ("email", {"email", "mail", "correo"}),
    ("phone", {"phone", "cell", "mobile", "telefono", "movil", "celular", "tel"}),
    ("department", {"department", "dept", "departamento", "depto"}),
    ("position", {"position", "puesto", "cargo", "job", "title"}),
    ("last_name", {"surname", "apellido", "apellidos"}),
    ("name", {"name", "nombre"}),
)  # fmt: skip
_WORK = re.compile(
    r"\b(?:operator|assistant|asst|supervisor|manager|coordinator|designer|mixer|grip|gaffer|electrician|artist|editor|"
    r"producer|director|driver|stylist|costumer|dresser|buyer|medic|best boy|loader|utility|1st|2nd|pa|ac|dit|boom|"
    r"ayudante|auxiliar|jefe|jefa|operador|operadora|encargado|responsable|asistente|tecnico|maquillador|sastra)\b"
)


def header_of(rows: Sequence[Row]) -> int | None:
    """The index in `rows` of the headings; None where there are none."""
    marks = [(_heading_mark(cells), -index) for index, (_, cells) in enumerate(rows[:_LOOK])]
    mark, place = max(marks, default=(0.0, 0))
    return -place if mark >= 1.5 else None


def likeness(rows: list[Row]) -> float:
    """How much the first rows of a sheet look like a crew list."""
    best = max((_heading_mark(cells) for _, cells in rows[:_LOOK]), default=0.0)
    mails = sum(any(_MAIL.fullmatch(cell) for cell in cells) for _, cells in rows)
    return best * 10 + mails + min(len(rows), 60) / 60


def columns_of(rows: Sequence[Row], header: int | None) -> tuple[Column, ...]:
    """A guess for each column, from its heading or else its contents."""
    titles = rows[header][1] if header is not None else ()
    below = [cells for _, cells in rows[(header + 1 if header is not None else 0) :][:_SAMPLE]]
    width = max([len(titles), *(len(cells) for cells in below)], default=0)
    stands = [[cells[index] for cells in below if index < len(cells) and cells[index]] for index in range(width)]
    found: dict[int, tuple[str, float]] = {}
    taken: set[str] = set()
    for index in range(width):
        title = titles[index] if index < len(titles) else ""
        guess, sure = _by_title(title)
        if guess == "phone" and len(stands[index]) > 2 and not any(map(is_phone, stands[index])):
            guess, sure = "ignore", 0.5
        if guess == "phone" and "phone" in taken:
            guess = "phone_2"
        if guess in taken:
            guess, sure = "ignore", 0.4
        if guess:
            found[index] = (guess, sure)
            taken |= {guess} - {"ignore"}
    if "last_name" in taken and "first_name" not in taken and "name" in taken:
        # `Nombre` beside `Apellidos` is half a name.
        index = next(one for one, (guess, _) in found.items() if guess == "name")
        found[index] = ("first_name", found[index][1])
        taken = taken - {"name"} | {"first_name"}
    for index in range(width):
        if index not in found:
            found[index] = _by_content(stands[index], taken)
            taken |= {found[index][0]} - {"ignore"}
    return tuple(
        Column(index, (titles[index] if index < len(titles) else "")[:200], *found[index]) for index in range(width)
    )


def repeats(cells: Sequence[str], titles: Sequence[str]) -> bool:
    """Whether a row is the headings again, as at the top of each printed page."""
    told = [plain(cell) for cell in cells if cell]
    return len(told) > 1 and told == [plain(title) for title in titles if title]


def is_phone(text: str) -> bool:
    figures = sum(sign.isdigit() for sign in text)
    letters = sum(sign.isalpha() for sign in text)
    return 6 <= figures <= 40 and letters <= max(4, figures // 2) and "@" not in text


def is_mail(text: str) -> bool:
    return _MAIL.fullmatch(text) is not None


def _by_title(title: str) -> tuple[str, float]:
    if not title:
        return "", 0.0
    told = plain(title)
    known = HEADINGS.get(told) or HEADINGS.get(plain(title.split("(")[0]))
    if known:
        return known, 0.95
    words = set(told.split())
    for guess, parts in _PARTS:
        if words & parts and len(words) <= 5:
            return guess, 0.7
    return "", 0.0


def _by_content(cells: list[str], taken: set[str]) -> tuple[str, float]:
    if not cells:
        return "ignore", 0.9
    named = taken & {"name", "first_name", "last_name"}
    tests = (
        ("email", _share(is_mail(cell) for cell in cells), 0.5, "email" not in taken),
        ("phone", _share(is_phone(cell) for cell in cells), 0.5, "phone" not in taken),
        ("department", _share(bool(department_of(cell)) for cell in cells), 0.6, "department" not in taken),
        ("position", _share(_is_work(cell) for cell in cells), 0.4, "position" not in taken),
        ("name", _share(_is_name(cell) for cell in cells), 0.6, not named),
    )
    for guess, share, least, free in tests:
        if free and share >= least:
            return guess, round(0.3 + share * 0.4, 2)
    return "ignore", 0.5


def _share(said: Iterable[bool]) -> float:
    all_said = list(said)
    return sum(all_said) / max(1, len(all_said))


def _is_work(cell: str) -> bool:
    return len(cell) < 80 and (role_of(cell) != "crew" or _WORK.search(plain(cell)) is not None)


def _is_name(cell: str) -> bool:
    words = cell.replace(",", " ").split()
    letters = all(sign.isalpha() or sign in " .,'’-" for sign in cell)
    return 2 <= len(words) <= 5 and len(cell) < 60 and letters and words[0][:1].isupper() and not department_of(cell)


def _heading_mark(cells: Sequence[str]) -> float:
    guesses = [_by_title(cell) for cell in cells if cell and len(cell) < 60]
    known = {guess: sure for guess, sure in guesses if guess and guess != "ignore"}
    if not known or any(is_mail(cell) or is_phone(cell) for cell in cells):
        return 0.0
    ignored = sum(guess == "ignore" for guess, _ in guesses)
    whole = len(known) == len([cell for cell in cells if cell])
    who = known.keys() & {"name", "first_name", "last_name"}
    return sum(known.values()) + 0.25 * ignored + (1 if whole and who else 0)
