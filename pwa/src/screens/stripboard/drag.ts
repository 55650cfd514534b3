/**
 * Lifting by mouse and by finger.
 *
 * Promises: a mouse lifts once it moves, and lays down where it lets go; a finger lifts after it has lain still, so that the page
 * still scrolls under it, and what it carried stays in the air until it is placed. Near an edge the page moves along.
 */
import { at, bear } from "./cursor";
import { lift, lists } from "./held";
import { placeHere, putBack, takeUp, toList } from "./lifting";
import { rest, stays } from "./moving";

const STILL_MS = 380;
const STILL_PX = 9;
const MOUSE_PX = 5;
const EDGE_PX = 72;
const FASTEST = 18;

interface Hand {
  readonly id: string;
  readonly pointer: number;
  readonly touch: boolean;
  readonly x: number;
  readonly y: number;
  timer?: ReturnType<typeof setTimeout>;
  carries: boolean;
}

/** What scrolls around an element: the desk's pane, the side column, or the page. */
function scrollerOf(element: Element | null): Element {
  for (let one = element; one; one = one.parentElement) {
    const { overflowY } = getComputedStyle(one);
    if ((overflowY === "auto" || overflowY === "scroll") && one.scrollHeight > one.clientHeight) return one;
  }
  return document.scrollingElement ?? document.documentElement;
}

/** The list under the point, and before which of its cards that stay. */
function under(x: number, y: number): { list: string; before: number } | undefined {
  const element = document.elementFromPoint(x, y);
  const list = element?.closest<HTMLElement>("[data-list]")?.dataset.list;
  const now = lift.peek();
  if (!list || !now) return undefined;
  const staying = rest(lists.peek().byId.get(list), now);
  const strip = element?.closest<HTMLElement>("[data-strip]");
  if (strip) {
    const place = staying.findIndex((card) => card.id === strip.dataset.strip);
    if (place < 0) return undefined; // over itself
    const { top, height } = strip.getBoundingClientRect();
    return { list, before: y > top + height / 2 ? place + 1 : place };
  }
  // Over a day's head it goes first, over its foot last.
  return { list, before: element?.closest("[data-head]") ? 0 : staying.length };
}

/** Listens on the board; gives back what ends it. */
export function followHands(root: HTMLElement): () => void {
  let hand: Hand | undefined;
  let point = { x: 0, y: 0 };
  let frame = 0;
  let dropped = 0;

  const look = () => {
    frame = 0;
    if (!hand?.carries) return;
    const target = under(point.x, point.y);
    if (target) toList(target.list, target.before, { follow: false, aloud: false });
    const scroller = scrollerOf(document.elementFromPoint(point.x, point.y) ?? root);
    const box =
      scroller === document.scrollingElement ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect();
    const over = Math.max(0, point.y - (box.bottom - EDGE_PX)) - Math.max(0, box.top + EDGE_PX - point.y);
    if (over === 0) return;
    scroller.scrollBy(0, Math.sign(over) * Math.min(FASTEST, Math.abs(over) / 3));
    frame = requestAnimationFrame(look);
  };
  const later = () => {
    frame ||= requestAnimationFrame(look);
  };
  const carry = () => {
    if (!hand) return;
    hand.carries = takeUp(hand.id, { follow: false });
    if (!hand.carries) hand = undefined;
    else root.classList.add("carrying");
  };
  const end = () => {
    if (hand?.timer) clearTimeout(hand.timer);
    if (frame) cancelAnimationFrame(frame);
    frame = 0;
    hand = undefined;
    root.classList.remove("carrying");
  };
  const down = (event: PointerEvent) => {
    const strip = (event.target as Element).closest<HTMLElement>("[data-strip]");
    const id = strip?.dataset.strip;
    if (!id || event.button !== 0 || !event.isPrimary) return;
    const touch = event.pointerType !== "mouse";
    hand = { id, pointer: event.pointerId, touch, x: event.clientX, y: event.clientY, carries: false };
    // A finger on what is in the air goes on with it.
    const inAir = lift.peek()?.cards.some((card) => card.id === id) ?? false;
    if (touch && inAir) hand.carries = true;
    else if (touch) hand.timer = setTimeout(carry, STILL_MS);
  };
  const move = (event: PointerEvent) => {
    if (!hand || event.pointerId !== hand.pointer) return;
    point = { x: event.clientX, y: event.clientY };
    const far = Math.hypot(event.clientX - hand.x, event.clientY - hand.y);
    if (hand.carries) later();
    else if (hand.touch && far > STILL_PX) end();
    else if (!hand.touch && far > MOUSE_PX) {
      carry();
      later();
    }
  };
  const up = (event: PointerEvent) => {
    if (!hand || event.pointerId !== hand.pointer) return;
    const { carries, touch } = hand;
    end();
    if (!carries) return;
    dropped = event.timeStamp;
    const now = lift.peek();
    bear(at.peek());
    if (touch || !now) return;
    if (stays(lists.peek(), now)) putBack();
    else placeHere();
  };
  const cancel = (event: PointerEvent) => {
    if (event.pointerId === hand?.pointer) end();
  };
  // Letting go of what was carried is no click on what lies under it.
  const click = (event: MouseEvent) => {
    if (event.timeStamp - dropped > 50) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const still = (event: TouchEvent) => {
    if (hand?.carries && event.cancelable) event.preventDefault();
  };
  const menu = (event: Event) => {
    if (hand?.touch) event.preventDefault();
  };
  root.addEventListener("pointerdown", down);
  root.addEventListener("click", click, { capture: true });
  root.addEventListener("touchmove", still, { passive: false });
  root.addEventListener("contextmenu", menu);
  addEventListener("pointermove", move);
  addEventListener("pointerup", up);
  addEventListener("pointercancel", cancel);
  return () => {
    end();
    root.removeEventListener("pointerdown", down);
    root.removeEventListener("click", click, { capture: true });
    root.removeEventListener("touchmove", still);
    root.removeEventListener("contextmenu", menu);
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", up);
    removeEventListener("pointercancel", cancel);
  };
}
