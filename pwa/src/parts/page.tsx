/**
 * The page of a phone: header with the sync mark, banner, what is read, dock and tabs. In the desk's frame only the middle and the dock.
 * Beside a list of the desk's it is a section with its own heading.
 * Promises: landmarks, one h1, a title for the window. Refuses: to know anything of records; `Phone` wires it to them.
 */
import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect } from "preact/hooks";
import { href } from "../app/route";
import { say } from "../words";
import { Icon } from "./icon";
import { Dot } from "./marks";
import { ShowName } from "./show-name";
import { Toast } from "./toast";

/** What stands around a page: nothing but the phone; the desk's bar, nav and keys; or, beside it, a list of the desk's. */
export const Surround = createContext<"phone" | "desk" | "beside">("phone");

export interface Tab {
  to: string;
  label: string;
  current: boolean;
  /** Something there is this person's move. */
  yours?: boolean;
}

export interface PageProps {
  /** The screen's name: the h1. */
  title: string;
  /** Whether the title is set large, or only read aloud because something larger says it. */
  titled?: boolean;
  /** The show's title, and "Day 12 of 24" beside it. */
  show: string;
  day?: string | undefined;
  /** Stands in the header in place of the show. */
  back?: { to: string; label: string } | undefined;
  mark?: ComponentChildren;
  banner?: ComponentChildren;
  /** The action in reach of the thumb. */
  dock?: ComponentChildren;
  tabs?: readonly Tab[] | undefined;
  /** Uses more than a column where there is room. */
  wide?: boolean;
  children: ComponentChildren;
}

function Top({ show, day, back, mark }: Pick<PageProps, "show" | "day" | "back" | "mark">) {
  return (
    <header class="top">
      {back ? (
        <a class="back" href={href(back.to)}>
          <Icon name="back" size={20} />
          {back.label}
        </a>
      ) : (
        <ShowName title={show} day={day} />
      )}
      {mark}
    </header>
  );
}

function Tabs({ tabs }: { tabs: readonly Tab[] }) {
  return (
    <nav class="tabs" aria-label={say("part.screens")}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.to}>
            <a href={href(tab.to)} aria-current={tab.current ? "page" : undefined}>
              {tab.label}
              {tab.yours ? <Dot /> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function Page({ title, titled, show, day, back, mark, banner, dock, tabs, wide, children }: PageProps) {
  const around = useContext(Surround);
  useEffect(() => {
    document.title = show ? `${title} · ${show}` : title;
  }, [title, show]);
  const heading = <h1 class={titled ? "screen-title" : "aloud"}>{title}</h1>;
  if (around === "beside") {
    return (
      <section class="page beside" aria-label={title}>
        <div class="besidehead">
          <h1>{title}</h1>
          {back ? <a href={href(back.to)}>{say("part.close")}</a> : null}
        </div>
        <div class="middle">{children}</div>
        {dock ? <div class="act">{dock}</div> : null}
      </section>
    );
  }
  if (around === "desk") {
    return (
      <main class={wide ? "page inside wide" : "page inside"} tabIndex={-1}>
        {back ? <Top show={show} back={back} /> : null}
        <div class="middle">
          {heading}
          {children}
        </div>
        <div class="dock">
          <Toast />
          <div class="act">{dock}</div>
        </div>
      </main>
    );
  }
  return (
    <div class={wide ? "page wide" : "page"}>
      <Top show={show} day={day} back={back} mark={mark} />
      {banner}
      <main class="middle" tabIndex={-1}>
        {heading}
        {children}
      </main>
      <footer class="dock">
        <Toast />
        <div class="act">{dock}</div>
        {tabs ? <Tabs tabs={tabs} /> : null}
      </footer>
    </div>
  );
}
