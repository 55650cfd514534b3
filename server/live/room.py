"""The open sockets of one production and what each hears (P4). Belongs to the keeper's thread, all of it.

Promises: a channel's frame is built once and carries changes only; after them each socket that got any gets one mark,
its `from` the last `to` sent on that socket; a socket whose rights moved gets `bye` before anything leaves.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from server.live.exchange import cursor_of, text_of
from server.live.frames import LEAVING, POLICY, text_frame
from server.live.live_socket import LiveSocket
from server.notices.reach import calls_by_person
from sync.log import Cursor, Viewer

Handed = tuple[str, str, list[str]]
"""A person, the device that was sent something, and the calls of that person it was sent."""


SIGNED_OUT = ("revoked", "signed_out", "replaced", "left")


class Watched(Protocol):
    """As much of the log as a room needs."""

    def viewer(self, person: str) -> Viewer | None: ...
    def cursor(self, seq: int) -> Cursor: ...


class Room:
    """`framed` is the last seq whose frames have left."""

    def __init__(self, framed: int) -> None:
        self.framed = framed
        self.sockets: set[LiveSocket] = set()

    def enter(self, sock: LiveSocket) -> None:
        self.sockets.add(sock)

    def leave(self, sock: LiveSocket) -> None:
        self.sockets.discard(sock)

    def bye(self, why: str, chosen: Callable[[LiveSocket], bool] = lambda _: True) -> None:
        """Sends chosen sockets away; the device knows from `why` what to do next."""
        code = POLICY if why in SIGNED_OUT else LEAVING
        for sock in [sock for sock in self.sockets if chosen(sock)]:
            sock.close(code, why, last=text_frame(text_of("bye", why=why)))
            self.sockets.discard(sock)

    def answered(self, sock: LiveSocket, viewer: Viewer, to: int, more: bool) -> None:
        """A `sync` on this socket was answered: from `to` on it hears its channels, once nothing more is to come."""
        sock.hears = not more
        sock.told = to
        sock.scope = viewer.scope
        sock.channels = viewer.channels

    def spread(self, log: Watched, head: int, frames: Sequence[tuple[str, str]]) -> list[Handed]:
        """Sends out what came after the last frames, up to `head`. Returns whose calls were handed to which device."""
        if head <= self.framed:
            return []
        self._recompute(log, frames)
        by_channel: dict[str, list[str]] = {}
        for channel, change in frames:
            by_channel.setdefault(channel, []).append(change)
        calls = {channel: calls_by_person(changes) for channel, changes in by_channel.items()}
        to = log.cursor(head)
        built: dict[str, bytes] = {}
        handed: list[Handed] = []
        for sock in list(self.sockets):
            hears = sorted(sock.channels & by_channel.keys()) if sock.hears and sock.told < head else []
            if not hears:
                continue
            for channel in hears:
                if channel not in built:
                    built[channel] = _changes(to.epoch, by_channel[channel])
            mark = text_frame(text_of("mark", scope=sock.scope, **{"from": sock.told}, to=cursor_of(to)))
            if not sock.send(b"".join([*(built[channel] for channel in hears), mark])):
                self.sockets.discard(sock)
                continue
            sock.told = head
            own = {call for channel in hears for call in calls[channel].get(sock.seat.person, ())}
            if own:
                handed.append((sock.seat.person, sock.device, sorted(own)))
        self.framed = head
        return handed

    def _recompute(self, log: Watched, frames: Iterable[tuple[str, str]]) -> None:
        """Rights stand in a person's record: where one moved, scopes are worked out again before its frames leave."""
        moved = {json.loads(change)["id"] for _, change in frames if change.startswith('{"kind":"person",')}
        now: dict[str, str | None] = {}
        for sock in [sock for sock in self.sockets if sock.hears and sock.seat.person in moved]:
            person = sock.seat.person
            if person not in now:
                viewer = log.viewer(person)
                now[person] = viewer.scope if viewer else None
        self.bye("scope", lambda sock: sock.seat.person in now and now[sock.seat.person] != sock.scope)

    def heard(self, log: Watched, sock: LiveSocket) -> dict[str, object]:
        """How far a socket has been told: {scope, from, to}, `to` the last seq framed and never the head."""
        if not sock.hears:
            return {}
        told, sock.told = sock.told, max(self.framed, sock.told)
        return {"scope": sock.scope, "from": told, "to": cursor_of(log.cursor(sock.told))}


def _changes(epoch: str, changes: list[str]) -> bytes:
    return text_frame('{"type":"changes","epoch":' + json.dumps(epoch) + ',"changes":[' + ",".join(changes) + "]}")
