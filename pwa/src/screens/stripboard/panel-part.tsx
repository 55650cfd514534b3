/** The form that is open beside the strips: a head with its way out, and the form. */
import type { ComponentChildren } from "preact";
import { say } from "../../words";
import { BannerForm } from "./banner-form";
import { BoardForm } from "./board-form";
import { CoverForm } from "./cover-form";
import { DayForm } from "./day-form";
import { dayInside, dayName } from "./effect-words";
import { board, listOf } from "./held";
import { IssueForm } from "./issue-form";
import { panel, shut } from "./panel";
import { UnitForm } from "./unit-form";

function Framed({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section
      class="sbpanel"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        shut();
      }}
    >
      <div class="sec">
        <h2>{title}</h2>
        <button type="button" class="btn bare" onClick={shut}>
          {say("desk.close")}
        </button>
      </div>
      {children}
    </section>
  );
}

export function Panel() {
  const now = panel.value;
  if (!now) return null;
  if (now.is === "board")
    return (
      <Framed title={say("sb.board_settings")}>
        <BoardForm />
      </Framed>
    );
  if (now.is === "issue")
    return (
      <Framed title={say("sb.issue")}>
        <IssueForm board={board.value?.id ?? ""} />
      </Framed>
    );
  if (now.is === "unit")
    return (
      <Framed title={say("sb.new_unit")}>
        <UnitForm />
      </Framed>
    );
  if (now.is === "banner")
    return (
      <Framed title={say(now.strip ? "sb.banner" : "sb.add_banner")}>
        <BannerForm key={now.strip ?? now.list} list={now.list} strip={now.strip} />
      </Framed>
    );
  const list = listOf(now.id).value;
  if (!list) return null;
  return now.is === "day" ? (
    <Framed title={dayName(list)}>
      <DayForm key={list.id} list={list} />
    </Framed>
  ) : (
    <Framed title={say("sb.cover_of", { day: dayInside(list) })}>
      <CoverForm list={list} />
    </Framed>
  );
}
