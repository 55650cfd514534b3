/** What stands under the call: the first run, calls after it, the ways to the office. */
import { useContext } from "preact/hooks";
import { HIRERS, OFFICE } from "../../generated/kinds";
import { firstSaid } from "../../parts/call-words";
import { wantsWord } from "../../parts/held-word";
import { Dot } from "../../parts/marks";
import { laterCalls, prelim, wantsCopy } from "../../parts/my-call";
import { Surround } from "../../parts/page";
import { WayRow } from "../../parts/rows";
import { daySaid, whenSaid } from "../../parts/said";
import { me, records } from "../../sync";
import { say } from "../../words";
import { yourQuestions } from "../inbox/open";
import { runsAhead } from "../runs/my-runs";
import { runName } from "../runs/run-words";

export function FirstRun() {
  const [run, ...others] = runsAhead.value;
  if (!run) return null;
  // What is open to all is nobody's first run.
  const own = run.assignee === me.value?.person.id;
  const more = others.length > 0 ? `, ${say("today.more_runs", { count: others.length })}` : "";
  return (
    <div class="gap">
      <WayRow
        to={`runs/${run.id}`}
        name={runName(run)}
        below={
          run.need_by ? (
            <>
              {say(own ? "today.first_run_by" : "today.open_run_by")}{" "}
              <b class="strong nowrap">{whenSaid(run.need_by)}</b>
              {more}
            </>
          ) : (
            `${say(own ? "today.first_run" : "today.open_run")}${more}`
          )
        }
        aside={run.state === "given" && own ? <Dot /> : null}
      />
    </div>
  );
}

export function After() {
  const later = laterCalls.value.slice(0, 3);
  if (later.length === 0) return null;
  return (
    <section aria-label={say("today.after")}>
      <h2 class="h">{say("today.after")}</h2>
      <div class="ruled">
        {later.map((call) => (
          <WayRow
            key={call.id}
            to={`sheet/${call.shoot_day}`}
            name={call.date ? daySaid(call.date) : ""}
            below={
              prelim(call)
                ? say("call.prelim")
                : say("call.told_in", { colour: call.told_colour ?? "", n: call.told_number ?? 1 })
            }
            aside={
              <>
                {wantsCopy(call) ? <Dot /> : null}
                <b class="time at">{firstSaid(call)}</b>
              </>
            }
          />
        ))}
      </div>
    </section>
  );
}

const SHEET_MAKERS: readonly string[] = ["coordinator", "apoc", "upm", "first_ad", "second_ad"];

/** On a phone the office reaches its board and its sheet from here; the desk has them in its nav. */
export function OfficeWays() {
  const role = me.value?.person.role ?? "";
  if (useContext(Surround) === "desk" || !(OFFICE as readonly string[]).includes(role)) return null;
  const open = yourQuestions(records("question").value, me.value?.person.id).length;
  const held = (HIRERS as readonly string[]).includes(role) ? records("held_deed").value.filter(wantsWord).length : 0;
  const inbox = [
    open > 0 ? say("today.inbox_sub", { count: open }) : "",
    held > 0 ? say("today.inbox_held", { count: held }) : "",
  ];
  return (
    <section aria-label={say("today.office")}>
      <h2 class="h">{say("today.office")}</h2>
      <div class="ruled">
        <WayRow to="board" name={say("today.board")} below={say("today.board_sub")} />
        <WayRow
          to="inbox"
          name={say("today.inbox")}
          below={inbox.filter(Boolean).join(", ") || say("today.inbox_none")}
          aside={open + held > 0 ? <Dot /> : null}
        />
        {SHEET_MAKERS.includes(role) ? (
          <WayRow to="call-sheet" name={say("today.call_sheet")} below={say("today.call_sheet_sub")} />
        ) : null}
        <WayRow to="stripboard" name={say("today.stripboard")} below={say("today.stripboard_sub")} />
      </div>
    </section>
  );
}
