/** The call sheet's screen: the day in the address, else the one before the office. */
import { useEffect } from "preact/hooks";
import { go } from "../../app/route";
import { Empty } from "../../parts/banner";
import { say } from "../../words";
import { day, days, sheetOf } from "../desk/office";
import { OfficeScreen } from "../desk/office-screen";
import { Builder } from "./builder";
import "./build.css";
import "./rows.css";
import "./thumb.css";
import { DayChoice } from "./day-choice";
import { NewSheet } from "./new-sheet";
import "./paper.css";

export default function CallSheetScreen({ rest }: { rest: string[] }) {
  const named = days.value.find((one) => one.id === rest[0]);
  const at = named ?? day.value;
  useEffect(() => {
    if (!named && at) go(`call-sheet/${at.id}`, { replace: true });
  }, [named, at]);
  if (!at) {
    return (
      <OfficeScreen title={say("desk.call_sheet")} class="build">
        <Empty title={say("board.no_days")}>{say("board.no_days_then")}</Empty>
      </OfficeScreen>
    );
  }
  const sheet = sheetOf(at.id);
  if (sheet) return <Builder key={sheet.id} sheet={sheet} day={at} />;
  return (
    <OfficeScreen title={say("builder.title", { day: at.number ?? "" })} titled={false} class="build">
      <section class="form-side" aria-label={say("builder.title", { day: at.number ?? "" })}>
        <div class="headline">
          <DayChoice day={at} />
        </div>
        <NewSheet day={at} />
      </section>
    </OfficeScreen>
  );
}
