/** A board: its name, its longest day, a copy of it, and which is the current one. */
import { useState } from "preact/hooks";
import { go } from "../../app/route";
import { TextField } from "../../parts/fields";
import { may } from "../../parts/may";
import { production } from "../../parts/said";
import { type AnyDeed, records, uuid7 } from "../../sync";
import { say } from "../../words";
import { copyBoard } from "./board-deeds";
import { does } from "./deeds";
import { board, isCurrent, laid } from "./held";
import { readLength, writeLength } from "./length";
import { shut } from "./panel";

function makeCurrent(id: string, name: string): void {
  const of = production.peek();
  if (!of) return;
  const set = (to: string | null): AnyDeed => ({
    ...{ kind: "production", verb: "production.edit", record: of.id },
    fields: { board: to },
  });
  void does({ text: say("sb.now_current", { board: name }), deeds: [set(id)], back: [set(of.board)] });
}

export function BoardForm() {
  const of = board.value;
  const [name, setName] = useState(of?.name ?? "");
  const [longest, setLongest] = useState(writeLength(of?.day_minutes ?? null));
  const [wrong, setWrong] = useState<string>();
  if (!of) return null;
  const save = () => {
    const day_minutes = readLength(longest);
    if (day_minutes === undefined) return setWrong(say("sb.length_wrong"));
    const [was, now] = [
      { name: of.name, day_minutes: of.day_minutes },
      { name: name.trim() || of.name, day_minutes },
    ];
    shut();
    if (was.name === now.name && was.day_minutes === now.day_minutes) return;
    const set = (fields: typeof now): AnyDeed => ({ kind: "board", verb: "board.edit", record: of.id, fields });
    void does({ text: say("sb.board_kept", { board: now.name ?? "" }), deeds: [set(now)], back: [set(was)] });
  };
  const copy = () => {
    const id = uuid7();
    const called = say("sb.copy_of", { board: of.name ?? "" });
    const [units, covers] = [records("board_unit").peek(), records("cover_set").peek()];
    const change = copyBoard({ board: of, laid: laid.peek(), units, covers }, id, called);
    shut();
    void does({ text: say("sb.copied", { board: called }), ...change });
    go(`stripboard/${id}`);
  };
  return (
    <form
      class="sbform"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField label={say("sb.board_name")} value={name} onText={setName} longest={200} />
      <TextField
        label={say("sb.longest_day")}
        help={say("sb.longest_help")}
        error={wrong}
        value={longest}
        onText={setLongest}
      />
      <div class="sbacts">
        <button type="submit" class="btn ink">
          {say("sb.keep")}
        </button>
        <button type="button" class="btn" onClick={copy}>
          {say("sb.copy_board")}
        </button>
      </div>
      {isCurrent.value ? (
        <p class="soft">{say("sb.is_current")}</p>
      ) : may("production", "production.edit") ? (
        <button
          type="button"
          class="btn"
          onClick={() => {
            shut();
            makeCurrent(of.id, of.name ?? "");
          }}
        >
          {say("sb.make_current")}
        </button>
      ) : (
        <p class="soft">{say("sb.not_current")}</p>
      )}
    </form>
  );
}
