/** The day-out-of-days of those a move touches: the days around it, each code that changes ringed, the old one heard. */
import { say } from "../../words";
import { shortDate } from "../desk/when";
import type { DoodColumn, DoodRow } from "./dood-rows";
import { windowOf } from "./dood-rows";
import { effect, lift, lists } from "./held";

const MOST_COLUMNS = 6;
const MOST_ROWS = 12;

/** The dates that are touched: where it was taken from, where it would be laid, and whatever else changes. */
function touchedKeys(): ReadonlySet<string> {
  const ends = [lift.value?.from.list, lift.value?.to.list].flatMap((id) => lists.value.byId.get(id ?? "") ?? []);
  const all = [...ends, ...(effect.value?.days ?? []).map(({ list }) => list)];
  return new Set(all.map((list) => list.day?.date ?? list.id));
}

function Cell({ was, now }: { was: string; now: string }) {
  const changed = was !== now;
  return (
    <td class={`${changed ? "ch" : ""}${/W/.test(now) ? "" : " o"}`}>
      {now || "–"}
      {changed ? <span class="aloud">, {say("sb.code_was", { code: was || say("sb.nothing") })}</span> : null}
    </td>
  );
}

export function DoodTable({ columns, rows }: { columns: readonly DoodColumn[]; rows: readonly DoodRow[] }) {
  const keys = touchedKeys();
  const changed = rows.flatMap((row) =>
    row.cells.flatMap((cell, at) => (cell.was === cell.now ? [] : (columns[at]?.key ?? []))),
  );
  const near = keys.size ? keys : new Set(changed);
  const shown = windowOf(columns, new Set([...near]), MOST_COLUMNS);
  const elsewhere = rows.some((row) => row.cells.some((cell, at) => cell.was !== cell.now && !shown.includes(at)));
  return (
    <section aria-label={say("sb.dood")}>
      <div class="sec">
        <h2>{say("sb.dood")}</h2>
        <span>{say("sb.who_it_touches")}</span>
      </div>
      <table class="sbdood">
        <thead>
          <tr>
            <th scope="col">
              <span class="aloud">{say("desk.cast")}</span>
            </th>
            {shown.map((at, place) => (
              <th
                key={columns[at]?.key}
                scope="col"
                class={place > 0 && shown[place - 1] !== at - 1 ? "after-gap" : ""}
                title={shortDate(columns[at]?.date)}
              >
                {columns[at]?.number}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map(({ member, cells }) => (
            <tr key={member.id}>
              <th scope="row">
                <b>{member.short}</b> {member.name === member.short ? "" : member.name}
              </th>
              {shown.map((at) => (
                <Cell key={columns[at]?.key} {...(cells[at] ?? { was: "", now: "" })} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {elsewhere ? <p class="soft">{say("sb.dood_elsewhere")}</p> : null}
    </section>
  );
}
