/**
 * The ladder: who has copied the call that was last told to them, and who is left to ring.
 *
 * Promises: a row hangs on (call, told_in); a new revision empties only the rows of those whose own call moved (R3).
 * Refuses: to count a copy of another revision, and to say "copied" of a voicemail.
 */
import type { Call, CallSheet, Contact, Copy, Person } from "../../generated/kinds";

/** 0 not sent, 1 sent, 2 on the phone, 3 seen, 4 copied. */
export type Rung = 0 | 1 | 2 | 3 | 4;
export type How = "rang" | "voicemail" | "through";
export interface Was {
  readonly mode?: Call["mode"];
  readonly minutes?: number | null;
  readonly colour?: string | null;
  readonly number?: number | null;
}

export interface LadderRow {
  readonly call: Call;
  readonly person: Person;
  readonly phone: string | null;
  readonly copy: Copy | undefined;
  readonly was: Was | null;
  readonly rung: Rung;
  /** Reached by hand, and how; the rung stands beside it. */
  readonly how: How | null;
  /** When the highest rung, or the hand, was reached: an instant. */
  readonly reachedAt: string | null;
  /** Copied, rung through or told through another: nothing is left to do. */
  readonly done: boolean;
  /** Whole minutes to the call, negative once it is past; null without a time. */
  readonly toCall: number | null;
  /** Not on the phone, no hand has reached it, and the call is close: your move. */
  readonly late: boolean;
  /** Told in an earlier revision than the sheet's present one. */
  readonly unchanged: boolean;
}

export interface Column {
  readonly department: string;
  readonly rows: readonly LadderRow[];
  readonly done: number;
}

export interface Ladder {
  /** Told in the present revision. */
  readonly told: readonly LadderRow[];
  /** Not done, of any revision, by minutes to call. */
  readonly open: readonly LadderRow[];
  /** Told earlier and done since: "unchanged since White, copied". */
  readonly kept: readonly LadderRow[];
  readonly columns: readonly Column[];
  readonly done: number;
  readonly byHand: number;
  /** Of those told in the present revision, how many have not had it on their phone. */
  readonly unreached: number;
  readonly late: number;
}

/** What stands on a production that set nothing: LOOK's three hours. */
export const URGENT_MINUTES = 180;

const minute = (ms: number) => Math.floor(ms / 60_000);

export function minutesTo(instant: string | null, now: number): number | null {
  return instant === null ? null : minute(Date.parse(instant)) - minute(now);
}

export function rungOf(copy: Copy | undefined): { rung: Rung; at: string | null } {
  const steps = [copy?.sent, copy?.on_phone, copy?.seen, copy?.copied];
  for (let rung = 4; rung > 0; rung--) {
    const step = steps[rung - 1];
    if (step?.at) return { rung: rung as Rung, at: step.at };
  }
  return { rung: 0, at: null };
}

function rowOf(
  call: Call,
  person: Person,
  phone: string | null,
  copy: Copy | undefined,
  sheet: CallSheet,
  now: number,
  urgent: number,
): LadderRow {
  const { rung, at } = rungOf(copy);
  const how = copy?.by_hand?.how ?? null;
  const done = rung === 4 || how === "rang" || how === "through";
  const toCall = minutesTo(call.instant, now);
  return {
    call,
    person,
    phone,
    copy,
    was: (call.was as Was | null) ?? null,
    rung,
    how: rung === 4 ? null : how,
    reachedAt: rung === 4 || how === null ? at : (copy?.by_hand?.at ?? null),
    done,
    toCall,
    late: !done && how === null && rung < 2 && toCall !== null && toCall < urgent,
    unchanged: call.told_in !== sheet.revision,
  };
}

/** Soonest call first; those without a time after them; then who is least reached; then by name. */
export function bySoonest(a: LadderRow, b: LadderRow): number {
  return (
    (a.toCall ?? Number.POSITIVE_INFINITY) - (b.toCall ?? Number.POSITIVE_INFINITY) ||
    a.rung - b.rung ||
    (a.person.name ?? "").localeCompare(b.person.name ?? "") ||
    a.call.id.localeCompare(b.call.id)
  );
}

export const CAST = "Cast";

export function departmentOf(person: Person): string {
  return person.department ?? (person.role === "cast" ? CAST : "");
}

function columnsOf(rows: readonly LadderRow[]): Column[] {
  const found = new Map<string, LadderRow[]>();
  for (const row of rows) {
    const name = departmentOf(row.person);
    const there = found.get(name);
    if (there) there.push(row);
    else found.set(name, [row]);
  }
  const place = (of: readonly LadderRow[]) => Math.min(...of.map((row) => row.person.order ?? Number.MAX_SAFE_INTEGER));
  return [...found]
    .sort(([nameA, a], [nameB, b]) => place(a) - place(b) || nameA.localeCompare(nameB))
    .map(([department, of]) => ({ department, rows: of.sort(bySoonest), done: of.filter((row) => row.done).length }));
}

export interface Told {
  readonly calls: readonly Call[];
  readonly copies: readonly Copy[];
  readonly people: readonly Person[];
  readonly contacts: readonly Contact[];
}

/** The ladder of one published sheet. `now` in milliseconds; `urgent` in minutes. */
export function ladder(sheet: CallSheet, of: Told, now: number, urgent: number = URGENT_MINUTES): Ladder {
  const people = new Map(of.people.map((person) => [person.id, person]));
  const phones = new Map(of.contacts.map((contact) => [contact.person, contact.phone]));
  const copies = new Map(of.copies.map((copy) => [`${copy.call}/${copy.revision}`, copy]));
  const rows: LadderRow[] = [];
  for (const call of of.calls) {
    const person = call.person === null ? undefined : people.get(call.person);
    // A prelim has no number and needs no copy (R5).
    if (call.shoot_day !== sheet.shoot_day || call.told_in === null || !call.told_number || !person) continue;
    const copy = copies.get(`${call.id}/${call.told_in}`);
    rows.push(rowOf(call, person, phones.get(person.id) ?? null, copy, sheet, now, urgent));
  }
  rows.sort(bySoonest);
  const told = rows.filter((row) => !row.unchanged);
  const open = rows.filter((row) => !row.done);
  return {
    told,
    open,
    kept: rows.filter((row) => row.unchanged && row.done),
    columns: columnsOf(told),
    done: told.filter((row) => row.done).length,
    byHand: told.filter((row) => row.done && row.rung < 4).length,
    unreached: told.filter((row) => !row.done && row.rung < 2 && row.how === null).length,
    late: open.filter((row) => row.late).length,
  };
}
