/** The builder's parts: times and cast, crew, scenes, places, notes; on a narrow screen the paper too. */
import { say } from "../../words";

export const PARTS = ["times", "crew", "scenes", "places", "notes", "paper"] as const;
export type Part = (typeof PARTS)[number];

export function Tabs({ at, onGo }: { at: Part; onGo: (part: Part) => void }) {
  return (
    <div
      class="tabrow"
      role="tablist"
      aria-label={say("builder.parts")}
      onKeyDown={(event) => {
        const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (way === undefined) return;
        event.preventDefault();
        const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")].filter(
          (tab) => tab.offsetParent !== null,
        );
        const place = tabs.indexOf(document.activeElement as HTMLElement);
        const next = tabs[(place + way + tabs.length) % tabs.length];
        next?.focus();
        next?.click();
      }}
    >
      {PARTS.map((part) => (
        <button
          type="button"
          role="tab"
          id={`tab-${part}`}
          key={part}
          class={`tab-${part}`}
          aria-selected={part === at}
          aria-controls="part"
          tabIndex={part === at ? 0 : -1}
          onClick={() => onGo(part)}
        >
          {say(`builder.tab_${part}`)}
        </button>
      ))}
    </div>
  );
}
