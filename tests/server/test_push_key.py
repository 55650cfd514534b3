"""The key by which push services know an installation, and whom they may write to."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from py_vapid import Vapid02

from server.notices.vapid import FILE, NOBODY, BadKey, contact_of, key_of
from tests.served import command

PKCS8 = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def test_a_key_is_made_once_however_many_ask_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: key_of(tmp_path / "data", NOBODY).public, range(8)))
    assert len(set(made)) == 1
    assert [one.name for one in (tmp_path / "data").iterdir()] == [FILE]
    assert stat.S_IMODE((tmp_path / "data" / FILE).stat().st_mode) == 0o600


def test_claims_are_made_afresh_and_verify(tmp_path: Path) -> None:
    key = key_of(tmp_path, "mailto:office@film.example")
    for audience in ("https://fcm.googleapis.com", "https://web.push.apple.com"):
        assert Vapid02.verify(key.authorization(audience))
    assert key.authorization("https://a.example") != key.authorization("https://b.example")


@pytest.mark.parametrize(
    "found",
    [
        b"",
        b"no key",
        ed25519.Ed25519PrivateKey.generate().private_bytes(*PKCS8),
        ec.generate_private_key(ec.SECP384R1()).private_bytes(*PKCS8),
    ],
    ids=["empty", "text", "ed25519", "another curve"],
)
def test_a_file_that_holds_no_such_key_is_named_and_left_alone(tmp_path: Path, found: bytes) -> None:
    (tmp_path / FILE).write_bytes(found)
    with pytest.raises(BadKey, match=FILE):
        key_of(tmp_path, NOBODY)
    assert (tmp_path / FILE).read_bytes() == found


def test_a_server_with_a_bad_key_says_so_and_does_not_start(folder: Path) -> None:
    (folder / FILE).write_text("no key")
    done = command("serve", "--port", "0", "--data", str(folder))
    assert done.returncode != 0
    assert FILE in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("told", "url", "contact"),
    [
        ("mailto:office@film.example", "https://x.example", "mailto:office@film.example"),
        ("https://film.example", None, "https://film.example"),
        (None, "https://callboard.film.example:8443", "https://callboard.film.example"),
        (None, "https://192.168.1.4:8443", NOBODY),
        (None, "http://127.0.0.1:8000", NOBODY),
        (None, None, NOBODY),
    ],
)
def test_a_push_service_writes_to_whom_was_named_else_to_the_public_address(
    told: str | None, url: str | None, contact: str
) -> None:
    assert contact_of(told, url) == contact


@pytest.mark.parametrize(
    "told", ["office@film.example", "mailto:office", "http://film.example", "mailto:a b@c.de", "x"]
)
def test_whom_nobody_could_write_to_is_refused(told: str) -> None:
    with pytest.raises(ValueError, match="mailto:"):
        contact_of(told, None)
    done = command("serve", "--push-contact", told)
    assert done.returncode == 2
    assert "mailto:NAME@HOST" in done.stderr
