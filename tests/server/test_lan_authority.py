"""The authority that phones trust: its limits, its keeping, and what it says when it cannot be used."""

from __future__ import annotations

import shutil
import ssl
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from server.lan import offer
from server.lan.authority import CERTIFICATE, FOLDER, KEY, MAKING, BadAuthority, authority_of, new_key
from server.lan.leaf import leaf_of
from server.lan.private import host_names, may_stand_alone

NOW = datetime(2026, 5, 13, 18, tzinfo=UTC)
HERE = {"192.168.1.2", "fd00::2", "127.0.0.1"}


def named(pem: Path) -> set[str]:
    found = x509.load_pem_x509_certificates(pem.read_bytes())[0]
    said = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return {str(one) for one in said.get_values_for_type(x509.IPAddress)} | set(said.get_values_for_type(x509.DNSName))


def test_it_is_made_once_and_kept_with_a_key_for_its_owner_alone(tmp_path: Path) -> None:
    first = authority_of(tmp_path, NOW)
    again = authority_of(tmp_path, NOW + timedelta(days=900))
    assert again.certificate == first.certificate
    place = tmp_path / FOLDER
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert stat.S_IMODE((place / KEY).stat().st_mode) == 0o600
    assert b"PRIVATE" not in (place / CERTIFICATE).read_bytes()


def test_it_stands_for_ten_years_signs_for_private_networks_alone_and_for_no_other_authority(tmp_path: Path) -> None:
    made = authority_of(tmp_path, NOW).certificate
    years = (made.not_valid_after_utc - NOW).days / 365
    assert 9.9 < years <= 10
    assert isinstance(made.public_key(), ec.EllipticCurvePublicKey)
    basic = made.extensions.get_extension_for_class(x509.BasicConstraints)
    assert (basic.critical, basic.value.ca, basic.value.path_length) == (True, True, 0)
    limits = made.extensions.get_extension_for_class(x509.NameConstraints)
    assert limits.critical
    nets = [one.value for one in limits.value.permitted_subtrees or () if isinstance(one, x509.IPAddress)]
    assert {ip_network("10.0.0.0/8"), ip_network("192.168.0.0/16"), ip_network("fc00::/7")} <= set(nets)
    assert not any(ip_address(public) in net for public in ("8.8.8.8", "1.1.1.1", "2001:4860::1") for net in nets)


@pytest.mark.parametrize("name", ["bank.example.com", "example.com"])
def test_a_certificate_it_signs_for_a_name_of_the_internet_is_refused(tmp_path: Path, name: str) -> None:
    """Whoever steals the key opens no bank with it."""
    stolen = authority_of(tmp_path, NOW)
    key = new_key()
    own = stolen.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value

    def signed(*names: x509.GeneralName) -> x509.Certificate:
        return (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "anything")]))
            .issuer_name(stolen.certificate.subject)
            .public_key(key.public_key())
            .serial_number(7)
            .not_valid_before(NOW)
            .not_valid_after(NOW + timedelta(days=90))
            .add_extension(x509.SubjectAlternativeName(names), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own), critical=False)
            .add_extension(x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .sign(stolen.key, hashes.SHA256())
        )

    policy = PolicyBuilder().store(Store([stolen.certificate])).time(NOW + timedelta(days=1))
    allowed = policy.build_server_verifier(x509.DNSName("office.local"))
    assert allowed.verify(signed(x509.DNSName("office.local")), [])
    with pytest.raises(VerificationError):
        policy.build_server_verifier(x509.DNSName(name)).verify(signed(x509.DNSName(name)), [])
    address = ip_address("8.8.8.8")
    with pytest.raises(VerificationError):
        policy.build_server_verifier(x509.IPAddress(address)).verify(signed(x509.IPAddress(address)), [])


def test_no_name_that_could_be_a_top_level_domain_stands_in_its_limits() -> None:
    assert [may_stand_alone(name) for name in ("com", "dev", "xn--p1ai", "imogens-laptop", "cart7")] == [
        False,
        False,
        False,
        True,
        True,
    ]


# The server's certificate


def test_it_names_every_address_and_the_machine_and_passes_a_verifier(tmp_path: Path) -> None:
    authority = authority_of(tmp_path, NOW)
    pem = leaf_of(tmp_path, authority, HERE, NOW)
    assert named(pem) == HERE | host_names(authority.limits)
    assert "localhost" in named(pem)
    assert stat.S_IMODE(pem.stat().st_mode) == 0o600
    leaf = x509.load_pem_x509_certificates(pem.read_bytes())[0]
    assert (leaf.not_valid_after_utc - leaf.not_valid_before_utc).days <= 398
    for name in (x509.IPAddress(ip_address("192.168.1.2")), x509.DNSName("localhost")):
        policy = PolicyBuilder().store(Store([authority.certificate])).time(NOW)
        assert policy.build_server_verifier(name).verify(leaf, [])
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)


def test_it_stays_until_the_addresses_change_or_its_end_comes_near(tmp_path: Path) -> None:
    authority = authority_of(tmp_path, NOW)

    def print_at(moment: datetime, addresses: set[str]) -> bytes:
        return leaf_of(tmp_path, authority, addresses, moment).read_bytes()

    first = print_at(NOW, HERE)
    assert print_at(NOW + timedelta(days=200), HERE) == first
    assert print_at(NOW, HERE - {"fd00::2"}) == first
    moved = print_at(NOW, {*HERE, "192.168.1.77"})
    assert moved != first
    later = NOW + timedelta(days=300)
    renewed = print_at(later, HERE)
    assert renewed != moved
    assert x509.load_pem_x509_certificates(renewed)[0].not_valid_after_utc > later + timedelta(days=380)


@pytest.mark.parametrize(
    "harm",
    [
        lambda pem: pem.write_bytes(b""),
        lambda pem: pem.write_bytes(pem.read_bytes()[:300]),
        lambda pem: pem.write_bytes(b"\xff" * 5_000),
        lambda pem: pem.unlink(),
        lambda pem: pem.chmod(0o644),
        lambda pem: pem.write_bytes(private() + pem.read_bytes()),
    ],
    ids=["empty", "cut short", "rubbish", "lost", "readable", "another key"],
)
def test_one_that_cannot_be_used_is_made_anew_without_a_word(tmp_path: Path, harm: Callable[[Path], object]) -> None:
    authority = authority_of(tmp_path, NOW)
    pem = leaf_of(tmp_path, authority, HERE, NOW)
    harm(pem)
    assert named(leaf_of(tmp_path, authority, HERE, NOW)) >= HERE
    assert stat.S_IMODE(pem.stat().st_mode) == 0o600
    ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(pem)


def private() -> bytes:
    return new_key().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def test_one_of_another_authority_is_made_anew(tmp_path: Path) -> None:
    other = leaf_of(tmp_path / "other", authority_of(tmp_path / "other", NOW), HERE, NOW)
    authority = authority_of(tmp_path / "own", NOW)
    shutil.copy(other, tmp_path / "own" / FOLDER / other.name)
    pem = leaf_of(tmp_path / "own", authority, HERE, NOW)
    x509.load_pem_x509_certificates(pem.read_bytes())[0].verify_directly_issued_by(authority.certificate)


# What cannot be used


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (lambda place: (place / KEY).write_bytes((place / KEY).read_bytes()[:100]), "holds no whole key"),
        (lambda place: (place / KEY).write_bytes(b""), "holds no whole key"),
        (lambda place: (place / KEY).unlink(), "is missing"),
        (lambda place: (place / KEY).chmod(0o640), "chmod 600"),
        (lambda place: (place / CERTIFICATE).unlink(), "is missing or not whole"),
        (lambda place: (place / CERTIFICATE).write_bytes(b"\x00" * 90), "is missing or not whole"),
        (lambda place: (place / KEY).write_bytes(private()), "is not the key of the certificate"),
    ],
    ids=["cut", "empty", "lost", "readable", "no certificate", "rubbish", "another's"],
)
def test_each_way_it_can_be_broken_names_the_file_and_the_way_out(
    tmp_path: Path, harm: Callable[[Path], object], words: str
) -> None:
    authority_of(tmp_path, NOW)
    harm(tmp_path / FOLDER)
    with pytest.raises(BadAuthority, match=words) as told:
        authority_of(tmp_path, NOW)
    assert str(tmp_path / FOLDER) in str(told.value)
    assert "every phone has to install its certificate again" in str(told.value)
    shutil.rmtree(tmp_path / FOLDER)
    authority_of(tmp_path, NOW)


def test_a_key_that_cannot_be_read_says_who_can(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority_of(tmp_path, NOW)

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)  # root, as whom tests may run, may read everything
    with pytest.raises(BadAuthority, match="Start Callboard as the user who made the folder"):
        authority_of(tmp_path, NOW)


def test_a_clock_before_its_making_is_told_to_be_set_and_an_ended_one_is_replaced_by_hand(tmp_path: Path) -> None:
    authority_of(tmp_path, NOW)
    with pytest.raises(BadAuthority, match="Set the clock"):
        authority_of(tmp_path, NOW - timedelta(days=3))
    with pytest.raises(BadAuthority, match="ended on 2036"):
        authority_of(tmp_path, NOW + timedelta(days=3_700))


def test_a_making_that_was_interrupted_leaves_nothing_that_matters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    half = tmp_path / f"{MAKING}half"
    half.mkdir()
    (half / KEY).write_bytes(b"-----BEGIN")
    monkeypatch.setattr(Path, "rename", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        authority_of(tmp_path, NOW)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    authority_of(tmp_path, NOW)
    assert [one.name for one in tmp_path.iterdir()] == [FOLDER]


def test_the_profile_holds_the_certificate_and_is_the_same_each_time(tmp_path: Path) -> None:
    import plistlib

    made = authority_of(tmp_path, NOW).certificate
    whole = offer.profile(made, "Title", "Says")
    assert whole == offer.profile(made, "Title", "Says")
    told = plistlib.loads(whole)
    (only,) = told["PayloadContent"]
    assert (told["PayloadType"], only["PayloadType"]) == ("Configuration", "com.apple.security.root")
    assert x509.load_der_x509_certificate(only["PayloadContent"]) == made
    assert told["PayloadUUID"] != only["PayloadUUID"]
