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
    "stale.title": "This page was open too long",
    "stale.body": "Nothing was done. Open the link once more and join from there.",
    "office": "the production office",
    # Landing and faults
    "landing.title": "Callboard",
    "landing.body": ("Open the link that your production office sent you. It joins this phone to your production."),
    "landing.ask": "No link yet, or it does not open? Ask your coordinator for one.",
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
    "code.no_room": "Too many phones are connected. Ask again by request.",
    "code.server_failed": ("Something went wrong on the server. Nothing was saved; keep your deeds and try again."),
    "code.not_built": "This part is not installed on this server.",
    "code.file_too_large": "The file is larger than {limit} bytes.",
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
}
