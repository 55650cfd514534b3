/** The crew by department: each with a time that follows the general call, one of their own, O/C, per HOD and the rest. */

import { modeLetters } from "../../parts/call-words";
import { signed } from "../../rules/time";
import { say } from "../../words";
import { departmentName } from "../desk/names";
import type { RowsProps } from "./cast-table";
import type { Department, DraftRow } from "./draft";
import { ModeSelect } from "./mode-select";
import { OffTheSheet } from "./off-the-sheet";
import { typeCall } from "./row-edits";
import { TimeCell } from "./time-cell";

function CrewRow({ row, under, stars, colour, disabled }: RowsProps & { row: DraftRow }) {
  const name = row.person.name ?? "";
  const mode = row.row.call_time?.mode ?? null;
  const offset = mode === "offset" ? (row.row.call_time?.offset ?? 0) : 0;
  return (
    <tr data-row={row.row.id} tabIndex={-1}>
      <th scope="row">
        <span class="strong">{name}</span> <span class="soft tight">{row.person.position}</span>
      </th>
      <td>
        <TimeCell
          call
          label={say("builder.call_of", { name })}
          minutes={row.minutes}
          word={modeLetters(mode)}
          onTyped={(typed) => typeCall(row, typed, under)}
          star={stars.rows.has(`${row.row.id}/minutes`) ? colour : undefined}
          disabled={disabled}
        />
      </td>
      <td class="soft nowrap">{offset === 0 ? "" : signed(offset)}</td>
      <td class="num">
        <span class="acts">
          <ModeSelect row={row} under={under} label={say("builder.how_for", { who: name })} disabled={disabled} />
          <OffTheSheet row={row} disabled={disabled} />
        </span>
      </td>
    </tr>
  );
}

export function CrewTable({ departments, ...of }: RowsProps & { departments: readonly Department[] }) {
  if (departments.length === 0) return <p class="none">{say("builder.no_crew")}</p>;
  return (
    <table class="table crewlist" aria-label={say("builder.crew")}>
      <thead>
        <tr>
          <th scope="col">{say("builder.name")}</th>
          <th scope="col">{say("builder.call")}</th>
          <th scope="col">{say("builder.from_general")}</th>
          <th scope="col" class="num">
            {say("builder.how")}
          </th>
        </tr>
      </thead>
      {departments.map(({ name, rows }) => (
        <tbody key={name}>
          <tr class="group">
            <th scope="rowgroup" colSpan={4}>
              {departmentName(name)} <span class="faint">{rows.length}</span>
            </th>
          </tr>
          {rows.map((row) => (
            <CrewRow key={row.row.id} row={row} {...of} />
          ))}
        </tbody>
      ))}
    </table>
  );
}
