"""Browsers that trust a made authority, and browsers that do not.

Promises: the certificate is put into a home folder of the browser's own by the system's `certutil`, as a person would
install it; no switch that ignores certificates is ever given. Refuses (NoCertutil) where that program is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from playwright.sync_api import BrowserContext, Playwright

from server.lan.authority import Authority, new_key, private_pem
from tests.e2e.browser import launch_phone


class NoCertutil(RuntimeError):
    """A browser's trust cannot be set; the message says how to get what is missing."""


def home_that_trusts(home: Path, authority: Path | None) -> Path:
    """A home folder whose browser trusts this authority, or only those that browsers bring along."""
    program = shutil.which("certutil")
    if program is None:
        raise NoCertutil("No certutil found. Install it (Debian: apt-get install libnss3-tools).")
    store = home / ".pki" / "nssdb"
    store.mkdir(parents=True)
    base = [program, "-d", f"sql:{store}"]
    subprocess.run([*base, "-N", "--empty-password"], check=True)
    if authority is not None:
        subprocess.run([*base, "-A", "-n", "Callboard", "-t", "C,,", "-i", str(authority)], check=True)
    return home


def signed_by_a_thief(authority: Authority, name: str, pem: Path) -> Path:
    """A file with a certificate for this name by that authority's key, and the key to it."""
    key, now = new_key(), datetime.now(UTC)
    own = authority.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(x509.oid.NameOID.COMMON_NAME, "stolen")]))
        .issuer_name(authority.certificate.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=90))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own), critical=False)
        .sign(authority.key, hashes.SHA256())
    )
    pem.write_bytes(private_pem(key) + made.public_bytes(serialization.Encoding.PEM))
    return pem


def launch_at_home(playwright: Playwright, home: Path, **options: Any) -> BrowserContext:
    """A phone whose home folder is that one."""
    env = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / ".local" / "share")}
    return launch_phone(playwright, home / "profile", env=env, whole=True, **options)
