/** What the board says in words: a strip, a day, a length, a place. The eye reads the columns, the ear these. */
import { eighths } from "../../rules/eighths";
import { span } from "../../rules/time";
import { say } from "../../words";
import { shortDate } from "../desk/when";
import type { CastMember } from "./facts";
import { cast } from "./held";
import { BONEYARD, type Card, type List, type Sum } from "./lists";

/** "2:30": hours as a column has them. */
export const hours = (minutes: number): string =>
  minutes ? `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}` : "";

/** "Day 13", "Boneyard". In a further unit the unit is named: "Day 2, Second". */
export function listName(list: List | undefined, main = true): string {
  if (!list) return "";
  if (!list.day) return say(list.id === BONEYARD ? "sb.boneyard" : "sb.unplaced");
  const day = say("desk.day", { day: list.day.number });
  return main ? day : say("sb.day_of_unit", { day, unit: list.day.unit });
}

/** The same within a sentence: "day 13", "the boneyard". */
export function listInside(list: List | undefined, main = true): string {
  if (!list?.day) return list ? say(list.id === BONEYARD ? "sb.the_boneyard" : "sb.nowhere") : "";
  const day = say("sb.day_inside", { day: list.day.number });
  return main ? day : say("sb.day_of_unit", { day, unit: list.day.unit });
}

/** "Fri 15 May"; a day nothing dates says so. */
export const dateOf = (list: List): string => (list.day?.date ? shortDate(list.day.date) : say("sb.no_date"));

export const pagesSaid = (sum: Pick<Sum, "eighths">): string => say("sb.pages", { pages: eighths(sum.eighths) });
/** Nothing where nobody estimated anything. */
export const lengthSaid = (minutes: number): string => (minutes ? span(minutes, "table") : "");

/** "Scene 63", or what the banner says. */
export const cardName = (card: Card): string =>
  card.facts ? say("sb.scene", { number: card.facts.number || card.facts.slug }) : card.banner || say("sb.banner");

export const memberName = (member: CastMember): string =>
  member.short === member.name ? member.name : `${member.short} ${member.name}`;

/** A strip as a screen reader hears it. */
export function cardAloud(card: Card): string {
  const { facts } = card;
  if (!facts) return say("sb.banner_aloud", { banner: card.banner || say("sb.banner") });
  const who = facts.cast.flatMap((id) => cast.value.get(id) ?? []).map(memberName);
  return [
    cardName(card),
    facts.slug,
    pagesSaid(facts),
    card.minutes ? span(card.minutes) : "",
    who.length ? say("sb.cast_aloud", { cast: who.join(", ") }) : "",
    facts.place ?? "",
    facts.omitted ? say("sb.omitted") : "",
  ]
    .filter(Boolean)
    .join(". ");
}

/** "63", or what the banner says. */
export const shortName = (card: Card): string => (card.facts ? card.facts.number || card.facts.slug : cardName(card));

/** "63", "3 strips": what is lifted, in a title. */
export function liftName(cards: readonly Card[]): string {
  const [only] = cards;
  if (cards.length === 1 && only) return shortName(only);
  return say("sb.strips", { count: cards.length });
}
