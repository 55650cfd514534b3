/**
 * Marks that carry a state beside its word: your move, the sync mark, ticks.
 * Promises: each can be read aloud. Refuses: to say anything by colour alone.
 */
import { say } from "../words";
import { Icon } from "./icon";

/** The cue mark: your move, and nothing else. Read aloud unless its neighbour already says so. */
export function Dot({ large, silent }: { large?: boolean; silent?: boolean }) {
  return (
    <span class={large ? "dot large" : "dot"}>
      {silent ? null : <span class="aloud">{say("part.your_move")}</span>}
    </span>
  );
}

export type Where = "here" | "server";

/** Where a deed stands. Without words of its own it says "on this phone" or "on the server". */
export function SyncMark({ where, words }: { where: Where; words?: string }) {
  return (
    <span class={where === "here" ? "sync here" : "sync"}>
      <i aria-hidden="true" />
      {words ?? say(where === "here" ? "part.on_this_phone" : "part.on_the_server")}
    </span>
  );
}

/** A box alone; the control around it carries the word and the state. */
export function Tick({ on, small }: { on: boolean; small?: boolean }) {
  return (
    <span class={`tick${on ? " on" : ""}${small ? " small" : ""}`} aria-hidden="true">
      {on ? <Icon name="tick" /> : null}
    </span>
  );
}

/** Small boxes in a row, one for each item. The count in words stands beside them. */
export function Ticks({ done, of, small }: { done: number; of: number; small?: boolean }) {
  const boxes = Array.from({ length: of }, (_, place) => place);
  return (
    <span class={small ? "ticks small" : "ticks"} aria-hidden="true">
      {boxes.map((place) => (
        <b key={place} class={place < done ? "on" : ""} />
      ))}
    </span>
  );
}
