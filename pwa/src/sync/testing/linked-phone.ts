/** A phone's link to a server that both live in the test: quick delays, weather at will, and a session that answers as told. */
import { expect, vi } from "vitest";
import { type Confirmed, Link, TIMES } from "../link.ts";
import type { Pocket } from "../pocket.ts";
import { LinkSignals } from "../signals.ts";
import { FakeLog } from "./fake-log.ts";
import { FakeNet } from "./fake-net.ts";
import { freshProduction, openPocket, until } from "./phone.ts";

const times = { ...TIMES };

export const give = (title: string) => ({ kind: "run", verb: "run.give", fields: { title } }) as const;

export interface LinkedPhone {
  readonly log: FakeLog;
  readonly net: FakeNet;
  readonly pocket: Pocket;
  readonly signals: LinkSignals;
  readonly link: Link;
  /** What the session answers, how often it was asked, and how often the phone was told to erase. */
  readonly session: { confirmed: Confirmed; confirms: number; erased: number };
  holds(runs: number): Promise<void>;
  become(state: string): Promise<void>;
  end(): void;
}

export async function linkedPhone(): Promise<LinkedPhone> {
  Object.assign(TIMES, {
    first: 20,
    longest: 60,
    poll: 40,
    tell: 5,
    socketFirst: 20,
    deedAfterFailure: 0,
    giveUp: -1,
  });
  vi.stubGlobal("location", { href: "http://callboard.test/p/pit/" });
  const log = new FakeLog();
  log.write("run", "r1", { title: "Batteries" });
  const net = new FakeNet(log);
  const pocket = await openPocket(freshProduction());
  const signals = new LinkSignals();
  const session: LinkedPhone["session"] = { confirmed: "same", confirms: 0, erased: 0 };
  const link = new Link(pocket, "/p/pit/api", signals, {
    confirm: async () => {
      session.confirms++;
      return session.confirmed;
    },
    erase: () => session.erased++,
  });
  return {
    log,
    net,
    pocket,
    signals,
    link,
    session,
    holds: (runs) => until(() => expect(pocket.listed("run").value).toHaveLength(runs)),
    become: (state) => until(() => expect(signals.state.value).toBe(state)),
    end() {
      link.stop();
      Object.assign(TIMES, times);
      vi.unstubAllGlobals();
    },
  };
}
