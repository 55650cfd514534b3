/** A day: where it stands among the others, its own date where the calendar's is not kept, a note. */
import { useState } from "preact/hooks";
import { ChoiceField, TextField } from "../../parts/fields";
import { say } from "../../words";
import { shortDate } from "../desk/when";
import { setDay } from "./day-deeds";
import { proposeMove } from "./day-menu";
import { does } from "./deeds";
import { dayInside, dayName } from "./effect-words";
import { lists } from "./held";
import type { List } from "./lists";
import { shut } from "./panel";
import { propose } from "./proposal";
import { dateOf } from "./said";

const FIRST = "first";

export function DayForm({ list }: { list: List }) {
  const record = list.day?.record;
  const [date, setDate] = useState(record?.date ?? "");
  const [note, setNote] = useState(record?.note ?? "");
  const own = lists.value.all.filter((one) => one.day?.unit === list.day?.unit);
  const place = own.findIndex((one) => one.id === list.id);
  const behind = own[place - 1]?.id ?? FIRST;
  const choices = [
    { value: FIRST, label: say("sb.first_day") },
    ...own
      .filter((one) => one.id !== list.id)
      .map((one) => ({ value: one.id, label: `${dayName(one)}, ${dateOf(one)}` })),
  ];
  const move = (to: string) => {
    if (to === behind) return;
    shut();
    proposeMove(
      list,
      own.find((one) => one.id === to),
    );
  };
  const save = () => {
    shut();
    if ((note.trim() || null) !== (record?.note ?? null))
      void does({
        text: say("sb.note_kept", { day: dayInside(list) }),
        ...setDay(list, { note: note.trim() || null }),
      });
    const wanted = date || null;
    if (wanted === (record?.date ?? null)) return;
    const title = wanted
      ? say("sb.day_on", { day: dayName(list), date: shortDate(wanted) })
      : say("sb.day_follows", { day: dayName(list) });
    propose({ title, text: title, ...setDay(list, { date: wanted }) });
  };
  return (
    <form
      class="sbform"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <ChoiceField label={say("sb.comes_behind")} value={behind} choices={choices} onChoose={move} />
      <TextField label={say("sb.own_date")} help={say("sb.own_date_help")} type="date" value={date} onText={setDate} />
      <TextField label={say("sb.note")} value={note} onText={setNote} longest={200} />
      <button type="submit" class="btn ink">
        {say("sb.keep")}
      </button>
    </form>
  );
}
