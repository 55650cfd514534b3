"""The open sockets of one production and what each hears (P4). Belongs to the keeper's thread, all of it.

Promises: a channel's frame is built once and carries changes only; after them each socket that got any gets one mark,
its `from` the last `to` sent on that socket; a socket whose rights moved gets `bye` before anything leaves.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from server.live.exchange import cursor_of, text_of
from server.live.frames import LEAVING, POLICY, Message, text_frame
from server.live.live_socket import LiveSocket
from server.notices.reach import calls_by_person
from sync.log import Cursor, Viewer

Handed = tuple[str, str, list[str]]
"""A person, the device that was sent something, and the calls of that person it was sent."""


SMALL = 8_192
"""Bytes up to which frames and mark are cheaper to copy together than to send as parts."""
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
        self._hearing: dict[str, set[LiveSocket]] = {}

    def enter(self, sock: LiveSocket) -> None:
        self.sockets.add(sock)

    def leave(self, sock: LiveSocket) -> None:
        self.sockets.discard(sock)
        self._deafen(sock)

    def bye(self, why: str, chosen: Callable[[LiveSocket], bool] = lambda _: True) -> None:
        """Sends chosen sockets away; the device knows from `why` what to do next."""
        code = POLICY if why in SIGNED_OUT else LEAVING
        for sock in [sock for sock in self.sockets if chosen(sock)]:
            sock.close(code, why, last=text_frame(text_of("bye", why=why)))
            self.leave(sock)

    def answered(self, sock: LiveSocket, viewer: Viewer, to: int, more: bool) -> None:
        """A `sync` on this socket was answered: from `to` on it hears its channels, once nothing more is to come."""
        if sock.closing:
            return
        if more or sock.channels != viewer.channels:
            self._deafen(sock)
        sock.told = to
        sock.scope = viewer.scope
        sock.channels = viewer.channels
        if not more and not sock.hears:
            sock.hears = True
            for channel in sock.channels:
                self._hearing.setdefault(channel, set()).add(sock)

    def _deafen(self, sock: LiveSocket) -> None:
        if not sock.hears:
            return
        sock.hears = False
        for channel in sock.channels:
            hearing = self._hearing[channel]
            hearing.discard(sock)
            if not hearing:
                del self._hearing[channel]

    def spread(self, log: Watched, head: int, frames: Sequence[tuple[str, str]]) -> list[Handed]:
        """Sends out what came after the last frames, up to `head`. Returns whose calls were handed to which device."""
        if head <= self.framed:
            return []
        self._recompute(log, frames)
        by_channel: dict[str, list[str]] = {}
        for channel, change in frames:
            by_channel.setdefault(channel, []).append(change)
        to = log.cursor(head)
        end = f'"to":{json.dumps(cursor_of(to), separators=(",", ":"))}}}'
        messages: dict[str, Message] = {}
        calls: dict[str, dict[str, list[str]]] = {}
        handed: list[Handed] = []
        for channels, sockets in self._who_hears(by_channel):
            for channel in channels:
                if channel not in messages:
                    messages[channel] = _changes(to.epoch, by_channel[channel])
                    calls[channel] = calls_by_person(by_channel[channel])
            theirs = [calls[channel] for channel in channels if calls[channel]]
            bodies: dict[bool, bytes] = {}
            made: dict[tuple[bool, int, str], bytes] = {}
            for sock in sockets:
                told, squeezes = sock.told, sock.squeezes
                if told >= head:
                    continue
                framed = made.get((squeezes, told, sock.scope))  # most stand where others stand
                if framed is None:
                    if squeezes not in bodies:
                        bodies[squeezes] = b"".join(messages[one].framed(squeezes) for one in channels)
                    body = bodies[squeezes]
                    mark = text_frame(f'{{"type":"mark","scope":"{sock.scope}","from":{told},{end}')
                    if len(body) < SMALL:
                        framed = made[squeezes, told, sock.scope] = body + mark
                if not (sock.send(body, mark) if framed is None else sock.tell(framed)):
                    self.leave(sock)
                    continue
                sock.told = head
                if theirs and (own := {call for one in theirs for call in one.get(sock.seat.person, ())}):
                    handed.append((sock.seat.person, sock.device, sorted(own)))
        self.framed = head
        return handed

    def _who_hears(self, channels: Iterable[str]) -> Iterable[tuple[tuple[str, ...], list[LiveSocket]]]:
        """The sockets that hear any of these channels, by which; however many hear none of them costs nothing."""
        heard = [channel for channel in sorted(channels) if channel in self._hearing]
        if len(heard) == 1:
            return [((heard[0],), list(self._hearing[heard[0]]))]
        by_sock: dict[LiveSocket, list[str]] = {}
        for channel in heard:
            for sock in self._hearing[channel]:
                by_sock.setdefault(sock, []).append(channel)
        found: dict[tuple[str, ...], list[LiveSocket]] = {}
        for sock, its in by_sock.items():
            found.setdefault(tuple(its), []).append(sock)
        return found.items()

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


def _changes(epoch: str, changes: list[str]) -> Message:
    return Message('{"type":"changes","epoch":' + json.dumps(epoch) + ',"changes":[' + ",".join(changes) + "]}")
