"""Why a deed did not take effect as it was meant: the codes and their plain English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sync.house import Refused
from sync.plain import NotPlain, plain

TEXTS: Mapping[str, str] = {
    "bad_entry": "This is not a deed Callboard can read: {wrong}.",
    "too_large": "This deed is larger than 64 KB.",
    "too_many": "More than 500 deeds came at once. Send the rest again.",
    "not_yours": "This is not yours to do.",
    "other_device": "This deed names another device than the one that sent it.",
    "other_person": "This device belongs to someone else.",
    "other_content": "A deed with this id was taken in before, and it said something else.",
    "fork": "Another phone counts under this phone's name. Take a new one and send again.",
    "gap": "A deed is missing before this one. Number {expected} comes next.",
    "unknown_kind": "This server does not know such a record yet. The deed is kept.",
    "unknown_version": "This server is older than the app. The deed is kept.",
    "unknown_verb": "There is no such deed.",
    "unknown_field": "This server does not know every field yet. The deed is kept.",
    "given_field": "Only the server sets {fields}.",
    "not_set_by_verb": "This deed does not set {fields}.",
    "bad_field": "Not every field can be taken as it is.",
    "bad_key": "The record's id does not follow from its own fields.",
    "append_only": "This can only be added to, never changed.",
    "no_such_record": "The record this speaks of does not exist.",
    "waits_for_record": "The record this speaks of is not here yet. The deed is kept.",
    "beyond_cut": "This rests on something the server lost in a restore. The deed is kept.",
    "dead_epoch": "The server was restored since. The deed is kept and shown, and does not take effect by itself.",
    "too_late": "This came after its time and did not take effect.",
    "no_deadline": "This deed must say until when it holds.",
    "revoked": "This phone was signed out. The deed is kept for review.",
    "fault": "The server failed at this deed. It is kept.",
    "moved": "What was shown has moved.",
    "decided": "Somebody has decided about this already.",
    "not_shown": "The value chosen was not one of those shown.",
    "merged": "Others changed the record too. Both stand.",
    "superseded": "A later word stands already.",
    "contested": "Someone else wrote here too. The office decides.",
    "once_had_right": "You had the right when you wrote this, and no longer have it. The office decides.",
}


def refusal(code: str, **values: Any) -> Refused:
    """The exception that refuses, or holds, with that code."""
    return Refused(code, TEXTS[code].format_map(_Shown(values)), values)


def why(code: str, **values: Any) -> dict[str, Any]:
    """The reason as it stands in an outcome."""
    return reason(refusal(code, **values))


def reason(refused: Refused) -> dict[str, Any]:
    """The same, of what was raised. What the values hold must be plain; else they say nothing."""
    try:
        values = plain(dict(refused.values))
    except NotPlain:
        values = {}
    return {"code": refused.code, "text": refused.text, "values": values}


class _Shown(dict[str, Any]):
    def __getitem__(self, key: str) -> str:
        value = super().__getitem__(key)
        return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
