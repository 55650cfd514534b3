/**
 * Runs at the desk: the table of what is out and what was done today, sifted by who and for whom; the chosen one beside it.
 * Promises: what was sifted stays while another screen is looked at.
 */
import "../runs.css";
import { computed, signal } from "@preact/signals";
import "./table.css";
import { go } from "../../../app/route";
import { Empty } from "../../../parts/banner";
import { Phone } from "../../../parts/phone";
import { telephone } from "../../../parts/rows";
import { minute, record } from "../../../sync";
import { say } from "../../../words";
import { Find, Listing } from "../../desk/listing";
import { contacts, people, runItems, runs } from "../../desk/office";
import { useWalk } from "../../desk/walk";
import { Change } from "../change";
import { Give } from "../give";
import { givesRuns, runsDone } from "../my-runs";
import { OfficePart } from "../office";
import { RunDock, RunPage } from "../run";
import { cancel } from "../run-deeds";
import { runNumber } from "../run-words";
import { ALL, departmentsOf, type Group, groups, type Sift } from "./lines";
import { RunTable } from "./table";

const sift = signal<Sift>(ALL);
const shown = computed(() =>
  groups(
    { runs: runs.value, done: runsDone.value, items: runItems.value, people: people.value },
    sift.value,
    minute.value,
  ),
);
const set = (change: Partial<Sift>) => {
  sift.value = { ...sift.peek(), ...change };
};

function Filters() {
  const { done, who } = sift.value;
  const runners = people.value.filter((one) => one.role === "pa" || one.role === "driver");
  const named = [...runners].sort((a, b) => (a.name ?? "").localeCompare(b.name ?? ""));
  const all = [...runs.value];
  return (
    <>
      <span class="seg">
        {([false, true] as const).map((all) => (
          <button key={String(all)} type="button" aria-pressed={done === all} onClick={() => set({ done: all })}>
            {say(all ? "list.all_today" : "list.only_out")}
          </button>
        ))}
      </span>
      <select
        class="sift"
        aria-label={say("list.sift")}
        value={who}
        onChange={(event) => set({ who: event.currentTarget.value })}
      >
        <option value="">{say("list.everyone")}</option>
        <optgroup label={say("list.by_who")}>
          {named.map((one) => (
            <option key={one.id} value={`pa:${one.id}`}>
              {one.name}
            </option>
          ))}
        </optgroup>
        <optgroup label={say("list.by_department")}>
          {departmentsOf(all).map((name) => (
            <option key={name} value={`department:${name}`}>
              {name}
            </option>
          ))}
        </optgroup>
      </select>
    </>
  );
}

/** "6 out, 2 of them with nobody": of what is shown. */
function countSaid(of: readonly Group[]): string {
  const count = (sort: Group["sort"]) => of.find((group) => group.sort === sort)?.rows.length ?? 0;
  const open = count("nobody") + count("out");
  return [
    say("list.runs_out", { count: open }),
    count("nobody") > 0 ? say("list.runs_without", { count: count("nobody") }) : "",
    say("list.by_need"),
  ]
    .filter(Boolean)
    .join(", ");
}

function None() {
  const all = ALL.who === sift.value.who && sift.value.typed.trim() === "";
  return all ? (
    <Empty title={say("run.empty_office")}>{say("run.empty_office_then")}</Empty>
  ) : (
    <Empty
      title={say("list.no_runs_found")}
      action={
        <button type="button" class="btn" onClick={() => set({ who: "", typed: "" })}>
          {say("list.show_all")}
        </button>
      }
    >
      {say("list.no_runs_found_then")}
    </Empty>
  );
}

function Chosen({ id }: { id: string }) {
  const run = record("run", id).value;
  const back = { to: "runs", label: say("run.title") };
  if (!run)
    return (
      <Phone title={say("run.title")} back={back}>
        <Empty title={say("run.is_gone")}>{say("run.is_gone_then")}</Empty>
      </Phone>
    );
  return (
    <Phone title={runNumber(run)} back={back} dock={<RunDock run={run} />}>
      <RunPage run={run}>{givesRuns.value ? <OfficePart run={run} /> : null}</RunPage>
    </Phone>
  );
}

/** What is open beside the table: the form, a run, a run being changed. */
function beside(id: string | undefined, deed: string | undefined) {
  if (!id) return null;
  if (id === "give") return <Give />;
  const run = deed === "change" && givesRuns.value ? record("run", id).value : undefined;
  return run ? <Change key={id} run={run} /> : <Chosen key={id} id={id} />;
}

/** Rings whoever has it. */
function ring(id: string | undefined): void {
  const assignee = id && record("run", id).peek()?.assignee;
  const phone = assignee && contacts.peek().find((one) => one.person === assignee)?.phone;
  if (phone) location.href = telephone(phone);
}

function cancelIt(id: string | undefined): void {
  const run = id ? record("run", id).peek() : undefined;
  if (run && run.state !== "delivered" && run.state !== "cancelled") void cancel(run);
}

export default function RunsAtDesk({ rest: [id, deed] }: { rest: string[] }) {
  const of = shown.value;
  const gives = givesRuns.value;
  const walk = useWalk(
    of.flatMap((group) => group.rows.map((row) => row.run.id)),
    {
      opened: id,
      open: (run) => go(`runs/${run}`),
      close: () => go("runs"),
      keys: [
        ...(gives ? [{ key: "n", does: say("list.key_give"), run: () => go("runs/give") }] : []),
        { key: "r", does: say("board.key_ring"), run: ring },
        ...(gives ? [{ key: "x", does: say("list.key_cancel"), run: cancelIt }] : []),
      ],
    },
  );
  return (
    <Listing
      title={say("run.title")}
      said={countSaid(of)}
      find={
        <Find
          label={say("list.find_run")}
          value={sift.value.typed}
          onText={(typed) => set({ typed })}
          onward={walk.toFirst}
        />
      }
      filters={<Filters />}
      make={gives ? { to: "runs/give", label: say("run.give") } : undefined}
      beside={beside(id, deed)}
    >
      {of.length > 0 ? <RunTable groups={of} walk={walk} /> : <None />}
    </Listing>
  );
}
