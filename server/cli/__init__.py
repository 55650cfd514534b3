"""The `callboard` command. Promises: `--help` everywhere, errors on standard error, exit codes that mean something."""

from server.cli.main import main

__all__ = ["main"]
