"""The server's own certificate, signed by the authority: what https shows to a phone.

Promises: it names every private address of this machine and its names; it is renewed by itself when these change, long
before it ends, and when its file is not whole. Refuses nothing: it is made anew whenever it cannot be used.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from server.lan.authority import BEFORE, FOLDER, Authority, new_key, private_pem
from server.lan.private import host_names
from server.private_file import write_private

FILE = "server.pem"
DAYS = 395
"""Browsers take no certificate of a server for longer than 398 days, those before now included."""
RENEWED_BEFORE = timedelta(days=120)


def leaf_of(folder: Path, authority: Authority, addresses: Collection[str], now: datetime | None = None) -> Path:
    """The file with the server's key, its certificate and the authority's, fit for these addresses. Raises OSError."""
    now = now or datetime.now(UTC)
    path = folder / FOLDER / FILE
    names = host_names(authority.limits)
    if not _fits(path, authority, names, addresses, now):
        _make(path, authority, names, addresses, now)
    return path


def _fits(path: Path, authority: Authority, names: Collection[str], addresses: Collection[str], now: datetime) -> bool:
    try:
        content = path.read_bytes()
        key = serialization.load_pem_private_key(content, None)
        found = x509.load_pem_x509_certificates(content)[0]
        found.verify_directly_issued_by(authority.certificate)
        said = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        named = {str(one) for one in said.get_values_for_type(x509.IPAddress)}
        named |= set(said.get_values_for_type(x509.DNSName))
    except (OSError, ValueError, TypeError, IndexError, x509.ExtensionNotFound):
        return False
    except Exception:  # a signature of another authority has an exception of its own in each version of the library
        return False
    return (
        isinstance(key, ec.EllipticCurvePrivateKey)
        and key.public_key() == found.public_key()
        and path.stat().st_mode & 0o077 == 0
        and found.not_valid_before_utc <= now < _until(authority, found.not_valid_after_utc) - RENEWED_BEFORE
        and named >= {*names, *addresses}
    )


def _until(authority: Authority, end: datetime) -> datetime:
    """In its authority's last months a certificate cannot be renewed for longer, and is not renewed at each start."""
    return end if end < authority.certificate.not_valid_after_utc else end + RENEWED_BEFORE


def _make(path: Path, authority: Authority, names: Collection[str], addresses: Collection[str], now: datetime) -> None:
    key = new_key()
    named: list[x509.GeneralName] = [x509.DNSName(one) for one in sorted(names)]
    named += [x509.IPAddress(ip_address(one)) for one in sorted(addresses)]
    usage = {
        "key_cert_sign": False,
        "crl_sign": False,
        "content_commitment": False,
        "key_encipherment": False,
        "data_encipherment": False,
        "key_agreement": False,
        "encipher_only": False,
        "decipher_only": False,
    }
    issuer = authority.certificate
    identifier = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Callboard")]))
        .issuer_name(issuer.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BEFORE)
        .not_valid_after(min(now - BEFORE + timedelta(days=DAYS), issuer.not_valid_after_utc))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(digital_signature=True, **usage), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(named), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), critical=False)
        .sign(authority.key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    aside = path.with_name(f".{FILE}-{secrets.token_hex(4)}")
    try:
        write_private(aside, private_pem(key) + made.public_bytes(pem) + issuer.public_bytes(pem))
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)
