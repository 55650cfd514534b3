"""A rehearsed day: the server's clock starts where it is told to, and goes on from there."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.e2e.callboard_process import Callboard, CallboardFailed
from tests.e2e.conftest import EVE


def test_what_is_done_in_a_rehearsal_bears_its_time(demonstration: Path) -> None:
    began = datetime.fromisoformat(EVE)
    rows = Callboard(demonstration).rows("call_sheet.publish")
    assert [row["outcome"] for row in rows] == ["applied"]
    at = datetime.fromisoformat(rows[0]["received_at"])
    assert began <= at < began + timedelta(minutes=5)


@pytest.mark.parametrize("moment", ["tomorrow", "2026-05-13T18:00:00"])
def test_a_moment_without_a_zone_is_not_understood(tmp_path: Path, moment: str) -> None:
    with pytest.raises(CallboardFailed, match=r"(?s)exit 2.*no moment with a zone"):
        Callboard(tmp_path / "data", as_of=moment).start()
