"""What every request passes and every answer carries: whose page asked, how large, and what the browser may do with it.

Promises: the headers stand on every answer, faults too. Refuses: a change asked for by another site's page (Origin,
else Sec-Fetch-Site), a change of the JSON API without its own header, a body over the limit.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.exceptions import MethodNotAllowed

from server.config import Config
from server.routes.faults import Fault

SAFE = {"GET", "HEAD", "OPTIONS"}
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
    )
)
PERMISSIONS = ", ".join(
    f"{feature}=({allowed})"
    for feature, allowed in {
        "camera": "",
        "microphone": "",
        "geolocation": "self",
        "payment": "",
        "usb": "",
        "serial": "",
        "midi": "",
        "display-capture": "",
        "browsing-topics": "",
    }.items()
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
}
YEAR = 31_536_000


def is_ours(config: Config) -> bool:
    """Whether the page that asks is one of this server's: by its Origin, else by what the browser says of the fetch."""
    origin = request.headers.get("Origin")
    if origin and origin != "null":
        hosts = {request.host}
        if config.url:
            hosts.add(urlsplit(config.url).netloc)
        told = urlsplit(origin)
        if request.is_secure and told.scheme != "https":
            return False
        return told.scheme in ("http", "https") and told.netloc in hosts
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def guard(app: Flask, config: Config) -> None:
    """Puts the checks before every request and the headers on every answer."""

    @app.before_request
    def check() -> None:
        opens_a_socket = request.headers.get("Upgrade", "").lower() == "websocket"
        is_safe = request.method in SAFE
        if is_safe and not opens_a_socket:
            return
        if isinstance(request.routing_exception, MethodNotAllowed):
            return  # it is about to be said, and nothing will be done
        if not is_ours(config):
            raise Fault(403, "not_ours")
        if is_safe:
            return
        if "/api/" in request.path and request.headers.get("X-Callboard") != "1":
            raise Fault(403, "not_ours")
        if request.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise Fault(400, "bad_message", {"what": "a body is taken as it is, without Content-Encoding"})
        if request.content_length is not None and "HTTP_TRANSFER_ENCODING" not in request.environ:
            request.environ.pop("wsgi.input_terminated", None)  # or a body that was cut off on its way passes for whole
        larger = {
            "sync.push": config.message_bytes,
            "files.piece": config.piece_bytes,
            "imports.send": config.import_bytes,
        }
        limit = larger.get(request.endpoint or "", config.form_bytes)
        request.max_content_length = limit
        if (request.content_length or 0) > limit:
            raise Fault(413, "too_large", {"limit": limit})

    @app.after_request
    def dress(answer: Response) -> Response:
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        if request.is_secure and not config.lan:  # on a network of one's own the plain page must stay reachable
            answer.headers.setdefault("Strict-Transport-Security", f"max-age={YEAR}")
        if "Cache-Control" not in answer.headers:
            answer.headers["Cache-Control"] = "no-store"
        return answer
