/**
 * Under the thumb, on a phone: the strip that was tapped, and once it is lifted what it does where it is, and the ways to carry it.
 *
 * Promises: everything that a finger can carry, a thumb can step; placing and putting back are always in reach.
 */
import { Icon } from "../../parts/icon";
import { say } from "../../words";
import { dayAndMonth } from "../desk/when";
import { picked } from "./cursor";
import { Effects } from "./effect-part";
import { castNames, dayName } from "./effect-words";
import { effect, isLifted, lift, lists, makesBoards, unit } from "./held";
import { placeHere, putBack, step, stepDay, takeUp, toList } from "./lifting";
import { wayOf } from "./moving";
import { open, panel } from "./panel";
import { Panel } from "./panel-part";
import { proposal } from "./proposal";
import { Proposed } from "./proposed";
import { liftName, listName, shortName } from "./said";
import { Breakdown, liftTitle } from "./side";
import { clashesSaid, touched } from "./touched";

function Whereto() {
  const now = lift.value;
  return (
    <label class="sbwhere">
      <span class="aloud">{say("sb.to_which_day")}</span>
      <select value={now?.to.list} onChange={(event) => toList(event.currentTarget.value)}>
        {wayOf(lists.value, unit.value).map((list) => (
          <option key={list.id} value={list.id}>
            {list.day ? [dayName(list), dayAndMonth(list.day.date)].filter(Boolean).join(", ") : listName(list)}
          </option>
        ))}
      </select>
      <Icon name="down" size={20} />
    </label>
  );
}

function Carrying() {
  const now = effect.value;
  return (
    <section class="sbdock" aria-label={liftTitle()}>
      <h2>{liftTitle()}</h2>
      <div class="sbsays">
        {now ? (
          <Effects
            short
            days={now.days}
            people={now.people}
            same={now.same}
            clashes={clashesSaid(touched.value?.rows ?? [])}
          />
        ) : (
          <p class="soft">{say("sb.where_it_was")}</p>
        )}
      </div>
      <div class="sbsteps">
        <button type="button" class="btn" aria-label={say("sb.one_up")} onClick={() => step(-1)}>
          <Icon name="up" />
        </button>
        <button type="button" class="btn" aria-label={say("sb.one_down")} onClick={() => step(1)}>
          <Icon name="down" />
        </button>
        <button type="button" class="btn" aria-label={say("sb.key.day_before")} onClick={() => stepDay(-1)}>
          <Icon name="back" />
        </button>
        <button type="button" class="btn" aria-label={say("sb.key.next_day")} onClick={() => stepDay(1)}>
          <Icon name="forward" />
        </button>
        <Whereto />
      </div>
      <div class="sbacts">
        <button type="button" class="btn" onClick={putBack}>
          {say("sb.put_back")}
        </button>
        <button type="button" class="btn ink grow" onClick={placeHere}>
          {say("sb.place_here")}
        </button>
      </div>
    </section>
  );
}

/** The strip that was tapped. */
function Tapped() {
  const list = lists.value.where.get(picked.value ?? "");
  const card = list?.cards.find((one) => one.id === picked.value);
  if (!list || !card || !makesBoards.value) return null;
  return (
    <section class="sbdock" aria-label={shortName(card)}>
      <p>
        <b>{shortName(card)}</b> <span class="soft">{castNames(card.facts?.cast ?? [])}</span>
      </p>
      {card.facts ? <Breakdown scene={card.facts.id} /> : null}
      <div class="sbacts">
        {card.facts ? null : (
          <button type="button" class="btn" onClick={() => open({ is: "banner", list: list.id, strip: card.id })}>
            {say("sb.change")}
          </button>
        )}
        <button type="button" class="btn ink grow" onClick={() => takeUp(card.id)}>
          {say("sb.lift", { strip: liftName([card]) })}
        </button>
      </div>
    </section>
  );
}

export function Dock() {
  if (isLifted.value) return <Carrying />;
  if (proposal.value)
    return (
      <div class="sbdock">
        <Proposed />
      </div>
    );
  if (panel.value)
    return (
      <div class="sbdock">
        <Panel />
      </div>
    );
  return <Tapped />;
}
