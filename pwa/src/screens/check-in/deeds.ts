/**
 * Checking in: one tap keeps it, and for 8 s it can be taken back.
 * Promises: a check-in is only ever added; taking one back is a later entry that names it (M4).
 */
import type { CheckIn, FileRef } from "../../generated/kinds";
import { tell } from "../../parts/toast";
import { clock, deed, me, standing } from "../../sync";
import { say } from "../../words";
import { dayOfNow } from "./my-day";

export interface Said {
  what: NonNullable<CheckIn["what"]>;
  place?: string | undefined;
  note?: string | undefined;
  photos?: readonly FileRef[] | undefined;
}

/** False where this phone could not keep it: the banner says so. */
export async function checkIn({ what, place, note, photos }: Said): Promise<boolean> {
  const person = me.peek()?.person.id;
  if (!person) return false;
  const at = new Date(clock.peek()).toISOString();
  const shoot_day = dayOfNow.peek();
  const fields = {
    person,
    what,
    at,
    ...(shoot_day ? { shoot_day } : {}),
    ...(place ? { place } : {}),
    ...(note ? { note } : {}),
    ...(photos?.length ? { photos } : {}),
  };
  try {
    const { record } = await deed({ kind: "check_in", verb: "check_in.make", fields });
    tell({
      text: say(`check.did.${what}`, { place: place ?? "" }),
      where: () => standing("check_in", record).value,
      undo: () => void takeBack(record, { person, what, ...(shoot_day ? { shoot_day } : {}) }),
    });
    return true;
  } catch {
    return false;
  }
}

async function takeBack(corrects: string, of: Pick<Partial<CheckIn>, "person" | "what" | "shoot_day">): Promise<void> {
  const fields = { ...of, at: new Date(clock.peek()).toISOString(), corrects, taken_back: true };
  try {
    const { record } = await deed({ kind: "check_in", verb: "check_in.correct", fields });
    tell({ text: say("check.did.take_back"), where: () => standing("check_in", record).value });
  } catch {
    // Nothing was kept: the check-in stands, and the banner says why.
  }
}
