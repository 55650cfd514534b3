/** What was decided about this person's own words: which value stands, who settled it, when. Gone once he has seen it. */
import type { Kinds, Ruling } from "../../generated/kinds";
import { Icon } from "../../parts/icon";
import { rulings, seeRuling } from "../../parts/rulings";
import { whenSaid } from "../../parts/said";
import { now, record } from "../../sync";
import { say } from "../../words";
import { aboutWord } from "./about";
import { fieldWord } from "./asked";
import { look } from "./questions";
import { generalOf, valueWord } from "./value";

/** "Run 37, Step: Cancelled stands, not Delivered." */
export function ruledWord(ruling: Ruling): string {
  const kind = ruling.about_kind ?? "";
  const field = ruling.about_field ?? "";
  const about = record(kind as keyof Kinds, ruling.about_record ?? "").value as Record<string, unknown> | undefined;
  const general = generalOf(kind, about, look);
  const valued = (value: unknown) => valueWord(kind, field, value, look, general);
  const what = {
    what: aboutWord(kind, about as never, look),
    field: fieldWord(kind, field),
    value: valued(ruling.value),
  };
  if (ruling.stood) return say("ruling.stands", what);
  // What this phone does not hold may not be said here either.
  if (!about || JSON.stringify(about[field] ?? null) === JSON.stringify(ruling.value ?? null))
    return say("ruling.not", what);
  return say("ruling.other_stands", { ...what, stands: valued(about[field]) });
}

/** "Imogen Talavera settled it, 14:20." */
export function byWord(ruling: Ruling): string {
  const who = ruling.by ? record("person", ruling.by).value?.name : undefined;
  const at = whenSaid(ruling.at);
  return who ? say("ruling.by", { who, at }) : say("ruling.at", { at });
}

export function Rulings() {
  if (rulings.value.length === 0) return null;
  return (
    <section class="refusals" aria-labelledby="rulings-title">
      <div class="sec">
        <h2 id="rulings-title">{say("ruling.title")}</h2>
      </div>
      <ul>
        {rulings.value.map((ruling) => (
          <li key={ruling.id} data-ruling={ruling.id}>
            <span class={ruling.stood ? "still" : "cue-text"}>
              <Icon name={ruling.stood ? "tick" : "look"} size={20} />
            </span>
            <div>
              <b class="strong">{ruledWord(ruling)}</b>
              <span class="why">{byWord(ruling)}</span>
            </div>
            <button type="button" class="btn" onClick={() => void seeRuling(ruling, new Date(now()).toISOString())}>
              {say("needs.seen")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
