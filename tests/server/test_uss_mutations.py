"""Whatever is done to a file: it is read, or refused with a FormatError. Nothing else ever comes out."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.formats import FormatError, figures, read
from tests.samples import sample
from tests.server.uss_builder import raw, uss

patient = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["start", "dayOff", "2026-05-14T07:00:00Z", "9999-12-31T23:59:59-12:00", "a", 10**400, -0.125]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=6,
)


def survives(source: bytes) -> None:
    try:
        said = json.dumps(figures(read(source)), ensure_ascii=False)
    except FormatError as refused:
        said = refused.what + refused.where + refused.mend
    assert said.encode()


def slots(value: Any) -> list[tuple[Any, Any]]:
    """Every place of a JSON value that may be replaced: (container, key)."""
    found: list[tuple[Any, Any]] = []
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        found.append((value, key))
        found += slots(inner)
    return found


@patient
@given(st.data())
def test_any_value_in_any_place(draw: st.DataObject) -> None:
    file = copy.deepcopy(uss())
    for _ in range(draw.draw(st.integers(1, 3))):
        places = slots(file)
        if not places:
            break
        container, key = places[draw.draw(st.integers(0, len(places) - 1))]
        if draw.draw(st.booleans()):
            container[key] = draw.draw(anything)
        else:
            container.pop(key)
    survives(raw(file))


@patient
@given(st.integers(0, 6_000), st.integers(0, 40), st.binary(max_size=12))
def test_any_bytes_cut_out_of_or_put_into_a_real_file(at: int, cut: int, put: bytes) -> None:
    whole = sample("wonderful-life-small.uss").read_bytes()
    survives(whole[:at] + put + whole[at + cut :])


@patient
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_at_all(noise: bytes) -> None:
    survives(noise)
    survives(b'{"universalScheduleStandard":' + noise)


@patient
@given(anything)
def test_any_json_as_the_schedule(value: Any) -> None:
    survives(raw({"universalScheduleStandard": value}))
