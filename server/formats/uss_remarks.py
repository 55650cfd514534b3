"""What is odd about a USS file and yet no reason to refuse it.

Promises one remark for each sort of oddity, with names and counts, never a list without end.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from server.formats.schedule import Banner, Element, Remark, Strip, remark
from server.formats.words import Name

# Further scenes with odd pages are told by none: twelve show what is wrong with the export.
_MOST_OF_A_SORT = 12


def name_of(id: str, strips: dict[str, Strip], banners: dict[str, Banner]) -> Name:
    """A strip or banner as a sentence names it."""
    strip = strips.get(id)
    if strip is None:
        return Name("banner", text=banners[id].text[:80])
    if strip.number:
        return Name("scene", number=strip.number[:80])
    return Name("scene_unnumbered", slug=strip.slug[:80])


def about_strips(records: list[dict[str, Any]], strips: dict[str, Strip]) -> list[Remark]:
    """Scene numbers that are missing or stand twice, pages that are missing or no eighths."""
    found = []
    unnumbered = tuple(name_of(one.id, strips, {}) for one in strips.values() if not one.number)
    if unnumbered:
        found.append(remark("no_number", count=len(unnumbered), names=unnumbered))
    numbers = Counter(one.number for one in strips.values() if one.number)
    twins = [(number, count) for number, count in numbers.items() if count > 1]
    found += [remark("twin_number", number=number[:80], count=count) for number, count in twins[:_MOST_OF_A_SORT]]
    unmeasured = tuple(name_of(one.id, strips, {}) for one in strips.values() if one.eighths is None)
    if unmeasured:
        found.append(remark("no_pages", count=len(unmeasured), names=unmeasured))
    odd = [
        remark("odd_pages", name=name_of(strip.id, strips, {}), pages=record["pages"], eighths=strip.eighths)
        for record in records
        if (strip := strips.get(record["id"])) is not None
        and record["pages"] is not None
        and abs(record["pages"] * 8 - (strip.eighths or 0)) > 0.01
    ]
    return found + odd[:_MOST_OF_A_SORT]


def about_elements(file: dict[str, Any], elements: dict[str, Element]) -> list[Remark]:
    """Elements without a category, and mentions of elements that are not there."""
    found = []
    lost = tuple(one.name[:80] for one in elements.values() if one.category_id is None)
    if lost:
        found.append(remark("no_category", count=len(lost), names=lost))
    mentions = [one for record in file["breakdowns"] for one in record["elements"] or ()]
    mentions += [one for element in elements.values() for one in element.linked_ids]
    unknown = sum(one not in elements for one in mentions)
    if unknown:
        found.append(remark("unknown_elements", count=unknown))
    return found
