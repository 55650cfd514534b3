"""The app itself: one page for every address of a production, its files, its service worker.

Promises: it opens without a session and without signal; a file whose name carries its hash is kept for ever, everything
else is asked for again; a page that holds a person's own call is kept nowhere. Refuses: any style of the page's own but
the one it was built with, by its hash.
"""

from __future__ import annotations

import gzip
import mimetypes
import re
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Response, redirect, request
from werkzeug.routing import PathConverter
from werkzeug.utils import safe_join

from server.config import CLIENT
from server.routes import pair
from server.routes.faults import Fault, language, page
from server.routes.first_sight import first_sight
from server.routes.guard import POLICY
from server.routes.seats import known, production, productions
from server.words import say

routes = Blueprint("shell", __name__)
BUILD = CLIENT / "build"
FOR_EVER = "public, max-age=31536000, immutable"
EVERY_TIME = "no-cache"
SQUEEZED = {".js", ".css", ".svg", ".html", ".webmanifest", ".json", ".txt"}
WORTH_IT = 1_000
ROOT = b'<div id="app"></div>'
"""Where the app goes; a first sight stands before it."""


@dataclass(frozen=True)
class Read:
    """A file as it goes out: whole, squeezed by coding where that pays, its tag, and a page's own policy."""

    whole: bytes
    squeezed: dict[str, bytes]
    tag: str
    policy: str | None


@lru_cache(maxsize=256)
def _read(path: Path, changed: int) -> Read:
    """`changed` is part of the key alone. What the build squeezed lies beside the file."""
    whole = path.read_bytes()
    squeezed = {}
    if path.suffix in SQUEEZED and len(whole) > WORTH_IT:
        beside = path.with_name(f"{path.name}.br")
        if beside.is_file():
            squeezed["br"] = beside.read_bytes()
        squeezed["gzip"] = gzip.compress(whole, 9, mtime=0)
    return Read(whole, squeezed, sha256(whole).hexdigest()[:20], _policy(whole) if path.suffix == ".html" else None)


def _policy(page: bytes) -> str | None:
    """The policy that lets the page's own style stand, and no other."""
    found = re.search(rb"<style>(.*?)</style>", page, re.DOTALL)
    if not found:
        return None
    told = b64encode(sha256(found[1]).digest()).decode()
    return POLICY.replace("style-src 'self'", f"style-src 'self' 'sha256-{told}'")


def file(path: Path, *, cache: str = EVERY_TIME) -> Response:
    """A file of the client, with its tag. Raises Fault 404."""
    try:
        changed = path.stat()
        if not path.is_file():
            raise Fault(404, "not_found")
        read = _read(path, changed.st_mtime_ns)
    except (OSError, ValueError):  # a NUL is in no file's name
        raise Fault(404, "not_found") from None
    kind = "application/manifest+json" if path.suffix == ".webmanifest" else mimetypes.guess_type(path.name)[0]
    kind = "text/javascript" if path.suffix == ".js" else kind or "application/octet-stream"
    answer = Response(read.whole, mimetype=kind)
    if read.squeezed:
        answer.headers["Vary"] = "Accept-Encoding"
        if coding := next((one for one in read.squeezed if request.accept_encodings[one]), None):
            answer.set_data(read.squeezed[coding])
            answer.headers["Content-Encoding"] = coding
    if read.policy:
        answer.headers["Content-Security-Policy"] = read.policy
    answer.set_etag(read.tag)
    answer.headers["Cache-Control"] = cache
    answer.make_conditional(request)
    return answer


def _own_page(path: Path, sight: str) -> Response:
    """The app's page with somebody's call in it, for him alone."""
    read = _read(path, path.stat().st_mtime_ns)
    made = read.whole.replace(ROOT, sight.encode() + ROOT, 1)
    answer = Response(made, mimetype="text/html")
    if request.accept_encodings["gzip"]:
        answer.set_data(gzip.compress(made, 6))
        answer.headers["Content-Encoding"] = "gzip"
    if read.policy:
        answer.headers["Content-Security-Policy"] = read.policy
    answer.headers["Cache-Control"] = "no-store"
    return answer


class Place(PathConverter):
    """An address inside the app: anything that is none of the API's, so that those say themselves what they are not."""

    regex = r"(?!(?:api|papers)(?:/|$))[^/].*?"


@routes.get("/")
def home() -> Response:
    """The production this browser joined last; else where a code is typed: an app on an iPhone's home screen begins
    without what Safari knows."""
    for id in known():
        return redirect(f"/p/{id}/", 302)  # type: ignore[return-value]
    return pair.form(front=True)


@routes.get("/p/<id>")
def without_slash(id: str) -> Response:
    if not productions().has(id):
        raise Fault(404, "not_found")
    return redirect(f"/p/{id}/", 308)  # type: ignore[return-value]


@routes.get("/p/<id>/")
@routes.get("/p/<id>/<place:rest>")
def shell(id: str, rest: str = "") -> Response:
    """The app's one page. What it makes of the address is its own business, but the API is no address of it."""
    if not productions().has(id):
        raise Fault(404, "not_found")
    if not (BUILD / "index.html").is_file():
        spoken = language()
        return page(say(spoken, "unbuilt.title"), [say(spoken, "unbuilt.body")], status=503)
    if not rest and (sight := first_sight(production(id))):
        return _own_page(BUILD / "index.html", sight)
    return file(BUILD / "index.html")


@routes.get("/worker.js")
def worker() -> Response:
    answer = file(BUILD / "worker.js")
    answer.headers["Service-Worker-Allowed"] = "/"
    return answer


@routes.get("/manifest.webmanifest")
def manifest() -> Response:
    return file(CLIENT / "manifest.webmanifest")


@routes.get("/static/<path:name>")
def static(name: str) -> Response:
    """Files of the client; those that Vite named by their content never change."""
    joined = safe_join(str(CLIENT), name)
    if joined is None or any(part.startswith(".") for part in Path(name).parts):
        raise Fault(404, "not_found")
    return file(Path(joined), cache=FOR_EVER if name.startswith("build/assets/") else EVERY_TIME)
