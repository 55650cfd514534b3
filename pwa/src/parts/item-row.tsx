/** An item to tick: a checkbox whose whole row is the target. */
import { SyncMark, Tick } from "./marks";

export interface ItemRowProps {
  text: string;
  quantity?: string | null;
  on: boolean;
  /** Its last tick waits on this phone. */
  waits?: boolean;
  /** Absent: it can be read and not ticked. */
  onTick?: ((on: boolean) => void) | undefined;
}

export function ItemRow({ text, quantity, on, waits, onTick }: ItemRowProps) {
  return (
    <label class={on ? "item done" : "item"}>
      <input
        type="checkbox"
        class="aloud"
        checked={on}
        disabled={!onTick}
        onChange={(event) => onTick?.(event.currentTarget.checked)}
      />
      <Tick on={on} />
      <span>{text}</span>
      {quantity || waits ? (
        <span class="q">
          {quantity}
          {waits ? <SyncMark where="here" /> : null}
        </span>
      ) : null}
    </label>
  );
}
