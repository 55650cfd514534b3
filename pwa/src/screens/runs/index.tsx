/**
 * Runs: this person's by need-by; one run; for who gives runs, the form, one to change, and all that are out.
 * From 700 px a list and a page side by side.
 */
import "./runs.css";
import { Empty } from "../../parts/banner";
import { Phone } from "../../parts/phone";
import { useRoom } from "../../parts/room";
import { Way } from "../../parts/rows";
import { record } from "../../sync";
import { say } from "../../words";
import { Change } from "./change";
import { Give } from "./give";
import { RunList } from "./list";
import { givesRuns, mine } from "./my-runs";
import { OfficePart } from "./office";
import { RunDock, RunPage } from "./run";
import { runNumber } from "./run-words";

const BACK = () => ({ to: "runs", label: say("run.title") });

function Gone() {
  return <Empty title={say("run.is_gone")}>{say("run.is_gone_then")}</Empty>;
}

function GiveWay() {
  return (
    <Way to="runs/give" class="btn ink big">
      {say("run.give")}
    </Way>
  );
}

export default function Runs({ rest: [id, deed] }: { rest: string[] }) {
  const room = useRoom();
  if (id === "give") return <Give />;
  const run = id ? record("run", id).value : undefined;
  if (run && deed === "change" && givesRuns.value) return <Change key={run.id} run={run} />;
  const page = run ? (
    <RunPage run={run}>{givesRuns.value ? <OfficePart run={run} /> : null}</RunPage>
  ) : id ? (
    <Gone />
  ) : null;
  if (room) {
    // Choosing another's run leaves the dock as it is, so that the list does not move from under the hand.
    const step = run && (mine(run) || !givesRuns.value);
    return (
      <Phone
        title={say("run.title")}
        titled
        wide
        dock={step ? <RunDock run={run} /> : givesRuns.value ? <GiveWay /> : null}
      >
        <div class="two">
          <div>
            {step && givesRuns.value ? <GiveWay /> : null}
            <RunList />
          </div>
          <div>{page ?? <p class="block soft">{say("run.choose")}</p>}</div>
        </div>
      </Phone>
    );
  }
  if (id) {
    return (
      <Phone title={run ? runNumber(run) : say("run.title")} back={BACK()} dock={run ? <RunDock run={run} /> : null}>
        {page}
      </Phone>
    );
  }
  return (
    <Phone title={say("run.title")} titled dock={givesRuns.value ? <GiveWay /> : null}>
      <RunList />
    </Phone>
  );
}
