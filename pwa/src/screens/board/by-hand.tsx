/**
 * Reached by hand: rang, voicemail, or through the HOD, an agent or a guardian. One menu a row, and its deed.
 *
 * Promises: the deed names the very copy it is for. Refuses: to take the place of "Copy that".
 */

import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../parts/icon";
import { clock, deed, me, record, standing } from "../../sync";
import { say } from "../../words";
import { Keycap } from "../desk/keycap";
import { didDo } from "../desk/undo";
import type { How, LadderRow } from "./board";

export interface Hand {
  readonly how: How;
  /** Through whom. */
  readonly through?: "hod" | "agent" | "guardian";
}

const ALL: readonly (Hand & { readonly key?: string })[] = [
  { how: "rang", key: "A" },
  { how: "voicemail", key: "V" },
  { how: "through", through: "hod", key: "T" },
  { how: "through", through: "agent" },
  { how: "through", through: "guardian" },
];

/** Whom a person is reached through: an agent for cast, a guardian for a minor, else the head of department. */
export function throughFor(row: LadderRow): Hand {
  if (row.person.minor) return { how: "through", through: "guardian" };
  return { how: "through", through: row.person.role === "cast" ? "agent" : "hod" };
}

function handWord({ how, through }: Hand): string {
  if (how === "through") return say(`hand.through_${through ?? "hod"}`);
  return say(`hand.${how}`);
}

/** Writes it. What was there before is what Z brings back. */
export function byHand(row: LadderRow, hand: Hand): void {
  const copy = row.copy;
  if (!copy) return;
  const before = copy.by_hand;
  const at = new Date(clock.peek()).toISOString();
  const by = hand.through ?? me.peek()?.person.name ?? "";
  const set = (by_hand: typeof before) =>
    deed({ kind: "copy", verb: "copy.by_hand", record: copy.id, fields: { by_hand } });
  void set({ at, how: hand.how, by });
  didDo({
    text: say("board.by_hand_done", { name: row.person.name ?? "", how: handWord(hand) }),
    stands: () => record("copy", copy.id).peek()?.by_hand?.at === at,
    back: () => set(before),
    where: () => standing("copy", copy.id).value,
  });
}

export function ByHand({ row }: { row: LadderRow }) {
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    menu.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
    const outside = (event: Event) => {
      if (!menu.current?.contains(event.target as Node) && !button.current?.contains(event.target as Node))
        setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const choose = (hand: Hand) => {
    close();
    byHand(row, hand);
  };
  const moves = (event: KeyboardEvent) => {
    const items = [...(menu.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
    const place = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      items[(to + items.length) % items.length]?.focus();
    } else if (event.key === "Escape") close();
    else if (event.key === "Tab") setOpen(false);
    else if (!event.metaKey && !event.ctrlKey && !event.altKey) {
      const hand = ALL.find((one) => one.key === event.key.toUpperCase());
      if (!hand) return;
      event.preventDefault();
      choose(hand);
    }
  };
  if (!row.copy) return null;
  const name = row.person.name ?? "";
  return (
    <span class="byhand">
      <button
        ref={button}
        type="button"
        class="more"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={say("board.by_hand_for", { name })}
        onClick={() => setOpen(!open)}
      >
        <Icon name="pen" size={16} />
      </button>
      {open ? (
        <div
          ref={menu}
          class="menu"
          role="menu"
          aria-label={say("board.by_hand_for", { name })}
          onKeyDown={moves}
          tabIndex={-1}
        >
          {ALL.map((hand) => (
            <button type="button" role="menuitem" key={handWord(hand)} tabIndex={-1} onClick={() => choose(hand)}>
              {handWord(hand)}
              {hand.key ? <Keycap name={hand.key} /> : null}
            </button>
          ))}
        </div>
      ) : null}
    </span>
  );
}
