"""Who sees the schedule and who makes it.

Promises one place for both. Refuses cast, guardians and vendors the boards: what concerns them is told them by itself.
"""

from __future__ import annotations

from server.office.roles import OFFICE, SHEET_MAKERS, by

READERS = (*OFFICE, "hod", "location_manager", "accountant", "transport_captain", "pa")
MAKERS = by(*SHEET_MAKERS)
