"""A newer Callboard opens a production and lets go what an older one had to hold."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest

from server.config import secret_of
from server.office.kinds import KINDS
from server.office.roles import OFFICE, by
from server.production import Productions
from sync.kind import Field, Kind, Verb, roles
from tests.cast import IMOGEN, PRODUCTION
from tests.served import Served

PERMIT = Kind(
    name="parking_permit",
    label=("Parking permit", "Permiso de estacionamiento"),
    fields={"plate": Field("text", ("Plate", "Placa"), required=True)},
    sees=(roles(*OFFICE),),
    verbs=(Verb("parking_permit.add", by(*OFFICE), creates=True),),
)


def test_E8_a_deed_of_a_kind_that_was_unknown_takes_effect_at_the_first_start_that_knows_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    permit = str(uuid.uuid4())
    with Served(folder) as served:
        hand = served.ready(IMOGEN)
        assert hand.sync([hand.entry("parking_permit", "add", permit, plate="7ABC123")])[0]["outcome"] == "held"
    monkeypatch.setattr("server.one_production.KINDS", {**KINDS, "parking_permit": PERMIT})
    for _ in range(2):
        productions = Productions(folder / "productions", secret_of(folder))
        production = productions.open(PRODUCTION)
        found = production.log.get("parking_permit", permit)
        assert found is not None
        assert found["plate"] == "7ABC123"
        head = production.log.head()
        assert production.log.verify().ok
        productions.close()
    assert head == found["rev"], "it is let go once"
