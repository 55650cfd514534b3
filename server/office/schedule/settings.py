"""Shapes that several kinds of the schedule share: a week's days off, and how a day-out-of-days is counted.

Each is one field, since its parts only mean something together (E2).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sync.kind import Field

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""In the order of `date.weekday`."""

WEEK: Mapping[str, Field] = {
    name: Field("yes_no", label)
    for name, label in zip(
        WEEKDAYS,
        (
            ("Monday", "Lunes"),
            ("Tuesday", "Martes"),
            ("Wednesday", "Miércoles"),
            ("Thursday", "Jueves"),
            ("Friday", "Viernes"),
            ("Saturday", "Sábado"),
            ("Sunday", "Domingo"),
        ),
        strict=True,
    )
}
"""Which days of the week are off: yes is off."""

DOOD: Mapping[str, Field] = {
    "shown": Field("yes_no", ("Shown", "Se muestra")),
    "hold": Field("yes_no", ("Hold days", "Días en espera")),
    "drop": Field("yes_no", ("Drop and pick-up", "Baja y reincorporación")),
    "drop_days": Field("whole", ("Drop after days off", "Baja tras días sin trabajo"), unit="d"),
    "codes": Field("texts", ("Codes", "Códigos")),
}
"""A board's settings, and over them each performer's own: a part that is null is the board's, else the default."""

STANDS: Mapping[str, bool | int] = {"shown": True, "hold": True, "drop": True, "drop_days": 10}
"""What counts where neither a performer nor a board says."""

AT: Mapping[str, Field] = {
    "place": Field("choice", ("Where", "Dónde"), choices=("day", "boneyard", "unplaced"), required=True),
    "day": Field("ref", ("Day", "Día"), of="day_break"),
    "order": Field("text", ("Order", "Orden"), required=True),
}
"""Where a strip stands: in a day, among those put aside, or nowhere yet; `order` is a key of `order.py`."""


def week(days: Iterable[int]) -> dict[str, bool] | None:
    """The `WEEK` of these days off, Monday being 0; None where there are none."""
    return {WEEKDAYS[day]: True for day in sorted(days)} or None
