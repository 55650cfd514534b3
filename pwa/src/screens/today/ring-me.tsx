/**
 * "Ring me when my call moves?", asked where its use is evident: beside a call that has been copied.
 * Promises: its code is fetched only then; "not now" is not asked again. Refuses: to ask before, and whoever cannot be rung.
 */
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { copyOf, type MyCall } from "../../parts/my-call";

const Asked = signal<{ Ask: ComponentType } | undefined>(undefined);

export function RingMe({ call }: { call: MyCall }) {
  const copied = !!copyOf(call)?.copied?.at;
  useEffect(() => {
    if (!copied || Asked.peek()) return;
    import("./ask-to-ring").then(
      ({ AskToRing }) => {
        Asked.value = { Ask: AskToRing };
      },
      () => undefined,
    );
  }, [copied]);
  const Ask = Asked.value?.Ask;
  return copied && Ask ? <Ask /> : null;
}
