"""Writes `docs/promises.md`: each promise, the tests that hold it, and the last figures of the long runs.

`python -m docs.promises` writes it; `--check` says instead what of it is no longer so. Promises: a rule stands there in
a plain sentence with every test file that has its number in a title. Refuses a built rule that no test holds.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

from docs.promise_words import PLAIN, PROMISES
from docs.soaked import kept

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "promises.md"
BOOKS = ("sync/SPEC.md", "server/office/RULES.md")
RULE = re.compile(r"^[-*] \*\*([A-Z]{1,3}\d{1,2})\*\*(.*(?:\n(?![-*#|]|\s*$).*)*)", re.MULTILINE)
PYTHON_TITLE = re.compile(r"^\s*def (test_\w+)", re.MULTILINE)
CLIENT_TITLE = re.compile(r"\b(?:it|test|describe)(?:\.each\([^)]*\))?\(\s*([\"'`])(.*?)\1")
ID = re.compile(r"[A-Z]{1,3}\d{1,2}")
LINE = re.compile(r"^- \*\*([A-Z]{1,3}\d{1,2})\*\* (.*?)(?: Held by (.*)\.)?$", re.MULTILINE)
LINK = re.compile(r"\]\(\.\./([^)]+)\)")
HEAD = """# What Callboard promises

Each line is a rule of [the engine](../sync/SPEC.md) or of [the office](../server/office/RULES.md) in plain words, and
behind it the tests that carry its number in their titles. `./run test` runs them all; the figures come from the long
runs of `./run soak`. This page is written by `.venv/bin/python -m docs.promises`; a test sees to it that nothing here
stands without its test.
"""


def rules() -> dict[str, str]:
    """Each rule's id and words, of both books."""
    return {id: words for book in BOOKS for id, words in RULE.findall((ROOT / book).read_text())}


def held() -> dict[str, list[str]]:
    """For each rule the files that have it in a title, as paths from the root."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in (ROOT / "tests").rglob("test_*.py"):
        for title in PYTHON_TITLE.findall(path.read_text()):
            for word in title.split("_"):
                if ID.fullmatch(word):
                    found[word].add(path.relative_to(ROOT).as_posix())
    for path in (ROOT / "pwa" / "src").rglob("*.test.ts*"):
        for _, title in CLIENT_TITLE.findall(path.read_text()):
            for words in re.findall(r"\[([^\]]+)\]", title):
                for word in ID.findall(words):
                    found[word].add(path.relative_to(ROOT).as_posix())
    return {rule: sorted(files) for rule, files in found.items()}


def grouped(ids: list[str]) -> dict[str, list[str]]:
    """The rules under what they add up to, each once: named ones first, then those that go by their letters."""
    named = {one for wanted in PROMISES.values() for one in wanted}
    found: dict[str, list[str]] = {}
    for promise, wanted in PROMISES.items():
        letters = {one for one in wanted if one.isalpha()}
        found[promise] = [id for id in wanted if id in ids]
        found[promise] += [id for id in ids if id not in named and id.rstrip("0123456789") in letters]
    rest = [id for id in ids if not any(id in its for its in found.values())]
    return {promise: its for promise, its in {**found, "Further": rest}.items() if its}


def sentence(id: str, words: str) -> str:
    """A rule in a plain sentence."""
    text = " ".join(words.split())
    later = "Decided, not built yet: " if "[later]" in text else ""
    plain = PLAIN.get(id) or re.split(r"(?<=[.;:]) ", text.replace("[later] ", ""))[0].rstrip(";:.") + "."
    return later + plain


def figures() -> str:
    """The last long runs, a table each."""
    said = ["## The last long runs\n"]
    for one in kept():
        said.append(f"**{one['subject']}** · {one['date']} · {one['machine']}\n")
        told = one["figures"]
        assert isinstance(told, dict)
        rows = [f"| {what} | {shown(figure)} |" for what, figure in told.items()]
        said.append("\n".join(["| | |", "| --- | ---: |", *rows]) + "\n")
    return "\n".join(said)


def shown(figure: object) -> str:
    return f"{figure:,}" if isinstance(figure, int) else str(figure)


def page() -> str:
    """The whole page. Raises SystemExit for a built rule that nothing holds."""
    books, tests = rules(), held()
    parts = [HEAD]
    for promise, ids in grouped(list(books)).items():
        lines = []
        for id in ids:
            files = tests.get(id, [])
            if not files and "[later]" not in books[id]:
                raise SystemExit(f"No test has {id} in its title.")
            links = ", ".join(f"[{Path(file).name}](../{file})" for file in files)
            lines.append(f"- **{id}** {sentence(id, books[id])}" + (f" Held by {links}." if links else ""))
        parts.append(f"## {promise}\n\n" + "\n".join(lines) + "\n")
    return "\n".join([*parts, figures()])


def stale() -> list[str]:
    """What the page says and is not so, or does not say and is so. A test that came to be since is no fault."""
    text, books, tests = PAGE.read_text() if PAGE.exists() else "", rules(), held()
    lines = {id: LINK.findall(links) for id, _, links in LINE.findall(text)}
    wrong = [f"{id} is not on the page" for id in books if id not in lines]
    wrong += [f"{id} is in no book" for id in lines if id not in books]
    for id, files in lines.items():
        if not files and "[later]" not in books.get(id, ""):
            wrong.append(f"{id} stands without a test")
        wrong += [f"{id} is not in a title of {file}" for file in files if file not in tests.get(id, [])]
    if figures() not in text:
        wrong.append("the figures are not the last ones")
    return wrong


def main(args: list[str]) -> int:
    if "--check" in args:
        wrong = stale()
        print("\n".join(wrong) or "The page is as things are.")
        return bool(wrong)
    PAGE.write_text(page())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
