"""Day 1 as it went, from the evening before until twenty to four in the afternoon.

Promises a day in progress: everyone has copied day 1, is in and has had lunch; the runs of the morning are delivered
and those of the afternoon stand in every state; day 2 went out White and was pushed to Blue a quarter of an hour ago,
so that people stand on every rung; two questions are open. Refuses to write behind the log's back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from server.demo.afternoon import AFTERNOON, TAKEN_UNHEARD, Gone
from server.demo.day_sheets import publish, push
from server.demo.errands import ERRANDS
from server.demo.ladder import RUNGS, by_hand, climb, told_in
from server.demo.people import artist_id, members, person_id
from server.demo.plan import place_id
from server.demo.runs import STEPS, cancel, carry, give, run_id
from server.demo.sheets import at
from server.demo.story import Story
from server.office.instants import text
from sync.house import Record, record_id

UNTIL = (1, at(15, 40))
"""The day and the minute at which the demonstration's clock starts."""
OPEN_RUNNERS = ("pa3", "pa4")
"""Who took the runs that were open in the evening."""
BY_HAND = {"cast 5": ("rang", ""), "cast 9": ("voicemail", ""), "teacher": ("through", "Constance Abernathy’s agent")}
BEHIND = {
    "second_second": "seen",
    "operator": "seen",
    "dolly": "seen",
    "driver2": "seen",
    "pa4": "on_phone",
    "gaffer": "on_phone",
    "set_costumer": "on_phone",
    "electric2": "sent",
    "craft": "sent",
    "clapper": None,
    "locations": None,
    "cast 3": None,
}
"""How far on the ladder those have come who have not copied; everybody else has."""


def live_through(story: Story, days: list[str], sheets: list[str]) -> None:
    """Everything that happened since the evening before; `days` and `sheets` are the ids of the three."""
    _everyone_copies_the_first_sheet(story, days[0])
    _the_morning(story)
    _the_afternoon(story, days[1], sheets[1])


def _everyone_copies_the_first_sheet(story: Story, day: str) -> None:
    story.come_to(0, at(21, 30))
    climb(story, dict(enumerate(told_in(story, day, "White"))), "copied")


def _the_morning(story: Story) -> None:
    calls = {str(one["person"]): one for one in story.log.records("call", date=story.first.isoformat())}
    keys = [one.key for one in members() if calls.get(person_id(one.key), {}).get("minutes") is not None]
    early = {key: int(calls[person_id(key)]["minutes"]) - 3 - n % 9 for n, key in enumerate(keys)}
    for until in (at(5, 15), at(6, 10), at(6, 50), at(8), at(12, 40)):
        story.come_to(1, until)
        _check_in(story, calls, {key: minute for key, minute in early.items() if minute < until}, "in")
        early = {key: minute for key, minute in early.items() if minute >= until}
        if until == at(6, 50):
            _the_runs_of_the_evening_arrive(story)
    _note(story, "script", at(7, 52), "First shot, scene 4.")
    at_lunch = [key for n, key in enumerate(keys) if n % 7 != 3]
    _check_in(story, calls, {key: at(12, 31) + n % 6 for n, key in enumerate(at_lunch)}, "lunch_out")
    story.come_to(1, at(13, 8))
    _check_in(story, calls, {key: at(13, 1) + n % 5 for n, key in enumerate(at_lunch)}, "lunch_in")


def _check_in(story: Story, calls: dict[str, Record], minutes: dict[str, int], what: str) -> None:
    pens = []
    for key, minute in minutes.items():
        pen, person = story.of(key), person_id(key)
        moment = story.moment(1, minute)
        fields = {"person": person, "what": what, "at": text(moment), "shoot_day": calls[person]["shoot_day"]}
        if what == "in":
            fields["place"] = (calls[person].get("place") or {}).get("name")
        pen.write("check_in", record_id("check_in", "demo", key, what), "make", fields, moment)
        pens.append(pen)
    for pen in pens:
        pen.send()


def _note(story: Story, key: str, minute: int, note: str) -> None:
    pen, moment = story.of(key), story.moment(1, minute)
    fields = {"person": person_id(key), "what": "note", "at": text(moment), "note": note}
    pen.write("check_in", record_id("check_in", "demo", key, str(minute)), "make", fields, moment)
    pen.send()


def _the_runs_of_the_evening_arrive(story: Story) -> None:
    """What lay with a runner, or open, is delivered a little before it was needed."""
    for index, errand in enumerate(ERRANDS):
        if errand.state in ("delivered", "cancelled"):
            continue
        pen = story.of(errand.runner or OPEN_RUNNERS[index % 2])
        end = min(errand.need_by, at(6, 48)) - 4 - index
        steps = STEPS[max(STEPS.index(errand.state), 0) + 1 :]
        left = {step: story.moment(1, end - 16 * (len(STEPS) - 1 - STEPS.index(step))) for step in steps}
        carry(pen, str(index), errand._replace(ticked=len(errand.items)), left)
        pen.send()


def _the_afternoon(story: Story, day: str, sheet: str) -> None:
    parking = story.of("locations")
    parking.away = True
    parking.write("location", place_id("pier_parking"), "edit", {"note": "Boggy: park on the gravel side only."})
    steps: list[tuple[int, Callable[[], None]]] = [step for gone in AFTERNOON for step in _steps(story, gone)]
    steps += [
        (at(12, 12), lambda: _wraps(story, "3")),
        (at(12, 14), lambda: _wraps(story, "10")),
        (at(14, 26), lambda: _note(story, "second_ad", at(14, 26), "Company move done, set is lit.")),
        (at(15, 2), lambda: publish(story.of("second_ad"), sheet)),
        (at(15, 15), lambda: _park_elsewhere(story)),
        (at(15, 21), lambda: climb(story, dict(enumerate(told_in(story, day, "White"))), "copied")),
        (at(15, 22), lambda: push(story.of("second_ad"), sheet, 30)),
        (at(15, 28), lambda: _taken_twice(story)),
        (at(15, 16), lambda: parking.send("contested")),
    ]
    for minute, deed in sorted(steps, key=lambda step: step[0]):
        story.go_on(max(story.now, story.moment(1, minute)))
        deed()
    story.come_to(*UNTIL)
    _the_ladder(story, day)


def _steps(story: Story, gone: Gone) -> list[tuple[int, Callable[[], None]]]:
    def step(name: str, minute: int) -> Callable[[], None]:
        def carries() -> None:
            pen = story.of(gone.by)
            carry(pen, gone.key, gone.errand, {name: story.moment(1, minute)})
            pen.send()

        return carries

    def gives() -> None:
        pen = story.of("apoc")
        give(pen, gone.key, gone.errand, story.first, story.moment(1, gone.given))
        pen.send()

    def cancels() -> None:
        cancel(story.of("apoc"), gone.key)
        story.of("apoc").send()

    def cannot() -> None:
        pen = story.of(gone.by)
        pen.write("run", run_id(gone.key), "cannot", {"cannot": gone.cannot}, story.now)
        pen.kept[-1]["fields"]["assignee"] = None
        pen.send()

    found: list[tuple[int, Callable[[], None]]] = [(gone.given, gives)]
    for name in STEPS[1:]:
        minute = getattr(gone, name)
        if minute is not None:
            found.append((minute, step(name, minute)))
    if gone.cancelled is not None:
        found.append((gone.cancelled, cancels))
    if gone.cannot:
        found.append((gone.given + 6, cannot))
    return found


def _wraps(story: Story, cast_id: str) -> None:
    person = artist_id(cast_id)
    pen = story.of_person(person, f"demo-cast-{cast_id}")
    fields = {"person": person, "what": "wrap", "at": text(story.now)}
    pen.write("check_in", record_id("check_in", "demo", "wrap", cast_id), "make", fields)
    pen.send()


def _park_elsewhere(story: Story) -> None:
    """The office writes what the location manager, without signal, has written otherwise."""
    pen = story.of("coordinator")
    pen.write("location", place_id("pier_parking"), "edit", {"note": "Full by 07:00: overflow at the boat ramp."})
    pen.send()


def _taken_twice(story: Story) -> None:
    key, runner, minute = TAKEN_UNHEARD
    pen = story.of(runner)
    fields = {"assignee": person_id(runner), "state": "taken", "taken_at": text(story.moment(1, minute))}
    pen.write("run", run_id(key), "take", fields, story.moment(1, minute))
    pen.send("contested")


def _the_ladder(story: Story, day: str) -> None:
    line = dict(enumerate(told_in(story, day, "Blue")))
    behind = {_person(key): rung for key, rung in BEHIND.items()}
    by_voice = {_person(key): how for key, how in BY_HAND.items()}
    for rung in RUNGS:
        climb(story, {n: call for n, call in line.items() if _far(call, behind, by_voice) == rung}, rung)
    for call in line.values():
        if call["person"] in by_voice:
            by_hand(story, call, *by_voice[str(call["person"])])


def _far(call: Record, behind: Mapping[str, str | None], by_voice: Mapping[str, object]) -> str | None:
    person = str(call["person"])
    return None if person in by_voice else behind.get(person, "copied")


def _person(key: str) -> str:
    return artist_id(key[5:]) if key.startswith("cast ") else person_id(key)
