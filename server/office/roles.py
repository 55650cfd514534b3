"""The roles of a production and the groups that rights are given to.

A role is a row in no table: it is a person's field.
"""

from __future__ import annotations

from sync.kind import Who

ROLES = (
    "coordinator",
    "apoc",
    "upm",
    "first_ad",
    "second_ad",
    "accountant",
    "hod",
    "location_manager",
    "secretary",
    "transport_captain",
    "driver",
    "caterer",
    "pa",
    "crew",
    "cast",
    "guardian",
    "vendor",
)
OFFICE = ("coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary")
SHEET_MAKERS = ("coordinator", "apoc", "upm", "first_ad", "second_ad")
RUN_GIVERS = (*OFFICE, "transport_captain", "location_manager")
RUNNERS = ("pa", "driver")
RESERVED = (*OFFICE, "accountant")
"""Roles that carry the office's rights, or its money."""
HIRERS = ("coordinator", "apoc", "upm")
"""Who may give a reserved role, or take it away, and let in whoever holds one."""
WITH_NUMBERS = tuple(role for role in ROLES if role not in ("cast", "guardian", "vendor"))
"""Who may hold other people's telephone numbers: not cast, guardians or vendors."""
AUDIENCES = {"crew": WITH_NUMBERS, "cast": ("cast", "guardian"), "vendor": ("vendor",)}
SERVER = Who(roles=("server",))


def by(*roles: str, named: tuple[str, ...] = (), role_in: tuple[str, ...] = ()) -> Who:
    return Who(roles=roles, named=named, role_in=role_in)


ANYONE = Who(anyone=True)
