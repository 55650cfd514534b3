"""The API's document: valid, whole, and made from the declarations."""

from __future__ import annotations

import re
from typing import Any

import jsonschema_rs
import pytest
from schemathesis.specs.openapi.definitions import OPENAPI_31

from server.office.kinds import KINDS
from server.routes.openapi_kinds import camel
from sync.live import kept_fields
from tests.cast import HOLLIS
from tests.served import Served


@pytest.fixture(scope="module")
def document(shared: Served) -> dict[str, Any]:
    answer = shared.hand().get("/api/openapi.json")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("application/json")
    return answer.json


def refs(part: Any) -> set[str]:
    if isinstance(part, dict):
        own = {part["$ref"]} if "$ref" in part else set()
        return own.union(*(refs(one) for one in part.values()))
    return set().union(*(refs(one) for one in part)) if isinstance(part, list) else set()


def test_the_document_is_valid_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    assert [error.message for error in jsonschema_rs.validator_for(OPENAPI_31).iter_errors(document)] == []


def test_every_schema_in_it_is_one_and_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    assert {ref.rpartition("/")[2] for ref in refs(document)} <= schemas.keys()
    for name, schema in schemas.items():
        jsonschema_rs.meta.validate({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})
        assert schema.get("description") or schema["properties"], name


def test_operations_have_names_of_their_own_and_say_who_may(document: dict[str, Any]) -> None:
    operations = [one for path in document["paths"].values() for one in path.values()]
    names = [one["operationId"] for one in operations]
    assert len(names) == len(set(names)) > 10
    for path, of in document["paths"].items():
        for method, one in of.items():
            told = {name for need in one.get("security", ()) for name in need}
            assert ("session" in told) == path.startswith("/p/"), path
            assert ("page" in told) == (method != "get" or path.endswith("/live")), path
            assert one["summary"]


def test_the_document_names_what_every_path_parameter_is(document: dict[str, Any]) -> None:
    for path, of in document["paths"].items():
        for one in of.values():
            told = {part["name"] for part in one["parameters"] if part["in"] == "path"}
            assert told == set(re.findall(r"{(\w+)}", path))


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_a_kind_stands_in_it_with_labels_fields_and_verbs(document: dict[str, Any], kind: Any) -> None:
    schema, deed = (document["components"]["schemas"][camel(kind.name) + part] for part in ("", "Deed"))
    assert all(label in schema["description"] for label in kind.label)
    assert set(kept_fields(kind)) | {"struck"} == schema["properties"].keys()
    for name in kept_fields(kind):
        field = kind.fields[name]
        assert all(label in schema["properties"][name]["description"] for label in field.label)
        assert field.unit in schema["properties"][name]["description"]
    for verb in kind.verbs:
        assert f"`{verb.name}`" in schema["description"]
    assert deed["properties"]["verb"]["enum"] == [verb.name for verb in kind.verbs]


def test_every_record_that_goes_out_is_as_the_document_says(shared: Served, document: dict[str, Any]) -> None:
    hand = shared.joined(HOLLIS)
    answer = hand.exchange()
    schema = {"$ref": "#/components/schemas/Reply", "components": document["components"]}
    assert [str(error.message) for error in jsonschema_rs.validator_for(schema).iter_errors(answer.json)] == []
    assert len(answer.json["changes"]) > 5
    bent = {**answer.json, "changes": [{**answer.json["changes"][0], "record": {"nonsense": 1}}]}
    assert not jsonschema_rs.is_valid(schema, bent), "the schema lets anything through"


def test_a_method_that_an_address_does_not_have_is_told_which_it_has(shared: Served) -> None:
    answer = shared.joined(HOLLIS).api("PUT", "sync", {})
    assert (answer.status, answer.json["code"]) == (405, "method")
    assert answer.headers["allow"] == "OPTIONS, POST"
