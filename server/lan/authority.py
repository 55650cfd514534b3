"""The certificate authority of one data folder, which phones are asked to trust.

Promises: made once, whole or not at all, and kept for good: whoever installed it stays right. Its key is readable by
its owner alone. It can sign only for private networks, and for no other authority. Refuses (BadAuthority) a key that
others may read, that is cut short, or that is not this certificate's, each with the way out.
"""

from __future__ import annotations

import secrets
import shutil
import stat
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from server.lan.private import ENDINGS, NETWORKS, host_label, may_stand_alone
from server.on_disk import settle
from server.private_file import write_private

FOLDER, KEY, CERTIFICATE = "authority", "key.pem", "certificate.pem"
YEARS = 10
BEFORE = timedelta(days=2)
"""How long before now a certificate begins: phones whose clocks are behind take it all the same."""
MAKING = ".making-authority-"


class BadAuthority(ValueError):
    """The authority cannot be used as it lies there; the message says why and what to do."""


@dataclass(frozen=True)
class Authority:
    """`certificate` is public, `key` never leaves this process."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def limits(self) -> frozenset[str]:
        """The names whose subdomains it may sign for, and themselves."""
        found = self.certificate.extensions.get_extension_for_class(x509.NameConstraints).value
        return frozenset(str(one.value) for one in found.permitted_subtrees or () if isinstance(one, x509.DNSName))


def authority_of(folder: Path, now: datetime | None = None) -> Authority:
    """The authority of this data folder, made at first call. Raises BadAuthority, OSError."""
    now = now or datetime.now(UTC)
    place = folder / FOLDER
    if not place.exists():
        _make(folder, now)
    return _read(place, now)


def certificate_of(folder: Path) -> x509.Certificate:
    """Its public certificate alone. Raises BadAuthority, OSError."""
    return _certificate(folder / FOLDER)


def new_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def private_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _make(folder: Path, now: datetime) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{MAKING}*"):  # of a making that was interrupted
        shutil.rmtree(left, ignore_errors=True)
    key = new_key()
    aside = folder / f"{MAKING}{secrets.token_hex(4)}"
    aside.mkdir(mode=0o700)
    try:
        write_private(aside / KEY, private_pem(key))
        write_private(aside / CERTIFICATE, _sign_itself(key, now).public_bytes(serialization.Encoding.PEM))
        try:
            settle(aside)
            aside.rename(folder / FOLDER)
            settle(folder / FOLDER)
        except OSError:
            if not (folder / FOLDER).exists():
                raise
            # whoever was first stands
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _sign_itself(key: ec.EllipticCurvePrivateKey, now: datetime) -> x509.Certificate:
    label = host_label()
    own = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    # Two authorities of one laptop must not carry one name: browsers look an issuer up by it
    called = f"Callboard {label or 'office'} {now:%Y-%m-%d} {own.digest[:3].hex()}"
    name = x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Callboard"), x509.NameAttribute(NameOID.COMMON_NAME, called)]
    )
    names = [*ENDINGS, *([label] if label and may_stand_alone(label) else [])]
    limits: list[x509.GeneralName] = [x509.DNSName(one) for one in names]
    limits += [x509.IPAddress(net) for net in NETWORKS]
    usage = {
        "digital_signature": False,
        "content_commitment": False,
        "key_encipherment": False,
        "data_encipherment": False,
        "key_agreement": False,
        "encipher_only": False,
        "decipher_only": False,
    }
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BEFORE)
        .not_valid_after(now + timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.KeyUsage(key_cert_sign=True, crl_sign=True, **usage), critical=True)
        .add_extension(x509.NameConstraints(permitted_subtrees=limits, excluded_subtrees=None), critical=True)
        .add_extension(own, critical=False)
        .sign(key, hashes.SHA256())
    )


def _read(place: Path, now: datetime) -> Authority:
    path = place / KEY
    anew = (
        f"Put back the folder {place} of a backup. Or remove it: a new authority is made at the next start, "
        "and every phone has to install its certificate again."
    )
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            raise BadAuthority(
                f"{path} may be read by others (mode {mode:o}), who could stand in for this server. If nobody else "
                f"uses this computer, type: chmod 600 {path}. Otherwise remove the folder {place}: a new authority is "
                "made at the next start, and every phone has to install its certificate again."
            )
        content = path.read_bytes()
    except PermissionError:
        raise BadAuthority(f"{path} cannot be read. Start Callboard as the user who made the folder.") from None
    except FileNotFoundError:
        raise BadAuthority(f"{path} is missing. {anew}") from None
    try:
        key = serialization.load_pem_private_key(content, None)
    except (ValueError, TypeError):
        raise BadAuthority(f"{path} holds no whole key. {anew}") from None
    certificate = _certificate(place)
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != certificate.public_key():
        raise BadAuthority(f"{path} is not the key of the certificate beside it. {anew}")
    if now < certificate.not_valid_before_utc:
        raise BadAuthority(
            f"this computer's clock says {now:%Y-%m-%d}, which is before the certificate was made. Set the clock."
        )
    if now > certificate.not_valid_after_utc:
        raise BadAuthority(f"the certificate authority ended on {certificate.not_valid_after_utc:%Y-%m-%d}. {anew}")
    return Authority(certificate, key)


def _certificate(place: Path) -> x509.Certificate:
    path = place / CERTIFICATE
    try:
        found = x509.load_pem_x509_certificate(path.read_bytes())
        found.extensions.get_extension_for_class(x509.NameConstraints)
    except (ValueError, x509.ExtensionNotFound, FileNotFoundError):
        raise BadAuthority(
            f"{path} is missing or not whole. Put back the folder {place} of a backup. Or remove it: a new authority "
            "is made at the next start, and every phone has to install its certificate again."
        ) from None
    return found
