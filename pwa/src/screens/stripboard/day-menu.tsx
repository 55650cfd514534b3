/** What can be done with a whole day. Each is told before it is done, beside the strips. */
import { Icon } from "../../parts/icon";
import { uuid7 } from "../../sync";
import { say } from "../../words";
import { at } from "./cursor";
import { addDay, type Change, mergeDay, moveDay, splitDay, takeOutDay } from "./day-deeds";
import { does } from "./deeds";
import { dayInside, dayName } from "./effect-words";
import { board, laid, lists, makesBoards } from "./held";
import type { List } from "./lists";
import { Menu, type MenuItem } from "./menu";
import { open } from "./panel";
import { propose } from "./proposal";
import { shortName } from "./said";

/** The day before or after it, in its unit. */
function beside(list: List, by: 1 | -1): List | undefined {
  const own = lists.peek().all.filter((one) => one.day?.unit === list.day?.unit);
  return own[own.findIndex((one) => one.id === list.id) + by];
}

const ask = (title: string, change: Change) => propose({ title, text: title, ...change });

export function proposeMove(list: List, behind: List | undefined): void {
  const day = laid.peek().days.find((one) => one.id === list.id);
  if (!day) return;
  const title = behind
    ? say("sb.day_behind", { day: dayName(list), behind: dayInside(behind) })
    : say("sb.day_first", { day: dayName(list) });
  ask(title, moveDay(laid.peek().days, day, behind?.id ?? null));
}

function itemsOf(list: List): MenuItem[] {
  const { days } = laid.peek();
  const of = board.peek()?.id ?? "";
  const unit = list.day?.unit ?? "";
  const [before, next] = [beside(list, -1), beside(list, 1)];
  const day = dayName(list);
  const here = list.cards.find((card, place) => card.id === at.peek() && place > 0);
  const items: MenuItem[] = [
    { word: say("sb.day_settings"), run: () => open({ is: "day", id: list.id }) },
    { word: say("sb.add_banner"), run: () => open({ is: "banner", list: list.id }) },
    { word: say("sb.cover_sets"), run: () => open({ is: "cover", id: list.id }) },
  ];
  if (before) items.push({ word: say("sb.day_earlier"), run: () => proposeMove(list, beside(before, -1)) });
  if (next) items.push({ word: say("sb.day_later"), run: () => proposeMove(list, next) });
  if (here)
    items.push({
      word: say("sb.split_before", { strip: shortName(here) }),
      run: () => ask(say("sb.split", { day, strip: shortName(here) }), splitDay(days, list, here.id, of, uuid7())),
    });
  if (next && list.cards.length)
    items.push({
      word: say("sb.merge_next", { day: dayInside(next) }),
      run: () => ask(say("sb.merge", { day: dayName(next), into: dayInside(list) }), mergeDay(next, list)),
    });
  items.push({
    word: say("sb.add_day"),
    run: () => ask(say("sb.new_day_behind", { day: dayInside(list) }), addDay(days, list.id, unit, of, uuid7())),
  });
  if (list.cards.length === 0)
    items.push({
      word: say("sb.take_out_day"),
      run: () => void does({ text: say("sb.day_taken_out", { day }), ...takeOutDay(list) }),
    });
  return items;
}

export function DayMenu({ list }: { list: List }) {
  if (!makesBoards.value) return null;
  return (
    <Menu label={say("sb.day_menu", { day: dayInside(list) })} class="more" items={() => itemsOf(list)}>
      <Icon name="pen" size={16} />
    </Menu>
  );
}
