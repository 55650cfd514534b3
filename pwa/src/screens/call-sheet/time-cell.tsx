/**
 * A time edited where it stands: 0700, 7, 7:00, 7a. Enter or leaving keeps it, Escape puts it back, arrows move it by 5, with Shift by 15.
 *
 * Promises: what cannot be read stays as typed, marked, with its reason for a screen reader. Refuses: to throw typing away.
 */
import { useRef, useState } from "preact/hooks";
import { Icon } from "../../parts/icon";
import { Star } from "../../parts/paper";
import { minutesSaid } from "../../parts/said";
import { say } from "../../words";

export interface TimeCellProps {
  /** "Pickup, 1 Ruth": what is edited, for a screen reader. */
  readonly label: string;
  readonly minutes: number | null;
  /** Stands in place of a time: O/C, per HOD. */
  readonly word?: string;
  /** Takes what was typed; false where it is no time. Empty means cleared. */
  readonly onTyped: (typed: string) => boolean;
  /** The revision it changed on. */
  readonly star?: string | undefined;
  readonly disabled?: boolean;
  /** Offsets and the trade's words are taken too. */
  readonly call?: boolean;
}

const CELL = ".cell:not(:disabled)";

/** The same column's cell in the row above or below, else nothing. */
function beside(input: HTMLInputElement, way: 1 | -1): HTMLInputElement | null {
  const column = input.closest("td, th");
  const row = input.closest("tr");
  const rows = [...(input.closest("table")?.querySelectorAll("tr[data-row]") ?? [])];
  const place = column && row ? [...row.children].indexOf(column) : -1;
  for (let next = row ? rows.indexOf(row) + way : -1; next >= 0 && next < rows.length; next += way) {
    const cell = rows[next]?.children[place]?.querySelector<HTMLInputElement>(CELL);
    if (cell) return cell;
  }
  return null;
}

export function TimeCell({ label, minutes, word, onTyped, star, disabled, call }: TimeCellProps) {
  const [typed, setTyped] = useState<string | undefined>();
  const [bad, setBad] = useState(false);
  const left = useRef(false);
  const shown = minutes === null ? (word ?? "") : minutesSaid(minutes);
  const keep = (input: HTMLInputElement): boolean => {
    const text = input.value;
    if (typed === undefined || text.trim() === shown) {
      setTyped(undefined);
      setBad(false);
      return true;
    }
    const taken = onTyped(text.trim());
    setBad(!taken);
    if (taken) setTyped(undefined);
    return taken;
  };
  const step = (by: number) => {
    if (minutes !== null && typed === undefined) onTyped(minutesSaid(minutes + by));
  };
  return (
    <span class="timed">
      <input
        class={`cell time${minutes === null && word ? " word" : ""}`}
        value={typed ?? shown}
        aria-label={label}
        aria-invalid={bad ? true : undefined}
        disabled={disabled}
        size={Math.max(5, (typed ?? shown).length)}
        autocomplete="off"
        spellcheck={false}
        onFocus={(event) => {
          left.current = false;
          event.currentTarget.select();
        }}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={(event) => {
          if (!left.current) keep(event.currentTarget);
        }}
        onKeyDown={(event) => {
          const input = event.currentTarget;
          const by = event.shiftKey ? 15 : 5;
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
            // What is published is what was previewed: a time just typed is kept first, and seen on the paper.
            if (typed === undefined) return;
            event.preventDefault();
            keep(input);
          } else if (event.key === "Enter") {
            event.preventDefault();
            if (keep(input)) beside(input, event.shiftKey ? -1 : 1)?.focus();
          } else if (event.key === "Escape") {
            left.current = true;
            setTyped(undefined);
            setBad(false);
            input.closest("tr")?.focus();
          } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
            event.preventDefault();
            step(event.key === "ArrowUp" ? by : -by);
          }
        }}
      />
      {star ? <Star colour={star} /> : null}
      {bad ? (
        <span class="err unread" role="alert">
          <Icon name="look" size={16} />
          {say(call ? "builder.unread" : "part.time_unread", { text: typed ?? "" })}
        </span>
      ) : null}
    </span>
  );
}
