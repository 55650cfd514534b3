"""The production log: accepts deeds, and tells each viewer what changed.

Promises: `accept` is one durable commit, and afterwards nothing is remembered that was not committed (A1); readers,
from any thread, see a prefix (A4). Refuses to read a clock, draw a random number or open a file of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sync.accept import Accepting, Fault
from sync.chain import Verified, hash_at, walk
from sync.channels import Viewer, viewer_of
from sync.commit import Commit
from sync.cursor import Cursor, Standing, mint, weigh
from sync.epochs import Epoch, Epochs, Point
from sync.erase import erase
from sync.held import HELD, unshown
from sync.house import Actor, Record
from sync.kind import Kinds
from sync.known import Known
from sync.live import read_live
from sync.outcome import Outcome, Push, Sender
from sync.plain import instant, uuid7
from sync.prepared import TAKEN, Prepared
from sync.recent import Recent
from sync.release import AFTER_UPGRADE, release, release_waiting
from sync.rights import PERSON, SERVER
from sync.rows import Writer
from sync.store import Store, View
from sync.taking import LETTERS, PAGE, Taken, frames, take

SYSTEM = Actor(SERVER, SERVER)


def _nobody(raw: Mapping[str, Any], error: Exception) -> None:
    """Where no one asked to hear of faults."""


class Log:
    """One production's log over a `Store`.

    secret: signs cursors. clock: aware UTC now. entropy(n): n random bytes. epoch: this life of the log; `epochs`: the
    earlier ones. office: roles whose word is the office's (M2). audiences: name -> roles (C1). fault: hears of entries
    that our own code failed at, which are held. alone: nobody else commits to the store while this log lives; then
    what was changed last, and who sees what, need not be read again and again.
    """

    def __init__(
        self,
        store: Store,
        kinds: Kinds,
        *,
        secret: bytes,
        clock: Callable[[], datetime],
        entropy: Callable[[int], bytes],
        epoch: str,
        office: Collection[str],
        audiences: Mapping[str, Collection[str]],
        epochs: Iterable[Epoch] = (),
        fault: Fault = _nobody,
        alone: bool = False,
    ) -> None:
        self.store = store
        self.kinds = kinds
        self.epoch = epoch
        self._epochs = Epochs(epoch, epochs)
        self._secret = secret
        self._clock = clock
        self._entropy = entropy
        self._office = frozenset(office)
        self._audiences = audiences
        self._fault = fault
        self._known = Known(PERSON) if alone else None
        self._recent = Recent(store) if alone else None
        self.versions = {kind.name: kind.v for kind in kinds.values() if kind.v > 1}
        """E8: the kinds that are beyond their first version."""

    # Writing: one thread

    def accept(self, pushes: Sequence[Push]) -> list[list[Outcome]]:
        """Accept pushes in one commit, each entry judged alone. Raises `StoreFull`, `StoreFailed`: then nothing was
        taken."""
        with self.store.reading() as view:
            accepting = self._accepting(view)
            outcomes = [accepting.push(push) for push in pushes]
        self._commit(accepting.commit)
        return outcomes

    def accept_whole(self, pushes: Sequence[Push] | Prepared) -> tuple[bool, list[list[Outcome]]]:
        """K2: accept pushes if every entry of them is taken, else keep nothing. Says whether they were kept. Raises
        `Overtaken` for what was prepared upon another head."""
        prepared = pushes if isinstance(pushes, Prepared) else self.prepare(pushes)
        if prepared.whole:
            self._commit(prepared.commit)
        return prepared.whole, prepared.outcomes

    def prepare(self, pushes: Sequence[Push]) -> Prepared:
        """K2: judge what is kept whole or not at all. Any thread may ask."""
        with self.store.reading() as view:
            accepting = self._accepting(view, whole=True)
            return Prepared(self.epoch, accepting.commit, [accepting.push(push) for push in pushes])

    def rehearse(self, pushes: Sequence[Push]) -> list[list[Outcome]]:
        """What would become of these pushes if they came now. Nothing is kept; any thread may ask."""
        return self.prepare(pushes).outcomes

    def office(self, entries: Sequence[Mapping[str, Any]]) -> list[Outcome]:
        """Entries {kind, record, verb, fields} by the server itself, which may do anything; the rest is filled in."""
        with self.store.reading() as view:
            accepting = self._accepting(view)
            outcomes = [self._own(accepting, entry) for entry in entries]
        self._commit(accepting.commit)
        return outcomes

    def release(self, seqs: Sequence[int], by: Actor) -> list[Outcome]:
        """A3: let held rows go, judged by the rights of this moment. What was released before is passed over."""
        return self._release(seqs, by)

    def release_known(self) -> list[Outcome]:
        """E8: after an upgrade, let go what an older server did not know."""
        with self.store.reading() as view:
            seqs = [wait.seq for wait in view.held() if wait.why in AFTER_UPGRADE and wait.kind in self.kinds]
        return self._release(seqs, None) if seqs else []

    def show_held(self) -> list[Outcome]:
        """A3: show what an older server held without a record beside it."""
        if HELD not in self.kinds:
            return []
        with self.store.reading() as view:
            found = [shown for wait in view.held() if (shown := unshown(view, wait))]
        return self.office(found) if found else []

    def erase(self, seqs: Sequence[int], by: Actor) -> None:
        """A5: erase what stands beside these rows. A row of its own says so, and the chain still holds."""
        with self.store.reading() as view:
            commit = Commit(view, self.kinds, self._clock())
            erase(commit, Writer(commit, self._entropy), seqs, by.person, self._new_id(commit))
        self._commit(commit)

    # Reading: any thread

    def head(self) -> int:
        """The last seq."""
        if self._recent:
            return self._recent.head
        with self.store.reading() as view:
            return view.head()[0]

    def hash_at(self, seq: int) -> str | None:
        """A5: a row's hash, to be kept elsewhere as a witness."""
        with self.store.reading() as view:
            return hash_at(view, seq)

    def counts(self, point: Point) -> int:
        """E3: the last row of this log up to which it is the one that the point lies in."""
        return self._epochs.counts(point)

    def viewer(self, person: str) -> Viewer | None:
        """The viewer that a person's record makes of him; null if there is none or it is struck."""
        known = self._known
        return known.of(known.viewers, person, self._viewer) if known else self._viewer(person)

    def _viewer(self, person: str) -> Viewer | None:
        record = self.get(PERSON, person)
        return None if record is None or record.get("struck") else viewer_of(person, record, self._audiences)

    def actor(self, person: str) -> Actor | None:
        """The person as he may act at this moment; null if there is no such record or it is struck."""
        known = self._known
        return known.of(known.actors, person, self._actor) if known else self._actor(person)

    def _actor(self, person: str) -> Actor | None:
        record = self.get(PERSON, person) or {"struck": True}
        return (
            None
            if record.get("struck")
            else Actor(person, record["role"], record.get("department"), record.get("unit"))
        )

    def cursor(self, seq: int) -> Cursor:
        """P5: the cursor of a seq of this log. Raises `LookupError` beyond the head."""
        if self._known and (known := self._known.cursors.get(seq)):
            return known
        with self.store.reading() as view:
            found = hash_at(view, seq)
        if found is None:
            raise LookupError(f"there is no row {seq}")
        made = mint(self._secret, self.epoch, seq, found)
        return self._known.stands(made) if self._known else made

    def weigh(self, cursor: Cursor) -> Standing:
        """P5: fits, false, other_epoch, or copied_back: then this file is an older copy, and needs a new epoch."""
        if self._known and self._known.cursors.get(cursor.seq) == cursor:
            return "fits"
        with self.store.reading() as view:
            return self._weigh(view, cursor)

    def take_in(
        self, viewer: Viewer, cursor: Cursor | None, scope: str | None, *, limit: int = PAGE, size: int = LETTERS
    ) -> Taken:
        """P1: one page of what the viewer must hear, whole seqs until there are `limit` changes or `size` letters; a
        snapshot if the cursor or the scope is not his."""
        near = self._recent if cursor and scope == viewer.scope and self.weigh(cursor) == "fits" else None
        if near and cursor and (page := near.page(viewer.channels, cursor.seq, limit, size)):
            return Taken(False, cursor.seq, self.cursor(page.last), page.more, page.changes)
        with self.store.reading() as view:
            fits = cursor is not None and scope == viewer.scope and self._weigh(view, cursor) == "fits"
            start = cursor.seq if cursor is not None and fits else 0
            return take(view, viewer, start, not fits, limit, size, partial(mint, self._secret, self.epoch))

    def frames(self, after: int, upto: int) -> list[tuple[str, str]]:
        """P4: (channel, change JSON) with after < rev <= upto, in order of rev."""
        if self._recent and (found := self._recent.frames(after, upto)) is not None:
            return found
        with self.store.reading() as view:
            return frames(view, after, upto)

    def verify(self) -> Verified:
        """A5: follow the chain and name the first bad row."""
        with self.store.reading() as view:
            return walk(view.rows(0), view.orphans())

    def get(self, kind: str, id: str) -> Record | None:
        """A record as it stands, struck or not, with id and rev."""
        with self.store.reading() as view:
            stored = view.record(kind, id)
        return read_live(self.kinds[kind], stored).shown if stored else None

    def records(self, kind: str, **equals: Any) -> list[Record]:
        """Every record of a kind that is not struck and has those values, in order of id."""
        with self.store.reading() as view:
            return Commit(view, self.kinds, self._clock()).all(kind, **equals)

    # Within

    def _accepting(self, view: View, *, whole: bool = False) -> Accepting:
        commit = Commit(view, self.kinds, self._clock())
        return Accepting(commit, self._epochs, self._office, self._entropy, self._fault, whole=whole)

    def _commit(self, commit: Commit) -> None:
        batch = commit.batch()
        if not batch.empty():
            self.store.commit(batch)
            if self._known and self._recent:
                self._known.heed(batch)
                self._recent.add(batch)

    def _release(self, seqs: Sequence[int], by: Actor | None) -> list[Outcome]:
        with self.store.reading() as view:
            accepting = self._accepting(view)
            found = [outcome for seq in seqs if (outcome := release(accepting, seq, by))]
            release_waiting(accepting)
        self._commit(accepting.commit)
        return found

    def _own(self, accepting: Accepting, entry: Mapping[str, Any]) -> Outcome:
        commit = accepting.commit
        device, live = commit.device(SERVER), commit.live(entry["kind"], entry["record"])
        raw = {
            "id": self._new_id(commit),
            "device": SERVER,
            "n": (device.last if device else 0) + 1,
            "base": {"epoch": self.epoch, "rev": live.rev} if live else None,
            "seen": {"epoch": self.epoch, "seq": commit.head[0]},
            "fields": {},
            "at": instant(commit.now),
            "v": self.kinds[entry["kind"]].v,
            **entry,
        }
        return accepting.push(Push(Sender(SYSTEM, SERVER), [raw]))[0]

    def _new_id(self, commit: Commit) -> str:
        return uuid7(commit.now, self._entropy(10))

    def _weigh(self, view: View, cursor: Cursor) -> Standing:
        found = weigh(self._secret, cursor, self._epochs.names, self.epoch, lambda seq: hash_at(view, seq))
        if found == "fits" and self._known:
            self._known.stands(cursor)
        return found


__all__ = ["TAKEN", "Cursor", "Epoch", "Log", "Outcome", "Prepared", "Push", "Sender", "Taken", "Verified", "Viewer"]
