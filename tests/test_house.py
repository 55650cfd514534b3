"""The laws of the house that no linter knows: small files, fresh files, nothing of one machine, nothing skipped."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from server.app import create_app
from server.config import Config
from server.routes.described import description_of
from server.routes.openapi import PAGES

ROOT = Path(__file__).resolve().parent.parent
ELSEWHERE = {
    ".git",
    ".venv",
    "node_modules",
    "build",
    "generated",
    "__pycache__",
    "data",
    "dist",
    ".callboard",
    ".bench",
}
CACHES = re.compile(r"^\.(.*_cache|hypothesis|build-.*)$")
CODE = {".py", ".ts", ".tsx", ".css"}
TEXT = {*CODE, "", ".md", ".toml", ".json", ".html", ".typ", ".svg", ".webmanifest", ".npmrc", ".txt", ".yml"}
COMMANDS = [
    [],
    ["serve"],
    ["demo"],
    ["import"],
    ["invite"],
    ["log"],
    ["log", "show"],
    ["log", "verify"],
]
PURE = {"marshmallow", "astral", "phonenumbers", "uuid6"}
"""The libraries that server/office may stand on: no input or output in any."""


def files(suffixes: set[str]) -> list[Path]:
    """The project's own files with such endings; what is made or fetched is left out, with git or without."""
    found = []
    folders = [ROOT]
    while folders:
        for path in folders.pop().iterdir():
            if path.is_dir():
                if path.name not in ELSEWHERE and not CACHES.match(path.name):
                    folders.append(path)
            elif path.suffix in suffixes and path.name != ".run.lock":
                found.append(path)
    return sorted(found)


def test_no_source_file_is_longer_than_300_lines() -> None:
    long = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in [*files(CODE), ROOT / "run"]}
    assert len(long) > 30
    assert {name: lines for name, lines in long.items() if lines > 300} == {}


def test_generated_file_equals_fresh_output() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "server.generate", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_names_a_registry_or_a_path_of_one_machine() -> None:
    # Put together here, so that this file does not name them either.
    hosts = ["registry.npmjs" + ".org", "files.pythonhosted" + ".org", "pypi" + ".org", "deb.debian" + ".org"]
    folders = ["/" + "work/", "/" + "root/", "/" + "home/"]
    named = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in files(TEXT)
        for word in [*hosts, *folders]
        if word in path.read_text()
    ]
    assert named == []


def test_lock_file_pins_hashes_and_no_address() -> None:
    packages = json.loads((ROOT / "pwa" / "package-lock.json").read_text())["packages"]
    bought = {name: package for name, package in packages.items() if name}
    assert len(bought) > 10
    assert [name for name, package in bought.items() if "resolved" in package] == []
    assert [name for name, package in bought.items() if not package.get("integrity")] == []


def test_office_imports_only_sync_and_pure_libraries() -> None:
    allowed = {"sync", "server", *PURE, *sys.stdlib_module_names}
    strangers = []
    for path in sorted((ROOT / "server" / "office").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            strangers += [f"{path.name}: {name}" for name in names if name.split(".")[0] not in allowed]
    assert strangers == []


def test_every_module_opens_with_what_it_promises() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for folder in ("sync", "server", "bench")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path.read_text().strip() and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


def test_no_test_is_skipped_and_nothing_is_called_unfinished() -> None:
    skips = re.compile(r"pytest\.mark\.(skip|xfail)|pytest\.skip\(|\b(it|test|describe)\.(skip|todo|only)\b")
    marks = re.compile("|".join([r"\bTO" + "DO", r"\bFIX" + "ME", r"\bX" + "XX"]) + r"\b")
    found = []
    for path in files(CODE):
        if path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if skips.search(line) or marks.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    assert found == []


def test_built_page_holds_nothing_that_the_security_policy_blocks() -> None:
    build = ROOT / "pwa" / "static" / "build"
    page = (build / "index.html").read_text()
    assert re.search(r"<script\b(?![^>]*\bsrc=)", page) is None
    assert page.count("<style") == page.count("<style>") == 1, (
        "one style of the page's own, which the policy knows by its hash"
    )
    assert re.search(r"\s(style|on\w+)=", page) is None
    for sheet in build.rglob("*.css"):
        assert "url(data:font" not in sheet.read_text()


def test_service_worker_is_one_classic_script_that_knows_every_built_file() -> None:
    build = ROOT / "pwa" / "static" / "build"
    worker = (build / "worker.js").read_text()
    assert re.search(r"(^|[;}])\s*(import|export)\b[^(]", worker) is None
    unknown = [
        path.name
        for path in build.rglob("*")
        if path.is_file()
        and path.suffix != ".br"
        and path.name not in ("worker.js", ".stamp.json", "first-words.json")
        and f"/static/build/{path.relative_to(build).as_posix()}" not in worker
    ]
    assert unknown == []


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(words: list[str]) -> None:
    callboard = Path(sys.executable).with_name("callboard")
    done = subprocess.run([callboard, *words, "--help"], capture_output=True, text=True, timeout=30)
    assert done.returncode == 0, done.stderr
    assert "usage" in done.stdout.lower()


def test_run_alone_lists_its_commands() -> None:
    listed = subprocess.run([ROOT / "run"], capture_output=True, text=True)
    assert listed.returncode == 0
    for command in ("demo", "serve", "test", "check", "build", "bench", "soak"):
        assert re.search(rf"^  {command} +\w", listed.stdout, re.MULTILINE), command


def test_an_unknown_command_is_refused_with_the_known_ones() -> None:
    done = subprocess.run([ROOT / "run", "dmeo"], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "demo" in done.stderr


def test_every_route_says_what_it_takes_and_gives(tmp_path: Path) -> None:
    """Add `@described(…)` from server/routes/described.py under the route's own decorator, as its neighbours have."""
    app = create_app(Config(tmp_path))
    silent = [
        f"{rule.rule} ({rule.endpoint})"
        for rule in app.url_map.iter_rules()
        if description_of(app.view_functions[rule.endpoint]) is None and rule.endpoint not in PAGES
    ]
    assert silent == []
    assert PAGES.keys() <= app.view_functions.keys()
