"""Writes the client's half of the declarations: `pwa/src/generated/kinds.ts`, from KINDS and the wire's numbers.

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

TARGET = Path(__file__).resolve().parent.parent / "pwa" / "src" / "generated" / "kinds.ts"

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

HEAD = """// Written by `python -m server.generate` from the Python declarations. Edit those, never this.

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

export interface VerbDeclaration {
  readonly sets: readonly string[];
  readonly offline: "yes" | "ask" | "no";
  readonly creates?: true;
  readonly roles: readonly string[];
  readonly named: readonly string[];
  readonly role_in: readonly string[];
  readonly anyone?: true;
}

export interface KindDeclaration {
  readonly v: number;
  readonly label: { readonly en: string; readonly es: string };
  readonly key: readonly string[];
  readonly append_only?: true;
  readonly sees: readonly { readonly word: string; readonly of: readonly string[] }[];
  readonly fields: Readonly<Record<string, FieldDeclaration>>;
  readonly verbs: Readonly<Record<string, VerbDeclaration>>;
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


def verb_of(kind: Kind, verb: Verb) -> dict[str, Any]:
    who = verb.who
    said: dict[str, Any] = {"sets": sets(kind, verb), "offline": verb.offline}
    if verb.creates:
        said["creates"] = True
    said |= {"roles": list(who.roles), "named": list(who.named), "role_in": list(who.role_in)}
    if who.anyone:
        said["anyone"] = True
    return said


def declaration(kind: Kind) -> str:
    lines = [f"  {kind.name}: {{", f"    v: {kind.v},", f"    label: {js(label(kind.label))},"]
    lines.append(f"    key: {js(list(kind.key))},")
    if kind.append_only:
        lines.append("    append_only: true,")
    lines.append(f"    sees: {js([{'word': see.word, 'of': list(see.of)} for see in kind.sees])},")
    lines += ["    fields: {", *(f"      {name}: {js(field_of(f))}," for name, f in kind.fields.items()), "    },"]
    verbs = [f"      {js(verb.name)}: {js(verb_of(kind, verb))}," for verb in kind.verbs]
    lines += ["    verbs: {", *verbs, "    },", "  },"]
    return "\n".join(lines)


def written(kinds: Kinds = KINDS) -> str:
    """The whole file. The same kinds give the same text."""
    numbers = {"PROTOCOL": PROTOCOL, "ENTRY_BYTES": LIMITS["entry_bytes"], "ENTRIES_A_PUSH": LIMITS["entries"]}
    numbers |= {"FILE_BYTES": FILE_BYTES, "MOST_FILES": MOST_FILES}
    groups = {"ROLES": ROLES, "OFFICE": OFFICE, "RESERVED": RESERVED, "HIRERS": HIRERS, "COLOURS": COLOURS}
    words = {name: list(group) for name, group in groups.items()}
    audiences = {name: list(roles) for name, roles in AUDIENCES.items()}
    parts = [
        HEAD.replace("WORDS", union(get_args(Word))).replace("PICTURES", union(PICTURES)),
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
        "\n".join(
            ["export const KINDS: Readonly<Record<keyof Kinds, KindDeclaration>> = {"]
            + [declaration(kind) for kind in kinds.values()]
            + ["};"]
        ),
    ]
    return "\n".join(parts) + "\n"


def main(args: list[str] | None = None) -> int:
    asked = argparse.ArgumentParser(prog="python -m server.generate", description="Write the client's types.")
    asked.add_argument("--check", action="store_true", help="only say whether the file is fresh; exit 1 if not")
    fresh = written()
    stands = TARGET.read_text("utf-8") if TARGET.exists() else None
    if asked.parse_args(args).check:
        if stands != fresh:
            print(f"{TARGET} is stale: run `python -m server.generate`.", file=sys.stderr)
        return 0 if stands == fresh else 1
    if stands != fresh:
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        TARGET.write_text(fresh, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
