/**
 * The reach ladder: sent, on the phone, seen, copied, filled from below.
 * Promises: each column can be read aloud as "Seen, 04:18". Refuses: to show a rung that was not passed.
 */
import { say, type WordKey } from "../words";

/** 0 not sent, 1 sent, 2 on the phone, 3 seen, 4 copied. */
export type Reached = 0 | 1 | 2 | 3 | 4;

export interface Rung {
  reached: Reached;
  /** Not reached, and the call is close: the column takes the cue. */
  late?: boolean | undefined;
  /** Reached by a person and no phone. */
  hand?: "rang" | "voicemail" | "through" | undefined;
}

const WORDS = [
  "reach.not_sent",
  "reach.sent",
  "reach.on_the_phone",
  "reach.seen",
  "reach.copied",
] as const satisfies WordKey[];

/** The word of the highest rung; by hand counts above all but a copy. */
export function rungWord({ reached, hand }: Rung): string {
  return hand && reached < 4 ? say(`reach.${hand}`) : say(WORDS[reached]);
}

/** One person's column, silent: its word stands beside it or in the ladder's own list. */
export function Rungs({ reached, late, hand }: Rung) {
  const byHand = hand && reached < 4;
  return (
    <i class={`rung${late ? " late" : ""}${byHand ? " hand" : ""}`} data-n={byHand ? 0 : reached} aria-hidden="true" />
  );
}

/** A column with its word and time, as it stands in a row. */
export function Reach({ at, ...rung }: Rung & { at?: string | undefined }) {
  return (
    <span class="reach">
      <Rungs {...rung} />
      <span>
        <span class={rung.late ? "cue-text" : ""}>{rungWord(rung)}</span>
        {at ? <span class="faint"> {at}</span> : null}
      </span>
    </span>
  );
}

export interface LadderRung extends Rung {
  person: string;
  name: string;
}

/** A department: its people's columns side by side, wrapping after 24. The caller puts the soonest call first. */
export function Ladder({ people, label }: { people: readonly LadderRung[]; label: string }) {
  return (
    <ul class="ladder" aria-label={label}>
      {people.map((rung) => (
        <li key={rung.person} title={`${rung.name}: ${rungWord(rung)}`}>
          <Rungs {...rung} />
          <span class="aloud">
            {rung.name}: {rungWord(rung)}
          </span>
        </li>
      ))}
    </ul>
  );
}
