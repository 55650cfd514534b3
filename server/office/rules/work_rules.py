"""A production's own value of a rule, from a day on; without a value the rule is switched off from that day."""

from __future__ import annotations

from server.office.roles import OFFICE, by
from server.office.rules.book import NAMES
from sync.kind import Field, Kind, Verb, roles

MAKERS = by("coordinator", "apoc", "upm", "first_ad")

WORK_RULE = Kind(
    name="work_rule",
    label=("Work rule", "Regla de trabajo"),
    key=("name", "since"),
    fields={
        "name": Field("choice", ("Rule", "Regla"), choices=NAMES, required=True),
        "since": Field("date", ("From", "Desde"), required=True),
        "value": Field("whole", ("Value", "Valor"), unit="min"),
        "source": Field("text", ("Source", "Fuente")),
    },
    sees=(roles(*OFFICE),),
    verbs=(Verb("work_rule.set", MAKERS, creates=True), Verb("work_rule.strike", MAKERS)),
)
