/**
 * A screen of the office: in the desk's frame its middle alone, below 900 px a page of the phone with a way back.
 *
 * Promises: the same screen, the same deeds, at every width. Refuses: whoever is not of the office, in words.
 */
import type { ComponentChildren } from "preact";
import { useContext, useEffect } from "preact/hooks";
import { Empty } from "../../parts/banner";
import { Surround } from "../../parts/page";
import { Phone } from "../../parts/phone";
import { production } from "../../parts/said";
import { Toast } from "../../parts/toast";
import { me } from "../../sync";
import { say } from "../../words";
import "./desk.css";
import "./office-words";
import { isOffice } from "./office";

export interface OfficeScreenProps {
  readonly title: string;
  /** Whether the title is shown; else it is read aloud alone. */
  readonly titled?: boolean;
  /** The action in reach of the thumb, below 900 px. */
  readonly dock?: ComponentChildren;
  /** The sheet fills its frame and scrolls its own columns. */
  readonly class?: string;
  readonly children: ComponentChildren;
}

export function OfficeScreen({ title, titled, dock, class: classes = "", children }: OfficeScreenProps) {
  const inside = useContext(Surround) === "desk";
  const show = production.value?.title ?? "";
  useEffect(() => {
    document.title = show ? `${title} · ${show}` : title;
  }, [title, show]);
  const allowed = me.value === undefined || isOffice.value;
  const shown = allowed ? children : <Empty title={say("desk.office_only")}>{say("desk.office_only_then")}</Empty>;
  if (!inside) {
    return (
      <Phone
        title={title}
        titled={titled ?? true}
        back={{ to: "", label: say("tab.today") }}
        dock={allowed ? dock : null}
        wide
      >
        <div class={`office ${classes}`}>{shown}</div>
      </Phone>
    );
  }
  return (
    <main class={`office inside ${classes}`} tabIndex={-1}>
      <h1 class="aloud">{title}</h1>
      {shown}
      <div class="at-foot">
        <Toast />
      </div>
    </main>
  );
}
