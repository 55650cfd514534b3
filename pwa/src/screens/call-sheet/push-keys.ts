/** The stepper's keys: + and − by 5, with Shift by 15, wherever a keyboard has its plus. */
import { say } from "../../words";
import type { Key } from "../desk/keys";

export function pushKeys(push: (by: number) => () => void): Key[] {
  const five = say("builder.key_five");
  const fifteen = say("builder.key_fifteen");
  return [
    { key: "=", shown: "+ −", does: five, run: push(5) },
    { key: "+", shift: false, does: five, again: true, run: push(5) },
    { key: "-", shift: false, does: five, again: true, run: push(-5) },
    { key: "_", shown: "Shift + −", does: fifteen, run: push(-15) },
    { key: "-", shift: true, does: fifteen, again: true, run: push(-15) },
    { key: "+", shift: true, does: fifteen, again: true, run: push(15) },
    { key: "*", shift: true, does: fifteen, again: true, run: push(15) },
  ];
}
