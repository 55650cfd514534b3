"""`import`: a schedule, a script or a crew list becomes a production, or comes into one, as a whole or not at all (K2).

Promises: everything is read and rehearsed before anything is kept; what is kept is one commit; where a server serves
the folder, it goes through it. Refuses a file that cannot be read, saying what is wrong, where, and how to mend it.
"""

from __future__ import annotations

import argparse
import json
import uuid
from pathlib import Path
from typing import Any

from server.cli import import_words as words
from server.cli.ending import FAILED, OK, UNREADABLE, USAGE, Ending
from server.cli.import_through import through
from server.cli.importing_new import new, slug
from server.cli.opening import productions, reading, writing
from server.config import folder_of
from server.desk import sessions
from server.desk.instants import now
from server.importing.applying import NotBrought, Wrote, prepare
from server.importing.applying import bring as bring_in
from server.importing.asked import asking
from server.importing.reading import AllReading, FileRead, Unread, read_file, region_of
from server.importing.undoing import undo
from server.production import Production
from server.serving_alone import serving_at
from sync.house import Actor
from sync.log import Push, Sender
from sync.store import StoreFailed, StoreFull


def bring(asked: argparse.Namespace) -> int:
    """Reads, previews, and unless it is a dry run imports. Returns the exit code."""
    if asked.undo:
        return _undo(asked)
    if asked.file is None:
        raise Ending(USAGE, "usage: callboard import FILE, or callboard import --undo IMPORT")
    read = _read(asked)
    found = words.figures(read)
    if asked.board is not None and asked.board not in read.boards:
        named = ", ".join(f"“{board}”" for board in read.boards)
        raise Ending(FAILED, f"the file has no board “{asked.board}”. It has: {named or 'none'}.")
    said = _import(asked, read)
    if asked.json:
        print(json.dumps({**found, **said}, ensure_ascii=False))
        return OK
    print("\n".join(filter(None, [words.told(found, read.sort), words.columns(read.shown["en"]["table"])])))
    if "difference" in said:
        print(words.difference(said["difference"]))
    if "import" in said:
        print(f"{said['entries']} records are in “{said['production']}”, import {said['import']}.")
        if said["link"]:
            begin = "" if serving_at(folder_of(asked.data)) else "Serve it with “callboard serve”, then sign"
            print(f"{begin or 'Sign'} in here as {asked.coordinator}:\n{said['link']}")
    return OK


def _read(asked: argparse.Namespace) -> FileRead:
    path = Path(asked.file)
    try:
        if not path.is_file():
            raise Ending(
                UNREADABLE, f"There is no file called {path.name}, or it is none. Check the name and the folder."
            )
        read = read_file(path, path.name, board=asked.board, region=region_of(asked.zone))
        if asked.mapping and read.shown["en"]["table"]:
            mapping = _mapping(asked.mapping, read.shown["en"]["table"])
            read = read_file(path, path.name, mapping=mapping, region=region_of(asked.zone))
    except Unread as wrong:
        raise Ending(UNREADABLE, f"{path.name}: {wrong}") from None
    except AllReading:
        raise Ending(FAILED, "other files are being read. Try again.") from None
    except OSError as wrong:
        raise Ending(UNREADABLE, f"{path}: {wrong.strerror}.") from None
    return read


def _mapping(told: str, table: dict[str, Any]) -> dict[str, Any]:
    """`name=Full name,phone=4`: each field, and the heading or number of its column."""
    columns = {str(one["index"]): one["field"] for one in table["columns"]}
    for part in told.split(","):
        field, _, where = (word.strip() for word in part.partition("="))
        fits = [
            str(one["index"])
            for one in table["columns"]
            if one["title"].casefold() == where.casefold() or str(one["index"] + 1) == where
        ]
        if not fits:
            named = ", ".join(one["title"] or str(one["index"] + 1) for one in table["columns"])
            raise Ending(FAILED, f"there is no column “{where}”. There are: {named}.")
        columns[fits[0]] = field
    return {**table["mapping"], "columns": columns}


def _import(asked: argparse.Namespace, read: FileRead) -> dict[str, Any]:
    id = asked.production or slug(read, asked.title)
    folder = folder_of(asked.data)
    try:
        if asked.dry_run:
            there = asked.production is not None and (folder / "productions" / id).is_dir()
            return _into(asked, id, read) if there else {}
        if productions(folder).has(id):
            if asked.production is None:
                raise Ending(
                    FAILED, f"there is a production “{id}” already: bring this into it with --production {id}."
                )
            return _into(asked, id, read)
        return new(productions(folder), id, asked, read)
    except NotBrought as wrong:
        raise Ending(FAILED, f"nothing was imported: {words.WHY.get(wrong.code, wrong.code)}") from None
    except StoreFull:
        raise Ending(FAILED, "nothing was imported: the disk is full.") from None
    except (StoreFailed, OSError) as wrong:
        raise Ending(FAILED, f"nothing was imported: {wrong}.") from None


def _into(asked: argparse.Namespace, id: str, read: FileRead) -> dict[str, Any]:
    """Into a production that is there: through the server that serves it, else by itself."""
    folder = folder_of(asked.data)
    if address := serving_at(folder):
        return _through(asked, address, folder / "productions" / id, read)
    with writing(productions(folder), id) as house:
        actor = _first(house)
        wanted = asking(
            read,
            id=str(uuid.uuid4()),
            file=Path(asked.file).name,
            production=id,
            settings=house.settings(),
            joined={one.person for one in sessions.listed(house.desk)},
        )
        ready = prepare(house.log, actor, wanted, now())
        if asked.dry_run:
            return {"difference": ready.told}
        if ready.plan.empty:
            return {"production": id, "import": wanted.heading.id, "entries": 0, "link": None, "difference": ready.told}
        if bring_in(house.log, actor, wanted, ready.plan.digest, now(), writer(house, actor)) is not None:
            raise NotBrought("busy")
    count = sum(map(len, ready.entries))
    return {
        "production": id, "import": wanted.heading.id, "entries": count, "link": None, "difference": ready.told
    }  # fmt: skip


def _through(asked: argparse.Namespace, address: str, place: Path, read: FileRead) -> dict[str, Any]:
    with through(address, place, _coordinator(place)) as server:
        shown = server.send(Path(asked.file))
        if asked.board is not None or asked.mapping:
            table = read.shown["en"]["table"]
            how = {"mapping": table["mapping"]} if table else {"board": asked.board}
            shown = server.say(f"imports/{shown['id']}/mapping", **how)
        difference = shown["difference"]
        moves = [*difference["added"], *difference["changed"], *difference["removed"]]
        said = {"production": place.name, "import": shown["id"], "entries": len(moves), "link": None}
        if asked.dry_run:
            return {"difference": difference}
        if moves and "difference" in server.say(f"imports/{shown['id']}/apply", digest=difference["digest"]):
            raise Ending(FAILED, "nothing was imported: something has changed meanwhile. Do this again.")
    return {**said, "difference": difference}


def writer(house: Production, actor: Actor) -> Any:
    """The log's one writer, where no server is."""

    def write(device: str, chunks: list[list[dict[str, Any]]]) -> Wrote:
        kept, outcomes = house.log.accept_whole([Push(Sender(actor, device), one) for one in chunks])
        return Wrote(kept, [one for its in outcomes for one in its])

    return write


def _first(house: Production) -> Actor:
    """The coordinator, in whose name the import is entered."""
    found = house.log.records("person", role="coordinator")
    if not found:
        raise Ending(FAILED, "nothing was imported: the production has no coordinator.")
    return Actor(found[0]["id"], "coordinator", found[0].get("department"), found[0].get("unit"))


def _coordinator(place: Path) -> str:
    with reading(place) as view:
        people = [(one.id, json.loads(one.text)) for one in view.records("person")]
    for id, told in people:
        if told.get("role") == "coordinator" and not told.get("struck"):
            return str(id)
    raise Ending(FAILED, "nothing was imported: the production has no coordinator.")


def _undo(asked: argparse.Namespace) -> int:
    from server.cli.opening import chosen

    place = chosen(asked)
    folder = folder_of(asked.data)
    try:
        if address := serving_at(folder):
            with through(address, place, _coordinator(place)) as server:
                told = server.say(f"imports/{asked.undo}/undo")
        else:
            with writing(productions(folder), place.name) as house:
                found = undo(house.log, asked.undo, now(), writer(house, _first(house)))
            told = {"again": found is None}
            if found:
                told |= {"back": found.back, "struck": found.struck, "lifted": found.lifted, "stays": len(found.stays)}
    except LookupError:
        raise Ending(FAILED, f"there is no import {asked.undo}.") from None
    except (NotBrought, StoreFailed) as wrong:
        raise Ending(FAILED, f"nothing was undone: {wrong}.") from None
    if isinstance(told.get("stays"), list):
        told["stays"] = len(told["stays"])
    if asked.json:
        print(json.dumps(told))
    elif told["again"]:
        print("It was undone before; nothing was done.")
    else:
        print(
            f"Undone: {told['back']} fields went back, {told['struck']} records struck, {told['lifted']} stand again,"
            f" {told['stays']} stay as somebody changed them since."
        )
    return OK
