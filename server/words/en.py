"""English."""

from __future__ import annotations

EN = {
    "app": "Callboard",
    # Joining
    "join.title": "Join {production}",
    "join.lead": "{who} invites you to {production} as {duty}.",
    "join.lead_office": "You are invited to {production} as {duty}.",
    "join.button": "Join as {name}",
    "join.note": (
        "This phone will hold your calls and your runs, with signal or without. The link works once, on one phone."
    ),
    "join.insecure": (
        "This address is not secure (http). A phone keeps nothing for a time without signal here, and gets no notices. "
        "Ask the office for the https address before you join."
    ),
    "used.title": "This link has been used",
    "used.body": ("A link joins one phone, once. If that was this phone, open Callboard from its icon or here."),
    "used.ask": "On a new phone, ask {who} for a new link. Nothing of yours is lost.",
    "used.open": "Open {production}",
    "expired.title": "This link has expired",
    "expired.body": "Your place on {production} is kept. Ask {who} for a new link.",
    "withdrawn.title": "This link has been withdrawn",
    "withdrawn.body": (
        "The person it was for is no longer on {production}. If that is a mistake, ring the production office."
    ),
    "foreign.title": "This link is not known here",
    "foreign.body": (
        "It may have been cut short on its way, or belong to another server. Open it again, whole, from the "
        "message it came in."
    ),
    "foreign.ask": "If it still does not open, ask whoever sent it for a new one.",
    "replaced.title": "This link no longer works",
    "replaced.body": (
        "A newer link was made for you, or what you do on {production} has changed since. Open the newest link you "
        "were sent, or ask {who} for one. Nothing of yours is lost."
    ),
    # Opened inside another app
    "inside.title": "Open it in your own browser first",
    "inside.app": "inside {app}",
    "inside.some_app": "inside another app",
    "inside.why": (
        "You are looking at this {where}. In there Callboard forgets you when that app tidies up, and cannot be put on "
        "the home screen. The link is still unused."
    ),
    "inside.menu.top": "Tap the menu (⋯ or ⋮) at the top right.",
    "inside.menu.bottom": "Tap the menu (⋯), the share arrow or the compass at the bottom of the screen.",
    "inside.menu.unknown": "Tap the menu (⋯ or ⋮), the share arrow or the compass, at the top or the bottom.",
    "inside.open.ios": "Choose “Open in {browser}” or “Open in external browser”.",
    "inside.open.android": "Choose “Open in {browser}” or “Open in browser”.",
    "inside.open.other": "Choose “Open in browser”.",
    "inside.else": "If that is not there: copy the link, open {browser} yourself, and paste it as the address.",
    "inside.link": "The link",
    "inside.copy": "Copy the link",
    "inside.copied": "Copied. Now open your browser and paste it as the address.",
    "inside.open_now": "Open in the browser",
    "inside.anyway": "Join in here all the same, as {name}",
    # Six digits
    "pair.title": "Have you a code?",
    "pair.body": "Six digits sign this phone or app in. They work once, for ten minutes.",
    "pair.where": (
        "Where you are signed in already (in Safari, on your laptop): People, your own name, “Add a phone or app”. An "
        "app on an iPhone's home screen begins signed out, whatever Safari knows."
    ),
    "pair.office": (
        "Nowhere? Ask the production office for a code or for a link. A link is opened, once, from the message it came "
        "in."
    ),
    "pair.label": "Six digits",
    "pair.button": "Go in",
    # Sending a link
    "share.text": (
        "{name}, your calls and runs on {production} are in Callboard. Open this on your phone and tap once: {link} "
        "(it works once, for you alone)"
    ),
    "share.subject": "{production}: your calls",
    "stale.title": "This page was open too long",
    "stale.body": "Nothing was done. Open the link once more and join from there.",
    "office": "the production office",
    # Landing and faults
    "landing.title": "Callboard",
    "landing.body": "Open the link that your production office sent you, or type the six digits of a code here.",
    "missing.title": "There is nothing at this address",
    "missing.body": "Check the address, or open Callboard from its icon.",
    "stopped.title": "This production is stopped",
    "stopped.body": "Its file on the server cannot be read. Other productions go on.",
    "stopped.safe": (
        "What is on your phone is safe, and will be sent when the file is mended. Ring the office for anything urgent."
    ),
    "full.title": "Not saved. The server's disk is full.",
    "full.body": "Nothing was lost. Try again when there is room; the office has to make some.",
    "broken.title": "Something went wrong on the server",
    "broken.body": "Nothing was done. Try once more; if it stays, ring the office.",
    "refused.title": "That was not accepted",
    "refused.body": "Nothing was done.",
    "unbuilt.title": "The app has not been built",
    "unbuilt.body": "In the checkout, run “./run build”, then load this page again.",
    # Answers of the API, by code
    "code.signed_out": "Not signed in on this production.",
    "code.other_person": "Someone else is signed in here. What this device still has to send stays on it.",
    "code.revoked": ("This device has been signed out by the office. What it still had to send is held for review."),
    "code.not_ours": "The request did not come from this app.",
    "code.not_yours": "Your role does not do this.",
    "code.bad_message": "The message could not be read: {what}",
    "code.too_large": "The message is larger than {limit} bytes.",
    "code.no_such_record": "There is no such record.",
    "code.not_found": "There is nothing at this address.",
    "code.method": "This address does not do that.",
    "code.disk_full": "The server's disk is full. Nothing was saved; keep your deeds and try again.",
    "code.stopped": "This production's file cannot be read. Other productions go on.",
    "code.busy": "The server did not get to it in time. Try again.",
    "code.not_drawn": "The paper could not be drawn just now. Nothing is lost; ask for it again in a moment.",
    "code.no_room": "Too many phones are connected. Ask again by request.",
    "code.server_failed": ("Something went wrong on the server. Nothing was saved; keep your deeds and try again."),
    # Imports
    "code.import_unreadable": "The file cannot be read: {why}",
    "code.import_over_time": "The file took too long to read and was put aside. Save it again, or in parts.",
    "code.import_over_memory": "The file unpacks to more than can be read. Save it again, or in parts.",
    "code.import_too_many": "The file holds more than 5,000 records. Split it and bring its parts in one by one.",
    "code.import_broke": "The file could not be read. Save it again from its program, or as CSV.",
    "code.cut": "The file did not come whole. Nothing was kept; send it again.",
    "code.no_preview": "This preview is no longer there. Choose the file again.",
    "code.moved": "Something has changed since the difference was shown. Nothing was brought in; look at it again.",
    "code.code_shape": "A code is six digits. Type them as they stand on the other phone.",
    "code.code_wrong": "That is no code that works now. Look at it once more; after ten minutes a new one is needed.",
    "code.code_used": "That code has been used. Make a new one where you are signed in.",
    "code.code_expired": "That code has run out: codes last ten minutes. Make a new one.",
    "code.code_replaced": "A newer code was made since, or your role has changed. Use the newest.",
    "code.code_rest": (
        "Too many wrong codes were typed. Codes are taken again in {minutes} min; a link from the office works now."
    ),
    "code.not_built": "This part is not installed on this server.",
    "code.file_too_large": "The file is larger than {limit} bytes.",
    "code.not_remembered": "What phones held is known from {since} on. Choose a later moment.",
    "code.file_quota": "More than {limit} bytes wait here that nothing names. Keep the file and try again later.",
    "code.file_offset": "The piece begins elsewhere: {have} bytes are here.",
    "code.file_size": "The file was begun with another size: {bytes} bytes.",
    "code.file_wrong_hash": "All bytes came, and they are another file. They were dropped; begin again.",
    "code.file_late": "The photo is not here yet.",
    "code.file_missing": "The photo has not come, and its device is gone.",
    "code.file_unreadable": "What came is no picture that can be shown.",
    # Roles
    "role.coordinator": "production coordinator",
    "role.apoc": "assistant coordinator",
    "role.upm": "unit production manager",
    "role.first_ad": "1st assistant director",
    "role.second_ad": "2nd assistant director",
    "role.accountant": "production accountant",
    "role.hod": "department head",
    "role.location_manager": "location manager",
    "role.secretary": "production secretary",
    "role.transport_captain": "transport captain",
    "role.driver": "driver",
    "role.caterer": "caterer",
    "role.pa": "production assistant",
    "role.crew": "crew",
    "role.cast": "cast",
    "role.guardian": "guardian",
    "role.vendor": "vendor",
    # Notices that ring
    "code.push_address": "This phone’s push service cannot be used: {what}.",
    "code.push_keys": "The subscription’s keys cannot be read.",
    "code.not_subscribed": "This phone is not rung.",
    "notice.moved": "Call moved {was} → {now} · {day}",
    "notice.first": "Your call: {now} · {day}",
    "notice.prelim": "Prelim call: {now} · {day}",
    "notice.same": "Call {now}, details moved · {day}",
    "notice.revision": "{colour}, revision {n}",
    "notice.prelim_below": "Prelim, not final",
    "notice.copy": "Copy that",
    "notice.ring": "Ring office",
    "notice.copied": "Copied, {call}",
    "notice.kept": "Copied, {call}. It is sent when there is signal.",
    "notice.test": "This is how a moved call rings",
    "notice.test_below": "{production} · Only a test. Nothing has moved.",
    "mode.own_call": "O/C",
    "mode.per_hod": "per HOD",
    "mode.will_notify": "W/N",
    "mode.standby": "standby",
    "mode.on_hold": "on hold",
    "mode.no_call": "N/C",
    "mode.None": "–",
}
