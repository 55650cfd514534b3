"""Devices that tests of the server share."""

from __future__ import annotations

import pytest

from tests.cast import HOLLIS, IMOGEN
from tests.hand import Hand
from tests.served import Served


@pytest.fixture
def hollis(served: Served) -> Hand:
    return served.ready(HOLLIS)


@pytest.fixture
def imogen(served: Served) -> Hand:
    return served.ready(IMOGEN)
