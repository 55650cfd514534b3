/** A further unit of the board, with a first day to lay strips in. */
import { useState } from "preact/hooks";
import { ChoiceField, TextField } from "../../parts/fields";
import { nth } from "../../rules/order";
import { type AnyDeed, recordId, uuid7 } from "../../sync";
import { say } from "../../words";
import { addOrLift, does, struck } from "./deeds";
import { board, chooseUnit, units } from "./held";
import { shut } from "./panel";

type Sort = "second" | "splinter";

export function UnitForm() {
  const [name, setName] = useState("");
  const [sort, setSort] = useState<Sort>("second");
  const [wrong, setWrong] = useState<string>();
  const save = () => {
    const of = board.peek();
    const unit = name.trim() || say(sort === "second" ? "sb.second" : "sb.splinter");
    if (!of) return;
    if (units.peek().includes(unit)) return setWrong(say("sb.unit_is_there", { unit }));
    const id = recordId("board_unit", of.id, unit);
    const day = uuid7();
    const order = nth(units.peek().length);
    const made: AnyDeed[] = [
      ...addOrLift("board_unit", id, { board: of.id, unit, sort, on_calendar: of.on_calendar, order }),
      { kind: "day_break", verb: "day_break.add", record: day, fields: { board: of.id, unit, order: nth(10) } },
    ];
    const back = [struck("board_unit", id, true), struck("day_break", day, true)];
    void does({ text: say("sb.unit_added", { unit }), deeds: made, back });
    chooseUnit(unit);
    shut();
  };
  return (
    <form
      class="sbform"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <ChoiceField
        label={say("sb.unit_sort")}
        value={sort}
        choices={[
          { value: "second", label: say("sb.second") },
          { value: "splinter", label: say("sb.splinter") },
        ]}
        onChoose={setSort}
      />
      <TextField label={say("sb.unit_name")} error={wrong} value={name} onText={setName} longest={80} />
      <button type="submit" class="btn ink">
        {say("sb.add")}
      </button>
    </form>
  );
}
