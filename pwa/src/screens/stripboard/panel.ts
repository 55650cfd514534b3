/** Which form stands beside the strips. One at a time; what was lifted is put back first. */
import { signal } from "@preact/signals";
import { hold } from "./held";
import { leave } from "./proposal";

export type PanelOf =
  | { readonly is: "banner"; readonly list: string; readonly strip?: string }
  | { readonly is: "day"; readonly id: string }
  | { readonly is: "cover"; readonly id: string }
  | { readonly is: "board" }
  | { readonly is: "issue" }
  | { readonly is: "unit" };

export const panel = signal<PanelOf | undefined>(undefined);

export function open(which: PanelOf): void {
  hold(undefined);
  leave();
  panel.value = which;
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(".sbpanel :is(input, select, textarea, button)")?.focus(),
  );
}

export function shut(): void {
  panel.value = undefined;
}
