/**
 * The sheet as the server would publish it now, asked again whenever the draft changed and is on the server.
 *
 * Promises: `fresh` only while nothing that the sheet stands on has moved since it was asked. Refuses: to hand out another shift's digest, or a
 * prelim's for a final.
 */
import { computed, signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { WorkRule as GeneratedRule } from "../../generated/kinds";
import type { CallMode } from "../../rules/calls";
import { ask, clock, link, records } from "../../sync";
import type { SheetDocument } from "./document";

type WorkRuleName = NonNullable<GeneratedRule["name"]>;

export interface Facts {
  readonly mode: CallMode | null;
  readonly minutes: number | null;
}

export interface ToldPerson {
  readonly person: string;
  readonly name: string | null;
  readonly department: string | null;
  readonly from: Facts | null;
  readonly to: Facts | null;
}

/** A rule of work as it holds on that day; `value` in minutes, `own`: the production's. */
export interface WorkRule {
  readonly name: WorkRuleName;
  readonly value: number;
  readonly since: string;
  readonly source: string;
  readonly own: boolean;
}

export interface Finding {
  readonly code: string;
  readonly text: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Another one whenever a value is another. */
  readonly key: string;
  readonly rule: WorkRule | null;
  readonly overruled: { readonly by: string | null; readonly at: string | null; readonly why: string | null } | null;
}

export interface Preview {
  readonly digest: string;
  readonly document: SheetDocument;
  readonly number: number | null;
  readonly colour: string | null;
  readonly prelim: boolean;
  readonly shift: number;
  readonly general_call?: { readonly from: number | null; readonly to: number | null };
  readonly told: readonly ToldPerson[];
  readonly kept: number;
  readonly staying: Readonly<Partial<Record<CallMode, number>>>;
  readonly past?: boolean;
  /** Who is told while his rest runs. */
  readonly resting: readonly string[];
  readonly look: readonly Finding[];
}

export interface Shown {
  readonly preview: Preview | undefined;
  readonly fresh: boolean;
  /** Why there is no fresh one, once it is certain. */
  readonly trouble: "away" | "failed" | undefined;
  /** The server's time at which it was asked. */
  readonly asOf: number | undefined;
}

const STANDS_ON = [
  "production",
  "shoot_day",
  "call_sheet",
  "sheet_row",
  "person",
  "contact",
  "location",
  "scene",
  "strip",
  "element",
  "board",
  "call",
  "sheet_revision",
  "work_rule",
  "overrule",
  "minor",
] as const;
const kinds = STANDS_ON.map((kind) => records(kind));

/** Changes whenever anything does that a sheet is drawn from. */
const mark = computed(() => {
  let highest = 0;
  let count = 0;
  for (const kind of kinds) {
    for (const one of kind.value) if (one.rev > highest) highest = one.rev;
    count += kind.value.length;
  }
  return `${highest}/${count}`;
});

/** The last one of each sheet, so that a screen opened again has something true to show at once. */
const kept = signal<ReadonlyMap<string, { preview: Preview; key: string; at: number }>>(new Map());

/** A pause for whoever is still tapping the stepper. */
const SETTLE_MS = 120;
const AGAIN_MS = 4_000;

export function usePreview(sheet: string, shift: number, prelim: boolean): Shown {
  const [trouble, setTrouble] = useState<"away" | "failed" | undefined>();
  const [again, setAgain] = useState(0);
  const waiting = link.toSend.value > 0;
  const away = link.state.value === "away";
  const key = `${sheet}/${shift}/${prelim}/${mark.value}`;
  const there = kept.value.get(sheet);
  const fresh = there?.key === key && !waiting;
  // `again` asks once more after a failure.
  useEffect(() => {
    if (fresh || waiting) return;
    const given = new AbortController();
    const timer = setTimeout(async () => {
      const preview = await asked(sheet, shift, prelim, given.signal);
      if (given.signal.aborted) return;
      if (typeof preview === "string") {
        setTrouble(preview);
        setTimeout(() => given.signal.aborted || setAgain((n) => n + 1), AGAIN_MS);
      } else {
        setTrouble(undefined);
        kept.value = new Map(kept.peek()).set(sheet, { preview, key, at: clock.peek() });
      }
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
      given.abort();
    };
  }, [key, fresh, waiting, away, again]);
  return { preview: there?.preview, fresh, trouble: fresh ? undefined : away ? "away" : trouble, asOf: there?.at };
}

async function asked(
  sheet: string,
  shift: number,
  prelim: boolean,
  signal: AbortSignal,
): Promise<Preview | "away" | "failed"> {
  try {
    const reply = await ask(`call-sheets/${sheet}/preview?shift=${shift}${prelim ? "&prelim=1" : ""}`, { signal });
    if (!reply.ok) return "failed";
    return (await reply.json()) as Preview;
  } catch {
    return "away";
  }
}
