/**
 * A time set as a picture, and its kin in the same type (O/C, per HOD, N/C).
 * Promises: it never leaves its block, whatever the size of text; a changed time rolls once.
 */
import { useRef } from "preact/hooks";

export interface ClockFace {
  /** "07:00", "O/C", "per HOD". */
  text: string;
  /** What is set small beside it: "+1", "am". */
  mark?: string | undefined;
  /** Whether the text is a word and no time. */
  word?: boolean | undefined;
}

export function CallClock({ text, mark, word, size = "large" }: ClockFace & { size?: "large" | "middle" }) {
  const first = useRef(text);
  const rolled = first.current !== text;
  const classes = [
    "clock",
    size,
    word ? "word" : "",
    word && text.length > 7 ? "long" : "",
    mark && !word ? "marked" : "",
    rolled ? "rolled" : "",
  ];
  return (
    <div class={classes.filter(Boolean).join(" ")} key={text}>
      <span>{text}</span>
      {mark ? <small>{mark}</small> : null}
    </div>
  );
}

/** A time that moved: the old one struck, smaller, and read aloud as "was". */
export function Was({ text, aloud }: { text: string; aloud: string }) {
  return (
    <s class="was">
      <span class="aloud">{aloud} </span>
      {text}
    </s>
  );
}
