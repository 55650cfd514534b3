/**
 * Beside the strips: what is lifted and what it does, the day-out-of-days it touches; else the strip the keys are on.
 * Below, the boneyard and what is placed nowhere.
 */
import { computed } from "@preact/signals";
import { record, records } from "../../sync";
import { say } from "../../words";
import { Keycap } from "../desk/keycap";
import { breakdownOf } from "./breakdown";
import { at } from "./cursor";
import { DoodTable } from "./dood-table";
import { Effects } from "./effect-part";
import { castNames, dayInside, dayName } from "./effect-words";
import { effect, lift, listOf, lists } from "./held";
import { placeHere, putBack } from "./lifting";
import { ListPart } from "./list-part";
import { BONEYARD, UNPLACED } from "./lists";
import { panel } from "./panel";
import { Panel } from "./panel-part";
import { proposal } from "./proposal";
import { Proposed } from "./proposed";
import { lengthSaid, liftName, listName, pagesSaid } from "./said";
import { clashesSaid, touched } from "./touched";

export function liftTitle(): string {
  const now = lift.value;
  if (!now) return "";
  const [from, to] = [now.from.list, now.to.list].map((id) => dayInside(lists.value.byId.get(id) ?? null));
  const strip = liftName(now.cards);
  return from === to
    ? say("sb.within", { strip, list: to ?? "" })
    : say("sb.from_to", { strip, from: from ?? "", to: to ?? "" });
}

const dayNameOf = (id: string) => {
  const list = lists.value.byId.get(id);
  return list?.day ? dayName(list) : listName(list);
};

export function Acts() {
  return (
    <div class="sbacts">
      <button type="button" class="btn ink" onClick={placeHere}>
        {say("sb.place_here")} <Keycap name="Enter" />
      </button>
      <button type="button" class="btn" onClick={putBack}>
        {say("sb.put_back")} <Keycap name="Esc" />
      </button>
    </div>
  );
}

function Lifted() {
  const now = effect.value;
  const dood = touched.value;
  return (
    <>
      <section aria-label={liftTitle()}>
        <div class="sec">
          <h2>{liftTitle()}</h2>
          <span>{say("sb.lifted")}</span>
        </div>
        {now ? (
          <Effects days={now.days} people={now.people} same={now.same} clashes={clashesSaid(dood?.rows ?? [])} />
        ) : (
          <p class="none">{say("sb.where_it_was")}</p>
        )}
        <Acts />
      </section>
      {dood && dood.rows.length > 0 ? <DoodTable {...dood} /> : null}
    </>
  );
}

const elements = computed(() => new Map(records("element").value.map((one) => [one.id, one])));

/** What the scene needs beside its cast, and the notes on it. */
export function Breakdown({ scene }: { scene: string }) {
  const of = record("scene", scene).value;
  if (!of) return null;
  return (
    <>
      <dl class="sbneeds">
        {breakdownOf(of, elements.value).map(({ category, names }) => (
          <div key={category}>
            <dt>{category}</dt>
            <dd>{names.join(", ")}</dd>
          </div>
        ))}
      </dl>
      {of.comments ? <p class="soft">{of.comments}</p> : null}
    </>
  );
}

/** The strip that the keys are on, in full. */
function Here() {
  const list = lists.value.where.get(at.value ?? "");
  const card = list?.cards.find((one) => one.id === at.value);
  if (!card?.facts) return null;
  const { facts } = card;
  return (
    <section class="sbhere" aria-label={say("sb.scene", { number: facts.number })}>
      <div class="sec">
        <h2>{say("sb.scene", { number: facts.number })}</h2>
        <span>{dayNameOf(list?.id ?? "")}</span>
      </div>
      <p class="slug">{facts.slug}</p>
      {facts.description ? <p>{facts.description}</p> : null}
      <p class="soft">
        {[pagesSaid(facts), card.minutes ? lengthSaid(card.minutes) : "", facts.place ?? ""].filter(Boolean).join(", ")}
      </p>
      <p class="soft">{castNames(facts.cast)}</p>
      {facts.omitted ? <p>{say("sb.omitted")}</p> : null}
      <Breakdown scene={facts.id} />
    </section>
  );
}

export function Yard({ id }: { id: typeof BONEYARD | typeof UNPLACED }) {
  const list = listOf(id).value;
  // Nothing is unplaced on most boards; the boneyard is always there to lay a strip in.
  if (id === UNPLACED && !list?.cards.length && lift.value === undefined) return null;
  const name = listName(list);
  return (
    <section class="sbyard" data-list={id} aria-label={name}>
      <div class="sec" data-head>
        <h2>{name}</h2>
        <span>{list ? `${say("sb.scenes", { count: list.sum.scenes })}, ${pagesSaid(list.sum)}` : ""}</span>
      </div>
      <ListPart id={id} small label={name} />
    </section>
  );
}

export function Side() {
  return (
    <div class="sbside">
      {lift.value ? <Lifted /> : proposal.value ? <Proposed /> : panel.value ? <Panel /> : <Here />}
      <Yard id={BONEYARD} />
      <Yard id={UNPLACED} />
    </div>
  );
}
