"""Each field's fast check says what its full schema says, whatever the value (E2)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError

from server.office.kinds import KINDS
from sync.kind import TYPES, Field, make
from sync.shapes import check
from tests.sync.show import POINT

YEARS = {"1969-12-31": False, "1970-01-01": True, "2200-12-31": True, "2201-01-01": False, "0001-01-01": False}
UUIDS = st.uuids().map(str)
DATES = st.one_of(st.dates().map(str), st.sampled_from(["2026-02-30", "2026-2-3", "20260203", "2026-02-28T00:00:00Z"]))
INSTANTS = st.one_of(
    st.datetimes().map(lambda d: d.isoformat() + "Z"),
    st.sampled_from(["2026-03-07T06:00Z", "2026-03-07T06:00:00+01:00", "2026-03-07 06:00Z", "2026-13-07T06:00Z"]),
)
LEAVES = st.one_of(
    st.booleans(),
    st.integers(-2_000_000_000, 2_000_000_000),
    st.integers(-10, 10),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(["pa", "driver", "void", "/void", "", "5", "1.5", "true", "x" * 501, "x" * 8_001, "x" * 30_001]),
    UUIDS,
    UUIDS.map(str.upper),
    DATES,
    INSTANTS,
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(["lat", "lon", "other"]), st.one_of(st.none(), inner), max_size=3),
    ),
    max_leaves=6,
)
PHOTO = {"sha256": "0a" * 32, "bytes": 5, "type": "image/jpeg", "width": 4, "height": None}
PARTS = {
    "sha256": st.sampled_from(["0a" * 32, "0A" * 32, "0a" * 31, "0a" * 32 + "\n", None, 7]),
    "bytes": st.sampled_from([1, 0, -1, 20_000_000, 20_000_001, 5.0, True, "5", None]),
    "type": st.sampled_from(["image/jpeg", "image/png", "image/svg+xml", "text/html", None, ["image/jpeg"]]),
    "width": st.sampled_from([1, 0, 20_000, 20_001, None, "1"]),
    "height": st.sampled_from([1, 0, 20_000, 20_001, None, 1.5]),
    "name": st.sampled_from(["proof.jpg", "x" * 200, "x" * 201, None, 5]),
    "path": st.sampled_from(["/etc/passwd", None]),
}
FILES = st.one_of(
    st.fixed_dictionaries({}, optional=PARTS),
    st.sampled_from(list(PARTS)).flatmap(lambda name: PARTS[name].map(lambda value: {**PHOTO, name: value})),
)
FIELDS = {
    type: Field(type, ("", ""), choices=("pa", "driver", "/void"), of=POINT if type == "struct" else "person")
    for type in TYPES
}


def takes(field: Field, value: Any) -> bool:
    try:
        make(field).deserialize(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("type", TYPES)
@given(value=VALUES)
def test_E2_the_fast_check_says_what_the_schema_says(type: str, value: Any) -> None:
    assert check(FIELDS[type])(value) == takes(FIELDS[type], value)


@given(value=st.one_of(FILES, VALUES))
def test_F1_a_reference_to_a_file_has_exactly_its_shape(value: Any) -> None:
    assert check(FIELDS["file"])(value) == takes(FIELDS["file"], value)
    assert check(FIELDS["files"])([value]) == takes(FIELDS["files"], [value])


def test_F1_a_field_names_twelve_files_and_no_more() -> None:
    for count in (12, 13):
        assert check(FIELDS["files"])([PHOTO] * count) is takes(FIELDS["files"], [PHOTO] * count) is (count == 12)


@pytest.mark.parametrize("type", [type for type in TYPES if type != "json"])
def test_E2_every_type_takes_something_and_refuses_something(type: str) -> None:
    fits: dict[str, Any] = {
        "choice": "pa", "yes_no": True, "date": "2026-03-07", "instant": "2026-03-07T06:00:00Z", "number": 1.5,
        "ref": "019cc82b-3200-7000-8000-000000000000", "refs": [], "texts": ["a"], "struct": {"lat": 1},
        "file": PHOTO, "files": [PHOTO],
    }  # fmt: skip
    value = fits.get(type, 5 if type in ("whole", "eighths", "minutes") else "text")
    assert check(FIELDS[type])(value)
    assert takes(FIELDS[type], value)
    assert not check(FIELDS[type])({"not": ["this"]})
    assert not takes(FIELDS[type], {"not": ["this"]})


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_E2_every_declared_kind_has_a_check_and_a_schema_for_each_field(kind: Any) -> None:
    assert kind.checks.keys() == kind.schema.fields.keys() == kind.fields.keys()


@pytest.mark.parametrize("day", [*YEARS, "9999-12-31", "٢٠٢٦-03-07"])
def test_E2_a_date_lies_in_years_that_can_be_counted_on_from(day: str) -> None:
    assert check(FIELDS["date"])(day) is takes(FIELDS["date"], day) is YEARS.get(day, False)
