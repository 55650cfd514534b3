"""The authority's public certificate in the forms that phones take, and its fingerprint.

Promises: made from the certificate alone, which is public; the same certificate gives the same profile, so that
installing twice replaces. Refuses to touch any key.
"""

from __future__ import annotations

import plistlib
import uuid

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID


def der(certificate: x509.Certificate) -> bytes:
    """The certificate as Android, Windows, macOS and Firefox take it."""
    return certificate.public_bytes(serialization.Encoding.DER)


def name(certificate: x509.Certificate) -> str:
    """What the phone's settings call it."""
    return str(certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)


def fingerprint(certificate: x509.Certificate) -> str:
    """Its SHA-256, as phones and browsers show it: 32 pairs with colons."""
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def profile(certificate: x509.Certificate, title: str, description: str) -> bytes:
    """A configuration profile for iOS and macOS, in which the certificate is the only thing."""
    print_ = certificate.fingerprint(hashes.SHA256()).hex()
    whole, part = (str(uuid.uuid5(uuid.NAMESPACE_OID, f"{print_}/{one}")).upper() for one in ("profile", "root"))
    return plistlib.dumps(
        {
            "PayloadType": "Configuration",
            "PayloadVersion": 1,
            "PayloadIdentifier": f"callboard.lan.{print_[:16]}",
            "PayloadUUID": whole,
            "PayloadDisplayName": title,
            "PayloadDescription": description,
            "PayloadOrganization": "Callboard",
            "PayloadRemovalDisallowed": False,
            "PayloadContent": [
                {
                    "PayloadType": "com.apple.security.root",
                    "PayloadVersion": 1,
                    "PayloadIdentifier": f"callboard.lan.{print_[:16]}.root",
                    "PayloadUUID": part,
                    "PayloadDisplayName": name(certificate),
                    "PayloadCertificateFileName": "callboard.cer",
                    "PayloadContent": der(certificate),
                }
            ],
        }
    )
