"""The bounds that a process puts upon itself before it touches what others wrote.

Promises: from then on the system itself ends what takes more memory, processor time or file space than is allowed.
Refuses: to widen a bound that was narrower beforehand.
"""

from __future__ import annotations

import resource


def confine(*, memory: int, seconds: int, written: int) -> None:
    """Bytes of address space, seconds of processor time, bytes of the largest file it writes; and no core is left."""
    for limit, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, written),
        (resource.RLIMIT_CORE, 0),
    ):
        soft, hard = resource.getrlimit(limit)
        # What the process was given beforehand may be less still: a full disk is tried that way.
        allowed = min((one for one in (most, soft, hard) if one != resource.RLIM_INFINITY), default=most)
        # Processor time may be given anew for the next piece of work, up to what the process had
        resource.setrlimit(limit, (allowed, hard if limit == resource.RLIMIT_CPU else allowed))


def allow_more(seconds: int) -> None:
    """So many seconds of processor time from now on: for one who does many pieces of work in one process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
