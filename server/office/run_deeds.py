"""What a deed on a run brings about: its number, its children's rights, and what a proof is worth.

Promises numbers without gaps, given at acceptance (E5); items and proofs that follow their run in the same commit (C1);
that the first proof counts at once and a second asks only where it says something else; that two takes always ask (M4).
Refuses a deed in another's name, and to whoever gives no runs to cancel one; nothing for being done without signal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from server.office.roles import RUN_GIVERS, SERVER
from sync.house import Ask, Consequence, Deed, House, Record, Refused, Waits, Write, record_id

ITEM_FOLLOWS = ("assignee", "requested_by", "open_to")
PROOF_FOLLOWS = ("assignee", "requested_by")
TWO_TAKES = "question.two_takes"
"""Sentences of an Ask are keys of the catalogue; what fills them stands in the records they are about."""
TWO_DELIVERIES = "question.two_deliveries"
DELIVERED_AFTER_CANCEL = "question.delivered_after_cancel"
PROOF_BY_ANOTHER = "question.proof_by_another"


def give(deed: Deed, house: House) -> Iterable[Consequence]:
    """The run's number and first step, and the rights of items that came before it."""
    run = str(deed.entry["record"])
    fields: dict[str, Any] = {}
    if deed.after.get("number") is None:
        numbers = [int(one["number"]) for one in house.all("run") if one.get("number") is not None]
        fields["number"] = max(numbers, default=0) + 1
    if deed.after.get("state") is None:
        fields["state"] = "given"
    if fields:
        yield Write("run", run, fields)
    yield from _children(house, run, deed.after)


def hand_over(deed: Deed, house: House) -> Iterable[Consequence]:
    """Items and proofs follow whoever has the run now."""
    run = str(deed.entry["record"])
    yield from _children(house, run, house.get("run", run) or deed.after)


def take(deed: Deed, house: House) -> Iterable[Consequence]:
    """A run that another has taken stays his until someone settles it, even where the second one knew."""
    _in_his_own_name(deed, "assignee")
    _without_cancelling(deed)
    run, before = str(deed.entry["record"]), deed.before or {}
    first, second = before.get("assignee"), deed.after.get("assignee")
    taken = before.get("taken_at") is not None or before.get("state") in ("taken", "picked_up")
    if first and second != first and taken and deed.actor.role not in RUN_GIVERS:
        yield Write("run", run, {"assignee": first})
        yield Ask("run", run, "assignee", second, TWO_TAKES)
        # The write above bears the second taker's stamp; what stands is the first one's word, and the office decides.
        stands = {"person": first, "at": before.get("taken_at"), "seq": None}
        yield Write("question", record_id("question", run, "assignee"), {"stands": stands, "person": None})
    else:
        yield from hand_over(deed, house)


def pick_up(deed: Deed, house: House) -> Iterable[Consequence]:
    """A step along the run's path."""
    _without_cancelling(deed)
    return ()


def deliver(deed: Deed, house: House) -> Iterable[Consequence]:
    """A runner delivers in his own name."""
    _in_his_own_name(deed, "delivered_by")
    _without_cancelling(deed)
    return ()


def give_back(deed: Deed, house: House) -> Iterable[Consequence]:
    """Whoever cannot do a run gives it back to the office, and to nobody else."""
    _in_his_own_name(deed, "assignee")
    yield from hand_over(deed, house)


def join(deed: Deed, house: House) -> Iterable[Consequence]:
    """An item takes the rights of the run it is put on."""
    run = house.get("run", str(deed.after.get("run")))
    if run is not None:
        yield Write("run_item", str(deed.entry["record"]), {name: run.get(name) for name in ITEM_FOLLOWS})


def prove(deed: Deed, house: House) -> Iterable[Consequence]:
    """The first proof delivers the run, even where the step itself was lost; a differing second one asks, and so does
    one by somebody whose run it is not."""
    _in_his_own_name(deed, "person")
    proof, id = deed.after, str(deed.entry["record"])
    run = house.get("run", str(proof.get("run")))
    if run is None:
        raise Waits("run", str(proof.get("run")))
    yield Write("run_proof", id, {name: run.get(name) for name in PROOF_FOLLOWS})
    counting = house.get("run_proof", str(run["proof"])) if run.get("proof") else None
    if counting is None and not _his(deed, run):
        yield Ask("run", str(run["id"]), "proof", id, PROOF_BY_ANOTHER)
    elif counting is None:
        yield Write("run", str(run["id"]), {"proof": id})
        yield from _deliver(run, proof)
    elif differing(counting, proof):
        yield Ask("run", str(run["id"]), "proof", id, TWO_DELIVERIES)


def settle(deed: Deed, house: House) -> Iterable[Consequence]:
    """What a settled question moves beside its field: a proof names who delivered; an assignee takes the children."""
    if deed.after.get("about_kind") != "run":
        return
    run = house.get("run", str(deed.after.get("about_record")))
    if run is None:
        return
    if deed.after.get("about_field") == "proof":
        proof = house.get("run_proof", str(run.get("proof")))
        if proof is not None:
            said = {"delivered_at": proof.get("at"), "delivered_by": proof.get("person")}
            moves = run.get("state") not in ("delivered", "cancelled")
            yield Write("run", str(run["id"]), {**said, "state": "delivered"} if moves else said)
    yield from _children(house, str(run["id"]), run)


def differing(first: Record, second: Record) -> list[str]:
    """Which of items, shortage, place and recipient two proofs disagree about; case and spaces are no disagreement."""
    said: dict[str, Callable[[Record], Any]] = {
        "items": lambda proof: {str(item) for item in proof.get("items") or ()},
        "short": lambda proof: proof.get("short") or 0,
        "place": lambda proof: _plain(proof.get("place")),
        "received_by": lambda proof: _plain(proof.get("received_by")),
    }
    return [name for name, of in said.items() if of(first) != of(second)]


def _plain(text: Any) -> str:
    return " ".join(str(text or "").casefold().split())


def _deliver(run: Record, proof: Record) -> Iterator[Consequence]:
    """The step, where it was lost. Where it was not, a cancelled run has its question already."""
    id, lost = str(run["id"]), run.get("delivered_by") is None
    said: dict[str, Any] = {"delivered_at": proof.get("at"), "delivered_by": proof.get("person")} if lost else {}
    if run.get("state") not in ("delivered", "cancelled"):
        said["state"] = "delivered"
    if said:
        yield Write("run", id, said)
    if lost and run.get("state") == "cancelled":
        yield Ask("run", id, "state", "delivered", DELIVERED_AFTER_CANCEL)


def _in_his_own_name(deed: Deed, field: str) -> None:
    """Raises Refused where somebody names another as the one who did it; the office may, for whoever has no phone."""
    named = deed.entry["fields"].get(field)
    if named and named != deed.actor.person and not _gives(deed):
        raise Refused("not_yours", "This is in another's name.", {"field": field})


def _without_cancelling(deed: Deed) -> None:
    if deed.entry["fields"].get("state") == "cancelled" and not _gives(deed):
        raise Refused("not_yours", "Only the office cancels a run.", {"field": "state"})


def _his(deed: Deed, run: Record) -> bool:
    """Whether he has the run, or could take it: as it stands, or as it stood when he last looked (A6)."""
    id, person = str(run["id"]), deed.actor.person
    had, open_to, role = (
        deed.saw("run", id, "assignee"),
        deed.saw("run", id, "open_to"),
        deed.saw("person", person, "role"),
    )
    now = run.get("assignee") == person or run.get("open_to") == deed.actor.role
    return now or _gives(deed) or had == person or (role is not None and open_to == role)


def _gives(deed: Deed) -> bool:
    return deed.actor.role in (*RUN_GIVERS, *SERVER.roles)


def _children(house: House, run: str, parent: Record) -> Iterator[Consequence]:
    for kind, names in (("run_item", ITEM_FOLLOWS), ("run_proof", PROOF_FOLLOWS)):
        for child in house.all(kind, run=run):
            yield Write(kind, str(child["id"]), {name: parent.get(name) for name in names})
