"""Every address keeps to what the API's document says of it, whatever is sent: schemathesis, right data and wrong."""

from __future__ import annotations

import secrets

import pytest

from tests.cast import HOLLIS, IMOGEN, PETRA, Member
from tests.served import Served
from tests.server.schema_run import LEAVES, SOCKET, asked

EXAMPLES, MANY = 15, 1_500


def operations(served: Served) -> set[str]:
    """All that is asked by a request, as `GET /path`."""
    paths = served.hand().get("/api/openapi.json").json["paths"]
    return {
        f"{method.upper()} {path}"
        for path, of in paths.items()
        for method, one in of.items()
        if one["operationId"] not in (SOCKET, LEAVES)
    }


def stands(served: Served) -> None:
    """The server answers, said of no request that it failed, and its log is whole."""
    assert served.hand().get("/health").status == 200
    assert "request failed" not in served.log()
    assert "a tick failed" not in served.log()
    served.verify()


@pytest.mark.parametrize("member", [IMOGEN, HOLLIS], ids=lambda one: one.role)
def test_every_address_does_what_it_says(served: Served, member: Member) -> None:
    answered, labels, wrong = asked(served.joined(member), examples=EXAMPLES, seed=20261122)
    assert wrong == [], "\n\n".join(wrong)
    assert labels == operations(served)
    assert answered > 100
    stands(served)


def test_signing_out_does_what_it_says(served: Served) -> None:
    answered, _, wrong = asked(served.joined(PETRA), examples=EXAMPLES, seed=20261122, leaving=True)
    assert wrong == [], "\n\n".join(wrong)
    assert answered > 10
    stands(served)


@pytest.mark.soak
@pytest.mark.timeout(7_200)
@pytest.mark.parametrize("member", [IMOGEN, HOLLIS], ids=lambda one: one.role)
def test_every_address_does_what_it_says_for_hours(served: Served, member: Member) -> None:
    seed = secrets.randbelow(2**31)
    answered, _, wrong = asked(served.joined(member), examples=MANY, seed=seed)
    print(f"seed {seed}: {answered} requests answered")
    assert wrong == [], f"seed {seed}\n\n" + "\n\n".join(wrong)
    stands(served)
