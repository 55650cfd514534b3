/**
 * One run: need-by, steps, whom to ring, items, proof. The dock holds the next step and tells the truth.
 */
import type { ComponentChildren } from "preact";
import type { Run } from "../../generated/kinds";
import { draft } from "../../parts/draft";
import { ItemRow } from "../../parts/item-row";
import { SyncMark } from "../../parts/marks";
import { may } from "../../parts/may";
import { PersonRow } from "../../parts/rows";
import { RunSteps } from "../../parts/run-steps";
import { timeSaid } from "../../parts/said";
import { Photos } from "../../photos/photos";
import { shotsOf } from "../../photos/picture";
import { me, records, standing } from "../../sync";
import { say, type WordKey } from "../../words";
import { itemsOf, mine } from "./my-runs";
import { ProofSlots } from "./proof";
import { deliver, type Proof, pickUp, take, tick } from "./run-deeds";
import { endSaid, leftOf, money, proofOf, proofsOf, runNumber, stepOf, stepTimes, whoHasIt } from "./run-words";

const EMPTY_PROOF: Proof = { received_by: "", signature: "", note: "", photos: [] };

/** What was gathered for the proof, kept until it is sent. */
export function proofDraft(run: Run) {
  return draft<Proof>(`proof/${run.id}`, EMPTY_PROOF);
}

function paid(run: Run): string | undefined {
  if (!run.paid_by || run.paid_by === "none") return undefined;
  const how = say(`run.paid.${run.paid_by}` satisfies WordKey);
  return run.amount ? say("run.paid_amount", { how, amount: money(run.amount) }) : how;
}

function RunHead({ run }: { run: Run }) {
  const left = leftOf(run);
  const how = paid(run);
  const proof = proofOf(run.id);
  const waits = standing("run", run.id).value === "here" || (proof && standing("run_proof", proof.id).value === "here");
  return (
    <section class="rh">
      <div class="line">
        <span class="label">
          {run.department ? say("run.for", { run: runNumber(run), department: run.department }) : whoHasIt(run)}
        </span>
        {waits ? <SyncMark where="here" /> : null}
      </div>
      <h2 class="t">{run.title}</h2>
      <div class="nb">
        {run.need_by ? <span class="time">{timeSaid(run.need_by)}</span> : null}
        <p>
          {run.need_by ? say("run.need_by") : null}
          {left ? (
            <>
              {", "}
              <b class={left.soon ? "cue-text nowrap" : "nowrap"}>{left.words}</b>
            </>
          ) : null}
          {how ? (
            <>
              {run.need_by ? <br /> : null}
              {how}
            </>
          ) : null}
        </p>
      </div>
      {run.state === "cancelled" ? (
        <p class="ended strong">{say("run.cancelled")}</p>
      ) : (
        <RunSteps state={stepOf(run)} times={stepTimes(run)} />
      )}
    </section>
  );
}

function contactOf(run: Run): { name: string; duty?: string; phone: string | null } | undefined {
  if (run.contact)
    return { name: run.contact, phone: run.contact_phone, ...(run.deliver_to ? { duty: run.deliver_to } : {}) };
  const asked = run.requested_by && records("person").value.find((one) => one.id === run.requested_by);
  if (!asked) return run.contact_phone ? { name: say("run.contact"), phone: run.contact_phone } : undefined;
  const phone = records("contact").value.find((one) => one.person === asked.id)?.phone ?? run.contact_phone;
  return {
    name: [asked.name, asked.position].filter(Boolean).join(", "),
    phone: phone ?? null,
    // Where it goes stands on a line of its own: whoever asked need not be there.
    duty: say("run.asked_for_it"),
  };
}

function Legs({ run, without }: { run: Run; without: boolean }) {
  const to = without ? null : run.deliver_to;
  if (!run.pick_up_from && !to) return null;
  return (
    <dl class="leg block">
      {run.pick_up_from ? <dt>{say("run.from")}</dt> : null}
      {run.pick_up_from ? <dd>{run.pick_up_from}</dd> : null}
      {to ? <dt>{say("run.to")}</dt> : null}
      {to ? <dd>{to}</dd> : null}
    </dl>
  );
}

/** What was photographed at each delivery, the first one's first. */
function ProofPhotos({ run }: { run: Run }) {
  const shots = proofsOf(run.id).flatMap(shotsOf);
  return shots.length > 0 ? (
    <section class="block gap" aria-label={say("run.proof")}>
      <Photos shots={shots} label={say("run.proof")} />
    </section>
  ) : null;
}

export function RunPage({ run, children }: { run: Run; children?: ComponentChildren }) {
  const items = itemsOf(run.id);
  const contact = contactOf(run);
  const ended = run.state === "delivered" || run.state === "cancelled";
  const ticks = !ended && (items[0] ? may("run_item", "run_item.tick", items[0]) : false);
  return (
    <>
      <RunHead run={run} />
      <div class="gap ruled">
        <Legs run={run} without={Boolean(run.contact)} />
        {contact ? (
          <PersonRow
            name={contact.name}
            duty={contact.duty}
            phone={contact.phone}
            without={say("run.no_number_known")}
          />
        ) : null}
      </div>
      {run.note ? <p class="block gap">{run.note}</p> : null}
      {items.length > 0 ? (
        <ul class="gap" aria-label={say("run.items")}>
          {items.map((item) => (
            <li key={item.id}>
              <ItemRow
                text={item.text ?? ""}
                quantity={item.quantity}
                on={item.ticked ?? false}
                waits={standing("run_item", item.id).value === "here"}
                onTick={ticks ? (on) => tick(item.id, on) : undefined}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {mine(run) && (run.state === "taken" || run.state === "picked_up") ? (
        <ProofSlots draft={proofDraft(run)} />
      ) : null}
      {ended ? <p class="block gap strong">{endSaid(run)}</p> : null}
      <ProofPhotos run={run} />
      {children}
    </>
  );
}

/** The next step, for whose it is. Delivering says what is short. */
export function RunDock({ run }: { run: Run }) {
  const person = me.value?.person;
  const short = itemsOf(run.id).filter((item) => !item.ticked).length;
  if (run.state === "delivered" || run.state === "cancelled" || !person) return null;
  if (!run.assignee || run.state === "given") {
    const forMe = run.assignee ? run.assignee === person.id : run.open_to === person.role;
    if (!forMe || !may("run", "run.take", run)) return null;
    return (
      <button type="button" class={mine(run) ? "btn move big" : "btn ink big"} onClick={() => void take(run)}>
        {say("run.take")}
      </button>
    );
  }
  if (run.assignee !== person.id) return null;
  if (run.state === "taken") {
    return (
      <button type="button" class="btn ink big" onClick={() => void pickUp(run)}>
        {say("run.picked_up")}
      </button>
    );
  }
  const proof = proofDraft(run);
  return (
    <button
      type="button"
      class="btn ink big"
      onClick={async () => {
        if (await deliver(run, proof.value)) proof.clear();
      }}
    >
      {short > 0 ? say("run.deliver_short", { count: short }) : say("run.deliver")}
    </button>
  );
}
