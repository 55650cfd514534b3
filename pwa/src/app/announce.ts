/** What a screen reader is told politely, beside what is seen. */
import { signal } from "@preact/signals";

export const announced = signal("");

/** Reads it aloud when the reader is free. The same sentence twice is read twice. */
export function announce(sentence: string): void {
  announced.value = announced.peek() === sentence ? `${sentence} ` : sentence;
}
