"""How a request ends when it does not end well: JSON for the app, a page for a person, and never a traceback.

Promises: every answer says what happened, what is safe and what to do. Refuses: to say what a stranger should not know.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import structlog
from flask import Flask, Response, current_app, g, render_template, request
from gunicorn.http.errors import ParseException
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from server.stores.failures import failed
from server.words import CATALOGUE, LANGUAGES, Language, say
from sync.store import StoreFailed, StoreFull

log = structlog.get_logger("routes")

PAGES = {404: "missing", 403: "refused", 507: "full"}
BRIEF = 5
"""Seconds to wait where nothing says how long."""
CODES = {400: "bad_message", 404: "not_found", 405: "method", 413: "too_large", 500: "server_failed"}


@dataclass
class Fault(Exception):
    """An answer that is not the one asked for: `code` is a key of the catalogue under "code.", `values` fill it."""

    status: int
    code: str
    values: dict[str, Any] = field(default_factory=dict)


def language(person: str | None = None) -> Language:
    """What the browser asks for first, else the person's own, else English."""
    return request.accept_languages.best_match(LANGUAGES) or ("es" if person == "es" else "en")  # type: ignore[return-value]


def page(title: str, lines: Sequence[str], *, status: int = 200, **parts: Any) -> Response:
    """A page of the server's own; `parts` are a form (action, csrf, button) or links (href, words)."""
    spoken = parts.pop("language", None) or language()
    made = render_template("page.html", language=spoken, title=title, lines=lines, **parts)
    return Response(made, status, mimetype="text/html")


def said(status: int, code: str, **values: Any) -> Response:
    """The JSON answer {"code", "text"}; a message's nonce is echoed, so that the phone knows it for ours (W3)."""
    body: dict[str, Any] = {"code": code, "text": say("en", f"code.{code}", **values)}
    if nonce := g.get("nonce"):
        body["nonce"] = nonce
    made = Response(status=status, mimetype="application/json")
    if status == 503:
        made.headers["Retry-After"] = "1"
    made.set_data(current_app.json.dumps(body))
    if code == "revoked":
        made.headers["Clear-Site-Data"] = '"cache"'  # other people's photos that were looked at here
    if status == 429:
        made.headers["Retry-After"] = str(60 * int(values["minutes"]) if "minutes" in values else BRIEF)
    return made


def is_for_a_program(path: str) -> bool:
    """Whether a fault at that address is said in JSON, not on a page."""
    return "/api/" in path or path.endswith((".pdf", ".xlsx", ".csv", ".uss", ".js", ".webmanifest"))


def _answer(status: int, code: str, **values: Any) -> Response:
    if is_for_a_program(request.path):
        return said(status, code, **values)
    spoken = language()
    name = "stopped" if code == "stopped" else PAGES.get(status, "refused" if status < 500 else "broken")
    keys = [f"{name}.{part}" for part in ("body", "safe", "ask")]
    lines = [say(spoken, key) for key in keys if key in CATALOGUE[spoken]]
    return page(say(spoken, f"{name}.title"), lines, status=status)


def answer_faults(app: Flask) -> None:
    """Gives the application its answers to everything that goes wrong."""

    @app.errorhandler(Fault)
    def fault(error: Fault) -> Response:
        return _answer(error.status, error.code, **error.values)

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        status = error.code or 500
        if status < 400 and error.response is not None:
            return error.response  # type: ignore[return-value]
        limit = request.max_content_length
        code = CODES.get(status, "bad_message" if status < 500 else "server_failed")
        answer = _answer(status, code, what=error.name, limit=limit)
        if isinstance(error, MethodNotAllowed) and error.valid_methods:
            answer.headers["Allow"] = ", ".join(sorted(error.valid_methods))
        return answer

    @app.errorhandler(ParseException)
    def torn(error: ParseException) -> Response:
        return _answer(400, "bad_message", what="its chunks are none")

    @app.errorhandler(StoreFull)
    def full(error: StoreFull) -> Response:
        log.error("disk full", route=request.endpoint)
        return _answer(507, "disk_full")

    @app.errorhandler(StoreFailed)
    def stopped(error: StoreFailed) -> Response:
        log.error("the log cannot be read", route=request.endpoint, wrong=str(error))
        return _answer(503, "stopped")

    @app.errorhandler(Exception)
    def broken(error: Exception) -> Response:
        if isinstance(error, sqlite3.Error) and isinstance(failed(error), StoreFull):
            return full(StoreFull())
        log.exception("request failed", route=request.endpoint)
        return _answer(500, "server_failed")
