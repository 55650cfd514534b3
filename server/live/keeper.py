"""The keeper: the only writer of a production's log, and the one who tells its sockets.

Promises: waiting pushes share one durable commit; nothing is answered or sent on before it; one bad push costs nobody
else theirs; a full disk is said and nothing more happens; a file that cannot be read stops this production only (K3).
Refuses: to wait for any phone.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as Late
from typing import Any

import structlog

from server.live.exchange import BadMessage, Reply, fault, nonce_of, parse, read
from server.live.frames import POLICY
from server.live.live_socket import LiveSocket
from server.live.loop import Loop
from server.live.pulling import Credit
from server.live.seat import Seat
from server.live.tick import Asked, Brought, Damaged, Tick
from sync.log import Prepared

AT_ONCE = 200
"""Pushes that may share a commit."""
TRIES = 3
"""How often an import is judged beside the writer before the writer judges it, and everybody waits."""
IN_TIME = 25.0
"""Seconds after which a request is told that the keeper is behind."""
QUIET = 0.5
"""Seconds without a push after which there is time to tidy the store."""
NOTE_EVERY = 2.0
"""Seconds between two notes of the head and the cursors in the second file."""
Job = Asked | Callable[[], None]


class Keeper:
    """One thread, begun at once. Every method may be called from any thread; `stopped` hears of a file gone bad."""

    def __init__(self, production: str, tick: Tick, stopped: Callable[[str], None]) -> None:
        self.said = structlog.get_logger("keeper").bind(production=production)
        self._tick = tick
        self._stopped = stopped
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._open = True
        self._noted = time.monotonic()
        self._untidy = 0.0
        self._thread = threading.Thread(target=self._run, name=f"keeper {production}", daemon=True)
        self._thread.start()

    # What carriers ask

    def exchange(self, seat: Seat, message: dict[str, Any], text: bytes | None = None) -> Reply:
        """Pushes and takes in, in one go; waits for the commit. Never raises: a fault is a reply too. `text` is the
        message as it came, for a keeper that lives elsewhere."""
        waiting: Future[Reply] = Future()
        self.ask(seat, message, waiting.set_result)
        try:
            return waiting.result(IN_TIME)
        except Late:
            return fault(503, "busy", nonce_of(message))

    def bring(self, seat: Seat, device: str, chunks: Sequence[Sequence[Any]]) -> Brought:
        """K2: entries that are seen as a whole or not at all; waits for the commit. Never raises."""
        waiting: Future[Brought] = Future()
        self.ask_to_bring(seat, device, chunks, waiting.set_result)
        try:
            return waiting.result(IN_TIME)
        except Late:
            return Brought(False, [], "busy")

    def join(self, sock: LiveSocket, loop: Loop) -> None:
        """Takes in a socket after its handshake. It hears nothing until a `sync` on it was answered whole."""
        self._jobs.put(lambda: self._tick.enter(sock))
        loop.adopt(sock, self._hear, self._leave)

    def _leave(self, gone: LiveSocket) -> None:
        self._jobs.put(lambda: self._tick.room.leave(gone))

    def end(self, session: str, why: str, done: Callable[[], object] = lambda: None) -> None:
        """Sends the sockets of an ended session away; then `done`."""

        def task() -> None:
            self._tick.end(session, why)
            done()

        self._jobs.put(task)

    def credit(self, shown: Credit) -> None:
        """Takes in what an exchange that was answered elsewhere has shown of who knows."""
        self._jobs.put(lambda: self._tick.climb(self._tick.credit(shown)))

    # The same without waiting: `done` is called once, on the keeper's thread or on this one

    def ask(
        self, seat: Seat, message: dict[str, Any], done: Callable[[Reply], object], sock: LiveSocket | None = None
    ) -> None:
        try:
            asked = Asked(seat, read(message), done, sock)
        except BadMessage as wrong:
            done(fault(400, "bad_message", nonce_of(message), what=str(wrong)))
            return
        if asked.message.person not in (None, seat.person):
            # E7: before anything is taken in or given out; a device that never pushed is bound to nobody yet
            done(fault(403, "other_person", asked.message.nonce))
        elif not self._open:
            done(fault(503, "busy", asked.message.nonce))
        else:
            self._jobs.put(asked)

    def ask_to_bring(
        self, seat: Seat, device: str, chunks: Sequence[Sequence[Any]], done: Callable[[Brought], object]
    ) -> None:
        """An import is judged beside the writer, so that pushes go on meanwhile; if one has, it is judged anew, and the
        last time by the writer itself."""

        def task(tries: int, prepared: Prepared | None) -> None:
            try:
                if tries and not self._tick.stands(prepared):
                    begin(tries - 1)
                else:
                    done(self._tick.bring(seat, device, chunks, prepared if tries else None))
            except Damaged:
                done(Brought(False, [], "stopped"))
                raise
            except Exception:
                self.said.exception("an import failed", device=device)
                done(Brought(False, [], "server_failed"))

        def judge(tries: int) -> None:
            prepared = None
            with contextlib.suppress(Exception):  # the writer meets the same, and says it
                prepared = self._tick.prepare(seat, device, chunks)
            self._jobs.put(lambda: task(tries if prepared else 0, prepared))

        def begin(tries: int) -> None:
            if tries:
                threading.Thread(target=judge, args=(tries,), name="import", daemon=True).start()
            else:
                task(0, None)

        if self._open:
            begin(TRIES)
        else:
            done(Brought(False, [], "busy"))

    def sent(self, person: str, device: str, copies: list[str], at: str) -> None:
        """Another carrier's notice has left for that device: puts these copies on the ladder as sent (R1)."""
        self._jobs.put(lambda: self._tick.climb(self._tick.reach.left(person, device, copies, at)))

    def close(self) -> None:
        """Ends what is under way, notes the head, and stops. What comes after is answered with 503."""
        if self._open:
            self._open = False
            self._jobs.put(None)
            self._thread.join(timeout=5)

    # The socket's side

    def _hear(self, sock: LiveSocket, text: str) -> None:
        try:
            message = parse(text)
        except BadMessage as wrong:
            sock.send_text(fault(400, "bad_message", what=str(wrong)).text)
            return
        if message.get("type") not in ("ping", "sync"):
            sock.send_text(fault(400, "bad_message", nonce_of(message), what="type is sync or ping").text)
        elif not sock.ask():  # whoever asks and never reads must not fill the writer's day
            sock.close(POLICY, "too many at once")
        elif message["type"] == "ping":
            self._jobs.put(lambda: self._tick.ping(sock, nonce_of(message)))
        else:
            self.ask(sock.seat, message, lambda reply: sock.answer(reply.message()), sock)

    # The thread

    def _run(self) -> None:
        jobs: list[Job | None] = []
        try:
            while None not in jobs:
                jobs = self._gather()
                for job in jobs:  # who comes and who is sent away, before what they ask
                    if job is not None and not isinstance(job, Asked):
                        self._do(job)
                self._take([job for job in jobs if isinstance(job, Asked)])
                if any(isinstance(job, Asked) and job.message.pushes for job in jobs):
                    self._untidy = time.monotonic()
                if self._tick.due == 0.0:
                    self._do(self._tick.go_on)
                if time.monotonic() - self._noted > NOTE_EVERY:
                    self._do(self._tick.note)
                    self._noted = time.monotonic()
                if self._untidy and time.monotonic() - self._untidy > QUIET and self._jobs.empty():
                    self._untidy = 0.0
                    self._do(self._tick.log.store.tidy)
            self._do(self._tick.close)
        except Damaged as wrong:
            self._give_up(str(wrong), jobs)

    def _take(self, asked: list[Asked]) -> None:
        """A tick. Whatever goes wrong by our own fault costs these their answer, and nobody else anything."""
        try:
            self._tick.take(asked)
        except Damaged:
            raise
        except Exception:
            self.said.exception("a tick failed", exchanges=len(asked))
            for one in asked:
                one.answer(fault(500, "server_failed", one.message.nonce))

    def _gather(self) -> list[Job | None]:
        """What waits, at most AT_ONCE; while one commit is on its way to the disk, the next fills."""
        jobs: list[Job | None] = []
        with contextlib.suppress(queue.Empty):
            owed = self._tick.due
            wait = owed if owed is not None else NOTE_EVERY if self._tick.unnoted else None
            if self._untidy and owed is None:
                wait = QUIET
            jobs.append(self._jobs.get(timeout=wait))
            while len(jobs) < AT_ONCE and jobs[-1] is not None:
                jobs.append(self._jobs.get_nowait())
        return jobs

    def _do(self, job: Callable[[], object]) -> None:
        try:
            job()
        except Damaged:
            raise
        except Exception:
            self.said.exception("a task of the keeper failed")

    def _give_up(self, wrong: str, jobs: list[Job | None]) -> None:
        """The file is bad: says so to whoever asks, until the production is closed."""
        self._open = False
        self._tick.room.bye("stopped")
        self._stopped(wrong)
        while None not in jobs:
            for job in jobs:
                if isinstance(job, Asked):
                    job.answer(fault(503, "stopped", job.message.nonce))
            jobs = [self._jobs.get()]
