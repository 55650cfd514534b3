/** The runs of this phone as cards, and what was done today as rows. */
import { useState } from "preact/hooks";
import type { Run } from "../../generated/kinds";
import { Empty } from "../../parts/banner";
import { LongList } from "../../parts/long-list";
import { WayRow } from "../../parts/rows";
import { RunCard } from "../../parts/run-card";
import { timeSaid } from "../../parts/said";
import { standing } from "../../sync";
import { say } from "../../words";
import { Cannot } from "./cannot";
import { givesRuns, itemsOf, mine, runsAhead, runsDone, runsOut, runsWithout } from "./my-runs";
import { take } from "./run-deeds";
import { endSaid, lastStep, leftOf, runName, whoHasIt } from "./run-words";

/** Whether it can be taken: given by name, or nobody's. */
function toTake(run: Run): boolean {
  return run.state === "given" || !run.assignee;
}

/** Given to this person by name: the light. What is open to a role waits for anyone. */
function lit(run: Run): boolean {
  return run.state === "given" && mine(run);
}

function TakeIt({ run }: { run: Run }) {
  const [asked, setAsked] = useState(false);
  if (asked) return <Cannot run={run} onKeep={() => setAsked(false)} />;
  return (
    <div class="btns">
      <button type="button" class={lit(run) ? "btn move grow" : "btn grow"} onClick={() => void take(run)}>
        {say("run.take")}
      </button>
      {mine(run) ? (
        <button type="button" class="btn" onClick={() => setAsked(true)}>
          {say("run.cannot")}
        </button>
      ) : null}
    </div>
  );
}

function Card({ run, ahead }: { run: Run; ahead: boolean }) {
  const items = itemsOf(run.id);
  const left = leftOf(run);
  const wanted = ahead && toTake(run);
  return (
    <RunCard
      to={`runs/${run.id}`}
      label={whoHasIt(run)}
      title={run.title ?? ""}
      by={run.need_by ? timeSaid(run.need_by) : undefined}
      left={left?.words}
      soon={ahead && left?.soon}
      from={run.pick_up_from}
      deliverTo={run.deliver_to}
      items={{ done: items.filter((item) => item.ticked).length, of: items.length }}
      last={run.cannot && !run.assignee ? say("run.could_not", { reason: run.cannot }) : lastStep(run)}
      yours={wanted && lit(run)}
      waits={standing("run", run.id).value === "here"}
    >
      {wanted ? <TakeIt run={run} /> : null}
    </RunCard>
  );
}

const Ahead = ({ of }: { of: Run }) => <Card run={of} ahead />;
const Other = ({ of }: { of: Run }) => <Card run={of} ahead={false} />;
const Done = ({ of }: { of: Run }) => <WayRow to={`runs/${of.id}`} name={runName(of)} below={endSaid(of)} plain />;

function DoneRows({ below }: { below: number }) {
  const done = runsDone.value;
  if (done.length === 0) return null;
  return (
    <section aria-label={say("run.done_today")}>
      <h2 class="h">
        {say("run.done_today")} <small>{done.length}</small>
      </h2>
      <div class="ruled">
        <LongList all={done} Row={Done} below={below} />
      </div>
    </section>
  );
}

/** Runs of others: nobody's apart from those that are out. */
function Others({ title, runs, below }: { title: string; runs: readonly Run[]; below: number }) {
  if (runs.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 class="h">
        {title} <small>{runs.length}</small>
      </h2>
      <div class="cards">
        <LongList all={runs} Row={Other} below={below} />
      </div>
    </section>
  );
}

export function RunList() {
  const ahead = runsAhead.value;
  const out = runsOut.value;
  const without = runsWithout.value;
  const gives = givesRuns.value;
  return (
    <>
      {ahead.length + out.length + without.length === 0 ? (
        <Empty title={say(gives ? "run.empty_office" : "run.empty")}>
          {say(gives ? "run.empty_office_then" : "run.empty_then")}
        </Empty>
      ) : null}
      <div class="cards">
        <LongList all={ahead} Row={Ahead} />
      </div>
      <Others title={say("run.without")} runs={without} below={ahead.length} />
      <Others title={say("run.out")} runs={out} below={ahead.length + without.length} />
      <DoneRows below={ahead.length + without.length + out.length} />
    </>
  );
}
