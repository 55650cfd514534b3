/**
 * Who is here: opens that person's pocket, leads or follows the other tabs, and signs out.
 * Promises: what is on the disk is on the screen before the network is asked; another person gets another pocket (E7).
 * Refuses: to send a deed before the server has said that this session is still that person's.
 */
import { batch, effect, type Signal, signal } from "@preact/signals";
import { skewIs } from "./clock.ts";
import { forgetMe, forgetTyped, keepMe, knownMe } from "./known.ts";
import { type Confirmed, Link } from "./link.ts";
import { Pocket, type Told } from "./pocket.ts";
import { LinkSignals } from "./signals.ts";
import { Tabs } from "./tabs.ts";
import type { Me } from "./types.ts";
import { type Who, who } from "./who.ts";

type Said =
  | { readonly is: "pocket"; readonly told: Told }
  | { readonly is: "link"; readonly now: LinkSignals["now"]; readonly asOf: Date | undefined }
  | { readonly is: "hurry" | "who" | "erased" };

export class Session {
  readonly me: Signal<Me | undefined> = signal(undefined);
  readonly signedOut = signal(false);
  /** The server has no such production. */
  readonly unknown = signal(false);
  readonly pocket: Signal<Pocket | undefined> = signal(undefined);
  readonly signals = new LinkSignals();
  #tabs: Tabs<Said> | undefined;
  #link: Link | undefined;
  #ends: (() => void)[] = [];
  /** The server has just said who this is: the link need not ask again. */
  #met = false;

  constructor(readonly production: string) {}

  /** Opens what this phone knows, and resolves then; without anything, the server is asked who this is. */
  async start(): Promise<void> {
    const known = await knownMe(this.production);
    if (known) await this.#enter(known);
    else void this.#meet();
  }

  hurry(): void {
    if (!this.pocket.peek()) void this.#meet();
    this.#link?.hurry();
    this.#tabs?.check();
    if (!this.#link) this.#tabs?.say({ is: "hurry" });
  }

  /** Closes it all; what is on the disk stays. */
  stop(): void {
    for (const end of this.#ends.splice(0)) end();
    this.#tabs?.close();
    this.#tabs = undefined;
    this.pocket.peek()?.database.close();
  }

  /** What the server holds leaves this phone; deeds that still wait stay on it for the same person's return. */
  async leave(): Promise<void> {
    const pocket = this.pocket.peek();
    this.#tabs?.say({ is: "erased" });
    this.stop();
    if (pocket && pocket.toSend.peek() === 0) await pocket.database.erase();
    else if (pocket) await pocket.forgetRecords();
    const person = this.me.peek()?.person.id;
    if (person) forgetTyped(this.production, person);
    await forgetMe(this.production);
    batch(() => {
      this.pocket.value = undefined;
      this.me.value = undefined;
      this.signedOut.value = true;
    });
  }

  async #meet(): Promise<void> {
    const found = await who(this.production);
    this.#met = found.is === "me";
    if (found.is === "me") await Promise.all([keepMe(found.me), this.#enter(found.me)]);
    else if (found.is === "silence" || found.is === "failed") this.#noAnswer(found.is === "failed");
    else if (found.is === "unknown") this.unknown.value = true;
    else this.signedOut.value = true;
  }

  #noAnswer(failed: boolean): void {
    this.signals.trouble.value = failed ? "server_failed" : undefined;
    this.signals.state.value = failed ? "polling" : "away";
    if (!failed) this.signals.since.value ??= new Date();
    setTimeout(() => !this.pocket.peek() && this.hurry(), 5_000);
  }

  async #enter(me: Me): Promise<void> {
    if (this.me.peek()?.person.id === me.person.id && this.pocket.peek()) {
      this.me.value = me;
      return;
    }
    this.stop();
    const pocket = new Pocket(this.production, me.person.id);
    await pocket.load();
    batch(() => {
      this.pocket.value = pocket;
      this.me.value = me;
      this.signedOut.value = false;
    });
    this.#ends.push(pocket.skew.subscribe((ms) => skewIs(ms)));
    const tabs = new Tabs<Said>(`callboard/${this.production}/${me.person.id}`, {
      lead: () => this.#lead(pocket),
      hear: (said) => this.#hear(pocket, said),
    });
    this.#tabs = tabs;
    pocket.tell = (told) => tabs.say({ is: "pocket", told });
    pocket.wants = () => tabs.say({ is: "hurry" });
  }

  /** This tab holds the link from now on. */
  #lead(pocket: Pocket): () => void {
    const link = new Link(pocket, `/p/${this.production}/api`, this.signals, {
      confirm: () => this.#confirm(),
      erase: () => void this.leave(),
    });
    this.#link = link;
    const tell = effect(() => this.#tabs?.say({ is: "link", now: this.signals.now, asOf: pocket.asOf.value }));
    // What another tab wrote while it led is on the disk.
    void pocket.load().then(() => link.run());
    const end = () => {
      link.stop();
      tell();
      if (this.#link === link) this.#link = undefined;
    };
    this.#ends.push(end);
    return end;
  }

  #hear(pocket: Pocket, said: Said): void {
    if (said.is === "pocket") {
      void pocket.inTurn(() => pocket.hear(said.told));
      this.#link?.want();
    } else if (said.is === "link" && !this.#link) {
      this.signals.become(said.now);
      if (said.asOf) pocket.asOf.value = said.asOf;
    } else if (said.is === "hurry") this.#link?.want();
    else if (said.is === "erased") void this.leave();
  }

  async #confirm(): Promise<Confirmed> {
    const met = this.#met;
    this.#met = false;
    if (met) return "same";
    const found: Who = await who(this.production);
    if (found.is === "silence" || found.is === "failed") return found.is;
    // An ended session may still push what waits, and is then told to erase (A6).
    if (found.is === "revoked") return "same";
    if (found.is !== "me") {
      this.signedOut.value = true;
      return "signed_out";
    }
    await keepMe(found.me);
    if (found.me.person.id !== this.me.peek()?.person.id) {
      void this.#enter(found.me);
      return "other";
    }
    batch(() => {
      this.me.value = found.me;
      this.signedOut.value = false;
    });
    return "same";
  }
}
