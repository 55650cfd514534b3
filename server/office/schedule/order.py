"""The places of things in a row, as texts that sort: between any two there is always room for another.

Promises: `between(a, b, id)` sorts after a and before b, and two who put different things into one gap at once get two
different keys, so that everyone sees one order. Keys compare by their characters' codes, in Python as in JavaScript.
Refuses nothing: a key that is none counts as the first. Twin of `pwa/src/rules/order.ts`.
"""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
BASE = len(DIGITS)
MIDDLE = DIGITS[BASE // 2]
WIDTH = 4
TAIL = 3
"""Letters that the thing's own id adds."""


def nth(n: int) -> str:
    """The key of the nth of a row that is written at once, the same in every version of a file. Counts from 0."""
    n = max(0, min(n, BASE**WIDTH - 1))
    figures = _figures(n, WIDTH).rstrip("0")
    return figures or "0" * WIDTH + "1"


def between(before: str | None, after: str | None, id: str) -> str:
    """A key after `before` and before `after`, null being the ends of the row; `id` is the uuid of what stands there.

    Where both are the same key, or stand the wrong way round, it comes next after `before`.
    """
    low, high = _clean(before), _clean(after)
    if low and high and low >= high:
        return low + _tail(id)
    key = _middle(low, high)
    while high.startswith(key):
        key = _middle(key, high)
    return key + _tail(id)


def _middle(low: str, high: str) -> str:
    """A short key between the two; an empty text is an end of the row."""
    made = ""
    place = 0
    while True:
        least = DIGITS.index(low[place]) if place < len(low) else 0
        most = DIGITS.index(high[place]) if place < len(high) else BASE
        if least == most:
            made += DIGITS[least]
        elif most - least > 1:
            if high == "":
                return made + DIGITS[least + 1]
            return made + DIGITS[most - 1 if low == "" else (least + most) // 2]
        else:
            # No digit lies between: whatever follows the lower one does.
            made += DIGITS[least]
            high = ""
            if place + 1 >= len(low):
                return made + MIDDLE
        place += 1


def _clean(key: str | None) -> str:
    text = key or ""
    return text.rstrip("0") if all(letter in DIGITS for letter in text) else ""


def _tail(id: str) -> str:
    """Letters of the id, the last of them no zero: a key never ends in one, or nothing could stand before it."""
    number = int(id.replace("-", "")[-8:], 16)
    last = 1 + number % (BASE - 1)
    return _figures(number // (BASE - 1) % BASE ** (TAIL - 1), TAIL - 1) + DIGITS[last]


def _figures(n: int, width: int) -> str:
    made = ""
    for _ in range(width):
        n, digit = divmod(n, BASE)
        made = DIGITS[digit] + made
    return made
