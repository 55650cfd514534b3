/** The board's keys: up and down the strips, and what is lifted with them. */
import { say } from "../../words";
import type { Key } from "../desk/keys";
import { at, choose, chosen, dayWalked, goTo, inWay, walked } from "./cursor";
import { lift, lists, makesBoards } from "./held";
import { placeHere, putBack, step, stepDay, takeUp, toList } from "./lifting";
import { BONEYARD } from "./lists";
import { open, panel, shut } from "./panel";
import { doProposed, leave, proposal } from "./proposal";

const walk = (by: 1 | -1) => (lift.peek() ? step(by) : goTo(walked(inWay(), at.peek(), by)));
const walkDay = (by: 1 | -1) => (lift.peek() ? stepDay(by) : goTo(dayWalked(by), { block: "center" }));

const both = (keys: readonly string[], key: Omit<Key, "key">): Key[] =>
  keys.map((name, place) => ({ ...key, key: name, again: place > 0 }));

function newBanner(): void {
  const here = lists.peek().where.get(at.peek() ?? "");
  const list = here?.day ? here : lists.peek().all.find((one) => one.day);
  if (list) open({ is: "banner", list: list.id });
}

function editBanner(): boolean {
  const here = lists.peek().where.get(at.peek() ?? "");
  const card = here?.cards.find((one) => one.id === at.peek());
  if (!here || !card || card.facts || !makesBoards.peek()) return false;
  open({ is: "banner", list: here.id, strip: card.id });
  return true;
}

/** Enter on a strip: lays down what is lifted, opens a banner. */
export function entered(): void {
  if (proposal.peek()) void doProposed();
  else if (lift.peek()) placeHere();
  else editBanner();
}

export function boardKeys(lifted: boolean, asked: boolean): Key[] {
  const walks = [
    ...both(["j", "ArrowDown"], { shift: false, does: say("desk.down"), run: () => walk(1) }),
    ...both(["k", "ArrowUp"], { shift: false, does: say("desk.up"), run: () => walk(-1) }),
    ...both(["j", "ArrowDown"], { shift: true, does: say("sb.key.next_day"), run: () => walkDay(1) }),
    ...both(["k", "ArrowUp"], { shift: true, quiet: true, does: say("sb.key.day_before"), run: () => walkDay(-1) }),
  ];
  if (asked)
    return [
      ...walks,
      { key: "Enter", does: say("sb.do_it"), run: () => void doProposed() },
      { key: "Escape", shown: "Esc", does: say("sb.leave_it"), run: leave },
    ];
  if (lifted)
    return [
      ...walks,
      { key: "Enter", does: say("sb.key.place"), run: placeHere },
      { key: " ", shown: "Space", does: say("sb.key.place"), quiet: true, run: placeHere },
      { key: "Escape", shown: "Esc", does: say("sb.key.put_back"), run: putBack },
      { key: "b", does: say("sb.key.boneyard"), run: () => toList(BONEYARD) },
    ];
  const away: Key[] =
    panel.value || chosen.value.size
      ? [
          {
            ...{ key: "Escape", shown: "Esc", does: say("desk.close"), quiet: true },
            run: () => {
              shut();
              chosen.value = new Set();
            },
          },
        ]
      : [];
  if (!makesBoards.value) return [...walks, ...away];
  return [
    ...walks,
    { key: " ", shown: "Space", does: say("sb.key.lift"), run: () => void takeUp(at.peek()) },
    { key: "x", does: say("sb.key.choose"), run: () => choose(at.peek()) },
    { key: "n", does: say("sb.key.banner"), run: newBanner },
    ...away,
  ];
}
