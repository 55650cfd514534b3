/**
 * The deeds of hand and key on what is lifted: up, on, back, down. Each is said to whoever does not see it.
 *
 * Promises: nothing is written until it is placed; put back, the keys are where they were.
 */
import { announce } from "../../app/announce";
import { say } from "../../words";
import { at, chosen, goTo, toLift } from "./cursor";
import { place } from "./deeds";
import { liftAloud } from "./effect-words";
import { effect, hold, lift, lists, makesBoards, unit } from "./held";
import { dayStepped, type Lift, laidIn, lifted, rest, stays, stepped } from "./moving";
import { liftName, listInside } from "./said";

function show(next: Lift | undefined, how: { follow?: boolean; aloud?: boolean } = {}): void {
  hold(next);
  if (!next) return;
  const first = next.cards[0]?.id;
  if (how.follow !== false) goTo(first);
  if (how.aloud === false) return;
  const here = lists.peek().byId.get(next.to.list);
  announce(liftAloud(next, effect.peek(), here, rest(here, next).length));
}

/** Takes up the strip, and those chosen with it. False where this person may not, or it is gone. */
export function takeUp(id: string | undefined, how: { follow?: boolean } = {}): boolean {
  if (!id || !makesBoards.peek()) return false;
  const next = lifted(lists.peek(), toLift(id));
  if (!next) return false;
  hold(next);
  if (how.follow !== false) goTo(next.cards[0]?.id);
  const from = listInside(lists.peek().byId.get(next.from.list));
  announce(say("sb.lifted_from", { strip: liftName(next.cards), list: from }));
  return true;
}

/** One place on or back. */
export function step(by: 1 | -1): void {
  const now = lift.peek();
  if (now) show(stepped(lists.peek(), unit.peek(), now, by));
}

/** A day on or back. */
export function stepDay(by: 1 | -1): void {
  const now = lift.peek();
  if (now) show(dayStepped(lists.peek(), unit.peek(), now, by));
}

/** To a list, at its end or before its nth strip. */
export function toList(list: string, before?: number, how: { follow?: boolean; aloud?: boolean } = {}): void {
  const now = lift.peek();
  if (!now || (now.to.list === list && now.to.place === before)) return;
  show(laidIn(lists.peek(), now, list, before), how);
}

export function putBack(): void {
  const now = lift.peek();
  if (!now) return;
  hold(undefined);
  goTo(now.cards[0]?.id);
  const list = listInside(lists.peek().byId.get(now.from.list));
  announce(say("sb.put_back_aloud", { strip: liftName(now.cards), list }));
}

/** Lays it where it is shown. */
export function placeHere(): void {
  const now = lift.peek();
  if (!now) return;
  const values = { strip: liftName(now.cards), list: listInside(lists.peek().byId.get(now.to.list)) };
  const still = stays(lists.peek(), now);
  const text = say(still ? "sb.put_back_aloud" : "sb.placed", values);
  chosen.value = new Set();
  place(text);
  goTo(now.cards[0]?.id ?? at.peek());
  announce(text);
}
