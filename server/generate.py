"""Writes the client's half of the declarations into `pwa/src/generated/`, from KINDS and the wire's numbers.

`kinds.ts` is what a phone needs before its first screen: fields by name, who may do what. `declared.ts` is what some
screens say of them: labels, shapes, merge words.

Promises: the same declarations give the same bytes; `--check` says whether the file on disk is what they give now.
Refuses: to be edited by hand on the other side, and to carry anything a declaration does not say.

    python -m server.generate [--check]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

from server.office.colours import COLOURS
from server.office.kinds import KINDS
from server.office.roles import AUDIENCES, HIRERS, OFFICE, RESERVED, ROLES
from sync.kind import Field, Kind, Kinds, Verb, Word
from sync.shapes import FILE_BYTES, MOST_FILES, PICTURES
from sync.wire import LIMITS, PROTOCOL

FOLDER = Path(__file__).resolve().parent.parent / "pwa" / "src" / "generated"

WHO = ("roles", "named", "role_in")

TYPESCRIPT: Mapping[str, str] = {
    "whole": "number",
    "eighths": "number",
    "minutes": "number",
    "number": "number",
    "yes_no": "boolean",
    "refs": "readonly string[]",
    "texts": "readonly string[]",
    "file": "FileRef",
    "files": "readonly FileRef[]",
    "json": "unknown",
}
"""What a field's type is in TypeScript; those not named are strings."""

FIRST = "// Written by `python -m server.generate` from the Python declarations. Edit those, never this.\n\n"

HEAD = """\
/** Every field may be null: null clears, and what nobody set is null. `struck` is the instant a record was struck. */
interface Standing {
  readonly id: string;
  readonly rev: number;
  readonly struck?: string | null;
}

/** A file as an entry names it; its bytes come by themselves (F1). */
export interface FileRef {
  readonly sha256: string;
  readonly bytes: number;
  readonly type: PICTURES;
  readonly width?: number | null;
  readonly height?: number | null;
  readonly name?: string | null;
}

export interface VerbDeclaration {
  readonly offline: "yes" | "ask" | "no";
  readonly creates?: true;
  readonly roles: readonly string[];
  readonly named: readonly string[];
  readonly role_in: readonly string[];
  readonly anyone?: true;
}

export interface KindDeclaration {
  readonly v: number;
  readonly key: readonly string[];
  readonly sees: readonly { readonly word: string; readonly of: readonly string[] }[];
  readonly fields: readonly string[];
  /** Those of them that name files. */
  readonly files: readonly string[];
  readonly verbs: Readonly<Record<string, VerbDeclaration>>;
}
"""

DECLARED_HEAD = """import type { Kinds } from "./kinds.ts";

export interface FieldDeclaration {
  readonly type: string;
  readonly label: { readonly en: string; readonly es: string };
  readonly word: WORDS;
  readonly unit?: string;
  readonly choices?: readonly string[];
  readonly of?: string;
  readonly required?: true;
  readonly given?: true;
}

export interface Declared {
  readonly label: { readonly en: string; readonly es: string };
  readonly append_only?: true;
  readonly fields: Readonly<Record<string, FieldDeclaration>>;
  /** What each verb may set. */
  readonly sets: Readonly<Record<string, readonly string[]>>;
}
"""


def camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def js(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def union(values: Iterable[str]) -> str:
    return " | ".join(js(value) for value in values) or "never"


def ends(field: Field) -> list[str]:
    """The allowed values; what ends off a status's path is written "/so" in a declaration."""
    return [choice.removeprefix("/") for choice in field.choices]


def type_of(field: Field) -> str:
    if field.type == "choice":
        return union(ends(field))
    if field.type == "struct":
        inside = "; ".join(f"readonly {name}?: {type_of(sub)} | null" for name, sub in dict(field.of).items())
        return f"{{ {inside} }}"
    return TYPESCRIPT.get(field.type, "string")


def interface(kind: Kind) -> str:
    lines = [f"  readonly {name}: {type_of(field)} | null;" for name, field in kind.fields.items()]
    return "\n".join([f"export interface {camel(kind.name)} extends Standing {{", *lines, "}"])


def label(pair: tuple[str, str]) -> dict[str, str]:
    return {"en": pair[0], "es": pair[1]}


def field_of(field: Field) -> dict[str, Any]:
    said: dict[str, Any] = {"type": field.type, "label": label(field.label), "word": field.word}
    if field.unit:
        said["unit"] = field.unit
    if field.choices:
        said["choices"] = ends(field)
    if isinstance(field.of, str):
        said["of"] = field.of
    for mark in ("required", "given"):
        if getattr(field, mark):
            said[mark] = True
    return said


def sets(kind: Kind, verb: Verb) -> list[str]:
    """The fields a verb may set, written out: a strike sets `struck`, an empty list means all that are not given."""
    if verb.sets:
        return list(verb.sets)
    if verb.name == f"{kind.name}.strike":
        return ["struck"]
    return [name for name, field in kind.fields.items() if not field.given]


class Lists:
    """Lists that stand in many places, each written once: a phone reads them all before its first screen."""

    def __init__(self) -> None:
        self.names: dict[tuple[str, ...], str] = {}

    def of(self, values: Iterable[str]) -> str:
        key = tuple(values)
        return self.names.setdefault(key, f"L{len(self.names)}")

    def written(self) -> str:
        return "\n".join(f"const {name}: readonly string[] = {js(list(key))};" for key, name in self.names.items())


def verb_of(verb: Verb, lists: Lists) -> str:
    who = verb.who
    said = [f"offline: {js(verb.offline)}", *(["creates: true"] if verb.creates else [])]
    said += [f"{name}: {lists.of(group)}" for name, group in zip(WHO, (who.roles, who.named, who.role_in), strict=True)]
    return ", ".join([*said, *(["anyone: true"] if who.anyone else [])])


def first(kind: Kind, lists: Lists) -> str:
    """What is needed of it before the first screen."""
    sees = ", ".join(f"{{ word: {js(see.word)}, of: {lists.of(see.of)} }}" for see in kind.sees)
    files = [name for name, field in kind.fields.items() if field.type in ("file", "files")]
    verbs = [f"      {js(verb.name)}: {{ {verb_of(verb, lists)} }}," for verb in kind.verbs]
    lines = [f"  {kind.name}: {{", f"    v: {kind.v},", f"    key: {lists.of(kind.key)},", f"    sees: [{sees}],"]
    lines += [f"    fields: {js(list(kind.fields))},", f"    files: {lists.of(files)},"]
    return "\n".join([*lines, "    verbs: {", *verbs, "    },", "  },"])


def said(kind: Kind) -> str:
    """What is said of it, and how its fields are judged."""
    lines = [f"  {kind.name}: {{", f"    label: {js(label(kind.label))},"]
    if kind.append_only:
        lines.append("    append_only: true,")
    lines += ["    fields: {", *(f"      {name}: {js(field_of(f))}," for name, f in kind.fields.items()), "    },"]
    sets_of = [f"      {js(verb.name)}: {js(sets(kind, verb))}," for verb in kind.verbs]
    return "\n".join([*lines, "    sets: {", *sets_of, "    },", "  },"])


def table(name: str, of: str, lines: Iterable[str]) -> str:
    return "\n".join([f"export const {name}: Readonly<Record<keyof Kinds, {of}>> = {{", *lines, "};"])


def written(kinds: Kinds = KINDS) -> str:
    """`kinds.ts` whole. The same kinds give the same text."""
    numbers = {"PROTOCOL": PROTOCOL, "ENTRY_BYTES": LIMITS["entry_bytes"], "ENTRIES_A_PUSH": LIMITS["entries"]}
    numbers |= {"FILE_BYTES": FILE_BYTES, "MOST_FILES": MOST_FILES}
    groups = {"ROLES": ROLES, "OFFICE": OFFICE, "RESERVED": RESERVED, "HIRERS": HIRERS, "COLOURS": COLOURS}
    words = {name: list(group) for name, group in groups.items()}
    audiences = {name: list(roles) for name, roles in AUDIENCES.items()}
    lists = Lists()
    kinds_said = [first(kind, lists) for kind in kinds.values()]
    parts = [
        FIRST + HEAD.replace("PICTURES", union(PICTURES)),
        "\n".join(f"export const {name} = {value};" for name, value in numbers.items()),
        "\n".join(f"export const {name} = {js(value)} as const;" for name, value in words.items()),
        "export type Role = (typeof ROLES)[number];",
        f"export const AUDIENCES: Readonly<Record<string, readonly string[]>> = {js(audiences)};\n",
        "\n\n".join(interface(kind) for kind in kinds.values()),
        "",
        "\n".join(["export interface Kinds {", *(f"  {k.name}: {camel(k.name)};" for k in kinds.values()), "}"]),
        "",
        "/** The verbs of each kind, by name. */",
        "\n".join(
            [
                "export interface Verbs {",
                *(f"  {k.name}: {union(verb.name for verb in k.verbs)};" for k in kinds.values()),
                "}",
            ]
        ),
        "",
        lists.written(),
        table("KINDS", "KindDeclaration", kinds_said),
    ]
    return "\n".join(parts) + "\n"


def written_declared(kinds: Kinds = KINDS) -> str:
    """`declared.ts` whole."""
    head = DECLARED_HEAD.replace("WORDS", union(get_args(Word)))
    return "\n".join([FIRST + head, table("DECLARED", "Declared", map(said, kinds.values()))]) + "\n"


def main(args: list[str] | None = None) -> int:
    asked = argparse.ArgumentParser(prog="python -m server.generate", description="Write the client's types.")
    asked.add_argument("--check", action="store_true", help="only say whether the file is fresh; exit 1 if not")
    fresh = {FOLDER / "kinds.ts": written(), FOLDER / "declared.ts": written_declared()}
    stale = [path for path, text in fresh.items() if not path.exists() or path.read_text("utf-8") != text]
    if asked.parse_args(args).check:
        for path in stale:
            print(f"{path} is stale: run `python -m server.generate`.", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fresh[path], "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
