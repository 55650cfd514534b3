"""`health`: how the running server is, with the names and reasons that `/health` keeps from strangers.

Promises: asks the keeper itself, over its line, which only the folder's owner can; says which production no backup
holds yet.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from server.cli.ending import DAMAGED, FAILED, OK, Ending
from server.config import folder_of
from server.desk import Desk, floor
from server.desk.floor import Floor
from server.live.far_keeper import Line
from server.live.line import LineCut, place
from server.one_production import DESK

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
    backed = last_backups(folder)
    if asked.json:
        print(
            json.dumps({**told, "backups": {id: one and asdict(one) for id, one in backed.items()}}, ensure_ascii=False)
        )
    else:
        print(f"The keeper is process {told['pid']}: {told['open']} productions, {told['sockets']} of {told['room']}"
              " live sockets.")  # fmt: skip
        for id, why in sorted(wrong.items()):
            print(f"  {id} has stopped: {why}")
        for id, held in backed.items():
            if held is None:
                print(
                    f"  {id} is in no backup that was read back: phones keep everything. See callboard backup --help."
                )
            else:
                print(f"  {id} is in a backup up to row {held.seq}, since {held.at[:16].replace('T', ' ')} UTC.")
    return DAMAGED if wrong else OK


def last_backups(folder: Path) -> dict[str, Floor | None]:
    """Of each production, the last backup that was read back; None where there is none."""
    found: dict[str, Floor | None] = {}
    for path in sorted((folder / "productions").glob(f"[!.]*/{DESK}")):
        with suppress(sqlite3.Error):  # one that cannot be read is said by the keeper
            desk = Desk(path)
            try:
                found[path.parent.name] = floor.kept(desk)
            finally:
                desk.close()
    return found
