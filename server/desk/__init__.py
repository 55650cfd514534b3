"""The second file of a production (K1): sessions, invitations, cursors, epochs and heads, which no restore replaces."""

from server.desk.desk import Desk

__all__ = ["Desk"]
