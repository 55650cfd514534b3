/**
 * Questions put to this person by name, where two of his own phones disagree; and what was decided about his own words.
 * Promises: their code and their words are fetched only where there is one, and are on this phone without signal.
 */
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { myQuestions } from "../../parts/phone";
import { rulings } from "../../parts/rulings";
import { speakOffice } from "../../words";

const Asked = signal<{ List: ComponentType } | undefined>(undefined);

async function fetchAsked(): Promise<void> {
  const [{ AskedOfMe }] = await Promise.all([import("./asked-of-me"), speakOffice()]);
  Asked.value = { List: AskedOfMe };
}

export function MyQuestions() {
  const wanted = myQuestions.value.length > 0 || rulings.value.length > 0;
  useEffect(() => {
    // Where it cannot be fetched now, the next look at this screen tries again.
    if (wanted && !Asked.peek()) fetchAsked().catch(() => undefined);
  }, [wanted]);
  const List = Asked.value?.List;
  return wanted && List ? <List /> : null;
}
