/** What the link shows to every screen of every tab: the leading tab writes it, the others hear it. */
import { signal } from "@preact/signals";

export type LinkState = "live" | "polling" | "away";
/** There is signal, and yet deeds do not reach the log. */
export type Trouble = "server_full" | "server_failed";

export class LinkSignals {
  readonly state = signal<LinkState>("polling");
  readonly since = signal<Date | undefined>(undefined);
  readonly trouble = signal<Trouble | undefined>(undefined);
  /** The server has gone beyond this app: what waits is sent, and nothing new may be done (E8). */
  readonly old = signal(false);

  /** A copy for other tabs. */
  get now() {
    return { state: this.state.value, since: this.since.value, trouble: this.trouble.value, old: this.old.value };
  }

  become(said: LinkSignals["now"]): void {
    this.state.value = said.state;
    this.since.value = said.since;
    this.trouble.value = said.trouble;
    this.old.value = said.old;
  }
}
