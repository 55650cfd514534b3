/** The way to other days' sheets and earlier revisions, and to the paper itself. */
import { href } from "../../app/route";
import { Chip } from "../../parts/paper";
import { WayRow } from "../../parts/rows";
import { daySaid, whenSaid } from "../../parts/said";
import { link } from "../../sync";
import { say } from "../../words";
import { type Sheet, type SheetDay, sheetDays } from "./which";

/** "revision 2, 04:12", "prelim, 18:05". */
export function publishedSaid({ revision }: Sheet): string {
  if (!revision.number) return say("sheet.prelim_at", { time: whenSaid(revision.published_at) });
  return say("sheet.published_at", { n: revision.number ?? 0, time: whenSaid(revision.published_at) });
}

export function Paper({ sheet }: { sheet: Sheet }) {
  const away = link.state.value === "away";
  return (
    <div class="paperway">
      <a class="btn" href={href(`papers/call-sheet/${sheet.revision.id}.pdf`)} target="_blank" rel="noreferrer">
        {say("sheet.pdf")}
      </a>
      {away ? <p class="soft">{say("sheet.pdf_needs_signal")}</p> : null}
    </div>
  );
}

function RevisionMark({ sheet }: { sheet: Sheet }) {
  return sheet.revision.colour ? <Chip colour={sheet.revision.colour} /> : null;
}

export function OtherSheets({ day, shown }: { day: SheetDay; shown: Sheet }) {
  const revisions = day.sheets.filter((sheet) => sheet !== shown);
  const days = sheetDays.value.filter((one) => one !== day);
  if (revisions.length + days.length === 0) return null;
  return (
    <section aria-label={say("sheet.others")}>
      <h2 class="h">{say("sheet.others")}</h2>
      <div class="ruled">
        {revisions.map((sheet) => (
          <WayRow
            key={sheet.revision.id}
            to={`sheet/${day.shootDay}/${sheet.revision.id}`}
            name={daySaid(day.date)}
            below={publishedSaid(sheet)}
            aside={<RevisionMark sheet={sheet} />}
            plain
          />
        ))}
        {days.map((one) => {
          const newest = one.sheets[0];
          return newest ? (
            <WayRow
              key={one.shootDay}
              to={`sheet/${one.shootDay}`}
              name={daySaid(one.date)}
              below={publishedSaid(newest)}
              aside={<RevisionMark sheet={newest} />}
            />
          ) : null;
        })}
      </div>
    </section>
  );
}
