/** What the link shows to every screen of every tab: the leading tab writes it, the others hear it. */
import { signal } from "@preact/signals";

export type LinkState = "live" | "polling" | "away";
/** There is signal, and yet deeds do not reach the log. */
export type Trouble = "server_full" | "server_failed";

export class LinkSignals {
  readonly state = signal<LinkState>("polling");
  readonly since = signal<Date | undefined>(undefined);
  readonly trouble = signal<Trouble | undefined>(undefined);

  /** A copy for other tabs. */
  get now() {
    return { state: this.state.value, since: this.since.value, trouble: this.trouble.value };
  }

  become(said: LinkSignals["now"]): void {
    this.state.value = said.state;
    this.since.value = said.since;
    this.trouble.value = said.trouble;
  }
}
