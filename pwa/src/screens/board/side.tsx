/** At the board's right: what is asked, who is where, what came in, and the runs. */
import { Icon } from "../../parts/icon";
import { SyncMark, Ticks } from "../../parts/marks";
import { telephone, Way } from "../../parts/rows";
import { timeSaid, whenSaid } from "../../parts/said";
import { Photos } from "../../photos/photos";
import { shotsOf } from "../../photos/picture";
import { span } from "../../rules/time";
import { minute, standing } from "../../sync";
import { say } from "../../words";
import { checkIns, people, runItems, runs } from "../desk/office";
import { Questions } from "../inbox/questions";
import { openRuns, type RunRow } from "./open-runs";
import { type PaRow, standingCheckIns } from "./pas";
import { checkWord, doingWord } from "./said-of";

export function PaList({ rows }: { rows: readonly PaRow[] }) {
  return (
    <section aria-labelledby="pas-title">
      <div class="sec">
        <h2 id="pas-title">{say("board.pas")}</h2>
        <span>{say("board.last_heard")}</span>
      </div>
      {rows.length === 0 ? <p class="none">{say("board.no_pas")}</p> : null}
      <ul>
        {rows.map((row) => (
          <li class="pa" key={row.person.id}>
            <span class="strong tight">{row.person.name}</span>
            <span class="soft tight">{doingWord(row)}</span>
            <span class={row.quiet ? "cue-text num" : "faint num"}>
              {row.since === null ? (row.quiet ? say("board.not_heard") : "") : span(row.since, "table")}
              {row.quiet ? <span class="aloud">, {say("board.quiet")}</span> : null}
            </span>
            {row.phone ? (
              <a
                class="dial"
                href={telephone(row.phone)}
                aria-label={say("board.ring_at", { name: row.person.name ?? "", phone: row.phone })}
              >
                <Icon name="handset" size={16} />
              </a>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Check-ins as they come, newest first. */
export function CheckIns({ most = 5 }: { most?: number }) {
  const since = minute.value - 18 * 3_600_000;
  const shown = standingCheckIns(checkIns.value)
    .filter((check) => Date.parse(check.at ?? "") >= since)
    .slice(0, most);
  const names = new Map(people.value.map((person) => [person.id, person.name]));
  return (
    <section aria-labelledby="checks-title">
      <div class="sec">
        <h2 id="checks-title">{say("board.check_ins")}</h2>
        <span>{say("board.newest_first")}</span>
      </div>
      {shown.length === 0 ? <p class="none">{say("board.no_check_ins")}</p> : null}
      <ul>
        {shown.map((check) => (
          <li class="checkrow" key={check.id}>
            <span class="time">{timeSaid(check.at)}</span>
            <span class="strong tight">{names.get(check.person ?? "") ?? ""}</span>
            <span class="soft tight">{checkWord(check)}</span>
            {standing("check_in", check.id).value === "here" ? <SyncMark where="here" /> : null}
            {check.photos?.length ? (
              <div class="checkshots">
                <Photos shots={shotsOf(check)} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function RunLine({ row }: { row: RunRow }) {
  const { run } = row;
  const first = row.who?.name?.split(" ")[0] ?? "";
  const soon = row.left !== null && row.left < 60;
  return (
    <tr>
      <td class="faint">{run.number ?? say("board.no_number_yet")}</td>
      <th scope="row">
        <Way to={`runs/${run.id}`} class="strong tight">
          {run.title}
        </Way>
      </th>
      <td>
        <Ticks done={row.ticked} of={row.items} small />
        <span class="aloud">{say("board.ticked", { done: row.ticked, of: row.items })}</span>
      </td>
      <td class={row.nobody ? "cue-text" : "soft tight"}>
        {row.nobody ? say("board.nobody") : run.state === "given" ? say("board.not_taken", { name: first }) : first}
      </td>
      <td class={row.nobody && soon ? "num time cue-text" : "num time"}>{whenSaid(run.need_by)}</td>
    </tr>
  );
}

export function OpenRuns() {
  const rows = openRuns(runs.value, runItems.value, people.value, minute.value);
  return (
    <section aria-labelledby="runs-title">
      <div class="sec">
        <h2 id="runs-title">
          <Way to="runs">{say("desk.runs")}</Way>
        </h2>
        <span>{say("board.need_by")}</span>
      </div>
      {rows.length === 0 ? <p class="none">{say("board.no_runs")}</p> : null}
      <table class="table">
        <thead class="aloud">
          <tr>
            <th scope="col">{say("board.run_number")}</th>
            <th scope="col">{say("board.run_what")}</th>
            <th scope="col">{say("board.run_items")}</th>
            <th scope="col">{say("board.run_who")}</th>
            <th scope="col">{say("board.need_by")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <RunLine row={row} key={row.run.id} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function Asked() {
  return (
    <section aria-labelledby="inbox-title">
      <Questions most={2} />
    </section>
  );
}
