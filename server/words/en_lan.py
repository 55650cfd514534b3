"""English: the page at the plain address on the network."""

from __future__ import annotations

EN_LAN = {
    "lan.title": "Trust this server first",
    "lan.lead": (
        "Once, on each phone. After that Callboard opens securely, and keeps working without signal. "
        "No internet is needed."
    ),
    "lan.go": "Open Callboard",
    "lan.warned": (
        "If the browser warns that the connection is not private, the certificate is not trusted yet. "
        "Do not go past the warning: come back here and finish the steps."
    ),
    "lan.get_profile": "Download the profile",
    "lan.get": "Download the certificate",
    "lan.print": "Is it really ours?",
    "lan.print_says": (
        "Before you install it, compare with what stands on the office’s screen. If one pair differs, stop and ask."
    ),
    "lan.why": "Why this is needed",
    "lan.why_says": (
        "Over plain http a phone does not let an app work without signal or receive notices, and anyone on this Wi-Fi "
        "could read and change what is sent. So nothing of Callboard is at this address but this page. Your link and "
        "your calls are at the secure one."
    ),
    "lan.may": (
        "The certificate speaks for private networks like this one and nothing else: not for your bank, not for your "
        "mail. It ends in {ends}. Remove it when the show has wrapped."
    ),
    "lan.others": "Other devices",
    "lan.profile": "Callboard on this set",
    "lan.profile_says": "Lets this device trust the production’s own server. It holds one certificate, nothing else.",
    "lan.ios": "iPhone or iPad",
    "lan.ios.1": "In Safari, tap this, then Allow. Other browsers cannot install it.",
    "lan.ios.2": "Open Settings and tap Profile Downloaded. Not there? General → VPN & Device Management.",
    "lan.ios.3": "Tap Install, type your passcode, tap Install again.",
    "lan.ios.4": "Settings → General → About → Certificate Trust Settings, at the very bottom. Switch on “{name}”.",
    "lan.ios.5": "Come back here and open Callboard, in Safari.",
    "lan.android": "Android",
    "lan.android.1": "Tap this. If Chrome asks, tap Download anyway or Keep.",
    "lan.android.2": (
        "Settings → Security → Encryption & credentials. On some phones: Security & privacy → More security settings. "
        "Or search Settings for “CA certificate”."
    ),
    "lan.android.3": "Install a certificate → CA certificate → Install anyway. Type your PIN.",
    "lan.android.4": "Choose callboard.crt among your downloads.",
    "lan.android.5": "Come back here and open Callboard, in Chrome.",
    "lan.mac": "Mac",
    "lan.mac.1": "Download it and open it. Keychain Access adds it.",
    "lan.mac.2": "In Keychain Access, double-click “{name}” and open Trust.",
    "lan.mac.3": "Set “When using this certificate” to Always Trust, close, type your password.",
    "lan.mac.4": "Come back here and open Callboard.",
    "lan.windows": "Windows",
    "lan.windows.1": "Download it, open it, and choose Install Certificate → Current User.",
    "lan.windows.2": "Choose “Place all certificates in the following store” → Trusted Root Certification Authorities.",
    "lan.windows.3": "Finish, and say Yes to the warning after comparing the fingerprint.",
    "lan.windows.4": "Come back here and open Callboard.",
    "lan.firefox": "Firefox",
    "lan.firefox.1": "On a computer: download it.",
    "lan.firefox.2": (
        "Settings → Privacy & Security → View Certificates → Authorities → Import. Tick “Trust this CA to identify "
        "websites”."
    ),
    "lan.firefox.3": (
        "On Android: follow the steps for Android. Then in Firefox: Settings → About Firefox, tap the logo five times; "
        "Settings → Secret Settings → Use third party CA certificates."
    ),
    "lan.linux": "Chrome on Linux",
    "lan.linux.1": "Download it.",
    "lan.linux.2": (
        "Settings → Privacy and security → Security → Manage certificates → Import, and trust it for websites."
    ),
    "lan.linux.3": "Come back here and open Callboard.",
}
