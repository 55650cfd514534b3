"""What changed between two versions of a schedule, in words: English and Spanish.

"Scene 42 moved from day 7 to day 9." "Ruth now works days 7 to 9, no longer day 5." Promises a sentence for every
change, and one sentence where many days move alike. Refuses to work out what changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from server.office.pages import eighths
from server.office.schedule.changes import Change

Language = Literal["en", "es"]
WORDS: Mapping[str, Mapping[Language, str]] = {
    "scene": {"en": "Scene {number}", "es": "Escena {number}"},
    "unnumbered": {"en": "The scene {set}", "es": "La escena {set}"},
    "banner": {"en": "The banner “{text}”", "es": "La banda «{text}»"},
    "day": {"en": "day {number}", "es": "día {number}"},
    "days": {"en": "days {numbers}", "es": "días {numbers}"},
    "unit_day": {"en": "{unit} day {number}", "es": "día {number} de {unit}"},
    "to": {"en": "{first} to {last}", "es": "{first} a {last}"},
    "and": {"en": "{some} and {last}", "es": "{some} y {last}"},
    "boneyard": {"en": "the boneyard", "es": "el boneyard"},
    "unplaced": {"en": "no day", "es": "ningún día"},
    "moved": {"en": "{what} moved from {from} to {to}", "es": "{what} pasa de {from} a {to}"},
    "came": {"en": "{what} is new, on {to}", "es": "{what} es nueva, en {to}"},
    "came_off": {"en": "{what} is new, in {to}", "es": "{what} es nueva, en {to}"},
    "went": {"en": "{what} is gone; it was on {from}", "es": "{what} ya no está; estaba en {from}"},
    "scene_added": {"en": "{what} is new", "es": "{what} es nueva"},
    "scene_gone": {"en": "{what} is gone", "es": "{what} ya no está"},
    "changed": {"en": "{what}: {field} {to}, no longer {from}", "es": "{what}: {field} {to}, ya no {from}"},
    "omitted": {"en": "{what} is omitted", "es": "{what} queda omitida"},
    "back": {"en": "{what} is no longer omitted", "es": "{what} ya no está omitida"},
    "cast_more": {"en": "{what}: with {names}", "es": "{what}: con {names}"},
    "cast_less": {"en": "{what}: without {names}", "es": "{what}: sin {names}"},
    "cast_both": {"en": "{what}: with {more}, without {less}", "es": "{what}: con {more}, sin {less}"},
    "order": {"en": "{day}: in the order {order}", "es": "{day}: en el orden {order}"},
    "day_added": {"en": "{day} is new", "es": "{day} es nuevo"},
    "day_gone": {"en": "{day} is gone", "es": "{day} ya no está"},
    "renumbered": {"en": "{from} is now {to}", "es": "{from} ahora es {to}"},
    "renumbered_all": {"en": "{from} are now {to}", "es": "{from} ahora son {to}"},
    "redated": {"en": "{day} is on {to}, no longer on {from}", "es": "{day} es el {to}, ya no el {from}"},
    "redated_all": {
        "en": "{day} are on new dates: from {to}, no longer from {from}",
        "es": "{day} tienen otras fechas: desde el {to}, ya no desde el {from}",
    },
    "works": {"en": "{who} now works {works}", "es": "{who} ahora trabaja {works}"},
    "works_less": {
        "en": "{who} now works {works}, no longer {less}",
        "es": "{who} ahora trabaja {works}, ya no {less}",
    },
    "works_none": {"en": "{who} no longer works {less}", "es": "{who} ya no trabaja {less}"},
    "codes": {"en": "{who} has other days: {days}", "es": "{who} tiene otros días: {days}"},
    "nothing": {"en": "nothing", "es": "nada"},
    "no_date": {"en": "no date", "es": "sin fecha"},
    "field.number": {"en": "number", "es": "número"},
    "field.ie": {"en": "int. or ext.", "es": "int. o ext."},
    "field.set": {"en": "set", "es": "set"},
    "field.dn": {"en": "day or night", "es": "día o noche"},
    "field.eighths": {"en": "pages", "es": "páginas"},
    "field.estimate": {"en": "minutes", "es": "minutos"},
}
_WEEKDAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "es": ("lun", "mar", "mié", "jue", "vie", "sáb", "dom"),
}
_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
}


def in_words(found: Sequence[Change], names: Mapping[str, str], language: Language) -> list[str]:
    """A sentence a change; days that move alike are one. `names` are those of cast elements."""
    told: list[str] = []
    moves = [one for one in found if one.code == "day_moved"]
    for one in found:
        if one.code != "day_moved":
            told.append(_capital(_SAID[one.code](one.facts, names, language)))
        elif one is moves[0]:
            told += [_capital(line) for line in _day_moves(moves, language)]
    return told


def _say(key: str, language: Language, **facts: Any) -> str:
    return WORDS[key][language].format(**facts)


def _capital(line: str) -> str:
    return f"{line[:1].upper()}{line[1:]}."


def short_date(iso: str | None, language: Language) -> str:
    """Thu 25 Aug, jue 25 ago."""
    if not iso:
        return _say("no_date", language)
    day = date.fromisoformat(iso)
    return f"{_WEEKDAYS[language][day.weekday()]} {day.day} {_MONTHS[language][day.month - 1]}"


def _what(what: Mapping[str, Any], language: Language) -> str:
    if what.get("banner") is not None:
        return _say("banner", language, text=what["banner"])
    if what.get("scene"):
        return _say("scene", language, number=what["scene"])
    return _say("unnumbered", language, set=what.get("set") or "–")


def _one_day(day: Mapping[str, Any], language: Language) -> str:
    if day["unit"] == "Main":
        return _say("day", language, number=day["number"])
    return _say("unit_day", language, unit=day["unit"], number=day["number"])


def days_in_words(days: Sequence[Mapping[str, Any]], language: Language) -> str:
    """day 5; days 7 to 9 and 12; further units by name."""
    main = sorted(day["number"] for day in days if day["unit"] == "Main")
    runs: list[list[int]] = []
    for number in main:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [part for run in runs for part in ([_run(run, language)] if len(run) > 2 else map(str, run))]
    told = []
    if len(main) == 1:
        told.append(_say("day", language, number=main[0]))
    elif main:
        told.append(_say("days", language, numbers=_list(parts, language)))
    told += [_one_day(day, language) for day in days if day["unit"] != "Main"]
    return _list(told, language)


def _run(run: Sequence[int], language: Language) -> str:
    return _say("to", language, first=run[0], last=run[-1])


def _list(parts: Iterable[str], language: Language) -> str:
    told = [*parts]
    if len(told) < 2:
        return "".join(told)
    return _say("and", language, some=", ".join(told[:-1]), last=told[-1])


def _moved(facts: Mapping[str, Any], names: Mapping[str, str], language: Language) -> str:
    what, old, new = _what(facts["what"], language), facts["from"], facts["to"]
    if new["place"] == "nowhere":
        return _say("went", language, what=what, **{"from": _place(old, language)})
    if old["place"] == "nowhere":
        return _say("came" if new["day"] else "came_off", language, what=what, to=_place(new, language))
    return _say("moved", language, what=what, **{"from": _place(old, language), "to": _place(new, language)})


def _place(place: Mapping[str, Any], language: Language) -> str:
    return _one_day(place["day"], language) if place["day"] else _say(place["place"], language)


def _changed(facts: Mapping[str, Any], names: Mapping[str, str], language: Language) -> str:
    what, name = _what(facts["what"], language), facts["field"]
    if name == "omitted":
        return _say("omitted" if facts["to"] else "back", language, what=what)
    old, new = (_value(name, facts[which], language) for which in ("from", "to"))
    return _say("changed", language, what=what, field=_say(f"field.{name}", language), **{"from": old, "to": new})


def _value(name: str, value: Any, language: Language) -> str:
    if value is None:
        return _say("nothing", language)
    return eighths(value) if name == "eighths" else str(value)


def _cast(facts: Mapping[str, Any], names: Mapping[str, str], language: Language) -> str:
    what = _what(facts["what"], language)
    more, less = (_list([names.get(one, "–") for one in facts[which]], language) for which in ("more", "less"))
    if facts["more"] and facts["less"]:
        return _say("cast_both", language, what=what, more=more, less=less)
    return _say("cast_more" if facts["more"] else "cast_less", language, what=what, names=more or less)


def _order(facts: Mapping[str, Any], names: Mapping[str, str], language: Language) -> str:
    order = ", ".join(str(one.get("scene") or one.get("banner") or one.get("set") or "–") for one in facts["order"])
    return _say("order", language, day=_one_day(facts["day"], language), order=order)


def _works(facts: Mapping[str, Any], names: Mapping[str, str], language: Language) -> str:
    works, less = (days_in_words(facts[which], language) for which in ("works", "less"))
    key = "works_none" if not facts["works"] else "works_less" if facts["less"] else "works"
    return _say(key, language, who=facts["who"], works=works, less=less)


def _codes(facts: Mapping[str, Any], names: Mapping[str, str], language: Language) -> str:
    old, new = facts["from"], facts["to"]
    moved = [when for when in sorted({*old, *new}) if old.get(when) != new.get(when)]
    told = [f"{short_date(when, language) if '#' not in when else when} {new.get(when, '–')}" for when in moved[:8]]
    more = ["…"] if len(moved) > 8 else []
    return _say("codes", language, who=facts["who"], days=", ".join([*told, *more]))


def _day_moves(moves: Sequence[Change], language: Language) -> list[str]:
    """Runs of days that got new numbers by the same step, then runs that got new dates."""
    told = []
    for run in _runs([one for one in moves if _number(one, "from") != _number(one, "to")]):
        old, new = ([one.facts[which] for one in run] for which in ("from", "to"))
        key = "renumbered" if len(run) == 1 else "renumbered_all"
        told.append(_say(key, language, **{"from": days_in_words(old, language), "to": days_in_words(new, language)}))
    for run in _runs([one for one in moves if one.facts["from"]["date"] != one.facts["to"]["date"]]):
        was, now = (short_date(run[0].facts[which]["date"], language) for which in ("from", "to"))
        day = days_in_words([one.facts["to"] for one in run], language)
        key = "redated" if len(run) == 1 else "redated_all"
        told.append(_say(key, language, day=day, **{"from": was, "to": now}))
    return told


def _number(change: Change, which: str) -> tuple[str, int]:
    return change.facts[which]["unit"], change.facts[which]["number"]


def _runs(moves: Sequence[Change]) -> list[list[Change]]:
    """Neighbours of one unit that moved by the same step."""
    found: list[list[Change]] = []
    for one in moves:
        unit, number = _number(one, "to")
        last = found[-1][-1] if found else None
        if last and _number(last, "to") == (unit, number - 1) and _step(last) == _step(one):
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _step(change: Change) -> tuple[str, int]:
    return change.facts["from"]["unit"], change.facts["to"]["number"] - change.facts["from"]["number"]


_SAID = {
    "moved": _moved,
    "scene_added": lambda facts, names, language: _say("scene_added", language, what=_what(facts["what"], language)),
    "scene_gone": lambda facts, names, language: _say("scene_gone", language, what=_what(facts["what"], language)),
    "changed": _changed,
    "cast": _cast,
    "order": _order,
    "day_added": lambda facts, names, language: _say("day_added", language, day=_one_day(facts["day"], language)),
    "day_gone": lambda facts, names, language: _say("day_gone", language, day=_one_day(facts["day"], language)),
    "works": _works,
    "codes": _codes,
}
