/**
 * What is done on Today: seeing a call, copying it.
 * Promises: a copy names the revision in which this call's facts last moved, and counts for that alone (M5); seen is said once.
 * Refuses: to say "seen" of a screen that nobody looks at.
 */
import { useEffect } from "preact/hooks";
import { firstSaid } from "../../parts/call-words";
import { copyOf, type MyCall, prelim } from "../../parts/my-call";
import { tell } from "../../parts/toast";
import { clock, deed, recordId, standing } from "../../sync";
import { say } from "../../words";

/** A glance is not reading: how long the call must have been on a visible screen. */
const LOOKED_AT = 1_200;

function rungNow() {
  return { at: new Date(clock.peek()).toISOString() };
}

function named(call: MyCall) {
  return { person: call.person, call: call.id, shoot_day: call.shoot_day, revision: call.told_in };
}

export function copyThat(call: MyCall): void {
  if (!call.person || !call.told_in) return;
  const id = recordId("copy", call.person, call.id, call.told_in);
  const kept = deed({ kind: "copy", verb: "copy.copy", fields: { ...named(call), copied: rungNow() } });
  const text = say("call.did_copy", { colour: call.told_colour ?? "", call: firstSaid(call) });
  kept.then(
    () => tell({ text, where: () => standing("copy", id).value }),
    () => undefined,
  );
}

const said = new Set<string>();

/** Says "seen" once the call has been on this visible screen for a moment. */
export function useSeen(call: MyCall | undefined): void {
  const key = call && !prelim(call) && call.told_in ? `${call.id}/${call.told_in}` : undefined;
  const seen = call ? !!copyOf(call)?.seen?.at : true;
  useEffect(() => {
    if (!key || !call || seen || said.has(key)) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState !== "visible") return;
      timer = setTimeout(() => {
        if (said.has(key)) return;
        said.add(key);
        deed({ kind: "copy", verb: "copy.see", fields: { ...named(call), seen: rungNow() } }).catch(() =>
          said.delete(key),
        );
      }, LOOKED_AT);
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [key, seen]);
}
