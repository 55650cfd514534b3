/** The runs as a table: whose turn first, then by need-by. A row opens beside it. */
import { SyncMark, Ticks } from "../../../parts/marks";
import { Way } from "../../../parts/rows";
import { timeSaid, today, whenSaid, zone } from "../../../parts/said";
import { dateAt } from "../../../rules/instants";
import { span } from "../../../rules/time";
import { standing } from "../../../sync";
import { say, type WordKey } from "../../../words";
import type { RunRow } from "../../board/open-runs";
import type { Walked } from "../../desk/walk";
import { shortDate } from "../../desk/when";
import { endSaid, lastStep, nameOf } from "../run-words";
import { type Group, pressing, type Sort, without } from "./lines";

const HEADS = [
  ["list.run_number", "c-n"],
  ["list.run_what", "c-what"],
  ["list.run_who", "c-who"],
  ["list.run_way", "c-way"],
  ["list.run_need_by", "c-by"],
  ["list.run_items", "c-items"],
  ["list.run_step", "c-step"],
] as const satisfies readonly (readonly [WordKey, string])[];
/** How many of them there is always room for. */
const ALWAYS = 4;

const GROUPS: Record<Sort, WordKey> = { nobody: "run.without", out: "run.out", done: "run.done_today" };

function Who({ row }: { row: RunRow }) {
  const { run } = row;
  const why = without(run);
  const ended = run.state === "delivered" || run.state === "cancelled";
  if (why && !ended)
    return (
      <>
        <b class="cue-text">{say("board.nobody")}</b>
        {why === "handed_back" ? <small> {say("run.could_not", { reason: run.cannot ?? "" })}</small> : null}
        {run.open_to ? <small> {say(`list.open_to.${run.open_to}`)}</small> : null}
      </>
    );
  const name = row.who?.name ?? (run.assignee ? nameOf(run.assignee) : "–");
  return (
    <>
      <span class="strong">{name}</span>
      {run.state === "given" ? <small> {say("list.not_taken")}</small> : null}
    </>
  );
}

/** "18:00 2 h 20", of another day "05:45 Mon, 14 h 05": the light only where somebody must be found. */
function By({ row }: { row: RunRow }) {
  const { run, left } = row;
  if (!run.need_by) return <span class="faint">{say("list.no_need_by")}</span>;
  const date = dateAt(run.need_by, zone.value);
  const day = date === today.value ? "" : shortDate(date).split(" ")[0];
  const rest = left === null ? "" : span(Math.abs(left), "table");
  const words = [day, rest && left !== null && left < 0 ? say("run.over", { span: rest }) : rest];
  return (
    <>
      <span class="time">{timeSaid(run.need_by)}</span>
      <small class={pressing(row) ? "cue-text" : ""}> {words.filter(Boolean).join(", ")}</small>
    </>
  );
}

function step(row: RunRow): string {
  const { run } = row;
  if (run.state === "delivered" || run.state === "cancelled") return endSaid(run);
  if (run.state === "given" && run.given_at)
    return say("run.step_at", { step: say("run.step.given"), time: whenSaid(run.given_at) });
  return lastStep(run) ?? "";
}

function Line({ row, walk }: { row: RunRow; walk: Walked }) {
  const { run } = row;
  return (
    <tr {...walk.row(run.id)}>
      <td class="c-n">{run.number ?? <span class="aloud">{say("run.no_number")}</span>}</td>
      <th scope="row" class="c-what">
        <Way to={`runs/${run.id}`} tab={walk.within(run.id)}>
          {run.title}
        </Way>
        {run.department ? <small> {run.department}</small> : null}
        {standing("run", run.id).value === "here" ? <SyncMark where="here" /> : null}
      </th>
      <td class="c-who">
        <Who row={row} />
      </td>
      <td class="c-way">
        {run.pick_up_from ? <span class="soft">{run.pick_up_from}</span> : null}
        {run.deliver_to ? <span>{run.deliver_to}</span> : null}
      </td>
      <td class="c-by">
        <By row={row} />
      </td>
      <td class="c-items">
        {row.items > 0 ? (
          <>
            <Ticks done={row.ticked} of={Math.min(row.items, 8)} small />
            <small>{say("run.items_done", { done: row.ticked, of: row.items })}</small>
          </>
        ) : null}
      </td>
      <td class="c-step">{step(row)}</td>
    </tr>
  );
}

function Heads() {
  return (
    <thead>
      <tr>
        {HEADS.map(([word, name]) => (
          <th key={word} scope="col" class={name} aria-sort={name === "c-by" ? "ascending" : undefined}>
            {say(word)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

export function RunTable({ groups, walk }: { groups: readonly Group[]; walk: Walked }) {
  return (
    <div class="reading" ref={walk.list}>
      <table class="table runtable" aria-label={say("desk.runs")}>
        <Heads />
        {groups.map(({ sort, rows }) => (
          <tbody key={sort}>
            <tr class="grouphead">
              <th scope="rowgroup" colSpan={ALWAYS}>
                {say(GROUPS[sort])} <small>{rows.length}</small>
                {sort === "done" ? <small> {say("list.latest_first")}</small> : null}
              </th>
            </tr>
            {rows.map((row) => (
              <Line key={row.run.id} row={row} walk={walk} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
