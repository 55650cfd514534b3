"""A stand-in for the push services of browsers: it decrypts and verifies what a real one would only pass on.

Promises: TLS under a name of its own, from an authority that the server under test trusts, on loopback; every request
is checked against RFC 8030, 8291 and 8292 before it is answered. Refuses: what does not verify, with 403 or 400, and
says so in `wrong`.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import ssl
import sys
import threading
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Self

import http_ece
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.x509.oid import NameOID
from py_vapid import Vapid02

ROOT = Path(__file__).resolve().parent.parent
HOST = "push.callboard.test"
SOON = 20.0


@dataclass
class PhoneKeys:
    """What a browser makes when it subscribes."""

    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = field(default_factory=lambda: os.urandom(16))

    @property
    def told(self) -> dict[str, str]:
        point = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"p256dh": _letters(point), "auth": _letters(self.auth)}


@dataclass(frozen=True)
class Rung:
    """A notice as the phone of `path` would get it. Header names are lower case; `claims` are VAPID's."""

    path: str
    headers: dict[str, str]
    claims: dict[str, Any]
    key: str
    text: str

    @property
    def told(self) -> dict[str, Any]:
        return dict(json.loads(self.text))

    @property
    def notice(self) -> dict[str, Any]:
        return dict(self.told["notification"])


Reply = tuple[int, dict[str, str]]


class PushService:
    """`with` starts it. `rung` are the notices it took; `replies[path]` what it answers next there, else 201."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.rung: list[Rung] = []
        self.tried: list[tuple[str, dict[str, str]]] = []
        self.wrong: list[str] = []
        self.replies: dict[str, list[Reply]] = {}
        self.before: Callable[[str], object] = lambda path: None
        """Called when a request has come and before it is answered."""
        self._phones: dict[str, PhoneKeys] = {}
        self._changed = threading.Condition()
        self._authority = folder / "authority.pem"
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate(folder, self._authority, HOST))
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port = int(self._server.server_address[1])

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def origin(self) -> str:
        return f"https://{HOST}:{self.port}"

    def subscription(self, name: str) -> dict[str, Any]:
        """A browser's PushSubscription as JSON, for a phone of that name."""
        keys = self._phones.setdefault(f"/send/{name}", PhoneKeys())
        return {"endpoint": f"{self.origin}/send/{name}", "expirationTime": None, "keys": keys.told}

    def program(self) -> Path:
        """A `callboard` that knows this service, by a way that neither its command nor its environment has."""
        script = self.folder / "callboard"
        script.write_text(
            f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(ROOT)!r})\n"
            f"from tests.push_service import let_in\nlet_in({self.port}, {str(self._authority)!r})\n"
            "from server.cli import main\nsys.exit(main())\n"
        )
        script.chmod(0o755)
        return script

    def refuses_next(self, name: str, *replies: int | Reply) -> None:
        told = [one if isinstance(one, tuple) else (one, {}) for one in replies]
        self.replies.setdefault(f"/send/{name}", []).extend(told)

    def of(self, name: str) -> list[Rung]:
        return [one for one in self.rung if one.path == f"/send/{name}"]

    def until(self, enough: Callable[[], bool], what: str = "") -> None:
        """Waits until that is so."""
        late = time.monotonic() + SOON
        with self._changed:
            while not enough():
                left = late - time.monotonic()
                assert left > 0, f"{what or 'no ring'}: {[(one.path, one.notice['title']) for one in self.rung]}"
                self._changed.wait(min(left, 0.2))

    def next_of(self, name: str, count: int = 1) -> Rung:
        """The notice number `count` of that phone."""
        self.until(lambda: len(self.of(name)) >= count, f"no ring {count} of {name}")
        return self.of(name)[count - 1]

    # The service's side

    def take(self, path: str, headers: dict[str, str], body: bytes) -> Reply:
        with self._changed:
            self.tried.append((path, headers))
            self._changed.notify_all()
        self.before(path)
        try:
            made = self._verified(path, headers, body)
        except Exception as wrong:
            self.wrong.append(f"{path}: {type(wrong).__name__}: {wrong}")
            return 400, {}
        waiting = self.replies.get(path)
        if waiting:
            return waiting.pop(0)
        with self._changed:
            self.rung.append(made)
            self._changed.notify_all()
        return 201, {"Location": f"{self.origin}/message/1"}

    def _verified(self, path: str, headers: dict[str, str], body: bytes) -> Rung:
        phone = self._phones[path]
        assert headers["content-encoding"] == "aes128gcm"
        assert len(body) <= 4096
        assert headers["urgency"] in ("very-low", "low", "normal", "high")
        assert int(headers["ttl"]) > 0
        assert len(headers["topic"]) <= 32
        assert set(headers["topic"]) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        told = headers["authorization"]
        assert Vapid02.verify(told), "the signature does not fit"
        parts = dict(part.split("=", 1) for part in told.removeprefix("vapid ").split(","))
        claims = json.loads(_bytes(parts["t"].split(".")[1]))
        assert claims["aud"] == self.origin, claims
        assert 0 < claims["exp"] - time.time() <= 86_400, claims
        assert claims["sub"].startswith(("mailto:", "https://")), claims
        text = http_ece.decrypt(body, private_key=phone.private, auth_secret=phone.auth, version="aes128gcm").decode()
        return Rung(path, headers, claims, parts["k"], text)


def _handler(service: PushService) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, more = service.take(self.path, headers, body)
            self.send_response(status)
            for name, value in {"Content-Length": "0", **more}.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            return

    return Handler


def let_in(port: int, authority: str) -> None:
    """From now on this process's gate lets that one loopback service through, under its own name and certificate."""
    import server.app
    from server.notices.gate import Gate

    def look_up(host: str, at: int) -> list[str]:
        if host != HOST:
            raise OSError("no network in tests")
        return ["127.0.0.1"]

    def gate(hosts: tuple[str, ...]) -> Gate:
        trust = ssl.create_default_context(cafile=authority)
        return Gate((*hosts, HOST), (443, port), look_up, lambda one: one == ip_address("127.0.0.1"), trust)

    server.app.Gate = gate  # type: ignore[misc, assignment]


def certificate(folder: Path, authority: Path, name: str) -> Path:
    """A certificate for a name with its key, in one file, from an authority whose own is written beside."""
    root, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    now = dt.datetime.now(dt.UTC)
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Tests of Callboard")])

    def made(subject: x509.Name, public: ec.EllipticCurvePublicKey, *more: x509.ExtensionType) -> x509.Certificate:
        whole = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - dt.timedelta(days=1))
            .not_valid_after(now + dt.timedelta(days=2))
        )
        for one in more:
            whole = whole.add_extension(one, critical=isinstance(one, x509.BasicConstraints))
        return whole.sign(root, hashes.SHA256())

    ski = x509.SubjectKeyIdentifier.from_public_key(root.public_key())
    aki = x509.AuthorityKeyIdentifier.from_issuer_public_key(root.public_key())
    usage = x509.KeyUsage(True, False, False, False, False, True, True, False, False)
    own = made(issuer, root.public_key(), x509.BasicConstraints(True, None), ski, usage)
    leaf = made(
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]),
        key.public_key(),
        x509.BasicConstraints(False, None),
        x509.SubjectAlternativeName([x509.DNSName(name)]),
        aki,
    )
    authority.write_bytes(own.public_bytes(Encoding.PEM))
    whole = folder / f"{name}.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    whole.write_bytes(private + leaf.public_bytes(Encoding.PEM))
    return whole


def _letters(told: bytes) -> str:
    return urlsafe_b64encode(told).rstrip(b"=").decode()


def _bytes(told: str) -> bytes:
    return urlsafe_b64decode(told + "=" * (-len(told) % 4))
