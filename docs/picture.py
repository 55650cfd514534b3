"""Takes the README's picture: the demonstration's board after a push, and a phone whose call has moved.

Promises: the picture is of the real thing, signed in by its own links; nothing in it is drawn. Most of the crew's
devices are hands that speak the wire without a screen; the board cannot tell. Wants a Chromium.

    .venv/bin/python -m docs.picture
"""

from __future__ import annotations

import base64
import re
import tempfile
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import sync_playwright

from sync.house import record_id
from tests.e2e.callboard_process import Callboard, run
from tests.e2e.desk import Desk
from tests.e2e.phone import Phone
from tests.e2e.stage import Stage
from tests.hand import Hand

D = TypeVar("D", Desk, Phone)
HERE = Path(__file__).parent
EVE = "2026-05-14T03:40:00-07:00"
"""Twenty to four on a shoot day's morning: calls are near."""
MADE = "2026-05-13T18:00:00-07:00"
ON_SCREEN = ("Marisol Vance", "Jonah Whitlock")
PAGE = """<!doctype html><style>
body {{ margin: 0; display: flex; gap: 36px; align-items: center; padding: 32px; background: #c9cccd; width: 1660px }}
img {{ display: block; box-shadow: 0 1px 0 rgb(0 0 0 / .06), 0 12px 32px rgb(0 0 0 / .18) }}
.desk {{ width: 1280px }} .phone {{ width: 340px }}
</style><img class="desk" src="data:image/png;base64,{desk}"><img class="phone" src="data:image/png;base64,{phone}">"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        stage = Stage(playwright, Path(folder))
        data = Path(folder) / "data"
        with Callboard(data, command="demo", as_of=MADE):
            pass
        demo = stage.serve(data, command="demo", as_of=EVE)
        phone = _joined(stage.phone("pa", color_scheme="dark"), demo.links["pa"])
        desk = _joined(stage.desk("coordinator"), demo.links["coordinator"])
        crew = _crew(demo)
        desk.open("Call sheet")
        desk.opens_day(1)
        desk.pushes(30)
        desk.publish_button.click()
        desk.page.get_by_role("button", name="Send now").click()
        phone.page.get_by_text("Changed on Blue, revision 2").wait_for()
        for place, hand in enumerate(crew):
            _answers(hand, place)
        desk.open("Board")
        desk.page.get_by_text("have copied Blue").wait_for()
        desk.page.get_by_text("Seen").nth(1).wait_for()
        _compose(stage, desk.page.screenshot(), phone.page.screenshot())
        stage.clear()


def _joined(device: D, link: str) -> D:
    device.join(link, re.compile("^Join as"))
    device.page.get_by_text("THE KITE INSPECTOR").first.wait_for()
    return device


def _crew(demo: Callboard) -> list[Hand]:
    """Everybody but those on a screen, each with a device signed in by a link."""
    first = _hand(demo, demo.links["upm"])
    others = [person["name"] for person in first.seen("person") if person["name"] not in ON_SCREEN]
    return [_hand(demo, run("invite", name, "--url", demo.url, data=demo.data)["link"]) for name in others]


def _hand(demo: Callboard, link: str) -> Hand:
    hand = Hand(demo.url, production=demo.said["production"])
    hand.join(link.rsplit("/", 1)[1])
    hand.sync()
    return hand


def _answers(hand: Hand, place: int) -> None:
    """Three of four have copied; the others have seen it, hold it, or have no signal."""
    if place % 9 == 4:
        return
    hand.sync()
    hand.sync()
    calls = [(id, record) for (kind, id), record in hand.records.items() if kind == "call"]
    for id, call in calls:
        about = {"person": call["person"], "call": id, "revision": call["told_in"]}
        rungs = ("see", "copy") if place % 4 else ("see",) if place % 8 else ()
        for verb in rungs:
            rung = {"see": "seen", "copy": "copied"}[verb]
            record = record_id("copy", *about.values())
            hand.sync([hand.entry("copy", verb, record, **about, **{rung: {"at": call["told_at"]}})])


def _compose(stage: Stage, desk: bytes, phone: bytes) -> None:
    page = stage.devices[0].context.browser
    sheet = stage.devices[0].context.new_page() if page is None else page.new_page()
    sheet.set_viewport_size({"width": 1724, "height": 900})
    words = {"desk": base64.b64encode(desk).decode(), "phone": base64.b64encode(phone).decode()}
    sheet.set_content(PAGE.format(**words))
    sheet.locator("body").screenshot(path=HERE / "board-and-phone.png")


if __name__ == "__main__":
    main()
