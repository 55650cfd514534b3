/**
 * A day of the board: its strips, and the break at its end with what it adds up to.
 *
 * Promises: on a board of many strips a day far from sight is only as high as it would be, and drawn as one comes near.
 */
import { computed, useComputed } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { say } from "../../words";
import { wide } from "./columns";
import { at } from "./cursor";
import { DayMenu } from "./day-menu";
import { minutesOver, overOf } from "./effect-words";
import { found } from "./find";
import { board, effect, lift, listOf, lists } from "./held";
import { ListPart } from "./list-part";
import type { List } from "./lists";
import { memo } from "./memo";
import { dateOf, lengthSaid, listInside, listName, pagesSaid } from "./said";

/** Up to here everything is drawn at once; the browser itself skips what is out of sight. */
const ALL_AT_ONCE = 700;
const ROW = { wide: 28, narrow: 61 };
const HEAD = { wide: 41, narrow: 92 };

const many = computed(() => lists.value.all.reduce((sum, list) => sum + list.cards.length, 0) > ALL_AT_ONCE);

const heightOf = (list: List): number => {
  const [row, head] = wide.value ? [ROW.wide, HEAD.wide] : [ROW.narrow, HEAD.narrow];
  return list.cards.length * row + head;
};

/** Whether the day is near what is seen, or the keys are in it. */
function useNear(id: string) {
  const part = useRef<HTMLElement>(null);
  const [near, setNear] = useState(!many.peek());
  const wanted = useComputed(() => lift.value?.to.list === id || lists.value.where.get(at.value ?? "")?.id === id);
  useEffect(() => {
    if (!many.value || !part.current) {
      setNear(true);
      return;
    }
    const watch = new IntersectionObserver(([seen]) => setNear(seen?.isIntersecting ?? true), {
      rootMargin: "900px 0px",
    });
    watch.observe(part.current);
    return () => watch.disconnect();
  }, [many.value]);
  return { part, near: near || wanted.value };
}

/** What the day comes to; while something is carried over it, what it would come to, and what it was. */
const Break = memo(function Break({ id, list }: { id: string; list: List }) {
  const now = useComputed(() => effect.value?.days.find((one) => one.list.id === id)).value;
  const sum = now?.now ?? list.sum;
  const over = overOf(sum.minutes, board.value?.day_minutes ?? null);
  return (
    <div class="sbbreak">
      <b>{say("sb.end_of", { day: listInside(list) })}</b>
      <span class="date">{dateOf(list)}</span>
      {list.day?.record?.note ? <span class="note">{list.day.record.note}</span> : null}
      <span class="sp" />
      <span>{say("sb.scenes", { count: sum.scenes })}</span>
      <span>{say("sb.cast_count", { count: sum.cast })}</span>
      <b>{pagesSaid(sum)}</b>
      <span class={over ? "over" : ""}>
        {lengthSaid(sum.minutes)}
        {over ? `, ${minutesOver(over)}` : ""}
      </span>
      <DayMenu list={list} />
    </div>
  );
});

export const DayPart = memo(function DayPart({ id }: { id: string }) {
  const list = listOf(id).value;
  const { part, near } = useNear(id);
  const none = useComputed(() => {
    const hits = found.value;
    return hits !== null && !listOf(id).value?.cards.some((card) => hits.has(card.id));
  });
  const height = list ? heightOf(list) : 0;
  useLayoutEffect(() => {
    if (part.current) part.current.style.containIntrinsicBlockSize = `auto ${height}px`;
  }, [height]);
  if (!list?.day) return null;
  const name = `${listName(list)}, ${dateOf(list)}`;
  return (
    <section class="sbday" ref={part} data-list={id} data-day={list.day.number} hidden={none.value} aria-label={name}>
      <h2 class={wide.value ? "aloud" : "sbdayhead"} data-head>
        <b>{listName(list)}</b> {dateOf(list)}
      </h2>
      {near ? <ListPart id={id} label={name} /> : <Far height={height} />}
      {near ? <Break id={id} list={list} /> : null}
    </section>
  );
});

function Far({ height }: { height: number }) {
  const part = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (part.current) part.current.style.height = `${height}px`;
  }, [height]);
  return <div ref={part} />;
}
