"""The address that links carry which are sent on.

Promises: `--url` where it was given. Else a Host header is believed only where it names this machine to itself or the
address that the request came in on. Refuses: to put any other host into a link, whoever asks for it.
"""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from flask import current_app, request

from server.config import Config


def public_url(path: str) -> str:
    """An absolute address, for a link that is sent on."""
    base = current_app.config["PUBLIC_URL"] or (request.host_url if _is_here() else _listening())
    return str(base).rstrip("/") + path


def _is_here() -> bool:
    """Whether the Host header names the address of this connection, or one that leads nowhere but to this machine."""
    config: Config = current_app.extensions["config"]
    try:
        told = urlsplit(f"//{request.host}")
        name, port = told.hostname or "", told.port or 80
    except ValueError:
        return False
    host, listened = _here()
    return _is_loopback(name) or (port == listened and name in (host, config.host.lower()))


def is_secure_context() -> bool:
    """Whether the browser that asks lets this address keep an app: https, or this machine itself."""
    try:
        name = urlsplit(f"//{request.host}").hostname or ""
    except ValueError:
        return False
    return request.is_secure or _is_loopback(name)


def _listening() -> str:
    host, port = _here()
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _here() -> tuple[str, int]:
    """The address and port this request came in on: where every address is listened on, that tells which it was."""
    config: Config = current_app.extensions["config"]
    connection = request.environ.get("gunicorn.socket")
    if connection is None:
        return config.host.lower(), config.port
    host, port = connection.getsockname()[:2]
    address = ip_address(host)
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return str(mapped or address), int(port)


def _is_loopback(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
