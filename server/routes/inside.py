"""Whether a page was opened inside another app, and how to get out of there.

Promises: what can be told from what the browser says of itself, and no more: Safari's own sheet inside Gmail cannot be
told from Safari. Refuses: to keep anybody from going on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from server.words import Language, say

System = Literal["ios", "android", "other"]
APPS: tuple[tuple[str, str, str], ...] = (
    ("Instagram", r"Instagram", "top"),
    ("Messenger", r"FB_IAB/MESSENGER|FBAN/Messenger|MessengerForiOS|MessengerLite", "bottom"),
    ("Facebook", r"FBAN|FBAV|FB_IAB", "bottom"),
    ("LinkedIn", r"LinkedInApp", "top"),
    ("TikTok", r"TikTok|musical_ly|BytedanceWebview|trill_", "top"),
    ("LINE", r"\bLine/", "bottom"),
    ("WeChat", r"MicroMessenger", "top"),
    ("Snapchat", r"Snapchat", "top"),
    ("X", r"Twitter", "bottom"),
    ("Telegram", r"Telegram", "top"),
    ("Google", r"\bGSA/", "bottom"),
)
"""Its name, what its browser says of itself, and where its menu is on an iPhone; on Android all have it at the top."""


@dataclass(frozen=True)
class Inside:
    """`app` is None where it does not say its name. `menu`: at the top or the bottom of the screen, None unknown."""

    app: str | None
    system: System
    menu: str | None


def inside(agent: str) -> Inside | None:
    """From a User-Agent; None for a browser of its own."""
    iphone = re.search(r"iPhone|iPad|iPod", agent) is not None
    android = "Android" in agent
    system: System = "ios" if iphone else "android" if android else "other"
    for app, says, menu in APPS:
        if re.search(says, agent):
            return Inside(app, system, "top" if android else menu)
    if android and "; wv)" in agent:
        return Inside(None, system, None)
    # Every browser on an iPhone names Safari, except one that an app has built in.
    if iphone and "AppleWebKit" in agent and "Safari/" not in agent:
        return Inside(None, system, None)
    return None


def steps(found: Inside, spoken: Language) -> list[str]:
    """What to tap, in order."""
    browser = "Safari" if found.system == "ios" else "Chrome"
    menu = say(spoken, f"inside.menu.{found.menu or 'unknown'}")
    opens = say(spoken, f"inside.open.{found.system}", browser=browser)
    return [menu, opens, say(spoken, "inside.else", browser=browser)]


def intent(link: str) -> str:
    """The link as Android's own browser is asked to open it."""
    told = urlsplit(link)
    asks = "action=android.intent.action.VIEW;category=android.intent.category.BROWSABLE"
    return f"intent://{told.netloc}{told.path}#Intent;scheme={told.scheme};{asks};end"
