/**
 * What the office has before it: the production, the day, its sheet and what was published of it.
 *
 * Promises: all of it follows the replica by itself. Refuses: to fetch, and to write.
 */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { type CallSheet, COLOURS, OFFICE, type SheetRevision } from "../../generated/kinds";
import { production } from "../../parts/said";
import { me, minute, records } from "../../sync";
import type { SheetDocument } from "../call-sheet/document";
import { inOrder, presentDay } from "./day";

export const people = records("person");
export const contacts = records("contact");
export const locations = records("location");
export const shootDays = records("shoot_day");
export const sheets = records("call_sheet");
export const sheetRows = records("sheet_row");
export const revisions = records("sheet_revision");
export const calls = records("call");
export const copies = records("copy");
export const runs = records("run");
export const runItems = records("run_item");
export const checkIns = records("check_in");
export const questions = records("question");

export const colours = computed<readonly string[]>(() => {
  const own = production.value?.colours;
  return own && own.length > 0 ? own : COLOURS;
});
export const isOffice = computed(() => {
  const role = me.value?.person.role;
  return role !== undefined && (OFFICE as readonly string[]).includes(role);
});
/** Who makes, publishes, pushes and pulls. */
export const makesSheets = computed(() => isOffice.value && me.value?.person.role !== "secretary");

export const days = computed(() => inOrder(shootDays.value));

/** A day the person went to; empty: the present one. */
export const chosenDay = signal<string | undefined>(undefined);
export const presentShootDay = computed(() =>
  presentDay(shootDays.value, calls.value, production.value?.zone ?? null, minute.value),
);
export const day = computed(() => days.value.find((one) => one.id === chosenDay.value) ?? presentShootDay.value);

export const sheetOf = (shootDay: string | undefined): CallSheet | undefined =>
  sheets.value.find((one) => one.shoot_day === shootDay);
export const sheet: ReadonlySignal<CallSheet | undefined> = computed(() => sheetOf(day.value?.id));

export interface Published {
  readonly revision: SheetRevision;
  readonly document: SheetDocument;
}

/** The crew's copy of every revision of a sheet, first to last. */
export function publishedOf(of: CallSheet | undefined): Published[] {
  if (!of) return [];
  return revisions.value
    .filter((one) => one.call_sheet === of.id && one.audience === "crew" && one.document !== null)
    .sort((a, b) => a.rev - b.rev)
    .map((revision) => ({ revision, document: revision.document as SheetDocument }));
}

export const published = computed(() => publishedOf(sheet.value));
export const latest = computed(() => published.value.at(-1));

export const nameOf = (id: string | null | undefined): string | undefined =>
  people.value.find((one) => one.id === id)?.name ?? undefined;
