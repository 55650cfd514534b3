/** Which day's sheet: every shoot day with the paper it stands on. */
import { go } from "../../app/route";
import type { ShootDay } from "../../generated/kinds";
import { Icon } from "../../parts/icon";
import { say } from "../../words";
import { chosenDay, days, presentShootDay, sheetOf } from "../desk/office";
import { shortDate } from "../desk/when";

function words(day: ShootDay): string {
  const sheet = sheetOf(day.id);
  const unnumbered = sheet?.revision ? "paper.prelim" : sheet ? "builder.draft" : "builder.none_yet";
  const state = sheet?.number ? (sheet.colour ?? "") : say(unnumbered);
  return `${say("desk.day", { day: day.number ?? "" })}, ${shortDate(day.date)}, ${state}`;
}

export function DayChoice({ day }: { day: ShootDay }) {
  return (
    <label class="daychoice">
      <b aria-hidden="true">{say("builder.title", { day: day.number ?? "" })}</b>
      <Icon name="down" size={16} />
      <select
        aria-label={say("builder.which_day")}
        value={day.id}
        onChange={(event) => {
          const id = event.currentTarget.value;
          chosenDay.value = id === presentShootDay.peek()?.id ? undefined : id;
          go(`call-sheet/${id}`);
        }}
      >
        {days.value.map((one) => (
          <option key={one.id} value={one.id}>
            {words(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
