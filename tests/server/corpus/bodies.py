"""Bodies that no address can take: each with the header that goes with it."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Mapping

JSON = "application/json"


def _inflated() -> bytes:
    """A gigabyte of zeros in a megabyte."""
    packed = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = b"0" * 1_000_000
    return b"".join(packed.compress(block) for _ in range(1_000)) + packed.flush()


BODIES: Mapping[str, bytes] = {
    "nothing": b"",
    "a blank": b" ",
    "null": b"null",
    "a list": b"[]",
    "a number": b"17",
    "a text": b'"person"',
    "yes": b"true",
    "an opening brace": b"{",
    "two objects": b'{"person":"x"}{"person":"x"}',
    "a comma too many": b'{"person":"x",}',
    "a comment": b'{/* who */"person":"x"}',
    "Python's quotes": b"{'person':'x'}",
    "names without quotes": b"{person:1}",
    "a line break in a text": b'{"person":"a\nb"}',
    "a NUL in a text": b'{"person":"a\x00b"}',
    "NaN": b'{"person":NaN}',
    "Infinity": b'{"person":-Infinity}',
    "a number of 5,000 figures": b'{"person":' + b"9" * 5_000 + b"}",
    "a broken escape": b'{"person":"\\u12"}',
    "one name twice": b'{"person":"x","person":"y"}',
    "one name twice, deep inside": b'{"entries":[{"fields":{"a":1,"a":2}}]}',
    "lists 30,000 deep": b"[" * 30_000 + b"]" * 30_000,
    "objects 10,000 deep": b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
    "UTF-16, little end first": '{"person":"x"}'.encode("utf-16"),
    "UTF-16, big end first, no mark": '{"person":"x"}'.encode("utf-16-be"),
    "UTF-32": '{"person":"x"}'.encode("utf-32"),
    "a byte order mark": '\ufeff{"person":"x"}'.encode(),
    "Latin-1": '{"person":"José"}'.encode("latin-1"),
    "Windows-1252": '{"person":"“x”"}'.encode("cp1252"),
    "a surrogate in UTF-8": b'{"person":"\xed\xa0\x80"}',
    "an overlong slash": b'{"person":"\xc0\xaf"}',
    "half a letter at the end": b'{"person":"\xf0\x9f\x8e',
    "XML": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    "YAML": b"person: !!python/object/apply:os.system [id]",
    "a pickle": b"\x80\x04\x95\x0b\x00\x00\x00\x00\x00\x00\x00\x8c\x07builtins\x94.",
    "a form": b"person=x&csrf=y",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "gzip, unsaid": gzip.compress(b'{"person":"x"}'),
}
"""None of these is a JSON object in UTF-8."""

OVERSIZED: Mapping[str, bytes] = {
    "lists 100,000 deep": b"[" * 100_000 + b"]" * 100_000,
    "objects 100,000 deep": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "a million empty lists": b'{"entries":[' + b"[]," * 1_000_000 + b"[]]}",
    "three million numbers": b'{"entries":[' + b"1," * 3_000_000 + b"1]}",
    "a name of a megabyte": b'{"' + b"n" * 1_000_000 + b'":1}',
    "a text of a megabyte": b'{"nonce":"' + b"n" * 1_000_000 + b'"}',
    "a number of a million figures": b'{"protocol":' + b"9" * 1_000_000 + b"}",
}
"""Too much for those that take a form's worth; wrong for those that take more."""

ODD_OBJECTS: Mapping[str, bytes] = {
    "an empty object": b"{}",
    "a text of 500 letters": b'{"person":"' + "é".encode() * 500 + b'","device":"' + b"n" * 500 + b'"}',
    "a lone surrogate": b'{"person":"\\ud800","device":"\\udfff"}',
    "a lone surrogate for a name": b'{"\\ud800":1,"person":"x"}',
    "a NUL, escaped": b'{"person":"\\u0000","device":"\\u0000"}',
    "a number beyond all": b'{"person":1e999,"device":1e999}',
    "an object for a text": b'{"person":{"$ne":null},"device":[[]]}',
    "yes for a text": b'{"person":true,"device":false}',
    "null for everything": b'{"person":null,"device":null,"protocol":null,"entries":null}',
    "names that Python knows": b'{"__class__":{"__init__":1},"__proto__":{"a":1},"constructor":{},"person":"x"}',
    "900 deep": b'{"person":' + b"[" * 900 + b"]" * 900 + b"}",
    "10,000 names": b"{" + b",".join(b'"%d":0' % count for count in range(10_000))[:60_000].rsplit(b",", 1)[0] + b"}",
    "formulas": b'{"person":"=cmd|\' /C calc\'!A0","device":"@SUM(1)"}',
    "markup": b'{"person":"<script>alert(1)</script>","device":"{{7*7}}${7*7}"}',
}
"""Objects of JSON that say nothing that an address could do."""

ENCODED: Mapping[str, tuple[str, bytes]] = {
    "gzip": ("gzip", gzip.compress(b'{"person":"x"}')),
    "a gigabyte in gzip": ("gzip", _inflated()),
    "deflate": ("deflate", zlib.compress(b'{"person":"x"}')),
    "brotli": ("br", b"\x0b\x02\x80{}\x03"),
    "gzip twice": ("gzip, gzip", gzip.compress(gzip.compress(b"{}"))),
    "one nobody knows": ("xyzzy", b"{}"),
    "gzip that is none": ("gzip", b"{}"),
}
