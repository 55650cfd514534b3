/** A banner: what it says, how long it takes. A new one comes behind the strip the keys are on, else last in its day. */
import { useState } from "preact/hooks";
import { TextField } from "../../parts/fields";
import { between } from "../../rules/order";
import { type AnyDeed, record, uuid7 } from "../../sync";
import { say } from "../../words";
import { at, goTo } from "./cursor";
import { does, struck } from "./deeds";
import { board, listOf } from "./held";
import { readLength, writeLength } from "./length";
import { shut } from "./panel";

const USUAL = ["sb.usual.lunch", "sb.usual.move", "sb.usual.rig", "sb.usual.set_up"] as const;

/** Behind the strip the keys are on where that is of this day. */
function orderIn(list: string, id: string): string {
  const cards = listOf(list).peek()?.cards ?? [];
  const here = cards.findIndex((card) => card.id === at.peek());
  const place = here < 0 ? cards.length : here + 1;
  return between(cards[place - 1]?.order ?? null, cards[place]?.order ?? null, id);
}

export function BannerForm({ list, strip }: { list: string; strip: string | undefined }) {
  const stood = strip ? record("strip", strip).peek() : undefined;
  const [text, setText] = useState(stood?.banner ?? "");
  const [length, setLength] = useState(writeLength(stood?.minutes ?? null));
  const [wrong, setWrong] = useState<string>();
  const save = () => {
    const minutes = readLength(length);
    if (minutes === undefined) return setWrong(say("sb.length_wrong"));
    const banner = text.trim() || say("sb.banner");
    const id = strip ?? uuid7();
    const made: AnyDeed = strip
      ? { kind: "strip", verb: "strip.edit", record: id, fields: { banner, minutes } }
      : {
          ...{ kind: "strip", verb: "strip.add", record: id },
          fields: {
            board: board.peek()?.id ?? "",
            banner,
            minutes,
            at: { place: "day", day: list, order: orderIn(list, id) },
          },
        };
    const back: AnyDeed = strip
      ? {
          ...{ kind: "strip", verb: "strip.edit", record: id },
          fields: { banner: stood?.banner ?? null, minutes: stood?.minutes ?? null },
        }
      : struck("strip", id, true);
    void does({ text: say(strip ? "sb.banner_changed" : "sb.banner_added", { banner }), deeds: [made], back: [back] });
    shut();
    goTo(id);
  };
  const takeOut = (id: string) => {
    const banner = stood?.banner ?? "";
    void does({
      ...{ text: say("sb.banner_taken_out", { banner }) },
      ...{ deeds: [struck("strip", id, true)], back: [struck("strip", id, false)] },
    });
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
      <TextField label={say("sb.banner_text")} value={text} onText={setText} list="sb-usual" longest={200} />
      <datalist id="sb-usual">
        {USUAL.map((word) => (
          <option key={word} value={say(word)} />
        ))}
      </datalist>
      <TextField
        label={say("sb.takes")}
        help={say("sb.takes_help")}
        error={wrong}
        value={length}
        onText={setLength}
        inputMode="text"
      />
      <div class="sbacts">
        <button type="submit" class="btn ink">
          {say(strip ? "sb.keep" : "sb.add")}
        </button>
        {strip ? (
          <button type="button" class="btn" onClick={() => takeOut(strip)}>
            {say("sb.take_out")}
          </button>
        ) : null}
      </div>
    </form>
  );
}
