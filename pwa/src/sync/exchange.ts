/**
 * One exchange: what a phone says, and the three things that can come of it.
 * Promises: only a reply of ours, to this very message, is a reply; a fault of ours has its code; all else is silence (W3).
 */
import { ENTRIES_A_PUSH, PROTOCOL } from "../generated/kinds.ts";
import { type Device, parentOf } from "./device.ts";
import { uuid7 } from "./ids.ts";
import { type Kept, pushful, waits } from "./outbox.ts";
import type { Platform } from "./platform.ts";
import { asReply, type Message, type Place, type Reply } from "./wire.ts";

export type Answer =
  | { readonly is: "reply"; readonly reply: Reply }
  /** Our server said no. `status` 0 over the socket. */
  | { readonly is: "fault"; readonly status: number; readonly code: string }
  /** Nobody answered in time, or somebody else did: a captive portal, a proxy. */
  | { readonly is: "silence" };

export const SILENCE: Answer = { is: "silence" };

export interface Carrier {
  exchange(message: Message): Promise<Answer>;
}

/** So that one push gets through on a slow line within its time. */
const PUSH_BYTES = 256 * 1024;

/** What of a pocket a message is made of: a page's own, or what the service worker found on the disk. */
export interface Speaker {
  readonly platform: Platform;
  readonly person: string;
  readonly device: Device;
  readonly durable: Place | undefined;
  readonly intake: { readonly tip: Place | undefined };
  readonly kept: { peek(): readonly Kept[] };
}

/** What is to be said now: from where the device stands, and what waits, in order of n. */
export function messageOf(pocket: Speaker): Message {
  const { device, durable } = pocket;
  const { tip } = pocket.intake;
  const waiting = pocket.kept
    .peek()
    .filter((kept) => waits(kept) && Number.isFinite(kept.entry.n))
    .map((kept) => kept.entry);
  // After a restore an earlier identity's entries are offered again too: under their own name, before those that follow.
  const speaker = waiting[0]?.device ?? device.id;
  const mine = waiting.filter((entry) => entry.device === speaker);
  const sameLife = durable?.scope === tip?.scope && durable?.cursor.epoch === tip?.cursor.epoch;
  return {
    protocol: PROTOCOL,
    nonce: uuid7(pocket.platform),
    device: speaker,
    was: parentOf(device, speaker),
    person: pocket.person,
    scope: tip?.scope ?? null,
    from: tip?.cursor ?? null,
    applied: (sameLife && durable?.cursor) || null,
    entries: pushful(mine, ENTRIES_A_PUSH, PUSH_BYTES),
    ...(device.lost?.device === speaker ? { lost_through: device.lost.through } : {}),
  };
}

/** What a body of JSON is, as the answer to a message. */
export function answerTo(message: Message, status: number, body: unknown): Answer {
  const reply = status === 200 ? asReply(body, message.nonce) : null;
  if (reply) return { is: "reply", reply };
  const code = status !== 200 && typeof body === "object" && body !== null && "code" in body ? body.code : undefined;
  return typeof code === "string" ? { is: "fault", status, code } : SILENCE;
}
