"""Squeezed messages from phones, in which every message stands alone (RFC 7692).

Promises: a message in pieces is read whole, whatever pings and pongs come between. Refuses a squeezed ping.
"""

from __future__ import annotations

from typing import Any

from wsproto.extensions import PerMessageDeflate
from wsproto.frame_protocol import CloseReason, Opcode, RsvBits

from server.live.frames import AGREED


class Deflate(PerMessageDeflate):
    """wsproto's own forgets at a control frame that the message around it is squeezed, and takes its rest as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.accept(AGREED)
        self._control = False

    def frame_inbound_header(
        self, proto: Any, opcode: Opcode, rsv: RsvBits, payload_length: int
    ) -> CloseReason | RsvBits:
        self._control = opcode.iscontrol()
        if self._control and not rsv.rsv1:
            return RsvBits(True, False, False)
        return super().frame_inbound_header(proto, opcode, rsv, payload_length)

    def frame_inbound_payload_data(self, proto: Any, data: bytes) -> bytes | CloseReason:
        return data if self._control else super().frame_inbound_payload_data(proto, data)

    def frame_inbound_complete(self, proto: Any, fin: bool) -> bytes | CloseReason | None:
        return None if self._control else super().frame_inbound_complete(proto, fin)
