"""A phone in the dark while the server is brought back from a backup: what it holds comes again, by itself."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.callboard_process import Callboard, run
from tests.e2e.old_deeds import holds
from tests.e2e.stage import Stage
from tests.e2e.test_axe import violations
from tests.e2e.test_photos import has_sent_photos, kept, notes, shot
from tests.pictures import jpeg


def restored(stage: Stage, demo: Callboard, backup: str) -> None:
    """The server stops, loses what it had since and its photos, and is brought back."""
    for device in stage.devices:
        device.server_goes_away()
        # Who looks at a photo of then asks for a record that has not come again yet
        device.allow("status of 404", "status of 503")
    demo.stop()
    for production in (demo.data / "productions").iterdir():
        shutil.rmtree(production / "files")
    run("restore", backup, data=demo.data)
    demo.as_of = (datetime.now(UTC) + demo.ahead).isoformat()
    demo.start()


def test_P7_K6_F2_a_phone_in_the_dark_across_a_restore_brings_its_deeds_and_photos_again(
    stage: Stage, demo: Callboard, tmp_path: Path
) -> None:
    picture = tmp_path / "gate.jpg"
    picture.write_bytes(jpeg())
    desk, phone = stage.desk("marisol"), stage.phone("jonah")
    desk.join(demo.links["coordinator"], "Join as Marisol Vance")
    phone.join(demo.links["pa"], "Join as Jonah Whitlock")
    phone.shows_call("05:30")
    phone.is_installed()
    phone.has_said_seen()
    backup = str(run("backup", "--to", str(tmp_path / "backups"), data=demo.data)["backup"])

    phone.check_in()
    notes(phone, "Gate is locked", picture)
    has_sent_photos(phone)
    desk.sees_check_in("Jonah Whitlock", "In")
    phone.go_dark()
    phone.opens_run("Petty-cash envelope 14")
    phone.takes()
    phone.has_to_send(1)

    restored(stage, demo, backup)
    assert kept(demo) == []
    phone.has_signal_again()
    has_sent_photos(phone)
    mine = {
        verb: [row for row in demo.rows(verb) if not row["device"].startswith("demo")]
        for verb in ("check_in.make", "run.take")
    }
    assert [row["outcome"] for row in mine["check_in.make"]] == ["applied"] * 2
    assert [row["outcome"] for row in mine["run.take"]] == ["applied"]
    assert len(kept(demo)) == 1, "the photo came again"
    phone.open("Check in")
    expect(shot(phone, "on the server")).to_be_visible()
    desk.sees_check_in("Jonah Whitlock", "In")
    demo.verify()

    # What he knew, and since when: asked from his page
    (jonah,) = [one["id"] for one in holds(phone, "person") if one["name"] == "Jonah Whitlock"]
    desk.goto(f"people/{jonah}")
    desk.page.get_by_role("link", name="What Jonah Whitlock knew").click()
    expect(desk.page.get_by_role("heading", name="What Jonah Whitlock knew")).to_be_visible()
    block = desk.page.locator(".knew-call").first
    expect(block).to_contain_text("05:30")
    expect(block).to_contain_text(re.compile(r"since (Wed )?\d\d:\d\d"))
    assert violations(desk.page, "what somebody knew") == []
    desk.page.get_by_role("button", name="1 h earlier").click()
    expect(desk.page.get_by_text("No call of Jonah Whitlock was still to come then.")).to_be_visible()
