"""The app itself: one page for every address of a production, its files, its service worker.

Promises: no session is asked for and no secret stands in it, so that it opens without signal; a file whose name carries
its hash is kept for ever, everything else is asked for again.
"""

from __future__ import annotations

import gzip
import mimetypes
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Response, redirect, request
from werkzeug.routing import PathConverter
from werkzeug.utils import safe_join

from server.config import CLIENT
from server.routes import pair
from server.routes.faults import Fault, language, page
from server.routes.seats import known, productions
from server.words import say

routes = Blueprint("shell", __name__)
BUILD = CLIENT / "build"
FOR_EVER = "public, max-age=31536000, immutable"
EVERY_TIME = "no-cache"
SQUEEZED = {".js", ".css", ".svg", ".html", ".webmanifest", ".json", ".txt"}
WORTH_IT = 1_000


@lru_cache(maxsize=256)
def _read(path: Path, changed: int) -> tuple[bytes, bytes | None, str]:
    """A file, the same squeezed where that pays, and its tag. `changed` is part of the key alone."""
    whole = path.read_bytes()
    squeezed = gzip.compress(whole, 9, mtime=0) if path.suffix in SQUEEZED and len(whole) > WORTH_IT else None
    return whole, squeezed, sha256(whole).hexdigest()[:20]


def file(path: Path, *, cache: str = EVERY_TIME) -> Response:
    """A file of the client, with its tag. Raises Fault 404."""
    try:
        changed = path.stat()
        if not path.is_file():
            raise Fault(404, "not_found")
        whole, squeezed, tag = _read(path, changed.st_mtime_ns)
    except (OSError, ValueError):  # a NUL is in no file's name
        raise Fault(404, "not_found") from None
    kind = "application/manifest+json" if path.suffix == ".webmanifest" else mimetypes.guess_type(path.name)[0]
    kind = "text/javascript" if path.suffix == ".js" else kind or "application/octet-stream"
    answer = Response(whole, mimetype=kind)
    if squeezed is not None:
        answer.headers["Vary"] = "Accept-Encoding"
        if request.accept_encodings["gzip"]:
            answer.set_data(squeezed)
            answer.headers["Content-Encoding"] = "gzip"
    answer.set_etag(tag)
    answer.headers["Cache-Control"] = cache
    answer.make_conditional(request)
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
