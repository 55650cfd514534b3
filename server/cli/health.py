"""`health`: how the running server is, with the names and reasons that `/health` keeps from strangers.

Promises: asks the keeper itself, over its line, which only the folder's owner can.
"""

from __future__ import annotations

import argparse
import json

from server.cli.ending import DAMAGED, FAILED, OK, Ending
from server.config import folder_of
from server.live.far_keeper import Line
from server.live.line import LineCut, place

PATIENCE = 5.0


def health(asked: argparse.Namespace) -> int:
    """Prints it. Exit 3 where a production has stopped."""
    folder = folder_of(asked.data)
    if not folder.is_dir():
        raise Ending(FAILED, f"there is no {folder}. Name another folder with --data.")
    try:
        told, _ = Line(place(folder)).ask({"ask": "health"}, patience=PATIENCE)
    except (LineCut, OSError):
        raise Ending(FAILED, f"nobody serves {folder}.") from None
    wrong = {**told["shut"], **told["stopped"]}
    if asked.json:
        print(json.dumps(told, ensure_ascii=False))
    else:
        print(f"The keeper is process {told['pid']}: {told['open']} productions, {told['sockets']} of {told['room']}"
              " live sockets.")  # fmt: skip
        for id, why in sorted(wrong.items()):
            print(f"  {id} has stopped: {why}")
    return DAMAGED if wrong else OK
