"""The contract of a Store, over memory."""

from __future__ import annotations

import pytest

from sync.memory import MemoryStore
from sync.store import Store
from tests.sync.store_contract import StoreContract


class TestMemoryStore(StoreContract):
    @pytest.fixture
    def store(self) -> Store:
        return MemoryStore()

    def again(self, store: Store) -> Store:
        return store  # nothing outlives its process
