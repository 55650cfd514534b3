/**
 * A question: what happened in a sentence, two or more claims as buttons, one tap settles.
 * Promises: the claim that stands has the heavy edge and says so in words. Keys 1 to 9 are the caller's to bind.
 */
import { say } from "../words";
import { Dot } from "./marks";

export interface Claim {
  key: string;
  value: string;
  /** Set in the clock's type. */
  time?: boolean;
  /** Who, when, and whether there was signal. */
  who: string;
  stands?: boolean;
}

export interface QuestionProps {
  sentence: string;
  claims: readonly Claim[];
  onSettle: (claim: Claim) => void;
  /** Shows the key of each claim. */
  keys?: boolean;
  foot?: string;
}

export function Question({ sentence, claims, onSettle, keys, foot }: QuestionProps) {
  return (
    <section class="question" aria-label={sentence}>
      <Dot large />
      <p class="q">{sentence}</p>
      <div class="claims">
        {claims.map((claim, place) => (
          <button
            type="button"
            key={claim.key}
            class={claim.stands ? "claim stands" : "claim"}
            onClick={() => onSettle(claim)}
          >
            <b class={claim.time ? "time" : ""}>{claim.value}</b>
            <span>
              {claim.who}
              {claim.stands ? `. ${say("part.stands_now")}` : ""}
            </span>
            {keys ? <kbd>{place + 1}</kbd> : null}
          </button>
        ))}
      </div>
      <p class="foot">{foot ?? say("part.both_are_told")}</p>
    </section>
  );
}
