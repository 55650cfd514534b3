/** A larger change before it is made: what it moves, whom it touches, and the two buttons. */
import { say } from "../../words";
import { Keycap } from "../desk/keycap";
import { doodRows } from "./dood-rows";
import { Effects, Tick } from "./effect-part";
import { dayName } from "./effect-words";
import type { Foreseen } from "./foresee";
import { lists } from "./held";
import { doProposed, foreseenNow, leave, proposal } from "./proposal";
import { dateOf } from "./said";
import { clashesSaid, performers } from "./touched";

function End({ endWas, endNow }: Foreseen) {
  if (!endNow) return null;
  const [was, now] = [endWas ? dateOf(endWas) : "", dateOf(endNow)];
  return (
    <li>
      <span>{say("sb.last_day")}</span>
      <span class="v">
        {was && was !== now ? <span class="was">{was}</span> : null}
        {now}
        <small>{dayName(endNow)}</small>
      </span>
    </li>
  );
}

export function ProposedEffects({ seen, short }: { seen: Foreseen; short?: boolean }) {
  const members = seen.people.map((one) => one.member);
  const { rows } = doodRows(lists.value, seen.then, members, performers.value);
  return (
    <Effects days={seen.days} people={seen.people} same={0} clashes={clashesSaid(rows)} short={short ?? false}>
      {seen.moved ? <li>{say("sb.days_move", { count: seen.moved })}</li> : null}
      {seen.undated ? <li class="cue-text">{say("sb.no_day_left", { count: seen.undated })}</li> : null}
      {seen.shifted ? <li>{say("sb.people_shift", { count: seen.shifted })}</li> : null}
      <End {...seen} />
      {!seen.moved && !seen.people.length && !seen.days.length ? <Tick>{say("sb.moves_nothing")}</Tick> : null}
    </Effects>
  );
}

export function ProposedActs() {
  return (
    <div class="sbacts">
      <button type="button" class="btn ink" onClick={() => void doProposed()}>
        {say("sb.do_it")} <Keycap name="Enter" />
      </button>
      <button type="button" class="btn" onClick={leave}>
        {say("sb.leave_it")} <Keycap name="Esc" />
      </button>
    </div>
  );
}

export function Proposed() {
  const asked = proposal.value;
  const seen = foreseenNow.value;
  if (!asked || !seen) return null;
  return (
    <section class="sbproposed" aria-label={asked.title}>
      <div class="sec">
        <h2>{asked.title}</h2>
        <span>{say("sb.not_done_yet")}</span>
      </div>
      <ProposedEffects seen={seen} />
      <ProposedActs />
    </section>
  );
}
