"""The digest of a draft: what was previewed and what is published are the same, or nothing is published (E6).

Promises that whatever a reader of any audience would see, and whatever any person would be told, is in it.
"""

from __future__ import annotations

import hashlib
import json

from server.office.call_sheets.document import document
from server.office.call_sheets.draft import Draft
from server.office.call_sheets.told import calls
from server.office.roles import AUDIENCES


def digest(draft: Draft) -> str:
    """SHA-256, in hexadecimal, over the documents of all audiences and everyone's call."""
    whole = {"documents": [document(draft, audience) for audience in AUDIENCES], "calls": calls(draft)}
    text = json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
