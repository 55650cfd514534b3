"""The shapes of the Universal Schedule Standard, in marshmallow, both spellings side by side.

Promises values of the right type and size, with the keys of the file: who reads them chooses
between the spellings. Every message is a code of `words`, and every error keeps its path.
Refuses wrong types and sizes. Unknown keys are passed over: the standard lets programs add their own.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate

from sync.plain import FIRST, LAST

MOST_ID = 200
# What the office's own fields hold (500 characters of text), and 64 KB for a whole scene.
MOST_NAME = 500
MOST_PROSE = 4_000
MOST_IDS = 250
MOST_PAGES = 1_000
MOST_MILLISECONDS = 31 * 24 * 3_600_000

_UNSPEAKABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
_HALF = re.compile(r"[\ud800-\udfff]")


class Text(fields.Field[str]):
    """Text on any key; null is empty; a bare number is taken as its figures (scene 29)."""

    def __init__(self, most: int = MOST_NAME, **options: Any) -> None:
        super().__init__(allow_none=True, load_default="", **options)
        self.most = most

    def deserialize(self, value: Any, attr: Any = None, data: Any = None, **more: Any) -> str:
        return "" if value is None else super().deserialize(value, attr, data, **more)

    def _deserialize(self, value: Any, attr: Any, data: Any, **more: Any) -> str:
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            raise ValidationError("text")
        if _HALF.search(value):
            raise ValidationError("broken_text")
        if len(value) > self.most:
            raise ValidationError("long")
        return " ".join(_UNSPEAKABLE.sub(" ", value).split()) if self.most <= MOST_NAME else value.strip()


class Id(fields.Field[str]):
    """An id as text; programs that number their ids are believed."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **more: Any) -> str:
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str) or not 0 < len(value) <= MOST_ID or _HALF.search(value):
            raise ValidationError("id")
        return value


class UssDate(fields.Field[date | None]):
    """A day. The standard writes a local midnight in UTC, so the nearest midnight is the day meant."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **more: Any) -> date | None:
        if value == "":
            return None
        try:
            moment = datetime.fromisoformat(value)
        except (TypeError, ValueError):
            raise ValidationError("date") from None
        if not FIRST <= moment.year < LAST:
            raise ValidationError("date")
        if moment.tzinfo is None or moment.utcoffset() != timedelta(0):
            return moment.date()
        return (moment.astimezone(UTC) + timedelta(hours=12, microseconds=-1)).date()


class Ids(fields.List):
    def __init__(self, most: int = MOST_IDS, **options: Any) -> None:
        few = validate.Length(max=most, error="many_ids")
        super().__init__(Id(required=True), allow_none=True, load_default=None, validate=few, **options)


class Weekdays(fields.List):
    def __init__(self) -> None:
        day = fields.Integer(strict=True, validate=validate.Range(0, 6, error="weekday"))
        super().__init__(day, allow_none=True, load_default=None)


class Shape(Schema):
    class Meta:
        unknown = EXCLUDE


class EventShape(Shape):
    """`type`/`name`, or in the old spelling `effect`/`type`."""

    date = UssDate(required=True)
    type = Text()
    name = Text()
    effect = Text()


def _pages() -> fields.Field[Any]:
    size = validate.Range(0, MOST_PAGES, error="pages")
    return fields.Float(allow_none=True, load_default=None, validate=size)


def _milliseconds() -> fields.Field[Any]:
    size = validate.Range(0, MOST_MILLISECONDS, error="duration")
    return fields.Float(allow_none=True, load_default=None, validate=size)


class BreakdownShape(Shape):
    id = Id(required=True)
    type = Text()
    scene = Text()
    description = Text(MOST_PROSE)
    bannerText = Text(MOST_PROSE)
    comments = Text(MOST_PROSE)
    scriptPage = Text()
    pages = _pages()
    duration = _milliseconds()
    time = _milliseconds()
    elements = Ids()


class CategoryShape(Shape):
    id = Id(required=True)
    name = Text()
    ucid = fields.Integer(allow_none=True, load_default=None)
    catId = fields.Integer(allow_none=True, load_default=None)
    elements = Ids(most=50_000)


class Loosely(fields.Field[Any]):
    """A value of that type, within those bounds; whatever else stands there says nothing."""

    def __init__(self, type: type[int], most: int = 1) -> None:
        super().__init__(allow_none=True, load_default=None)
        self.type = type
        self.most = most

    def _deserialize(self, value: Any, attr: Any, data: Any, **more: Any) -> Any:
        fits = isinstance(value, int) and type(value) is self.type and 0 <= value <= self.most
        return value if fits else None


class ElementShape(Shape):
    """How an element is counted in the day-out-of-days stands under four names that changed with the spelling."""

    id = Id(required=True)
    name = Text()
    category = Id(allow_none=True, load_default=None)
    elementId = Text()
    linkedElements = Ids()
    events = fields.List(fields.Nested(EventShape), allow_none=True, load_default=None)
    daysOff = Weekdays()
    isDood = Loosely(bool)
    isHold = Loosely(bool)
    isDrop = Loosely(bool)
    dropDayCount = Loosely(int, 999)
    doodDayCount = Loosely(int, 999)
    doodInclude = Loosely(bool)
    doodHoldAllow = Loosely(bool)
    doodDropAllow = Loosely(bool)
    doodDropDays = Loosely(int, 999)


class Placed(fields.Field[Any]):
    """An id standing alone, or a list of ids: a shoot day."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **more: Any) -> str | list[str]:
        one = Id()
        if not isinstance(value, list):
            return one.deserialize(value)
        wrong: dict[int, Any] = {}
        day = []
        for index, item in enumerate(value):
            try:
                day.append(one.deserialize(item))
            except ValidationError as error:
                wrong[index] = error.messages
        if wrong:
            raise ValidationError(wrong)
        return day


class BoardShape(Shape):
    name = Text()
    breakdownIds = fields.List(Placed(), allow_none=True, load_default=None)
    breakdownArrays = fields.List(Placed(), allow_none=True, load_default=None)


class StripboardShape(Shape):
    id = Id(required=True)
    name = Text()
    calendar = Id(allow_none=True, load_default=None)
    boards = fields.List(fields.Nested(BoardShape), required=True)


class CalendarShape(Shape):
    id = Id(required=True)
    name = Text()
    daysOff = Weekdays()
    events = fields.List(fields.Nested(EventShape), allow_none=True, load_default=None)


class ScheduleShape(Shape):
    id = Text()
    project = Text()
    company = Text()
    name = Text()
    source = Text()
    own = fields.Raw(data_key="_callboard", allow_none=True, load_default=None)
    scriptColor = Text()
    schedColor = Text()
    scriptDate = UssDate(allow_none=True, load_default=None)
    schedDate = UssDate(allow_none=True, load_default=None)
    breakdowns = fields.List(fields.Nested(BreakdownShape), required=True)
    categories = fields.List(fields.Nested(CategoryShape), required=True)
    elements = fields.List(fields.Nested(ElementShape), required=True)
    stripboards = fields.List(fields.Nested(StripboardShape), allow_none=True, load_default=None)
    calendars = fields.List(fields.Nested(CalendarShape), allow_none=True, load_default=None)
