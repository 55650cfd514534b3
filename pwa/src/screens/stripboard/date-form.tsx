/** What one date is: a day off, a holiday, travel, a company move, worked though off. */
import { useState } from "preact/hooks";
import { ChoiceField, TextField } from "../../parts/fields";
import { daySaid } from "../../parts/said";
import { type AnyDeed, record, recordId } from "../../sync";
import { say } from "../../words";
import { calendarNow, openDate, sortWord } from "./calendar-held";
import { addOrLift, struck } from "./deeds";
import { makesBoards } from "./held";
import { propose } from "./proposal";

const SORTS = ["", "holiday", "day_off", "travel", "company_move", "work", "event"] as const;
type Sort = (typeof SORTS)[number];

export function DateForm({ date }: { date: string }) {
  const of = calendarNow();
  const id = recordId("calendar_day", of?.id ?? "", date);
  const found = record("calendar_day", id).value;
  const stood = found?.struck ? undefined : found;
  const [sort, setSort] = useState<Sort>(stood?.sort ?? "");
  const [note, setNote] = useState(stood?.note ?? "");
  const shut = () => {
    openDate.value = undefined;
  };
  const save = () => {
    if (!of) return;
    const wanted = { calendar: of.id, date, sort, note: note.trim() || null };
    const was = stood ? { calendar: of.id, date, sort: stood.sort, note: stood.note } : undefined;
    shut();
    if ((!sort && !stood) || (was && was.sort === wanted.sort && was.note === wanted.note)) return;
    const back: AnyDeed[] =
      was && found
        ? [...(sort ? [] : [struck("calendar_day", id, false)]), editDay(id, was)]
        : [struck("calendar_day", id, true)];
    const title = sort
      ? say("sb.date_is", { date: daySaid(date), what: sortWord(sort) })
      : say("sb.date_plain", { date: daySaid(date) });
    const deeds = sort ? addOrLift("calendar_day", id, wanted) : [struck("calendar_day", id, true)];
    propose({ title, text: title, deeds, back });
  };
  return (
    <section class="sbpanel" aria-label={daySaid(date)}>
      <div class="sec">
        <h2>{daySaid(date)}</h2>
        <button type="button" class="btn bare" onClick={shut}>
          {say("desk.close")}
        </button>
      </div>
      {makesBoards.value ? (
        <form
          class="sbform"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <ChoiceField
            label={say("sb.what_it_is")}
            value={sort}
            choices={SORTS.map((value) => ({ value, label: value ? sortWord(value) : say("sb.sort.plain") }))}
            onChoose={setSort}
          />
          <TextField label={say("sb.note")} value={note} onText={setNote} longest={200} />
          <button type="submit" class="btn ink">
            {say("sb.keep")}
          </button>
        </form>
      ) : (
        <p>{sort ? sortWord(sort) : say("sb.sort.plain")}</p>
      )}
    </section>
  );
}

const editDay = (record: string, fields: object): AnyDeed =>
  ({ kind: "calendar_day", verb: "calendar_day.edit", record, fields }) as AnyDeed;
