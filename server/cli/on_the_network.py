"""`--lan`: opens the door to the network, and says in the terminal how phones come in.

Promises: whatever is in the way is said before anything is served, with the way out. Refuses `--host` and `--url`
beside it, which would say another address.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from server.cli.codes import show, tell
from server.cli.ending import FAILED, USAGE, Ending
from server.cli.opening import writing
from server.config import Config, Lan
from server.desk import invitations
from server.lan import offer
from server.lan.addresses import NoAddress
from server.lan.authority import CERTIFICATE, FOLDER, BadAuthority, certificate_of
from server.lan.door import Door, NoDoor
from server.production import Production, Productions

HERE = "127.0.0.1"


def open_door(asked: argparse.Namespace, folder: Path) -> Door | None:
    """The door that was asked for, listening; None where none was."""
    if asked.lan is None:
        return None
    if asked.url or asked.host != HERE:
        raise Ending(USAGE, "--lan says itself where the server is: leave --url and --host away.")
    try:
        return Door(folder, asked.lan, asked.https_port, asked.http_port)
    except (BadAuthority, NoAddress) as wrong:
        raise Ending(FAILED, str(wrong)) from None
    except NoDoor as wrong:
        raise Ending(FAILED, f"{wrong.strerror}.") from None
    except OSError as wrong:
        raise Ending(FAILED, f"cannot use {wrong.filename or folder}: {wrong.strerror}.") from None


def coordinators(house: Productions, hours: int) -> dict[str, tuple[str, str]]:
    """For each production that opens, its coordinator's name and a fresh link's token."""
    made = {}
    for id in house.ids():
        try:
            with writing(house, id) as opened:
                if found := _coordinator(opened):
                    token, _ = invitations.invite(opened.desk, id, found[0], role="coordinator", by=None, hours=hours)
                    made[id] = (found[1], token)
        except Ending:  # the server says of it what there is to say, and serves the others
            continue
    return made


def _coordinator(opened: Production) -> tuple[str, str] | None:
    for one in opened.log.records("person", role="coordinator"):
        if not one.get("struck"):
            return str(one["id"]), str(one["name"])
    return None


def as_json(config: Config, lan: Lan) -> dict[str, Any]:
    """What a program is told of the door."""
    certificate = certificate_of(config.folder)
    return {
        "address": lan.address,
        "https": lan.https,
        "http": lan.http,
        "fingerprint": offer.fingerprint(certificate),
        "certificate": str(config.folder / FOLDER / CERTIFICATE),
    }


def tell_phones(config: Config, lan: Lan, here: str, links: Mapping[str, str], moved_from: str | None) -> None:
    """Prints the two steps: trust, then sign in. `links`: who, and his link; the first ones are drawn."""
    certificate = certificate_of(config.folder)
    prints = offer.fingerprint(certificate)
    if moved_from:
        print()
        tell(
            f"This computer was at {moved_from} the last time, and phones that joined there look for it there. Give it "
            "that address again (see docs/on-a-router.md), or send fresh links."
        )
    print("\n1. EACH PHONE, ONCE: TRUST THIS SERVER\n")
    show(lan.http)
    print()
    tell("Join the same Wi-Fi, scan, and do what the page says. In short:", then="")
    tell(
        "in Safari download the profile, then Settings → Profile Downloaded → Install, then Settings → General → About "
        f"→ Certificate Trust Settings → switch on “{offer.name(certificate)}”.",
        first="   iPhone   ",
    )
    tell(
        "download the certificate, then Settings → Security → Encryption & credentials → Install a certificate → CA "
        "certificate.",
        first="   Android  ",
    )
    print("The fingerprint on the page must be this one:")
    pairs = prints.split(":")
    for at in range(0, len(pairs), 8):
        print("   " + ":".join(pairs[at : at + 8]))
    print("\n2. THEN SIGN IN: each link joins one phone. More links: “callboard invite NAME”, or People in the app.")
    for who, link in links.items():
        print(f"\n{who}")
        show(link)
    print()
    tell(f"On this computer Callboard is at {here} too; a link from above works there with that beginning.")
