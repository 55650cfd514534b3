/**
 * Who is here: opens that person's pocket, leads or follows the other tabs, and signs out.
 * Promises: what is on the disk is on the screen before the network is asked; another person gets another pocket (E7).
 * Refuses: to send a deed before the server has said that this session is still that person's.
 */
import { batch, computed, effect, type Signal, signal } from "@preact/signals";
import { cacheFits } from "./cached.ts";
import { carryPhotos } from "./carrying.ts";
import { skewIs } from "./clock.ts";
import { findShows } from "./elsewhere.ts";
import { forgetTyped } from "./forget-typed.ts";
import { forgetMe, guessed, keepLast, keepMe, knownMe } from "./known.ts";
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

const JUST_NOW_MS = 3_000;

export class Session {
  readonly me: Signal<Me | undefined> = signal(undefined);
  readonly signedOut = signal(false);
  /** The server has no such production. */
  readonly unknown = signal(false);
  readonly pocket: Signal<Pocket | undefined> = signal(undefined);
  readonly signals = new LinkSignals();
  /** A pocket that is being read while it is found out whose phone this is. */
  #begun: { readonly pocket: Pocket; readonly loaded: Promise<void> } | undefined;
  #tabs: Tabs<Said> | undefined;
  #link: Link | undefined;
  #ends: (() => void)[] = [];
  #asking: Promise<Who> | undefined;
  /** The server's last word on who this is, and when it came. */
  #answered: { readonly found: Who; readonly at: number } | undefined;
  #entering: Promise<void> = Promise.resolve();
  /** Every tab of this production, whoever it is for: they share one session. */
  readonly #house: BroadcastChannel | undefined;

  /** `shown`: where this phone knows somebody, the network waits for that. */
  constructor(
    readonly production: string,
    private shown: Promise<void> = Promise.resolve(),
  ) {
    this.#house = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(`callboard/${production}`);
    if (!this.#house) return;
    this.#house.onmessage = ({ data }) => {
      if (data === this.me.peek()?.person.id) return;
      // Somebody else has signed in on this phone: nothing more of this person's goes out under that session.
      this.#answered = undefined;
      this.#link?.doubt();
      this.#link?.want();
    };
  }

  /** Opens what this phone knows, and resolves then. Whoever leads or follows, the server is asked who this is. */
  async start(): Promise<void> {
    const likely = guessed(this.production);
    if (likely) this.#begun = this.#begin(likely);
    const known = await knownMe(this.production);
    if (known?.person.id !== likely) this.#leaveBegun();
    if (!known) {
      this.shown = Promise.resolve();
      void this.#ask();
      return;
    }
    void this.shown.then(() => {
      void keepLast(this.production);
      void this.#ask();
    });
    await this.#enter(known);
  }

  #begin(person: string): { readonly pocket: Pocket; readonly loaded: Promise<void> } {
    const pocket = new Pocket(this.production, person);
    return { pocket, loaded: pocket.load() };
  }

  #leaveBegun(): void {
    this.#begun?.pocket.database.close();
    this.#begun = undefined;
  }

  hurry(): void {
    if (!this.pocket.peek()) void this.#ask();
    this.#link?.hurry();
    this.#tabs?.check();
    if (!this.#link) this.#tabs?.say({ is: "hurry" });
  }

  /** Somebody has just signed in here again: what was known of that before counts no more. */
  async returned(): Promise<void> {
    await this.#asking;
    this.#answered = undefined;
    await this.#ask();
    this.hurry();
  }

  /** Closes it all; what is on the disk stays. */
  stop(): void {
    this.#house?.close();
    this.#close();
  }

  #close(): void {
    for (const end of this.#ends.splice(0)) end();
    this.#tabs?.close();
    this.#tabs = undefined;
    this.pocket.peek()?.database.close();
  }

  /** What the server holds leaves this phone; deeds that still wait stay on it for the same person's return. */
  async leave(): Promise<void> {
    const pocket = this.pocket.peek();
    this.#tabs?.say({ is: "erased" });
    this.#close();
    if (pocket && pocket.toSend.peek() === 0 && pocket.photosToSend.peek() === 0) await pocket.database.erase();
    else if (pocket) await pocket.forgetRecords();
    const person = this.me.peek()?.person.id;
    if (person) forgetTyped(this.production, person);
    await forgetMe(this.production);
    void findShows();
    batch(() => {
      this.pocket.value = undefined;
      this.me.value = undefined;
      this.signedOut.value = true;
    });
  }

  /** Asks the server whose session this is; one question at a time, whoever waits for the answer. */
  #ask(): Promise<Who> {
    this.#asking ??= who(this.production).then((found) => {
      this.#asking = undefined;
      this.#answered = { found, at: Date.now() };
      this.#learn(found);
      return found;
    });
    return this.#asking;
  }

  #learn(found: Who): void {
    if (found.is === "me") {
      // Other tabs hear of it first: nothing more may go out there under a session that is another's.
      this.#house?.postMessage(found.me.person.id);
      void keepMe(found.me).then(findShows);
      void this.#enter(found.me);
    } else if (found.is === "unknown") this.unknown.value = true;
    else if (found.is === "signed_out") {
      // A server that is quicker than this phone's disk: what is being opened must not take its word back.
      void this.#entering.then(() => {
        this.signedOut.value = true;
      });
    } else if (this.pocket.peek()) return;
    else if (found.is === "revoked") this.signedOut.value = true;
    else this.#noAnswer(found.is === "failed");
  }

  #noAnswer(failed: boolean): void {
    this.signals.trouble.value = failed ? "server_failed" : undefined;
    this.signals.state.value = failed ? "polling" : "away";
    if (!failed) this.signals.since.value ??= new Date();
    setTimeout(() => !this.pocket.peek() && this.hurry(), 5_000);
  }

  #enter(me: Me): Promise<void> {
    this.#entering = this.#entering.then(() => this.#enterNow(me));
    return this.#entering;
  }

  async #enterNow(me: Me): Promise<void> {
    if (this.me.peek()?.person.id === me.person.id && this.pocket.peek()) {
      batch(() => {
        this.me.value = me;
        this.signedOut.value = false;
      });
      return;
    }
    this.#close();
    if (this.#begun?.pocket.person !== me.person.id) this.#leaveBegun();
    const { pocket, loaded } = this.#begun ?? this.#begin(me.person.id);
    this.#begun = undefined;
    await loaded;
    batch(() => {
      this.pocket.value = pocket;
      this.me.value = me;
      this.signedOut.value = false;
    });
    this.#ends.push(pocket.skew.subscribe((ms) => skewIs(ms)));
    const tabs = new Tabs<Said>(`callboard/${this.production}/${me.person.id}`, {
      lead: () => this.#lead(pocket, me.person.id),
      hear: (said) => this.#hear(pocket, said),
    });
    this.#tabs = tabs;
    pocket.tell = (told) => tabs.say({ is: "pocket", told });
    pocket.wants = () => tabs.say({ is: "hurry" });
  }

  /** This tab holds the link from now on. */
  #lead(pocket: Pocket, person: string): () => void {
    const link = new Link(pocket, `/p/${this.production}/api`, this.signals, {
      confirm: () => this.#confirm(person),
      erase: () => void this.leave(),
    });
    this.#link = link;
    const carried = carryPhotos(pocket, `/p/${this.production}/api`, this.signals);
    const scope = computed(() => pocket.place.value?.scope);
    const fits = effect(() => {
      const { value } = scope;
      // Where it cannot be asked now, the state that comes after a silence asks again.
      if (value !== undefined && this.signals.state.value !== "away") void cacheFits(this.production, person, value);
    });
    const tell = effect(() => this.#tabs?.say({ is: "link", now: this.signals.now, asOf: pocket.asOf.value }));
    // What another tab wrote while it led is on the disk.
    void this.shown.then(() => pocket.load()).then(() => link.run());
    const end = () => {
      link.stop();
      carried();
      tell();
      fits();
      pocket.wants = () => this.#tabs?.say({ is: "hurry" });
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

  /** For the link, before it sends anything of that person's. */
  async #confirm(person: string): Promise<Confirmed> {
    const { found, at } = this.#answered ?? { found: undefined, at: 0 };
    const now = found && Date.now() - at < JUST_NOW_MS ? found : await this.#ask();
    this.#answered = undefined;
    if (now.is === "silence" || now.is === "failed") return now.is;
    // An ended session may still push what waits, and is then told to erase (A6).
    if (now.is === "revoked") return "same";
    if (now.is !== "me") return "signed_out";
    return now.me.person.id === person ? "same" : "other";
  }
}
