"""What stands at the plain address on the network: why Callboard is not there, the certificate, and how to trust it.

Promises: an application of its own, so that nothing else can be reached here; it holds the public certificate alone.
Every other address leads to the page. Refuses everything but to be read.
"""

from __future__ import annotations

from flask import Flask, Response, redirect, render_template, request

from server.config import CLIENT, Config, Lan
from server.lan import offer
from server.lan.authority import certificate_of
from server.routes.faults import language
from server.routes.guard import HEADERS
from server.routes.shell import file
from server.words import say

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
STEPS = {"ios": 5, "android": 5, "mac": 4, "windows": 4, "firefox": 3, "linux": 3}
"""The sorts of device, and how many steps each takes."""
PICTURED = {"page.css", "certificate.css", "icon.svg"}


def certificate_app(config: Config, lan: Lan) -> Flask:
    """The application of the plain door. Raises BadAuthority, OSError."""
    app = Flask("server.routes.certificate", static_folder=None, template_folder="pages")
    certificate = certificate_of(config.folder)
    prints = offer.fingerprint(certificate).split(":")
    rows = [":".join(prints[at : at + 8]) for at in range(0, len(prints), 8)]

    @app.get("/")
    def page() -> str:
        """The page, the steps for the device that asks first."""
        spoken = language()
        device = _device(request.user_agent.string)
        return render_template(
            "certificate.html",
            language=spoken,
            words=lambda key, **values: say(spoken, f"lan.{key}", **values),
            steps=STEPS,
            device=device,
            others=[one for one in STEPS if one != device],
            name=offer.name(certificate),
            rows=rows,
            https=lan.https,
            ends=certificate.not_valid_after_utc.year,
        )

    @app.get("/callboard.crt")
    def crt() -> Response:
        made = Response(offer.der(certificate), mimetype="application/x-x509-ca-cert")
        made.headers["Content-Disposition"] = 'attachment; filename="callboard.crt"'
        return made

    @app.get("/callboard.mobileconfig")
    def profile() -> Response:
        spoken = language()
        made = offer.profile(certificate, say(spoken, "lan.profile"), say(spoken, "lan.profile_says"))
        # Not as an attachment: Safari then offers to install it, and does not put it among the files
        return Response(made, mimetype="application/x-apple-aspen-config")

    @app.get("/<path:name>")
    def other(name: str) -> Response:
        """The page's own files; any other address is that of the page, an invitation's too."""
        if name in PICTURED:
            return file(CLIENT / name)
        return redirect("/", 303)  # type: ignore[return-value]

    @app.after_request
    def dress(answer: Response) -> Response:
        # This one a browser heeds in secure contexts alone, and complains of elsewhere
        for header, value in HEADERS.items():
            if header != "Cross-Origin-Opener-Policy":
                answer.headers.setdefault(header, value)
        answer.headers["Content-Security-Policy"] = POLICY
        answer.headers.setdefault("Cache-Control", "no-store")
        return answer

    return app


def _device(agent: str) -> str:
    """The sort of device, from what its browser says; the steps of all others stand below."""
    for word, device in (
        ("iPhone", "ios"),
        ("iPad", "ios"),
        ("Android", "android"),
        ("Firefox", "firefox"),
        ("Macintosh", "mac"),
        ("Windows", "windows"),
        ("Linux", "linux"),
    ):
        if word in agent:
            return device
    return "ios"
