/** Who is called: cast with pickup, H/MU and on set; crew by department. */
import { callSaid } from "../../parts/call-words";
import { Icon } from "../../parts/icon";
import { Star } from "../../parts/paper";
import { minutesSaid } from "../../parts/said";
import { me } from "../../sync";
import { say } from "../../words";
import type { SheetCast, SheetCrew, SheetDocument } from "../call-sheet/document";

const HOURS = ["pickup", "makeup", "on_set"] as const;

function CastTime({ row, of, colour }: { row: SheetCast; of: (typeof HOURS)[number]; colour: string | null }) {
  // Whoever is worked back from on set reports at make-up; the sheet may carry that as the call alone.
  const minutes = of === "makeup" ? (row.makeup ?? row.minutes) : row[of];
  const letters = of === "makeup" && minutes === null ? callSaid(row) : "";
  const moved = row.moved?.includes(of) || (of === "makeup" && row.moved?.includes("minutes"));
  return (
    <td class="time" data-label={say(`call.${of}`)}>
      {typeof minutes === "number" ? minutesSaid(minutes) : letters}
      {colour && moved ? <Star colour={colour} /> : null}
    </td>
  );
}

export function Cast({ document }: { document: SheetDocument }) {
  const cast = document.cast ?? [];
  if (cast.length === 0) return null;
  return (
    <section aria-label={say("sheet.cast")}>
      <h3 class="h">{say("sheet.cast")}</h3>
      <table class="cast">
        <thead>
          <tr>
            <th scope="col">{say("sheet.cast_id")}</th>
            <th scope="col">{say("sheet.character")}</th>
            {HOURS.map((of) => (
              <th key={of} scope="col">
                {say(`call.${of}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cast.map((row) => (
            <tr key={row.row}>
              <td class="strong">{row.cast_id}</td>
              <td>
                <b class="strong">
                  {row.character ?? row.artist}
                  {row.minor ? " (K)" : ""}
                </b>
                <span>{[row.character ? row.artist : "", row.status, row.remarks].filter(Boolean).join(", ")}</span>
              </td>
              {HOURS.map((of) => (
                <CastTime key={of} row={row} of={of} colour={document.sheet.colour} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CrewRow({ row, colour }: { row: SheetCrew; colour: string | null }) {
  const mine = row.person === me.value?.person.id;
  return (
    <li class="row">
      <span class="grow">
        <span class="name">{mine ? say("sheet.you", { name: row.name ?? "" }) : row.name}</span>
        <span class="sub">
          {row.position}
          {row.position && row.phone ? ", " : ""}
          {row.phone ? <span class="nowrap">{row.phone}</span> : null}
        </span>
      </span>
      <b class="time">
        {callSaid({ mode: row.mode, minutes: row.minutes })}
        {colour && row.moved ? <Star colour={colour} /> : null}
      </b>
    </li>
  );
}

export function Crew({ document }: { document: SheetDocument }) {
  const departments = document.departments ?? [];
  if (departments.length === 0) return null;
  return (
    <section aria-label={say("sheet.crew")}>
      <h3 class="h">{say("sheet.crew")}</h3>
      <div class="ruled heavy">
        {departments.map((department) => (
          <details key={department.name} open={department.people.some((row) => row.person === me.value?.person.id)}>
            <summary>
              <b class="strong">
                {department.name} <span class="soft">{department.people.length}</span>
              </b>
              <Icon name="down" size={20} />
            </summary>
            <ul class="ruled crew">
              {department.people.map((row) => (
                <CrewRow key={row.row} row={row} colour={document.sheet.colour} />
              ))}
            </ul>
          </details>
        ))}
      </div>
    </section>
  );
}
