"""A rung of the ladder of reach (R1): when it was passed, on which device, and by hand how and by whom."""

from __future__ import annotations

from sync.kind import Field

RUNG = {
    "at": Field("instant", ("At", "A las")),
    "device": Field("text", ("Device", "Aparato")),
    "how": Field("choice", ("How", "Cómo"), choices=("rang", "voicemail", "through")),
    "by": Field("text", ("By", "Por")),
}
