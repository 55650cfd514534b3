/**
 * The people of the office's table: by department, with their next call and how far it got. Pure.
 *
 * Promises: cast is a group of its own, by id; the department of the first in the sheet's order comes first.
 * Refuses: a call that is over, and to count what another revision's copy says (R3).
 */
import type { Call, Contact, Copy, Person } from "../../../generated/kinds";
import { departmentOf, type How, minutesTo, type Rung, rungOf, URGENT_MINUTES } from "../../board/board";
import { byOrder, matches } from "../found";

export interface PersonLine {
  readonly person: Person;
  readonly phone: string | null;
  /** The call still to come; undefined: none was told. */
  readonly call: Call | undefined;
  readonly rung: Rung;
  readonly how: How | null;
  /** When that rung, or the hand, was reached: an instant. */
  readonly at: string | null;
  /** Nobody has reached him, and the call is close. */
  readonly late: boolean;
}

export interface Group {
  /** Empty: nobody wrote one. */
  readonly name: string;
  readonly lines: readonly PersonLine[];
}

export interface Crew {
  readonly people: readonly Person[];
  readonly contacts: readonly Contact[];
  readonly calls: readonly Call[];
  readonly copies: readonly Copy[];
}

/** Of one person's calls the soonest that is to come; one without an hour stands for its whole date. */
export function nextOf(calls: readonly Call[], now: number, today: string): Call | undefined {
  const ahead = calls.filter((call) =>
    call.instant ? Date.parse(call.instant) > now : call.mode !== null && (call.date ?? "") >= today,
  );
  return [...ahead].sort(
    (a, b) => (a.date ?? "").localeCompare(b.date ?? "") || (a.minutes ?? 0) - (b.minutes ?? 0),
  )[0];
}

function lineOf(
  person: Person,
  phone: string | null,
  call: Call | undefined,
  copy: Copy | undefined,
  now: number,
  urgent: number,
): PersonLine {
  const { rung, at } = rungOf(copy);
  const how = rung === 4 ? null : (copy?.by_hand?.how ?? null);
  const left = call ? minutesTo(call.instant, now) : null;
  const late = !!call?.told_number && rung < 2 && how === null && left !== null && left < urgent;
  return { person, phone, call, rung, how, at: how ? (copy?.by_hand?.at ?? null) : at, late };
}

function byPerson<T extends { readonly person: string | null }>(all: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    if (one.person === null) continue;
    const there = found.get(one.person);
    if (there) there.push(one);
    else found.set(one.person, [one]);
  }
  return found;
}

/** Those who are meant by what was typed. `now` in milliseconds, `urgent` in minutes. */
export function grouped(
  { people, contacts, calls, copies }: Crew,
  typed: string,
  now: number,
  today: string,
  urgent: number = URGENT_MINUTES,
): Group[] {
  const contactOf = byPerson(contacts);
  const callsOf = byPerson(calls);
  const copyOf = new Map(copies.map((copy) => [`${copy.call}/${copy.revision}`, copy]));
  const groups = new Map<string, PersonLine[]>();
  for (const person of [...people].sort(byOrder)) {
    const contact = contactOf.get(person.id)?.[0];
    if (!matches(person, contact, typed)) continue;
    const call = nextOf(callsOf.get(person.id) ?? [], now, today);
    const copy = call?.told_in ? copyOf.get(`${call.id}/${call.told_in}`) : undefined;
    const line = lineOf(person, contact?.phone ?? null, call, copy, now, urgent);
    const name = departmentOf(person);
    const there = groups.get(name);
    if (there) there.push(line);
    else groups.set(name, [line]);
  }
  return [...groups].map(([name, lines]) => ({ name, lines }));
}
