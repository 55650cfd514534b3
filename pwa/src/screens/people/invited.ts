/**
 * Links asked for and made for people, while the app is open.
 * Promises: one that is wanted is asked for as soon as the server has that person and answers; leaving the page and coming back
 * shows the same link. Refuses: to keep a link on the phone: whoever has it is that person.
 */
import { signal } from "@preact/signals";
import type { Person } from "../../generated/kinds";
import { draft } from "../../parts/draft";
import type { Qr } from "../../parts/qr";
import { ask } from "../../sync";
import type { WordKey } from "../../words";

export interface Invited {
  link: string;
  expires: string;
  text: string;
  subject: string;
  qr: Qr;
}

export type Asked =
  | { sort: "none" | "asked" }
  | { sort: "made"; invited: Invited; role: Person["role"] }
  | { sort: "not"; why: WordKey };

const all = signal<ReadonlyMap<string, Asked>>(new Map());

/** A link made for another role, or that has run out, is no link any more. */
export function askedFor(person: Pick<Person, "id" | "role">, now: number): Asked {
  const found = all.value.get(person.id) ?? { sort: "none" };
  if (found.sort !== "made") return found;
  return found.role === person.role && Date.parse(found.invited.expires) > now ? found : { sort: "none" };
}

/** Whether a link is still to be had for that person, as soon as there is signal. */
export const wanted = (person: string) => draft(`invite/${person}`, { wanted: false });

const put = (person: string, asked: Asked) => {
  all.value = new Map(all.peek()).set(person, asked);
};

export async function invite(person: Pick<Person, "id" | "role">): Promise<void> {
  if (all.peek().get(person.id)?.sort === "asked") return;
  put(person.id, { sort: "asked" });
  try {
    const headers = { "Content-Type": "application/json" };
    const reply = await ask("invitations", { method: "POST", headers, body: JSON.stringify({ person: person.id }) });
    if (reply.ok) put(person.id, { sort: "made", invited: (await reply.json()) as Invited, role: person.role });
    else
      put(person.id, { sort: "not", why: reply.status === 403 ? "people.invite_not_yours" : "people.invite_failed" });
    // Only silence is worth another try by itself.
    if (reply.status < 500) wanted(person.id).clear();
  } catch {
    wanted(person.id).set({ wanted: true });
    put(person.id, { sort: "not", why: "people.invite_no_signal" });
  }
}
