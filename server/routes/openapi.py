"""The description of this API, as OpenAPI 3.1: made of what stands beside each route, the wire's schemas and the kinds.

Promises: one document for one release, whoever asks. Refuses: to describe by hand what is declared elsewhere.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from flask import Blueprint, Flask, Response, current_app, jsonify
from werkzeug.routing import Rule

from server.config import Config
from server.routes.described import Body, Description, Fault, described, description_of
from server.routes.faults import is_for_a_program
from server.words import CATALOGUE

routes = Blueprint("openapi", __name__)
CHANGES = ("POST", "PUT", "PATCH", "DELETE")
PAGES = {
    "shell.home": "a page for people: sends them on to their production",
    "shell.without_slash": "a page for people: adds the slash",
    "shell.shell": "the app's one page, at every address of a production",
    "shell.worker": "a file of the client",
    "shell.manifest": "a file of the client",
    "shell.static": "files of the client",
}
"""What is no part of the API, and why."""
ABOUT = """\
How a browser of a Callboard production talks to its server. Records are not written one by one: a device pushes
**deeds** and takes in **changes**, by `POST …/api/sync` or over the socket `…/api/live`, which speak the same messages.

**Signed in** is whoever has the cookie of that production, which a one-time link gives. **A change** (POST, PUT, PATCH,
DELETE) and the socket's opening are taken only from a page of this server: by its `Origin`, or where there is none by
`Sec-Fetch-Site: same-origin`; under `/api/` a change carries `X-Callboard: 1` too.

Every **fault** is a `Fault`, or a page where a person asked; a method that an address does not have is answered with
405, and what is not HTTP at all, before it comes here, with a bare 400, 414 or 431. Bodies are taken as they are sent:
none is inflated.
"""
TYPES = {"uuid": {"type": "string", "format": "uuid"}, "int": {"type": "integer", "minimum": 0}}
TYPES["sha256"] = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
WORDS = {
    "id": "The production: the short name of its folder.",
    "preview": "A file that was sent and may be brought in.",
    "brought": "An import that came in.",
}


def described_rules(app: Flask) -> list[tuple[Rule, Description]]:
    """Every rule that is part of the API. A rule that is neither described nor in PAGES is a fault of ours."""
    found = []
    for rule in app.url_map.iter_rules():
        said = description_of(app.view_functions[rule.endpoint])
        if said is None and rule.endpoint not in PAGES:
            raise LookupError(f"{rule.rule} is not described: say beside it what it takes and gives")
        if said is not None:
            found.append((rule, said))
    return sorted(found, key=lambda one: (one[0].rule, sorted(one[0].methods or ())))


def document(app: Flask) -> dict[str, Any]:
    """The whole document, as plain JSON."""
    import apispec
    from apispec.ext.marshmallow import MarshmallowPlugin

    from server.routes.openapi_kinds import add_kinds, add_wire, kind_field

    plugin = MarshmallowPlugin(schema_name_resolver=_name)  # type: ignore[arg-type]
    spec = apispec.APISpec(
        "Callboard", "1", "3.1.0", plugins=[plugin], info={"description": ABOUT}, servers=[{"url": "/"}]
    )
    plugin.converter.add_attribute_function(kind_field)  # type: ignore[union-attr]
    plugin.converter.add_attribute_function(_constant)  # type: ignore[union-attr]
    spec.components.schema("Fault", schema=Fault)
    add_kinds(spec, plugin.converter)
    add_wire(spec)
    _add_security(spec)
    config: Config = app.extensions["config"]
    for rule, said in described_rules(app):
        path = re.sub(r"<(?:[^:<>]+:)?(\w+)>", r"{\1}", rule.rule)
        methods = sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
        for method in methods:
            spec.path(path, operations={method.lower(): _operation(rule, said, method, config)})
    made: dict[str, Any] = spec.to_dict()
    return made


def _name(schema: Any) -> str | None:
    from apispec.ext.marshmallow.common import resolve_schema_cls

    found = resolve_schema_cls(schema)
    name = getattr(found, "__name__", "")
    return None if name in ("GeneratedSchema", "Schema") else name.removesuffix("From")


def _constant(self: Any, field: Any, ret: dict[str, Any]) -> dict[str, Any]:
    from marshmallow import fields

    return {"const": field.constant} if isinstance(field, fields.Constant) else {}


def _add_security(spec: Any) -> None:
    told = {
        "session": ("cookie", "callboard_{id}", "Of that production alone, named after it; HttpOnly, SameSite=Lax."),
        "page": ("header", "Origin", "This server's own address, or `Sec-Fetch-Site: same-origin` in its place."),
        "app": ("header", "X-Callboard", "`1`: no other site's page can say it without being asked first."),
    }
    for name, (place, called, words) in told.items():
        spec.components.security_scheme(name, {"type": "apiKey", "in": place, "name": called, "description": words})


def _operation(rule: Rule, said: Description, method: str, config: Config) -> dict[str, Any]:
    changes, program = method in CHANGES, is_for_a_program(rule.rule)
    opens = rule.websocket
    needs: dict[str, list[str]] = {
        **({} if said.who == "anyone" else {"session": []}),
        **({"page": []} if changes or opens else {}),
        **({"app": []} if changes and program else {}),
    }
    limit = int(getattr(config, said.limit))
    words = [said.summary + ("" if said.summary.endswith((".", "?")) else ".")]
    words += [f"For: {', '.join(said.who)}."] if isinstance(said.who, tuple) else []
    words += ["An ended session too."] if said.who == "any session" else []
    words += [f"At most {limit} bytes."] if changes else []
    made: dict[str, Any] = {
        "operationId": rule.endpoint.replace(".", "_") + ("" if method in ("GET", "POST") else f"_{method.lower()}"),
        "tags": [rule.endpoint.split(".")[0]],
        "summary": said.summary,
        "description": "\n\n".join(words),
        "parameters": _parameters(rule, said),
        "responses": _responses(rule, said, method, program),
    }
    if needs:
        made["security"] = [needs]
    if said.takes:
        made["requestBody"] = {"required": True, "content": _content(said.takes)}
    if said.form:
        content = {"application/x-www-form-urlencoded": {"schema": said.form}}
        made["requestBody"] = {"required": True, "content": content}
    if opens:
        made["x-socket"] = {"takes": ["Sync", "Ping"], "gives": ["Reply", "Changes", "Mark", "Pong", "Bye", "Fault"]}
    return made


def _parameters(rule: Rule, said: Description) -> list[Any]:
    found: list[Any] = []
    for converter, name in re.findall(r"<(?:([^:<>]+):)?(\w+)>", rule.rule):
        typed = TYPES.get(converter.split("(")[0], {"type": "string"})
        found.append(
            {"in": "path", "name": name, "required": True, "schema": typed, "description": WORDS.get(name, "")}
        )
    if said.query:
        found.append({"in": "query", "schema": said.query})
    if said.headers:
        found.append({"in": "header", "schema": said.headers})
    return found


def _content(body: Body) -> dict[str, Any]:
    if isinstance(body, str):
        return {body: {}}
    return {"application/json": {"schema": body}}


def _responses(rule: Rule, said: Description, method: str, program: bool) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for status, body in said.gives.items():
        made[str(status)] = {"description": "Nothing more to say." if body is None else "What was asked for."}
        if body is not None:
            made[str(status)]["content"] = _content(body)
        if told := {name: words for name, words in said.gives_headers.items() if status < 300}:
            made[str(status)]["headers"] = {
                name: {"description": words, "schema": {"type": "string"}} for name, words in told.items()
            }
    codes: dict[int, list[str]] = {}
    for status, code in [*_common(rule, said, method), *said.refuses]:
        if code not in codes.setdefault(status, []):
            codes[status].append(code)
    for status, named in sorted(codes.items()):
        words = "\n".join(f"- `{code}`: {CATALOGUE['en'][f'code.{code}']}" for code in named)
        content = {"application/json": {"schema": Fault}} if program else {"text/html": {}}
        if str(status) in made:  # a page that says so is among what it gives
            continue
        made[str(status)] = {"description": words, "content": content}
    return made


def _common(rule: Rule, said: Description, method: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    if method in CHANGES:
        found += [(403, "not_ours"), (413, "too_large")]
    if method in CHANGES or said.query or rule.websocket:
        found.append((400, "bad_message"))
    if said.who != "anyone":
        found.append((401, "signed_out"))
    if said.who != "anyone" and said.who != "any session":
        found.append((403, "revoked"))
    if isinstance(said.who, tuple):
        found.append((403, "not_yours"))
    if rule.arguments:
        found.append((404, "not_found"))
        found += [(503, "stopped"), (503, "busy"), (507, "disk_full")]
    if rule.websocket:
        found += [(403, "not_ours"), (503, "no_room")]
    return [*found, (500, "server_failed")]


@cache
def _made(app: Flask) -> dict[str, Any]:
    return document(app)


@routes.get("/api/openapi.json")
@described("This document", {200: "application/json"}, who="anyone")
def openapi() -> Response:
    """Made at the first asking: it costs a tenth of a second, and most servers are never asked."""
    answer = jsonify(_made(current_app._get_current_object()))  # type: ignore[attr-defined]
    answer.headers["Cache-Control"] = "no-cache"
    return answer
