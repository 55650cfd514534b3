/**
 * A list at the desk: a head with what it finds and what can be made, a table that scrolls, and beside it what is open.
 *
 * Promises: the heading of the page is what is open, else the list; the list stays where it is while things beside it open.
 */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Surround } from "../../parts/page";
import { Way } from "../../parts/rows";
import { production } from "../../parts/said";
import { Toast } from "../../parts/toast";
import { say } from "../../words";
import "./desk.css";
import { Keycap } from "./keycap";
import { useKeys } from "./keys";
import "./beside.css";
import "./listing.css";

export interface FindProps {
  readonly label: string;
  readonly value: string;
  readonly onText: (text: string) => void;
  /** Enter or an arrow: on to what was found. */
  readonly onward: () => void;
}

/** The field that `/` goes to. Esc empties it. */
export function Find({ label, value, onText, onward }: FindProps) {
  const field = useRef<HTMLInputElement>(null);
  useKeys([{ key: "/", does: say("list.find"), run: () => field.current?.select() }]);
  return (
    <label class="find">
      <span class="aloud">{label}</span>
      <input
        ref={field}
        type="search"
        value={value}
        placeholder={label}
        autocomplete="off"
        maxLength={200}
        onInput={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onText("");
          if (event.key === "Enter" || event.key === "ArrowDown" || event.key === "Escape") {
            event.preventDefault();
            onward();
          }
        }}
      />
      <Keycap name="/" />
    </label>
  );
}

export interface ListingProps {
  readonly title: string;
  /** What the list adds up to: "6 out, 2 nobody has". */
  readonly said: string;
  readonly find: ComponentChildren;
  readonly filters?: ComponentChildren;
  /** What N makes. */
  readonly make?: { readonly to: string; readonly label: string } | undefined;
  /** What is open beside the list, whole: it brings a `Phone` of its own. */
  readonly beside: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Listing({ title, said, find, filters, make, beside, children }: ListingProps) {
  const show = production.value?.title ?? "";
  const open = Boolean(beside);
  useEffect(() => {
    if (!open) document.title = show ? `${title} · ${show}` : title;
  }, [title, show, open]);
  const Title = open ? "h2" : "h1";
  return (
    <main class={`office inside listing${open ? " has-open" : ""}`} tabIndex={-1}>
      <div class="left">
        <div class="listhead">
          <Title class="listtitle">{title}</Title>
          <p class="soft" role="status">
            {said}
          </p>
          <span class="sp" />
          <span class="tools">
            {filters}
            {find}
          </span>
          {make ? (
            <Way to={make.to} class="btn ink">
              {make.label}
              <Keycap name="N" />
            </Way>
          ) : null}
        </div>
        {children}
      </div>
      {open ? (
        <div class="besides">
          <Surround.Provider value="beside">{beside}</Surround.Provider>
        </div>
      ) : null}
      <div class="at-foot">
        <Toast />
      </div>
    </main>
  );
}
