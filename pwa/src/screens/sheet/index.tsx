/**
 * Sheet: yours first, then the whole call sheet as it was published. Always says as of when.
 */
import "./sheet.css";
import { useState } from "preact/hooks";
import { Banner, Empty } from "../../parts/banner";
import { myCalls } from "../../parts/my-call";
import { Slip } from "../../parts/paper";
import { Phone } from "../../parts/phone";
import { Way } from "../../parts/rows";
import { daySaid, whenSaid } from "../../parts/said";
import { link, minute } from "../../sync";
import { say } from "../../words";
import { CopyThat } from "../today/copy-that";
import { useSeen } from "../today/deeds";
import { stale } from "../today/stale";
import { Full } from "./full";
import { OtherSheets, Paper, publishedSaid } from "./others";
import { dayMeant, type Sheet } from "./which";
import { Yours } from "./yours";

function asOf(): string {
  const at = link.state.value === "away" ? link.asOf.value : minute.value;
  return at === undefined ? "" : say("sheet.as_of", { time: whenSaid(at) });
}

function RevisionSlip({ sheet, aside }: { sheet: Sheet; aside: string }) {
  const { colour, number } = sheet.revision;
  const { prelim } = sheet.document.sheet;
  if (prelim || !colour) {
    return (
      <div class="slip plain">
        <span>{say("call.prelim")}</span>
        <span>{aside}</span>
      </div>
    );
  }
  return (
    <Slip colour={colour}>
      <span>{say("call.told_in", { colour, n: number ?? 1 })}</span>
      <span>{aside}</span>
    </Slip>
  );
}

type View = "yours" | "full";

/** Goes to a part of the page, and says which of the two is meant. */
function Views({ view, onView }: { view: View; onView: (view: View) => void }) {
  const words = { yours: "sheet.yours", full: "sheet.full" } as const;
  return (
    <nav class="seg" aria-label={say("sheet.views")}>
      {(["yours", "full"] as const).map((one) => (
        <button key={one} type="button" aria-pressed={view === one} onClick={() => onView(one)}>
          {say(words[one])}
        </button>
      ))}
    </nav>
  );
}

export default function SheetScreen({ rest: [shootDay, revision] }: { rest: string[] }) {
  const day = dayMeant(shootDay);
  const newest = day?.sheets[0];
  const shown = day?.sheets.find((sheet) => sheet.revision.id === revision) ?? newest;
  const call = myCalls.value.find((one) => one.shoot_day === day?.shootDay);
  const [chosen, setChosen] = useState<View | undefined>();
  const old = shown !== newest;
  const view = chosen ?? (call && !old ? "yours" : "full");
  useSeen(old || view === "full" ? undefined : call);
  if (!day || !shown || !newest) {
    return (
      <Phone title={say("sheet.title")} titled>
        <Empty title={say("sheet.empty")}>{say("sheet.empty_then")}</Empty>
      </Phone>
    );
  }
  const { colour } = shown.document.sheet;
  return (
    <Phone title={say("sheet.title")} titled stale={stale(call)} dock={call && !old ? <CopyThat call={call} /> : null}>
      <p class="sheetday">{daySaid(day.date)}</p>
      <Views view={view} onView={setChosen} />
      {old ? (
        <Banner sort="look">
          {say("sheet.older", { revision: publishedSaid(newest) })}{" "}
          <Way to={`sheet/${day.shootDay}`}>{say("sheet.to_newest")}</Way>
        </Banner>
      ) : null}
      <RevisionSlip
        sheet={shown}
        aside={view === "yours" ? asOf() : say("sheet.published", { time: whenSaid(shown.revision.published_at) })}
      />
      {view === "yours" ? (
        <Yours document={shown.document} call={old ? undefined : call} />
      ) : (
        <Full document={shown.document} />
      )}
      {colour && shown.document.moved?.length ? <p class="legend soft">{say("sheet.star_means", { colour })}</p> : null}
      <Paper sheet={shown} />
      <OtherSheets day={day} shown={shown} />
    </Phone>
  );
}
