/**
 * Which published sheets this phone holds, and which one is meant by an address.
 * Promises: without an address, the sheet of the next call's day; else the first day from today on; else the last there was.
 */
import { computed } from "@preact/signals";
import type { SheetRevision } from "../../generated/kinds";
import { nextCall } from "../../parts/my-call";
import { today } from "../../parts/said";
import { records } from "../../sync";
import type { SheetDocument } from "../call-sheet/document";

export interface Sheet {
  revision: SheetRevision;
  document: SheetDocument;
}

export interface SheetDay {
  shootDay: string;
  date: string;
  /** Newest first. */
  sheets: readonly Sheet[];
}

/** Every day with a published sheet, first day first. */
export const sheetDays = computed<readonly SheetDay[]>(() => {
  const days = new Map<string, Sheet[]>();
  for (const revision of records("sheet_revision").value) {
    const document = revision.document as SheetDocument | null;
    if (!document || !revision.shoot_day) continue;
    days.set(revision.shoot_day, [...(days.get(revision.shoot_day) ?? []), { revision, document }]);
  }
  return [...days]
    .map(([shootDay, sheets]) => ({
      shootDay,
      date: sheets[0]?.document.sheet.date ?? "",
      // By the log, not by a clock: two may go out within one second.
      sheets: sheets.sort((a, b) => b.revision.rev - a.revision.rev),
    }))
    .sort((a, b) => a.date.localeCompare(b.date));
});

/** The day an address names, or the one that concerns this person now. */
export function dayMeant(shootDay: string | undefined): SheetDay | undefined {
  const days = sheetDays.value;
  const of = (id: string | null | undefined) => days.find((day) => day.shootDay === id);
  return of(shootDay) ?? of(nextCall.value?.shoot_day) ?? days.find((day) => day.date >= today.value) ?? days.at(-1);
}
