"""`export`: a production's schedule becomes a file, whether the production is being served or not.

Promises: the file is there whole or not at all, and never written over a file that is there. Refuses an ending that
says nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from server.cli.ending import FAILED, OK, USAGE, Ending
from server.cli.opening import chosen, reading
from server.desk.instants import now
from server.office.kinds import KINDS
from sync.commit import Commit
from sync.house import House, record_id

SORTS = (".uss", ".csv", ".xlsx")


def export(asked: argparse.Namespace) -> int:
    """Writes the file. Returns the exit code."""
    path = None if asked.file == "-" else Path(asked.file)
    sort = ".uss" if path is None else path.suffix.lower()
    if sort not in SORTS:
        raise Ending(USAGE, f"“{asked.file}”: end its name in .uss, .csv or .xlsx, which says what to write.")
    production = chosen(asked)
    with reading(production) as view:
        made = _made(Commit(view, KINDS, now()), production.name, sort, asked.language)
    if path is None:
        sys.stdout.write(made.decode())
        return OK
    try:
        with open(path, "xb") as file:
            file.write(made)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        raise Ending(FAILED, f"{path} is there already. Name another file, or move that one.") from None
    except OSError as wrong:
        path.unlink(missing_ok=True)
        raise Ending(FAILED, f"{path} was not written: {wrong.strerror}.") from None
    told = {"file": str(path), "production": production.name, "bytes": len(made)}
    print(json.dumps(told) if asked.json else f"{path}: the schedule of “{production.name}”, {len(made):,} bytes.")
    return OK


def _made(house: House, id: str, sort: str, language: str) -> bytes:
    production = house.get("production", record_id("production", id))
    if production is None:
        raise Ending(FAILED, f"“{id}” has no settings yet, and so no schedule.")
    if sort == ".uss":
        from server.formats.uss_out import uss_text

        return uss_text(house, production, now()).encode()
    from server.formats.schedule_tables import scenes_sheet
    from server.formats.table_out import csv_bytes, xlsx_bytes

    sheet = scenes_sheet(house, "es" if language == "es" else "en", production.get("board"))
    return csv_bytes(sheet) if sort == ".csv" else xlsx_bytes(sheet)
