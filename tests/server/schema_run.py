"""Schemathesis against a served production, as somebody who is signed in.

Promises: what it found, once each, in words; the same seed asks the same. Refuses to ask the socket, which is no
request with an answer: tests/server/corpus holds that.
"""

from __future__ import annotations

from typing import Any

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from tests.cast import PRODUCTION, SHEET
from tests.hand import Hand

EXPECTED = ("2xx", "3xx", "401", "403", "404", "409", "429", "5xx")
SOCKET, LEAVES = "sync_live", "devices_sign_out"


def _config(hand: Hand, examples: int, seed: int) -> SchemathesisConfig:
    token, _ = hand.cookies[f"callboard_{PRODUCTION}"]
    keys = {"session": token, "page": hand.url, "app": "1"}
    return SchemathesisConfig.from_dict(
        {
            "base-url": hand.url,
            "seed": seed,
            "continue-on-failure": True,
            "auth": {"openapi": {name: {"api_key": key} for name, key in keys.items()}},
            "dictionaries": {"sheets": {"values": [SHEET]}},
            "parameters": {"path.id": PRODUCTION, "path.call_sheet": {"dictionary": "sheets", "probability": 0.5}},
            "generation": {"mode": "all", "max-examples": examples, "database": "none", "no-shrink": True},
            "phases": {"stateful": {"enabled": False}},
            # 422: a request as it should be, with a file in it that no reader understands
            "checks": {"positive_data_acceptance": {"expected-statuses": [*EXPECTED, "422"]}},
        }
    )


def whole(value: Any) -> Any:
    """To JSON Schema 3.0 is a whole number. No client of ours writes it so, and the server does not take it."""
    if isinstance(value, dict):
        return {name: whole(part) for name, part in value.items()}
    if isinstance(value, list):
        return [whole(part) for part in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _meant(response: Any, check: str) -> bool:
    """Whether what has the right shape was refused for its meaning, with a code of its own: no schema can say that."""
    return (
        check == "positive_data_acceptance"
        and response is not None
        and response.status_code == 400
        and response.json().get("code") not in (None, "bad_message")
    )


def asked(hand: Hand, *, examples: int, seed: int, leaving: bool = False) -> tuple[int, set[str], list[str]]:
    """How many requests were answered, of which operations, and what was wrong with them. `leaving`: those that end
    the session alone, which the others leave out."""
    document: dict[str, Any] = hand.get("/api/openapi.json").json
    document["components"]["securitySchemes"]["session"]["name"] = f"callboard_{PRODUCTION}"
    schema = schemathesis.openapi.from_dict(document, config=_config(hand, examples, seed))
    schema = schema.include(operation_id=LEAVES) if leaving else schema.exclude(operation_id=[SOCKET, LEAVES])
    schema.hooks.hook("map_body")(lambda context, body: whole(body))
    answered, labels, wrong = 0, set(), {}
    for event in from_schema(schema).execute():
        if isinstance(event, events.NonFatalError | events.FatalError):
            wrong[str(event)] = str(getattr(event, "value", event))
        if not isinstance(event, events.ScenarioFinished):
            continue
        answered += len(event.recorder.interactions)
        labels.add(str(event.recorder.label))
        for case, checks in event.recorder.checks.items():
            for check in checks:
                found = check.failure_info
                if found is not None and not _meant(event.recorder.interactions[case].response, check.name):
                    key = f"{event.recorder.label}: {found.failure.title}"
                    wrong.setdefault(key, f"{key}\n{found.failure.message}\n{found.code_sample}")
    return answered, labels, sorted(wrong.values())
