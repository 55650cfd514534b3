/** The cover sets of a day: scenes that stand ready in case it cannot be shot as planned. */
import { useState } from "preact/hooks";
import { ChoiceField } from "../../parts/fields";
import { recordId, records } from "../../sync";
import { say } from "../../words";
import { addOrLift, does, struck } from "./deeds";
import { dayInside } from "./effect-words";
import { board, facts, lists } from "./held";
import type { List } from "./lists";
import { Sign } from "./strip";

export function CoverForm({ list }: { list: List }) {
  const [scene, setScene] = useState("");
  const covers = records("cover_set").value.filter((one) => one.day === list.id);
  const here = new Set(list.cards.map((card) => card.facts?.id));
  const taken = new Set(covers.map((one) => one.scene));
  const free = lists.value.all
    .flatMap((one) => one.cards.flatMap((card) => card.facts ?? []))
    .filter((one) => !here.has(one.id) && !taken.has(one.id))
    .sort((a, b) => a.number.localeCompare(b.number, undefined, { numeric: true }));
  const add = () => {
    const of = facts.peek().get(scene);
    if (!of) return;
    const id = recordId("cover_set", list.id, scene);
    const made = addOrLift("cover_set", id, { board: board.peek()?.id ?? "", day: list.id, scene });
    void does({
      text: say("sb.cover_added", { scene: of.number, day: dayInside(list) }),
      deeds: made,
      back: [struck("cover_set", id, true)],
    });
    setScene("");
  };
  return (
    <div class="sbform">
      {covers.length === 0 ? <p class="soft">{say("sb.no_cover")}</p> : null}
      <ul class="fx">
        {covers.map((one) => {
          const of = facts.value.get(one.scene ?? "");
          return of ? (
            <li key={one.id}>
              <span>
                <Sign {...of} /> <b>{of.number}</b> <span class="slug">{of.slug}</span>
              </span>
              <button
                type="button"
                class="btn"
                onClick={() =>
                  void does({
                    text: say("sb.cover_out", { scene: of.number }),
                    deeds: [struck("cover_set", one.id, true)],
                    back: [struck("cover_set", one.id, false)],
                  })
                }
              >
                {say("sb.take_out")}
              </button>
            </li>
          ) : null;
        })}
      </ul>
      <ChoiceField
        label={say("sb.cover_scene")}
        value={scene}
        choices={[
          { value: "", label: say("sb.choose") },
          ...free.map((one) => ({ value: one.id, label: `${one.number} ${one.slug}` })),
        ]}
        onChoose={setScene}
      />
      <button type="button" class="btn ink" onClick={add} aria-disabled={scene ? undefined : true}>
        {say("sb.add")}
      </button>
    </div>
  );
}
