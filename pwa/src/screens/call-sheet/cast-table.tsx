/** The cast of the day: pickup, H/MU and on set, each edited where it stands. */

import { modeLetters } from "../../parts/call-words";
import { say } from "../../words";
import { people } from "../desk/office";
import type { Stars } from "./difference";
import type { DraftRow } from "./draft";
import { ModeSelect } from "./mode-select";
import { OffTheSheet } from "./off-the-sheet";
import { typeTime, type Under } from "./row-edits";
import { TimeCell } from "./time-cell";

const TIMES = [
  ["pickup", "builder.pickup"],
  ["makeup", "builder.makeup"],
  ["on_set", "builder.on_set"],
] as const;

export interface RowsProps {
  readonly under: Under;
  readonly stars: Stars;
  readonly colour: string;
  readonly disabled: boolean;
}

function CastRow({ row, under, stars, colour, disabled }: RowsProps & { row: DraftRow }) {
  const id = row.person.cast_id ?? "";
  const character = row.person.character ?? "";
  const who = [id, character || row.person.name].filter(Boolean).join(" ");
  const mode = row.row.call_time?.mode ?? null;
  const timeless = mode !== "on_set" && mode !== "offset" && mode !== "time";
  return (
    <tr data-row={row.row.id} tabIndex={-1}>
      <td class="strong">{id}</td>
      <th scope="row">
        <span class="strong">{character ? `${character}${row.person.minor ? " (K)" : ""}` : row.person.name}</span>{" "}
        {character ? <span class="soft tight">{row.person.name}</span> : null}
      </th>
      {TIMES.map(([field, word]) => (
        <td key={field} data-label={say(word)}>
          <TimeCell
            label={`${say(word)}, ${who}`}
            minutes={row.shifted[field]}
            word={field === "on_set" && timeless ? modeLetters(mode) : "–"}
            onTyped={(typed) => typeTime(row, field, typed === "–" ? "" : typed, under)}
            star={stars.rows.has(`${row.row.id}/${field}`) ? colour : undefined}
            disabled={disabled}
          />
        </td>
      ))}
      <td class="num">
        <span class="acts">
          <ModeSelect row={row} under={under} label={say("builder.how_for", { who })} disabled={disabled} cast />
          <OffTheSheet row={row} disabled={disabled} />
        </span>
      </td>
    </tr>
  );
}

export function CastTable({ rows, ...of }: RowsProps & { rows: readonly DraftRow[] }) {
  if (rows.length === 0) {
    const any = people.value.some((person) => person.role === "cast");
    return <p class="none">{say(any ? "builder.no_cast" : "builder.no_artists")}</p>;
  }
  return (
    <table class="table castlist" aria-label={say("desk.cast")}>
      <thead>
        <tr>
          <th scope="col">{say("builder.id")}</th>
          <th scope="col">{say("desk.cast")}</th>
          {TIMES.map(([field, word]) => (
            <th scope="col" key={field}>
              {say(word)}
            </th>
          ))}
          <th scope="col" class="num">
            {say("builder.how")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <CastRow key={row.row.id} row={row} {...of} />
        ))}
      </tbody>
    </table>
  );
}
