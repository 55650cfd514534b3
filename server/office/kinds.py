"""Every kind of record there is, by name. A new kind is one declaration and one line here."""

from __future__ import annotations

from server.office.call_sheets.kinds import CALL, CALL_SHEET, COPY, SHEET_REVISION, SHEET_ROW
from server.office.call_sheets.overrule import OVERRULE
from server.office.check_ins import CHECK_IN
from server.office.held_deeds import HELD_DEED
from server.office.imports import IMPORT
from server.office.locations import LOCATION, LOCATION_PHOTO
from server.office.people import CONTACT, MINOR, PERSON
from server.office.production import PRODUCTION
from server.office.questions import QUESTION
from server.office.rules.work_rules import WORK_RULE
from server.office.rulings import RULING
from server.office.runs import RUN, RUN_ITEM, RUN_PROOF
from server.office.schedule.boards import BOARD, BOARD_UNIT, COVER_SET, DAY_BREAK, SHOOT_DAY, STRIP
from server.office.schedule.breakdown import ELEMENT, SCENE, SCENE_SHOT
from server.office.schedule.calendars import CALENDAR, CALENDAR_DAY, ELEMENT_DAY
from server.office.schedule.script import REVISED_SCENE, SCRIPT_COPY, SCRIPT_REVISION
from server.office.schedule.version_kinds import SCHEDULE_COPY, SCHEDULE_SNAPSHOT, SCHEDULE_VERSION, WORK_DAYS
from sync.kind import Kinds

KINDS: Kinds = {
    kind.name: kind
    for kind in (
        PRODUCTION,
        PERSON,
        CONTACT,
        LOCATION,
        LOCATION_PHOTO,
        ELEMENT,
        ELEMENT_DAY,
        SCENE,
        CALENDAR,
        CALENDAR_DAY,
        BOARD,
        BOARD_UNIT,
        DAY_BREAK,
        STRIP,
        COVER_SET,
        SHOOT_DAY,
        SCENE_SHOT,
        SCHEDULE_VERSION,
        SCHEDULE_SNAPSHOT,
        WORK_DAYS,
        SCHEDULE_COPY,
        SCRIPT_REVISION,
        REVISED_SCENE,
        SCRIPT_COPY,
        CALL_SHEET,
        SHEET_ROW,
        SHEET_REVISION,
        CALL,
        COPY,
        OVERRULE,
        WORK_RULE,
        MINOR,
        RUN,
        RUN_ITEM,
        RUN_PROOF,
        CHECK_IN,
        QUESTION,
        RULING,
        HELD_DEED,
        IMPORT,
    )
}
