"""A production's past, for whoever asks: the log's rows and the steps of its devices' cursors, read together.

Promises: steps of an earlier life of the log count as far as this one shares its rows (E3). Refuses: to write.
"""

from __future__ import annotations

from server.desk import Desk, heads
from server.office.call_sheets.knew import Step
from sync.epochs import Epochs, Point


def steps(desk: Desk, person: str) -> list[Step]:
    """How far each device of that person had come, oldest first."""
    lives = heads.epochs(desk)
    epochs = Epochs(lives[-1].name, lives)
    return [Step(one.device, epochs.counts(Point(one.epoch, one.seq)), one.at) for one in heads.came(desk, person)]
