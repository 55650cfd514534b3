"""Photos, on phones whose links break: kept at once, never in a deed's way, carried on from where they were."""

from __future__ import annotations

import io
import re
import time
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from tests.e2e.callboard_process import Callboard
from tests.e2e.desk import Desk
from tests.e2e.old_deeds import holds
from tests.e2e.phone import Phone
from tests.e2e.stage import Stage
from tests.e2e.test_axe import violations
from tests.pictures import CAMERA, jpeg

LONG_MS = 90_000
PHOTOS = re.compile(r"photos?\s+to\s+send")


@pytest.fixture(scope="module")
def camera(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A photo of 12 megapixels as a phone's camera writes it, with where it was taken."""
    file = tmp_path_factory.mktemp("camera") / "IMG_0001.JPG"
    file.write_bytes(jpeg(4000, 3000, orientation=6, quality=92))
    return file


def join(stage: Stage, demo: Callboard) -> tuple[Desk, Phone]:
    desk, phone = stage.desk("marisol"), stage.phone("jonah")
    desk.join(demo.links["coordinator"], "Join as Marisol Vance")
    phone.join(demo.links["pa"], "Join as Jonah Whitlock")
    phone.is_installed()
    phone.has_nothing_to_send()
    return desk, phone


def notes(phone: Phone, words: str, *photos: Path) -> None:
    """A note to the office, with photos."""
    phone.open("Check in")
    phone.page.get_by_role("button", name="Add a note").click()
    phone.page.get_by_role("textbox", name="Note to the office").fill(words)
    chooses(phone, *photos)
    phone.page.get_by_role("button", name="Keep the note").click()
    expect(phone.said(words)).to_be_visible()


def chooses(device: Phone | Desk, *photos: Path) -> None:
    """Chooses photos, and sees each kept on the phone."""
    before = device.page.get_by_role("button", name=re.compile("^Remove photo")).count()
    device.page.get_by_label("Choose photos").set_input_files([str(photo) for photo in photos])
    removes = device.page.get_by_role("button", name=re.compile("^Remove photo"))
    expect(removes).to_have_count(before + len(photos), timeout=LONG_MS)


def shot(device: Phone | Desk, words: str) -> Locator:
    """The check-in's photo, where this device shows it."""
    region = "Last" if isinstance(device, Phone) else "Check-ins"
    line = (
        device.page.get_by_role("region", name=region).get_by_role("listitem").filter(has=device.page.locator(".shot"))
    )
    return line.get_by_role("button", name=re.compile(words)).first


def has_sent_photos(phone: Phone) -> None:
    expect(phone.header).not_to_contain_text(PHOTOS, timeout=LONG_MS)
    phone.has_nothing_to_send()


def served(demo: Callboard) -> list[Path]:
    """What the server shows, of all photos."""
    return sorted((demo.data / "productions").glob("*/files/shown/*-full.jpg"))


def kept(demo: Callboard) -> list[Path]:
    return sorted((demo.data / "productions").glob("*/files/whole/*"))


def came(demo: Callboard) -> int:
    """Bytes of photos that the server has, not whole yet."""
    return sum(file.stat().st_size for file in (demo.data / "productions").glob("*/files/parts/*"))


def until(fact: str, seconds: float, holds: object) -> None:
    ends = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < ends, f"after {seconds} s still not: {fact}"
        time.sleep(0.02)


def test_F2_a_photo_of_12_megapixels_comes_over_a_link_that_breaks_ten_times(
    stage: Stage, demo: Callboard, camera: Path
) -> None:
    desk, phone = join(stage, demo)
    phone.go_dark()
    notes(phone, "Gate is locked", camera)
    phone.has_to_send(1)
    expect(phone.header).to_contain_text(re.compile(r"1\s+photo"))
    expect(shot(phone, "on this phone")).to_be_visible()

    phone.proxy.rate(60_000)
    sent = phone.proxy.seen().bytes_up
    for breaks in range(10):
        phone.has_signal_again()
        phone.proxy.rate(60_000)
        before = came(demo)
        until(f"some of it came after break {breaks}", 60, lambda before=before: came(demo) > before + 20_000)
        phone.go_dark()
        phone.says_no_signal()
    assert kept(demo) == [], "it was whole before the tenth break"
    phone.has_signal_again()
    has_sent_photos(phone)

    (whole,) = kept(demo)
    size = whole.stat().st_size
    cost = phone.proxy.seen().bytes_up - sent
    assert cost < 1.35 * size, f"{cost} bytes went up for a photo of {size}: it was begun again"
    (file,) = served(demo)
    shown = Image.open(io.BytesIO(file.read_bytes()))
    assert shown.size == (1536, 2048)
    for copy in (file, whole):
        assert not Image.open(copy).getexif()
        assert CAMERA.encode() not in copy.read_bytes()
    expect(shot(phone, "on the server")).to_be_visible()
    expect(shot(desk, "Photo by Jonah Whitlock").locator("img")).to_be_visible(timeout=30_000)
    demo.verify()


def test_F1_a_photo_comes_hours_after_its_entry_from_two_visits_of_a_phone_that_died(
    stage: Stage, demo: Callboard, camera: Path
) -> None:
    desk, phone = join(stage, demo)
    phone.starts_cold()  # a browser that ends in peace has written its cookie down
    phone.proxy.rate(20_000)
    notes(phone, "Sled track is wet", camera)
    phone.has_to_send_photos(1)
    late = shot(desk, "Photo by Jonah Whitlock")
    expect(late).to_contain_text("not here yet", timeout=LONG_MS)
    until("a part of it came", 60, lambda: came(demo) > 60_000)
    expect(shot(phone, r"sending \d+ %")).to_be_visible()
    phone.kill_browser()
    first = came(demo)
    assert first > 60_000

    stage.later(timedelta(hours=3))
    desk.close_browser()
    desk.open_browser()
    desk.goto("board")
    late = shot(desk, "Photo by Jonah Whitlock")
    expect(late).to_contain_text("not here yet", timeout=LONG_MS)
    late.click()
    dialog = desk.page.get_by_role("dialog")
    expect(dialog).to_contain_text("comes with that phone’s next signal")
    desk.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)

    phone.proxy.up()
    phone.open_browser()
    sent = phone.proxy.seen().bytes_up
    phone.goto()
    has_sent_photos(phone)
    (whole,) = kept(demo)
    assert phone.proxy.seen().bytes_up - sent < whole.stat().st_size - first + 60_000, "it was begun again"
    expect(late.locator("img")).to_be_visible(timeout=LONG_MS)
    demo.verify()


def test_F4_a_deed_does_not_wait_for_a_photo_on_a_slow_link(stage: Stage, demo: Callboard, camera: Path) -> None:
    _, phone = join(stage, demo)
    phone.proxy.rate(15_000)
    notes(phone, "Gate is locked", camera)
    phone.has_to_send_photos(1)
    until("the photo is on its way", 60, lambda: came(demo) > 20_000)
    began = time.monotonic()
    phone.check_in()
    expect(phone.said("In")).to_contain_text("on the server")
    took = time.monotonic() - began
    assert kept(demo) == [], "there was no photo left to be in its way"
    # A piece of 64 KB alone takes more than four seconds here.
    assert took < 4.0, f"the deed took {took:.1f} s"
    phone.proxy.up()
    has_sent_photos(phone)


def test_a_photo_is_looked_at_with_keys_alone_and_axe_finds_nothing(
    stage: Stage, demo: Callboard, camera: Path
) -> None:
    _, phone = join(stage, demo)
    phone.open("Check in")
    phone.page.get_by_role("button", name="Add a note").click()
    chooses(phone, camera)
    broken = camera.with_name("IMG_0002.HEIC")
    broken.write_bytes(b"\0\0\0\x18ftypheic" + bytes(100))
    phone.page.get_by_label("Choose photos").set_input_files(str(broken))
    expect(phone.page.get_by_role("alert").filter(has_text="HEIC")).to_be_visible()
    found = violations(phone.page, "a note with a photo")
    phone.page.get_by_role("button", name="Keep the note").click()
    has_sent_photos(phone)
    small = shot(phone, "Photo by Jonah Whitlock")
    small.focus()
    phone.page.keyboard.press("Enter")
    dialog = phone.page.get_by_role("dialog", name=re.compile("Photo by Jonah Whitlock"))
    expect(dialog.get_by_role("img", name=re.compile("Photo by Jonah Whitlock"))).to_be_visible()
    found += violations(phone.page, "a photo, large")
    phone.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(small).to_be_focused()
    found += violations(phone.page, "a check-in with a photo")
    assert not found, "\n".join(found)
    phone.lose_signal()
    phone.starts_cold("check-in")
    expect(shot(phone, "Photo by Jonah Whitlock").locator("img")).to_be_visible()


def test_F6_a_photo_that_does_not_come_is_shown_as_missing_and_is_still_on_its_phone(
    stage: Stage, demo: Callboard, camera: Path
) -> None:
    desk, phone = join(stage, demo)
    phone.proxy.rate(8_000)
    notes(phone, "Gate is locked", camera)
    expect(shot(desk, "Photo by Jonah Whitlock")).to_contain_text("not here yet", timeout=LONG_MS)
    phone.open("People")
    phone.page.get_by_role("link", name="Jonah Whitlock").first.click()
    this = phone.page.get_by_role("region", name="This phone")
    this.get_by_role("button", name="Sign out").click()
    expect(this).to_contain_text("1 photo is not sent yet")
    phone.proxy.up()
    phone.proxy.rate(2_000)
    phone.server_goes_away()
    # The socket is closed before the slow answer is here: whoever asks meanwhile has the ended session's cookie still.
    phone.allow("403")
    this.get_by_role("button", name="Sign out all the same").click()
    expect(phone.page.get_by_role("heading", name="This phone is signed out")).to_be_visible(timeout=LONG_MS)
    assert kept(demo) == []
    desk.page.reload()
    expect(shot(desk, "Photo by Jonah Whitlock")).to_contain_text("missing", timeout=LONG_MS)

    # Nothing of it was lost: signed in again, the phone still has it.
    person = next(one["id"] for one in holds(desk, "person") if one["name"] == "Jonah Whitlock")
    desk.goto(f"people/{person}")
    link = desk.invites()
    phone.proxy.up()
    phone.join(link, "Join as Jonah Whitlock")
    has_sent_photos(phone)
    desk.goto("board")
    expect(shot(desk, "Photo by Jonah Whitlock").locator("img")).to_be_visible(timeout=LONG_MS)
