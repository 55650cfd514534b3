"""What people on set do with their phones: a deed that fits what the screen shows, chosen by chance."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, Protocol

from sync.house import record_id
from tests.sync.show import OFFICE

WORDS = ("Diner", "Joe's", "Café", "Stage 4", "Basecamp", "")
DATES = ("2026-03-08", "2026-03-09")
STEPS = ("given", "taken", "delivered", "cancelled")
NOBODY: tuple[str, ...] = ()


class Phone(Protocol):
    """What a person's thumb needs: what is on the screen, and a way to do something about it."""

    person: str

    def screen(self, kind: str, id: str) -> dict[str, Any] | None: ...
    def records(self, kind: str) -> dict[str, dict[str, Any]]: ...
    def do(self, verb: str, record: str | None = None, **fields: Any) -> Any: ...


def act(phone: Phone, chance: random.Random, people: list[str], now: str) -> None:
    """One deed, or none if the screen offers nothing to do it on."""
    shown = phone.screen("person", phone.person) or {}
    deed = chance.choice(OFTEN)
    while deed in THE_OFFICES and shown.get("role") not in OFFICE and chance.random() < 0.9:
        deed = chance.choice(OFTEN)
    deed(Hand(phone, chance, people, now))


class Hand:
    """A person with a phone in it."""

    def __init__(self, phone: Phone, chance: random.Random, people: list[str], now: str) -> None:
        self.phone = phone
        self.chance = chance
        self.people = people
        self.now = now

    def any_of(self, kind: str) -> str | None:
        shown = sorted(self.phone.records(kind))
        return self.chance.choice(shown) if shown else None

    def place(self) -> dict[str, Any]:
        said: dict[str, Any] = {
            "name": self.chance.choice(WORDS),
            "note": self.chance.choice((*WORDS, None)),
            "phone": f"555 01{self.chance.randrange(100):02}",
            "order": self.chance.randrange(9),
            "opened": self.chance.choice((self.now, None)),
        }
        return dict(self.chance.sample(sorted(said.items()), self.chance.randint(1, 3)))


def add_place(hand: Hand) -> None:
    hand.phone.do("place.add", None, **{"name": "Diner"} | hand.place())


def edit_place(hand: Hand) -> None:
    if place := hand.any_of("place"):
        hand.phone.do("place.edit", place, **hand.place())


def edit_much(hand: Hand) -> None:
    for _ in range(hand.chance.randint(2, 6)):
        edit_place(hand)


def strike_place(hand: Hand) -> None:
    if place := hand.any_of("place"):
        hand.phone.do("place.strike", place, struck=hand.chance.choice((hand.now, None)))


def give(hand: Hand) -> None:
    assignee = hand.chance.choice((*hand.people, None))
    open_to = hand.chance.choice(("pa", "driver", None))
    title = hand.chance.choices(("Film stock", "poison", "forbidden"), (30, 1, 1))[0]
    hand.phone.do("errand.give", None, title=title, assignee=assignee, open_to=open_to, state="given")


def hand_over(hand: Hand) -> None:
    if errand := hand.any_of("errand"):
        given = {"assignee": hand.chance.choice((*hand.people, None)), "open_to": hand.chance.choice(("pa", None))}
        hand.phone.do("errand.edit", errand, **given)


def take(hand: Hand) -> None:
    if errand := hand.any_of("errand"):
        hand.phone.do("errand.take", errand, assignee=hand.phone.person, state="taken")


def deliver(hand: Hand) -> None:
    if errand := hand.any_of("errand"):
        hand.phone.do("errand.deliver", errand, state="delivered", delivered_at=hand.now)
        hand.phone.do("slip.make", None, errand=errand, person=hand.phone.person, text="two cans")


def step(hand: Hand) -> None:
    if errand := hand.any_of("errand"):
        hand.phone.do("errand.edit", errand, state=hand.chance.choice(STEPS))


def sit(hand: Hand) -> None:
    person, date = hand.chance.choice(hand.people), hand.chance.choice(DATES)
    seat = record_id("seat", person, date)
    hand.phone.do("seat.set", seat, person=person, date=date, row=hand.chance.choice("ABC"), taken=True)


def move_person(hand: Hand) -> None:
    given = {
        "role": hand.chance.choice(("pa", "driver", "second_ad")),
        "department": hand.chance.choice(("Grip", None)),
    }
    hand.phone.do("person.edit", hand.chance.choice(hand.people), **given)


def settle(hand: Hand) -> None:
    shown = {id: question for id, question in hand.phone.records("question").items() if question.get("state") == "open"}
    if not shown:
        return
    id = hand.chance.choice(sorted(shown))
    question = shown[id]
    about = hand.phone.screen(question["about_kind"], question["about_record"]) or {}
    stands = about.get(question["about_field"])
    value = hand.chance.choice([stands, *(line["value"] for line in question["lines"])])
    lines = [line["entry"] for line in question["lines"]]
    hand.phone.do("question.settle", id, settling={"value": value, "shown": {"stands": stands, "lines": lines}})


def announce(hand: Hand) -> None:
    if errand := hand.any_of("errand"):
        hand.phone.do("errand.announce", errand, announcing={"text": "Crew call 06:30", "deadline": hand.now})


def tent(hand: Hand) -> None:
    """What only a newer app knows."""
    if tents := hand.any_of("tent") if hand.chance.random() < 0.5 else None:
        hand.phone.do("tent.edit", tents, name=hand.chance.choice(WORDS))
    elif (place := hand.any_of("place")) and hand.chance.random() < 0.5:
        hand.phone.do("place.edit", place, colour=hand.chance.choice(("red", "blue")))
    else:
        hand.phone.do("tent.add", None, name="Mess", place=hand.any_of("place"))


def nonsense(hand: Hand) -> None:
    """What a broken or a newer app may send."""
    verb, fields = hand.chance.choice((("place.edit", {"order": "5"}), ("place.edit", {"taste": 1}), ("place.add", {})))
    hand.phone.do(verb, hand.any_of("place"), **fields)


OFTEN: list[Callable[[Hand], None]] = [
    *[add_place] * 2,
    *[edit_place] * 6,
    *[edit_much] * 1,
    *[strike_place] * 1,
    *[give] * 3,
    *[hand_over] * 3,
    *[take] * 3,
    *[deliver] * 3,
    *[step] * 3,
    *[sit] * 2,
    *[move_person] * 1,
    *[settle] * 6,
    *[announce] * 1,
    *[nonsense] * 1,
]
THE_OFFICES = (strike_place, give, hand_over, step, move_person, settle, announce)
