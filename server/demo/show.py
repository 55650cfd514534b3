"""The film itself: what stands on top of every sheet."""

from __future__ import annotations

TITLE = "THE KITE INSPECTOR"
COMPANY = "Tin Heron Pictures LLC"
ZONE = "America/Los_Angeles"
UNIT = "Main"
BOARD = "Board 4, Goldenrod"
OFFICE_ADDRESS = "118 Foundry Street, Sorrel, CA"
OFFICE_PHONE = "760 555 0100"
AREA = "760 555"
MAIL = "tinheron.example"
CHANNELS = "1 production, 2 open, 3 transport, 5 camera, 6 grip and electric, 9 medic"

SETTINGS: dict[str, object] = {
    "clock": "24",
    "paper": "letter",
    "language": "en",
    "urgent_minutes": 180,
    "publish_wait": 8,
    "block_minutes": 60,
    "makeup_minutes": 30,
    "script_colour": "Pink",
    "schedule_colour": "Goldenrod",
}
# How long before the first shoot day the script and the schedule in force came out.
SCRIPT_DAYS_BEFORE = 9
SCHEDULE_DAYS_BEFORE = 4

CREDITS = (
    ("Director", "director"),
    ("Producer", "producer"),
    ("UPM", "upm"),
    ("1st AD", "first_ad"),
    ("2nd AD", "second_ad"),
    ("Coordinator", "coordinator"),
)
