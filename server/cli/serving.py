"""`serve` and `demo`. Promises: what is printed is true when it is printed; every start gives links that work."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from server.cli.demonstrating import demonstration
from server.cli.ending import FAILED, OK, Ending
from server.cli.on_the_network import as_json, coordinators, open_door, tell_phones
from server.cli.opening import productions
from server.config import Config, folder_of
from server.desk.instants import now, rehearse
from server.lan.door import Door, NoDoor
from server.serving_alone import ServedAlready, serve_alone


def serve(asked: argparse.Namespace) -> int:
    """Serves a folder until it is told to stop."""
    _rehearse(asked)
    config = _config(asked, folder_of(asked.data))
    house = productions(config.folder)
    there = house.ids()
    serves_at = _alone(config.folder)
    door, config = _on_the_network(asked, config)
    people = coordinators(house, config.invitation_hours) if door else {}

    def ready(address: str) -> None:
        url = config.url or address
        links = {id: f"{url}/join/{token}" for id, (_, token) in people.items()}
        if asked.json:
            _say_json({"url": url, "productions": there} | _door_said(config, links))
        else:
            print(f"Callboard is at {url}, serving {', '.join(there) or 'no production yet'} from {config.folder}.")
            if not there:
                print("Make one with “callboard import FILE”, or see “callboard demo”.")
            if door and config.lan:
                named = {f"{name}, coordinator of {id}": links[id] for id, (name, _) in people.items()}
                tell_phones(config, config.lan, address, named, door.moved_from)
            sys.stdout.flush()

    return _serve(config, serves_at, ready, door)


def demo(asked: argparse.Namespace) -> int:
    """Makes the demonstration if it is missing, and serves it."""
    from server.demo import show

    config = _config(asked, folder_of(asked.data, inside="demo"))
    house = productions(config.folder)
    serves_at = _alone(config.folder)
    door, config = _on_the_network(asked, config)
    id, people = demonstration(house, config.invitation_hours, asked.as_of)
    began = now().astimezone(ZoneInfo(show.ZONE))

    def ready(address: str) -> None:
        url = config.url or address
        links = {key: f"{url}/join/{token}" for key, token in people.items()}
        if asked.json:
            said = {"url": url, "production": id, "links": links, "clock": began.isoformat()}
            _say_json(said | _door_said(config, links))
            return
        print(f"Callboard is at {url}. The demonstration is {id}, in {config.folder}.")
        print(f"It has a clock of its own, so that its day is always in progress: {began:%H:%M on %A, %d %B %Y}.")
        print("Sign in as (each link joins one browser; the next start prints fresh ones):")
        for key, link in links.items():
            print(f"  {key.replace('_', ' '):<12} {link}")
        if door and config.lan:
            drawn = {key.upper() if key == "pa" else key.capitalize(): links[key] for key in ("coordinator", "pa")}
            tell_phones(config, config.lan, address, drawn, door.moved_from)
        sys.stdout.flush()

    return _serve(config, serves_at, ready, door)


def _alone(folder: Path) -> Callable[[str], None]:
    try:
        return serve_alone(folder)
    except ServedAlready as wrong:
        raise Ending(FAILED, f"{wrong}. Stop that one, or name another folder with --data.") from None
    except OSError as wrong:
        raise Ending(FAILED, f"cannot write {folder}: {wrong.strerror}. Name another folder with --data.") from None


def _rehearse(asked: argparse.Namespace) -> None:
    """Before anything is opened, since a production keeps what it did and when."""
    if asked.as_of is not None:
        rehearse(asked.as_of)


def _config(asked: argparse.Namespace, folder: Path) -> Config:
    url = asked.url.rstrip("/") if asked.url else None
    config = replace(Config(folder), host=asked.host, port=asked.port, url=url, push_contact=asked.push_contact)
    config = replace(config, max_sockets=asked.sockets)
    return replace(config, push_hosts=(*config.push_hosts, *(asked.push_host or ())))


def _on_the_network(asked: argparse.Namespace, config: Config) -> tuple[Door | None, Config]:
    """The door that was asked for, and the settings with it in them."""
    door = open_door(asked, config.folder)
    return door, replace(config, lan=door.lan, url=door.lan.https) if door else config


def _door_said(config: Config, links: dict[str, str]) -> dict[str, Any]:
    return {"links": links, "lan": as_json(config, config.lan)} if config.lan else {}


def _serve(
    config: Config, serves_at: Callable[[str], None], ready: Callable[[str], None], door: Door | None = None
) -> int:
    # Before the processes part, so that they share it
    from server.app import create_app
    from server.carrying import carry
    from server.live.board import Board
    from server.live.far_keeper import Line
    from server.notices.vapid import BadKey, contact_of, key_of
    from server.serving import Server, room_for_sockets, write_logs

    write_logs()
    config = replace(config, max_sockets=room_for_sockets(config.max_sockets))
    try:
        key_of(config.folder, contact_of(config.push_contact, config.url))
    except (BadKey, OSError) as wrong:
        raise Ending(FAILED, str(wrong)) from None

    def make(place: Path, board: Board) -> Any:
        app = create_app(config, Line(place), board)
        app.extensions["productions"].open_all()
        carry(app)
        return app

    try:
        server = Server(config, make, ready)
    except OSError as wrong:
        raise Ending(FAILED, f"{wrong.strerror}. Name another with --port, 0 for any free one.") from None
    serves_at(config.url or server.address)
    if door:
        _let_in(door, config)
    server.run()
    return OK


def _let_in(door: Door, config: Config) -> None:
    try:
        door.open(config.max_sockets)
    except NoDoor as wrong:
        raise Ending(FAILED, f"{wrong}.") from None


def _say_json(said: dict[str, Any]) -> None:
    os.write(sys.stdout.fileno(), (json.dumps(said) + "\n").encode())
