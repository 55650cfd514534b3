"""Rings: takes what waits in one production's second file to the push services.

Promises: many at once and none in another's way; what could not be delivered is tried again, later each time and as
the push service asks, until the call is past; a phone that is gone is rung no more. Refuses: to ring for a revision
that is no longer the newest, on a phone that is another's by now.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import structlog

from server.desk import Desk, rings, subscriptions
from server.desk.instants import now
from server.desk.rings import Over, Ring
from server.desk.subscriptions import Subscription
from server.notices.gate import Gate, NotAllowed, Target
from server.notices.post import Answer, Unreachable, post
from server.notices.saying import Notice, call_notice, trial_notice
from server.notices.telling import record, waiting
from server.notices.vapid import Key
from server.stores.view import SqliteView
from sync.house import record_id

AT_ONCE = 64
"""Notices of one production that may be on their way."""
FIRST, LONGEST = timedelta(seconds=5), timedelta(minutes=10)
GONE, REFUSED, TOO_MANY = (404, 410), (401, 403), 429
CONTENT = "application/notification+json"
Sent = Callable[[str, str, list[str], str], object]
"""Puts copies on the ladder as sent: person, device, copies' ids, at."""


@dataclass(frozen=True)
class Made:
    """A notice ready to leave."""

    ring: Ring
    phone: Subscription
    target: Target
    notice: Notice


class Ringer:
    """One production's notices on their way. `begin` belongs to one thread; the posts are `pool`'s."""

    def __init__(self, id: str, desk: Desk, key: Key, gate: Gate, pool: Executor, nudge: Callable[[], None]) -> None:
        self.id = id
        self.desk = desk
        self.said = structlog.get_logger("push").bind(production=id)
        self._key = key
        self._gate = gate
        self._pool = pool
        self._nudge = nudge
        self._lock = threading.Lock()
        self._out: set[tuple[str, str]] = set()

    def begin(self, log: SqliteView) -> int:
        """Sends off what is due; returns how many. What becomes of each is written when it is known."""
        due = [ring for ring in rings.due(self.desk, AT_ONCE) if self._free(ring)]
        if not due:
            return 0
        badges = waiting(log, now())
        begun = 0
        for ring in due:
            made = self._make(ring, log, badges)
            if made is not None:
                with self._lock:
                    self._out.add((ring.call, ring.subscription))
                self._pool.submit(self._ring, made)
                begun += 1
        return begun

    def _free(self, ring: Ring) -> bool:
        # Of one call one notice is on its way to a phone, or an older one could come in behind a newer.
        with self._lock:
            return len(self._out) < AT_ONCE and (ring.call, ring.subscription) not in self._out

    # What leaves

    def _make(self, ring: Ring, log: SqliteView, badges: dict[str, int]) -> Made | None:
        made = self._made(ring, log, badges)
        if isinstance(made, Made):
            return made
        rings.over(self.desk, ring, made)
        return None

    def _made(self, ring: Ring, log: SqliteView, badges: dict[str, int]) -> Made | Over:
        phone = subscriptions.standing(self.desk, ring.subscription)
        person = record(log, "person", ring.person)
        if phone is None or phone.person != ring.person:
            return "ended"
        if person is None:
            return "left"
        production = record(log, "production", record_id("production", self.id)) or {}
        about: dict[str, Any] = {"id": self.id, "base": phone.base, "waiting": badges.get(ring.person, 0)}
        moment = now()
        try:
            if ring.call == rings.TEST:
                notice = trial_notice(person, production, **about, moment=datetime.fromisoformat(ring.told_in))
            else:
                call = record(log, "call", ring.call)
                if call is None or call.get("told_in") != ring.told_in:
                    return "overtaken"
                notice = call_notice(call, person, production, **about, moment=moment)
            target = self._gate.target(phone.endpoint)
        except ValueError as wrong:
            self.said.error("a notice that cannot be sent", wrong=str(wrong))
            return "refused"
        return Made(ring, phone, target, notice) if notice.expires > moment else "past"

    def _ring(self, made: Made) -> None:
        try:
            if self._stands(made):
                self._settle(made, self._post(made))
            else:
                rings.over(self.desk, made.ring, "ended")
        except (NotAllowed, Unreachable) as wrong:
            self._again(made, None, str(wrong))
        except Exception as wrong:
            self.said.exception("a notice failed")
            self._again(made, None, type(wrong).__name__)
        finally:
            with self._lock:
                self._out.discard((made.ring.call, made.ring.subscription))
            self._nudge()

    def _stands(self, made: Made) -> bool:
        """Whether the phone is still to be rung, after the wait for those before it."""
        phone = subscriptions.standing(self.desk, made.phone.id)
        return phone is not None and phone.person == made.ring.person

    def _post(self, made: Made) -> Answer:
        from pywebpush import WebPusher  # takes a while to load, and is needed by no page

        keys = {"p256dh": made.phone.p256dh, "auth": made.phone.auth}
        body = bytes(WebPusher({"endpoint": made.phone.endpoint, "keys": keys}).encode(made.notice.body)["body"])
        headers = {
            "Content-Type": CONTENT,
            "Content-Encoding": "aes128gcm",
            "TTL": str(max(int((made.notice.expires - now()).total_seconds()), 1)),
            "Urgency": made.notice.urgency,
            "Topic": made.notice.topic,
            "Authorization": self._key.authorization(made.target.audience),
        }
        return post(self._gate, made.target, headers, body)

    # What became of it

    def _settle(self, made: Made, answer: Answer) -> None:
        if 200 <= answer.status < 300:
            rings.left(self.desk, made.ring)
        elif answer.status in GONE:
            self._forget(made, "gone", answer)
        elif answer.status in REFUSED:
            self.said.error("a push service refuses this server’s key", host=made.target.host, status=answer.status)
            self._forget(made, "refused", answer)
        elif answer.status == TOO_MANY or answer.status >= 500:
            self._again(made, answer.retry_after, str(answer.status))
        else:
            self.said.error("a push service refused a notice", status=answer.status, answer=answer.said[:200])
            rings.over(self.desk, made.ring, "refused")

    def _forget(self, made: Made, why: str, answer: Answer) -> None:
        self.said.info("a phone is rung no more", why=why, host=made.target.host, status=answer.status)
        subscriptions.unsubscribe(self.desk, made.phone.id, why)
        rings.over(self.desk, made.ring, "ended")

    def _again(self, made: Made, retry_after: str | None, why: str) -> None:
        pause = max(_seconds(retry_after), min(FIRST * 2**made.ring.tries, LONGEST))
        moment = now() + pause
        if moment >= made.notice.expires:
            self.said.warning("a notice was never delivered", why=why, host=made.target.host)
            rings.over(self.desk, made.ring, "past")
        else:
            rings.later(self.desk, made.ring, moment, why)

    # Who knows

    def climb(self, log: SqliteView, sent: Sent) -> int:
        """Asks for the rung of what has left (R1); returns for how many that was needed."""
        asked = 0
        for one in rings.unclimbed(self.desk, AT_ONCE):
            copy = record_id("copy", one.person, one.call, one.told_in)
            stands = record(log, "copy", copy)
            if stands is None or stands.get("sent"):  # a prelim has no copy
                rings.climbed(self.desk, one)
            else:
                sent(one.person, one.device, [copy], one.at)
                asked += 1
        return asked


def _seconds(told: str | None) -> timedelta:
    """Retry-After in either of its forms; none where it cannot be read, a day at most."""
    seconds = 0.0
    if told and told.strip().isascii() and told.strip().isdigit():
        seconds = float(told.strip()[:9])
    elif told:
        try:
            moment = parsedate_to_datetime(told)
        except (ValueError, TypeError):
            return timedelta()
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        seconds = (moment - datetime.now(UTC)).total_seconds()
    return timedelta(seconds=min(max(seconds, 0.0), 86_400.0))
