"""Reads the command line and hands on. Refuses to import what only one command needs before it was asked for."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from server.cli.ending import OK, USAGE, Ending

ENDINGS = """exit codes:
  0  done
  1  refused or failed; nothing was half done
  2  the command was not understood
  3  a log is damaged
  4  a file cannot be read"""
DATA = "where productions lie (default: $CALLBOARD_DATA, else ./.callboard)"


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    whole = argparse.ArgumentParser(
        prog="callboard",
        description="The production office in every pocket.",
        epilog=ENDINGS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)

    serve = _command(commands, "serve", "serve the productions in a folder until told to stop")
    _listening(serve)

    demo = _command(commands, "demo", "make a demonstration production if there is none, serve it, print sign-in links")
    _listening(demo)
    demo.set_defaults(demo=True)

    bring = _command(commands, "import", "bring in a schedule, a script or a crew list, or undo an import")
    bring.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help="a schedule (USS), a script (Fountain, Final Draft) or a crew list (CSV, XLSX)",
    )
    bring.add_argument("--dry-run", action="store_true", help="only say what is in it")
    bring.add_argument("--production", metavar="ID", help="the production's short name; an existing one is added to")
    bring.add_argument("--mapping", metavar="FIELD=COLUMN,…", help="what the columns of a crew list are")
    bring.add_argument("--undo", metavar="IMPORT", help="undo the import of that id")
    bring.add_argument("--title", help="the title of a new production (default: the file's own)")
    bring.add_argument(
        "--zone", default="America/Los_Angeles", help="time zone of a new production (default: %(default)s)"
    )
    bring.add_argument(
        "--coordinator", metavar="NAME", default="Coordinator", help="who may sign in to a new production"
    )
    bring.add_argument(
        "--board", metavar="NAME", help="the board whose days become shoot days (default: the last dated)"
    )

    take = _command(commands, "export", "write a production's schedule into a file: USS, or its scenes as CSV or XLSX")
    take.add_argument("file", metavar="FILE", help="its ending says what it becomes: .uss, .csv, .xlsx; - prints USS")
    take.add_argument("--production", metavar="ID", help="which production (default: the only one)")
    take.add_argument("--language", choices=("en", "es"), default="en", help="of the headings (default: %(default)s)")

    invite = _command(commands, "invite", "print a one-time sign-in link for somebody")
    invite.add_argument("person", metavar="PERSON", help="a name as in the crew list, or a person's id")
    invite.add_argument("--production", metavar="ID", help="which production (default: the only one)")
    invite.add_argument("--hours", type=int, default=24 * 14, help="how long the link works (default: %(default)s)")
    invite.add_argument("--url", help="the server's public address (default: the running server's)")

    _command(commands, "health", "say how the running server is, and which productions have stopped, and why")

    backup = _command(commands, "backup", "save every production beside the running server, and read it back")
    backup.add_argument("--to", metavar="DIR", help="where backups lie, best another disk (default: backups in --data)")
    backup.add_argument("--production", metavar="ID", help="save this one alone")
    backup.add_argument("--keep", type=_count, metavar="N", help="afterwards remove all but the newest N of these")
    backup.add_argument(
        "--verify",
        action="store_true",
        help="also restore it into a scratch folder, open it there, and clear that away",
    )

    restore = _command(commands, "restore", "bring a production back from a backup, into a folder that nobody serves")
    restore.add_argument("backup", metavar="BACKUP", help="the folder of a backup")
    restore.add_argument("--production", metavar="ID", help="which production (default: the only one)")
    restore.add_argument("--dry-run", action="store_true", help="only read the backup to the last byte")
    restore.add_argument(
        "--although-older", action="store_true", help="go back further than phones were told that a backup reaches"
    )
    restore.add_argument("--sign-out", action="store_true", help="end every session; everybody joins by a new link")

    log = _command(commands, "log", "look into a production's log")
    looks = log.add_subparsers(dest="look", metavar="show|verify", required=True)
    show = _command(looks, "show", "print the log's rows, oldest first")
    show.add_argument("--after", type=int, default=0, metavar="SEQ", help="only rows after this one")
    show.add_argument("--limit", type=int, default=0, metavar="N", help="at most so many, the last ones")
    show.add_argument("--at", type=_moment, metavar="TIME", help="instead, the records as they stood at this moment")
    show.add_argument(
        "--as", dest="as_person", metavar="PERSON", help="with --at: what that person's phone held then, and since when"
    )
    verify = _command(looks, "verify", "follow the chain of hashes; exit 3 and name the first row that is wrong")
    for one in (show, verify):
        one.add_argument("--production", metavar="ID", help="which production (default: the only one)")
    return whole


def _command(commands: Any, name: str, does: str) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = commands.add_parser(
        name,
        help=does,
        description=does[0].upper() + does[1:] + ".",
        epilog=ENDINGS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    if name != "log":
        made.add_argument("--data", metavar="DIR", help=DATA)
        made.add_argument("--json", action="store_true", help="print for a program")
    return made


def _listening(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    command.add_argument("--port", type=int, default=8000, help="port, 0 for any free one (default: %(default)s)")
    command.add_argument("--url", help="the public address, where a proxy stands before this one")
    command.add_argument(
        "--sockets", type=int, default=6_000, metavar="N", help="live sockets at most (default: %(default)s)"
    )
    command.add_argument(
        "--lan",
        nargs="?",
        const="",
        metavar="ADDRESS",
        help="serve phones on this network by https, with an authority of this folder's own; the address or interface "
        "if there are several",
    )
    command.add_argument(
        "--https-port", type=int, default=8443, help="with --lan: the port of the app (default: %(default)s)"
    )
    command.add_argument(
        "--http-port",
        type=int,
        default=8080,
        help="with --lan: the port of the page that explains (default: %(default)s)",
    )
    command.add_argument(
        "--push-contact",
        type=_contact,
        metavar="ADDRESS",
        help="whom push services write to: mailto:NAME@HOST (default: the --url)",
    )
    command.add_argument(
        "--push-host", action="append", metavar="HOST", help="one more push service that phones may name"
    )
    command.add_argument(
        "--as-of", type=_moment, metavar="TIME", help="rehearse a day: the server's clock starts at this moment"
    )


def _moment(typed: str) -> datetime:
    """An instant with its zone, as in 2026-03-07T18:00:00-08:00."""
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise argparse.ArgumentTypeError(f"“{typed}” is no moment with a zone, like 2026-03-07T18:00:00-08:00")
    return moment


def _count(typed: str) -> int:
    """A whole number from 1 on."""
    if not typed.isascii() or not typed.isdigit() or not int(typed):
        raise argparse.ArgumentTypeError(f"“{typed}” is no number from 1 on")
    return int(typed)


def _contact(typed: str) -> str:
    """Whom a push service may write to."""
    from server.notices.vapid import contact_of

    try:
        return contact_of(typed, None)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from None


def main(args: Sequence[str] | None = None) -> int:
    """Runs a command; returns its exit code."""
    asked = parser().parse_args(args)
    try:
        return _run(asked)
    except Ending as ending:
        print(f"callboard: {ending}", file=sys.stderr)
        return ending.code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return OK


def _run(asked: argparse.Namespace) -> int:
    if asked.command == "import":
        from server.cli.importing import bring

        return bring(asked)
    if asked.command == "export":
        from server.cli.exporting import export

        return export(asked)
    if asked.command == "invite":
        from server.cli.inviting import invite

        return invite(asked)
    if asked.command == "health":
        from server.cli.health import health

        return health(asked)
    if asked.command in ("backup", "restore"):
        from server.cli.backing_up import backup, restore

        return (backup if asked.command == "backup" else restore)(asked)
    if asked.command == "log":
        if asked.look == "show" and (asked.at or asked.as_person):
            from server.cli.looking_back import show_then

            if not asked.at:
                raise Ending(USAGE, "--as needs --at: the moment that is meant.")
            return show_then(asked)
        from server.cli.looking import show, verify

        return (show if asked.look == "show" else verify)(asked)
    from server.cli.serving import demo, serve

    return (demo if asked.command == "demo" else serve)(asked)
