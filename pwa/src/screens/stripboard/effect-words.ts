/** What a move does, in sentences: the same for the eye and for the ear. */
import { span } from "../../rules/time";
import { say } from "../../words";
import type { DayEffect, Effect, PersonEffect } from "./effect";
import { cast, units } from "./held";
import type { List } from "./lists";
import type { Lift } from "./moving";
import { dateOf, lengthSaid, listInside, listName, memberName, pagesSaid } from "./said";

/** A day's name; of a further unit with the unit's. */
export const dayName = (list: List | null): string =>
  list ? listName(list, units.value.length < 2 || list.day?.unit === units.value[0]) : "";

/** The same within a sentence. */
export const dayInside = (list: List | null): string =>
  list ? listInside(list, units.value.length < 2 || list.day?.unit === units.value[0]) : "";

/** "5 Trucker works a day sooner": the one sentence that matters most of a person. */
export function personSaid(effect: PersonEffect): string {
  const name = memberName(effect.member);
  const more = effect.now - effect.was;
  if (effect.was === 0) return say("sb.now_works", { name, count: effect.now });
  if (effect.now === 0) return say("sb.works_no_more", { name });
  if (more > 0) return say("sb.works_more", { name, count: more });
  if (more < 0) return say("sb.works_less", { name, count: -more });
  return say("sb.works_other", { name });
}

const named = (lists: readonly List[]): string =>
  lists.map((list) => say("sb.day_date", { day: dayInside(list), date: dateOf(list) })).join(", ");

/** Below it: which days, and whether start or finish moves. */
export function personBelow(effect: PersonEffect): string {
  const { gains, loses, startWas, startNow, endWas, endNow } = effect;
  const said: string[] = [];
  if (gains.length) said.push(say("sb.gains", { days: named(gains) }));
  if (loses.length) said.push(say("sb.loses", { days: named(loses) }));
  const moved = (a: List | null, b: List | null) => a && b && (a.day?.date ?? a.id) !== (b.day?.date ?? b.id);
  if (startNow && moved(startWas, startNow))
    said.push(say("sb.starts", { date: dateOf(startNow), day: dayInside(startNow) }));
  if (endNow && moved(endWas, endNow)) said.push(say("sb.finishes", { date: dateOf(endNow), day: dayInside(endNow) }));
  return said.join(" ");
}

/** Minutes over the longest day; 0 where it holds, or none is set. */
export const overOf = (minutes: number, longest: number | null): number =>
  longest ? Math.max(0, minutes - longest) : 0;

export function dayAloud({ list, was, now }: DayEffect): string {
  const length = now.minutes === was.minutes ? "" : `, ${lengthSaid(now.minutes)}`;
  return `${dayName(list)}: ${pagesSaid(now)}${length}.`;
}

/** Where the lifted stand, for the ear: "Day 13, place 4 of 6." and what it would do. */
export function liftAloud(lift: Lift, effect: Effect | undefined, here: List | undefined, staying: number): string {
  const where = say("sb.place_of", { list: dayName(here ?? null), place: lift.to.place + 1, of: staying + 1 });
  if (!effect) return `${where} ${say("sb.where_it_was")}`;
  const people = effect.people.map((one) => `${personSaid(one)}.`);
  return [where, ...effect.days.map(dayAloud), ...people].join(" ");
}

export const castNames = (ids: readonly string[]): string =>
  ids
    .flatMap((id) => cast.value.get(id) ?? [])
    .map(memberName)
    .join(", ");

export const minutesOver = (over: number): string => say("sb.over", { over: span(over) });
