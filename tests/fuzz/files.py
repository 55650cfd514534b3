"""Files of every format the office brings in, changed as no program would: each is read whole or refused in words.

`python -m tests.fuzz.files SEED COUNT` reads COUNT of them within the bounds that an import has, and says as JSON how
many of each format were read and how many refused, for which reasons; it ends with an error at the first that is
neither, or that takes longer than SECONDS. Promises: the same seed makes the same files.
"""

from __future__ import annotations

import copy
import io
import json
import random
import re
import resource
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from server.confined import confine
from server.formats import FormatError, read_any
from server.importing.worker import MEMORY
from tests.fuzz.messages import slots
from tests.server.uss_builder import scene, uss

SECONDS = 5.0
"""Of processor time, for one small file."""
SAMPLES = Path(__file__).parents[2] / "docs" / "samples"
FOUNTAIN = (SAMPLES / "the-kite-inspector.fountain").read_text()
CSV = (SAMPLES / "crew-additions.csv").read_text()
FDX = """<?xml version="1.0" encoding="UTF-8"?>
<FinalDraft DocumentType="Script" Version="5"><Content>
<Paragraph Type="Scene Heading" Number="1"><SceneProperties Length="3/8" Page="1" Title=""/>
<Text>INT. CAFÉ - DÍA</Text></Paragraph>
<Paragraph Type="Action"><Text>Rain. </Text><Text Style="Bold">More</Text><Text> rain.</Text></Paragraph>
<Paragraph Type="Character"><Text>JUNO (O.S.)</Text></Paragraph>
<Paragraph Type="Dialogue"><Text>Hello.</Text></Paragraph>
<Paragraph><DualDialogue><Paragraph Type="Character"><Text>A</Text></Paragraph></DualDialogue></Paragraph>
<Paragraph Type="Scene Heading" Number="1A"><SceneProperties Length="1 2/8" Page="2"/>
<Text>EXT. ROAD - NIGHT</Text></Paragraph>
</Content><TitlePage><Content><Paragraph><Text>THE KITE INSPECTOR</Text></Paragraph></Content></TitlePage></FinalDraft>
"""
PUT = (
    "", "\n", "\r", "\t", "\0", "\x0b", "\ufeff", "\u202e", "\u2028", "\ud800", "é", "e\u0301", "😀", '"', '""', "'",
    ",", ";", "|", "#", "#1#", "/*", "*/", "[[", "]]", "<", ">", "&", "&amp;", "&#0;", "&#xD800;", "<![CDATA[", "]]>",
    "<!--", "-->", "<?", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "=1+1", "INT. A - DAY", "> CUT TO:", "@", "~", "!", ".",
    "..", "===", "(", ")", "^", "1/8", "9" * 400, "-1", "NaN", "1e999", "null", "2026-02-30", "x" * 5_000, " " * 5_000,
    "Name,Phone", "+1 (310) 555-0100", "a@b.example",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, -0.125, 10**400, 2**63, "", "x", "a", "start", "dayOff", "2026-05-14T07:00:00Z",
    "0001-01-01", "9999-12-31T23:59:59-12:00", [], {}, [[]], [None], [["a"], ["a"]], {"id": "a"}, "x" * 9_000,
    ["a"] * 3_000,
)  # fmt: skip


def whole_or_refused(raw: bytes, name: str = "") -> str:
    """Reads to the last draft or gives the error's code; anything else is a fault."""
    told: FormatError | None = None
    try:
        read = read_any(raw, name)
    except FormatError as refused:
        told = refused
    if told is not None:
        assert told.what
        assert told.mend
        assert told.in_words("es") != told.in_words("en")
        return told.code
    read.shown("es")
    for draft in read.drafts("i"):
        for value in draft["fields"].values():
            if isinstance(value, str):
                value.encode()
                assert "\x00" not in value
                assert len(value) <= 8_000
    return read.format


class Bent:
    """Bends files, with a chance of its own."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def text(self, whole: str, between: str = r"(\n)") -> str:
        """Parts of a text taken out, put twice, swapped, replaced."""
        parts = re.split(between, whole)
        for _ in range(self.chance.choice((1, 1, 2, 4, 12))):
            at = self.chance.randrange(len(parts))
            other = self.chance.randrange(len(parts))
            how = self.chance.randrange(7)
            if how == 0:
                del parts[at : at + self.chance.choice((1, 1, 5))]
            elif how == 1:
                parts[at] *= self.chance.choice((2, 2, 50, 400))
            elif how == 2:
                parts[at], parts[other] = parts[other], parts[at]
            elif how == 3:
                parts[at] = self.chance.choice(PUT)
            elif how == 4:
                cut = self.chance.randrange(len(parts[at]) + 1)
                parts[at] = parts[at][:cut] + self.chance.choice(PUT) + parts[at][cut:]
            elif how == 5:
                parts[at:at] = parts[min(at, other) : max(at, other)][:40]
            else:
                parts[at:] = parts[at : at + self.chance.randrange(1, 60)]
            if not parts:
                return ""
        return "".join(parts)

    def encoded(self, text: str) -> bytes:
        if self.chance.random() < 0.8:
            return text.encode("utf-8", "surrogatepass")
        how = self.chance.choice(
            ("utf-16", "utf-16-be", "utf-8-sig", "latin-1", "cp1252", "utf-32", "utf-7", "mac-roman")
        )
        return text.encode(how, "surrogatepass" if how.startswith("utf-") and how != "utf-7" else "replace")

    def fountain(self) -> bytes:
        return self.encoded(self.text(FOUNTAIN, self.chance.choice((r"(\n)", r"(\n\n)", r"(\b)"))))

    def csv(self) -> bytes:
        text = CSV.replace(",", self.chance.choice((",", ",", ";", "\t", "|")))
        return self.encoded(self.text(text, self.chance.choice((r"(\n)", r"([,;\t|\n])", r"(\b)"))))

    def fdx(self) -> bytes:
        return self.encoded(self.text(FDX, self.chance.choice((r"(<[^>]*>)", r"(\n)", r'("[^"]*")', r"(\b)"))))

    def uss(self, key: str = "breakdownIds") -> bytes:
        """A schedule, its boards' lists under one of the two names that the standard's files have."""
        file = json.loads(json.dumps(uss(breakdowns=[scene("a", "1", elements=["e"]), scene("b", "2", pages=1.375)])))
        told = json.dumps(file).replace("breakdownIds", key)
        if self.chance.random() < 0.25:
            return self.encoded(self.text(told, r"([{}\[\],:\"])"))
        file = json.loads(told)
        for _ in range(self.chance.choice((1, 1, 2, 4))):
            places = slots(file)
            if not places:
                break
            container, at = self.chance.choice(places)
            if self.chance.random() < 0.3:
                container.pop(at)
            elif isinstance(container, list) and self.chance.random() < 0.4:
                container += copy.deepcopy([container[at]] * self.chance.choice((1, 2, 300)))
            else:
                container[at] = copy.deepcopy(self.chance.choice(VALUES))
        return json.dumps(file).encode()

    def xlsx(self) -> bytes:
        """A workbook whose parts were bent, taken out or put twice, and packed again."""
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(XLSX)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
            names = old.namelist()
            bent = set(self.chance.sample(names, self.chance.choice((1, 1, 2))))
            if self.chance.random() < 0.7:
                bent = {"xl/worksheets/sheet1.xml"}
            for name in names:
                text = old.read(name).decode()
                if name not in bent:
                    new.writestr(name, text)
                elif self.chance.random() < 0.9:
                    new.writestr(name, self.encoded(self.text(text, self.chance.choice((r"(<[^>]*>)", r'("[^"]*")')))))
        return made.getvalue() if self.chance.random() < 0.9 else self.bytes(made.getvalue())

    def bytes(self, whole: bytes) -> bytes:
        raw = bytearray(whole)
        for _ in range(self.chance.choice((1, 3, 20))):
            raw[self.chance.randrange(len(raw))] = self.chance.randrange(256)
        return bytes(raw[: self.chance.choice((len(raw), self.chance.randrange(len(raw))))])


def _workbook() -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in (
        ["Department", "Name", "Phone", "Start"],
        ["Grip", "Ana Ruiz", 3105550100, "2026-05-14"],
        ["", "Íñigo Peña", "x", 46_000],
    ):
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


XLSX = _workbook()


def ways(bent: Bent) -> dict[str, Callable[[], bytes]]:
    return {
        "fountain": bent.fountain,
        "fdx": bent.fdx,
        "uss": bent.uss,
        "uss, the other spelling": lambda: bent.uss("breakdownArrays"),
        "csv": bent.csv,
        "xlsx": bent.xlsx,
    }


def attack(seed: int, count: int) -> dict[str, dict[str, int]]:
    """What became of `count` files. Raises with the seed of the one that was neither read nor refused."""
    found: dict[str, Counter[str]] = {}
    for number in range(seed, seed + count):
        bent = Bent(random.Random(number))
        way, make = list(ways(bent).items())[number % 6]
        raw, began = make(), time.process_time()
        try:
            code = whole_or_refused(raw, "" if number % 3 else f"a.{way[:4].rstrip(',')}")
        except BaseException:
            print(f"seed {number}: {way}: {raw[:500]!r}", file=sys.stderr)
            raise
        assert time.process_time() - began < SECONDS, f"seed {number}: {way} took {time.process_time() - began:.1f} s"
        found.setdefault(way, Counter())[code] += 1
    return {way: dict(codes) for way, codes in found.items()}


if __name__ == "__main__":
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    confine(memory=MEMORY, seconds=3_600, written=0)
    told = attack(int(sys.argv[1]), int(sys.argv[2]))
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base) // 1024
    print(json.dumps({"found": told, "grown_mb": grown}))
