"""A person's number and mail are erased on his request, and the log stays whole (PE5, A5)."""

from __future__ import annotations

import json

import pytest

from server.office.kinds import KINDS
from sync.house import record_id
from tests.sync.stage import Stage


@pytest.fixture
def stage() -> Stage:
    return Stage(kinds=KINDS)


def kept(stage: Stage) -> str:
    """Everything that is kept anywhere: rows, what stands beside them, records."""
    with stage.store.reading() as view:
        rows = [[*row, side.text if side else ""] for row, side in view.rows(0)]
        records = [stored.text for kind in KINDS for stored in view.records(kind)]
    return json.dumps([rows, records])


def test_PE5_A5_number_and_mail_are_gone_from_record_and_log_and_the_chain_holds(stage: Stage) -> None:
    imogen, ben = stage.phone("Imogen"), stage.phone("Ben")
    contact = record_id("contact", ben.person)
    imogen.did("contact.edit", contact, person=ben.person, phone="760 555 0142")
    ben.sync()
    ben.did("contact.edit", contact, person=ben.person, email="ben@example.com")
    # Two wrote his number without having seen each other, and it was settled.
    imogen.sync()
    sol = stage.phone("Sol")
    sol.do("contact.edit", contact, person=ben.person, phone="760 555 0177")
    imogen.did("contact.edit", contact, person=ben.person, phone="760 555 0143")
    assert [o.outcome for o in sol.sync()] == ["contested"]
    question = stage.question(contact, "phone")
    assert question
    imogen.sync()
    refused = imogen.did("person.erase", ben.person, erasing=True)
    assert (refused.outcome, refused.why and refused.why["code"]) == ("refused", "question_open")
    assert imogen.settle(question, "760 555 0177").outcome == "applied"
    sol.sync()
    secrets = ("0142", "0143", "0177", "ben@example.com")
    assert all(secret in kept(stage) for secret in secrets)

    assert imogen.did("person.erase", ben.person, erasing=True).outcome == "applied"
    assert [secret for secret in secrets if secret in kept(stage)] == []
    assert stage.get("contact", contact)["phone"] is None
    assert stage.log.verify().ok
    # What was sent before has the outcome it had, and erasing again finds nothing more to erase.
    head = stage.log.head()
    assert imogen.did("person.erase", ben.person, erasing=True).outcome == "applied"
    assert stage.log.head() == head + 1
    # And he may give a new one.
    ben.sync()
    assert ben.did("contact.edit", contact, person=ben.person, phone="760 555 0199").outcome == "applied"


def test_PE5_only_those_who_hire_erase_and_a_deed_sent_twice_erases_once(stage: Stage) -> None:
    sol, imogen, ben = stage.phone("Sol"), stage.phone("Imogen"), stage.phone("Ben")
    refused = sol.did("person.erase", ben.person, erasing=True)
    assert (refused.outcome, refused.why and refused.why["code"]) == ("refused", "not_yours")
    contact = record_id("contact", ben.person)
    imogen.did("contact.edit", contact, person=ben.person, phone="760 555 0142")
    imogen.do("person.erase", ben.person, erasing=True)
    first = imogen.push()
    head = stage.log.head()
    assert imogen.push() == first
    assert stage.log.head() == head
