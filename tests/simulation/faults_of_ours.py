"""Deliberate faults in the rules, each of which the simulation must catch. Another is a few lines more.

Promises: each names its file, a text that stands there exactly once, and what takes its place. `mutants.py` tries
them.
"""

from __future__ import annotations

from dataclasses import dataclass

ACCEPT, LOG, MERGE, DEEDS = "sync/accept.py", "sync/log.py", "sync/merge.py", "sync/deeds.py"
ROOM = "server/live/room.py"
TS = "pwa/src/sync/"
INTAKE, OVERLAY, RECEIVE, RECOUNT = TS + "intake.ts", TS + "overlay.ts", TS + "receive.ts", TS + "recount.ts"

BESIDE = '    if (this.#live?.isOpen && this.signals.state.peek() !== "live") {\n'


@dataclass(frozen=True)
class Mutant:
    """`swaps`: (file, text that stands there once, what takes its place)."""

    name: str
    swaps: tuple[tuple[str, str, str], ...]


def mutant(name: str, file: str, text: str, instead: str, *more: tuple[str, str, str]) -> Mutant:
    return Mutant(name, ((file, text, instead), *more))


MUTANTS = (
    # The engine
    mutant(
        "no de-duplication",
        ACCEPT,
        "        if n <= device.last and (turn := self.commit.turn(device.device, n)):\n",
        "        if n <= -1 and (turn := self.commit.turn(device.device, n)):\n",
        (ACCEPT, "if known is not None and isinstance(entry, Entry) and self._same(", "if False and self._same("),
    ),
    mutant("no gap check", ACCEPT, "        if expected is not None:\n", "        if expected == -1:\n"),
    mutant("no fork check", ACCEPT, "        if turn.claimed != claimed:\n", "        if turn.claimed == '':\n"),
    mutant(
        "a page splits one seq and moves the cursor",
        "sync/memory.py",
        "page = [c for c in found if c.rev <= enough]",
        "page = found[:limit]",
    ),
    mutant(
        "ack before commit",
        LOG,
        "        self._commit(accepting.commit)\n        return outcomes\n\n    def accept_whole",
        "        try:\n            self._commit(accepting.commit)\n        except Exception:\n            pass\n"
        "        return outcomes\n\n    def accept_whole",
    ),
    mutant(
        "record-level base",
        DEEDS,
        "verdict = judge(field_of(kind, name), standing, stamp, value, author)",
        "verdict = judge(field_of(kind, name), standing, stamp and stamp._replace(seq=before.rev), value, author)",
    ),
    mutant("base ignored: all was seen", "sync/stamps.py", "return stamp.seq <= self.base", "return True"),
    mutant("base ignored: nothing was seen", "sync/stamps.py", "return stamp.seq <= self.base", "return False"),
    mutant("scope ignored", LOG, "scope == viewer.scope and self._weigh", "self._weigh"),
    mutant("epoch of a base ignored", "sync/epochs.py", "min(point.seq, shared)", "point.seq"),
    mutant("epoch of a cursor ignored", "sync/cursor.py", '        return "other_epoch"\n', '        return "fits"\n'),
    mutant("pong at the head", ROOM, "max(self.framed, sock.told)\n", "log.head()  # type: ignore\n"),
    mutant("viewers are remembered when rights move", "sync/known.py", "self.viewers.clear()", "pass"),
    mutant("a page is remembered over a commit", "sync/recent.py", "            self._pages.clear()\n", ""),
    mutant("a socket hears before it was told all", ROOM, "if not more and not sock.hears:", "if not sock.hears:"),
    mutant("scopes are not recomputed", ROOM, "        self._recompute(log, frames)\n", ""),
    mutant("gone is not told", "sync/records.py", "if place.live and channel not in channels:", "if False:"),
    mutant(
        "what waits is not released",
        "sync/release.py",
        "if wait.why in BY_THEMSELVES]",
        "if wait.why in BY_THEMSELVES and False]",
    ),
    mutant("a revoked phone is taken at its word", ACCEPT, '"revoked" if sender.revoked else None', "None"),
    mutant("the first does not stand", MERGE, 'if field.word == "first" and standing', "if False and standing"),
    mutant("a status goes back", MERGE, "_step(path, value) > _step(path, standing)", "True"),
    mutant(
        "a question without a question",
        "sync/questions.py",
        "    ask(commit, live, live.asked | {field})\n    _write(",
        "    return\n    _write(",
    ),
    mutant(
        "a poisonous entry leaves its traces",
        ACCEPT,
        "# our own fault must cost nobody his deed\n            commit.back_to(mark)\n",
        "\n",
    ),
    # The phone
    mutant(
        "no `from` check",
        INTAKE,
        "    reply.from === tip.cursor.seq &&\n    reply.to.seq >= reply.from\n",
        "    reply.to.seq >= 0\n",
        (
            INTAKE,
            "asked?.epoch !== tip?.cursor.epoch || asked?.seq !== tip?.cursor.seq",
            "asked?.epoch !== tip?.cursor.epoch",
        ),
    ),
    mutant("cursor taken from the socket", INTAKE, "    if (mark.from !== place.cursor.seq) return ASK;\n", ""),
    mutant(
        "cursor in the frame",
        INTAKE,
        "    this.#buffer.push(...changes);\n",
        "    this.#buffer.push(...changes);\n    const { place } = this;\n"
        "    const seq = Math.max(0, ...changes.map(({ rev }) => rev));\n"
        "    if (place && seq > place.cursor.seq) this.place = { ...place, cursor: { ...place.cursor, seq } };\n",
    ),
    # Frames and their mark follow each other on one socket, and while it is open replies come on it too: between them
    # no reply can arrive. Here requests go on beside an open socket.
    mutant(
        "a reply throws the frames away",
        INTAKE,
        "    this.place = taken.place;\n",
        "    this.place = taken.place;\n    this.#buffer = [];\n",
        (TS + "link.ts", "    if (this.#live?.isOpen) {\n", BESIDE),
    ),
    # The server answers from its head, which no cursor of this life is ahead of; only another tab can be. Here a
    # snapshot is said to reach less far than the server's head.
    mutant(
        "a snapshot behind the cursor",
        INTAKE,
        "if (snapshot && this.#isBehind(place)) return NOTHING;",
        "",
        (
            "sync/taking.py",
            "        to = at(head, head_hash)\n",
            "        behind = view.row(head - 9) if snapshot and start == 0 else None\n"
            "        to = at(behind.seq, behind.hash) if behind else at(head, head_hash)\n",
        ),
    ),
    mutant(
        "the first page counts as whole", INTAKE, "    if (reply.more) {\n", "    if (reply.more && this.shadow) {\n"
    ),
    mutant(
        "base without the overlay",
        OVERLAY,
        "  if (covering) return covering.base;\n",
        "  if (covering && false) return null;\n",
    ),
    mutant(
        "overlay dropped too early",
        OVERLAY,
        "  return !(place?.cursor.epoch === outcome.epoch && place.cursor.seq >= outcome.seq);\n",
        "  return false;\n",
    ),
    mutant(
        "overlay never dropped",
        OVERLAY,
        "  return !(place?.cursor.epoch === outcome.epoch && place.cursor.seq >= outcome.seq);\n",
        "  return true;\n",
    ),
    mutant(
        "epoch ignored by the phone", RECEIVE, "pocket.epoch !== undefined && pocket.epoch !== reply.epoch;", "false;"
    ),
    mutant(
        "outcomes kept over a restore",
        RECOUNT,
        "const decided = (await known(pocket, tx)).filter((kept) => !waits(kept));",
        "const decided = [] as Kept[];",
    ),
    mutant("a fork keeps its name", RECOUNT, "if (old.id !== forked) return;", "if (old.id === forked) return;"),
    mutant("a fork does not say whose it was", TS + "exchange.ts", "was: parentOf(device, speaker),", "was: null,"),
    mutant(
        "a snapshot leaves what is gone",
        RECEIVE,
        'pocket.replica[swap ? "swap" : "take"](changes);',
        "pocket.replica.take(changes);",
    ),
    mutant(
        "gone beats live",
        TS + "replica.ts",
        "Number(b.gone ?? false) - Number(a.gone ?? false)",
        "Number(a.gone ?? false) - Number(b.gone ?? false)",
    ),
    mutant(
        "applied before it is on the disk",
        TS + "exchange.ts",
        "(sameLife && durable?.cursor) || null",
        "(sameLife && tip?.cursor) || null",
    ),
    mutant("one n for two deeds", TS + "device.ts", '  await tx.objectStore("facts").put(next, "device");\n', ""),
    mutant(
        "what the disk refused is forgotten",
        TS + "unwritten.ts",
        "if (!(error instanceof Overtaken)) this.#again(batch);",
        "",
    ),
    mutant(
        "a deed is sent before it is saved",
        TS + "exchange.ts",
        "waits(kept) && Number.isFinite(kept.entry.n)",
        "waits(kept)",
    ),
    mutant("any answer counts", TS + "wire.ts", " || value.nonce !== nonce) return null;", ") return null;"),
    mutant(
        "all is erased while a deed waits",
        TS + "link.ts",
        "answer.reply.erase && !this.#hasMore(message)",
        "answer.reply.erase",
    ),
)
