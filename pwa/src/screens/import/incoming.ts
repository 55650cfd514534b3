/**
 * A file on its way in: sent, shown, taken otherwise, brought in; and the undo of one that came.
 *
 * Promises: what is under way survives leaving the screen. Refuses: to read a file itself, or to bring in what was not shown.
 */
import { signal } from "@preact/signals";
import { ask } from "../../sync";
import { language, say } from "../../words";

export interface Move {
  readonly name: string;
  readonly old: unknown;
  readonly new: unknown;
}
export interface Line {
  readonly kind: string;
  readonly record: string;
  readonly title: string;
  readonly moves?: readonly Move[];
}
export interface Kept extends Line {
  readonly why: "by_hand" | "struck" | "in_use" | "joined" | "yourself";
  readonly field: string | null;
  readonly stands: unknown;
  readonly file: unknown;
}
export interface NotTaken extends Line {
  readonly code: string;
  readonly field: string | null;
}
export interface Source {
  readonly id: string;
  readonly file: string;
  readonly at: string;
}
export interface OnBoard {
  readonly board: string;
  readonly name: string;
  readonly used: boolean;
  readonly count: number;
  readonly changes: Readonly<Record<"en" | "es", readonly string[]>>;
  readonly people: readonly { element: string; character: string | null; person: string | null; name: string | null }[];
}
export interface Difference {
  readonly digest: string;
  readonly unchanged: number;
  readonly added: readonly Line[];
  readonly changed: readonly Line[];
  readonly removed: readonly Line[];
  readonly kept: readonly Kept[];
  readonly not_taken: readonly NotTaken[];
  readonly names: Readonly<Record<string, string>>;
  readonly sheets: readonly string[];
  /** What the boards that stand would say of it, in sentences; an older server gives none. */
  readonly schedule?: readonly OnBoard[];
  readonly source: Source | null;
  readonly sources: readonly Source[];
}
export interface Table {
  readonly columns: readonly { index: number; title: string; field: string; confidence: number }[];
  readonly sample: readonly { row: number; cells: readonly string[] }[];
  readonly mapping: { columns: Record<string, string> } & Record<string, unknown>;
  readonly rows: number;
  readonly sheets: readonly string[];
  readonly problems: readonly { row: number; text: string }[];
}
export interface Told {
  readonly figures: Readonly<Record<string, unknown>>;
  readonly warnings: readonly { text: string; where: string }[];
  readonly table: Table | null;
}
export interface Preview {
  readonly id: string;
  readonly file: string;
  readonly sort: "schedule" | "script" | "crew" | "scenes";
  readonly boards: readonly string[];
  readonly board: string | null;
  readonly source: string;
  readonly removes: boolean;
  readonly shown: Readonly<Record<"en" | "es", Told>>;
  readonly difference: Difference;
}
export interface Undone {
  readonly again: boolean;
  readonly back: number;
  readonly struck: number;
  readonly lifted: number;
  readonly stays: readonly Kept[];
}

export const preview = signal<Preview | undefined>();
/** What is being done, in words; undefined while nothing is. */
export const busy = signal<string | undefined>();
/** What went wrong, or has moved, in words. */
export const wrong = signal<string | undefined>();
/** What an undo has left as it is. */
export const left = signal<{ file: string; stays: readonly Kept[] } | undefined>();

/** A file may take a while on its way and in its reader. */
const LONG_MS = 75_000;
const MOST_BYTES = 20 * 1024 * 1024;
const KNOWN = ["no_preview", "not_yours", "disk_full", "busy", "cut", "moved"] as const;

interface Fault {
  readonly code?: string;
  readonly text?: string;
  readonly words?: Readonly<Record<string, string>>;
}

function said(fault: Fault, status: number): string {
  const known = KNOWN.find((code) => code === fault.code);
  if (fault.words) return fault.words[language.value] ?? fault.text ?? "";
  if (status === 413) return say("import.too_large");
  return known ? say(`import.${known}`) : say("import.failed");
}

async function asked<T>(
  doing: string,
  path: string,
  init: RequestInit,
): Promise<{ status: number; body: T } | undefined> {
  busy.value = doing;
  wrong.value = undefined;
  try {
    const reply = await ask(path, { ...init, signal: AbortSignal.timeout(LONG_MS) });
    const body = (await reply.json()) as T & Fault;
    if (reply.ok || (reply.status === 409 && "difference" in body)) return { status: reply.status, body };
    wrong.value = said(body, reply.status);
    if (body.code === "no_preview") preview.value = undefined;
  } catch {
    wrong.value = say("import.no_signal");
  } finally {
    busy.value = undefined;
  }
  return undefined;
}

const json = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

export async function send(file: File): Promise<void> {
  left.value = undefined;
  preview.value = undefined;
  if (file.size > MOST_BYTES) {
    wrong.value = say("import.too_large");
    return;
  }
  const init = { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file };
  const path = `imports?name=${encodeURIComponent(file.name)}`;
  const came = await asked<Preview>(say("import.reading", { file: file.name }), path, init);
  if (came) preview.value = came.body;
}

/** Says how the file is to be taken; what is left out stays as it is. */
export async function take(how: Record<string, unknown>): Promise<void> {
  const at = preview.peek();
  if (!at) return;
  const came = await asked<Preview>(say("import.reading", { file: at.file }), `imports/${at.id}/mapping`, json(how));
  if (came) preview.value = came.body;
}

/** Brings in what is shown. Resolves to the import's id, or undefined where it has moved or failed. */
export async function bringIn(): Promise<string | undefined> {
  const at = preview.peek();
  if (!at) return undefined;
  const body = { digest: at.difference.digest };
  const came = await asked<Preview>(say("import.bringing"), `imports/${at.id}/apply`, json(body));
  if (came?.status === 409) {
    preview.value = came.body;
    wrong.value = say("import.moved");
    return undefined;
  }
  if (!came) return undefined;
  preview.value = undefined;
  return at.id;
}

export async function undoImport(id: string, file: string): Promise<Undone | undefined> {
  const came = await asked<Undone>(say("import.undoing"), `imports/${id}/undo`, json({}));
  if (came) left.value = came.body.stays.length > 0 ? { file, stays: came.body.stays } : undefined;
  return came?.body;
}

export function putAside(): void {
  preview.value = undefined;
  wrong.value = undefined;
}
