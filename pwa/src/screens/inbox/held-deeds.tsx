/**
 * Held: deeds that reached the server and wait there: whose, what, since when and why, to be released or to lie.
 * Promises: what a deed would set is shown before it is let go, to whoever may let it go. Refuses: to hide what lies.
 */
import { useEffect, useState } from "preact/hooks";
import type { HeldDeed, Kinds } from "../../generated/kinds";
import { wantsWord } from "../../parts/held-word";
import { Icon } from "../../parts/icon";
import { whenSaid } from "../../parts/said";
import { record } from "../../sync";
import { isWord, say } from "../../words";
import { aboutWord } from "./about";
import { fieldWord } from "./asked";
import { byItself, decide, forWord, lying, mayDecide, wantedFields } from "./held";
import { look } from "./questions";
import { generalOf, valueWord } from "./value";

type Wanted = Readonly<Record<string, unknown>> | null | undefined;

const HIDDEN: ReadonlySet<string> = new Set(["settling", "publishing", "deciding", "replaced"]);

type Rec = Readonly<Record<string, unknown>>;

/** "Run 37", "New: Check-in", "Struck: North gate". */
function whatWord(held: HeldDeed, about: Rec | undefined): string {
  const kind = held.about_kind ?? "";
  const did = `held.did.${(held.verb ?? "").split(".")[1]}`;
  const what = aboutWord(kind, about as never, look).replaceAll("_", " ");
  return isWord(did) ? say(did, { what }) : what;
}

/** "Step: Delivered. Why not: Flat tyre"; the names alone where nobody may see more, or nothing has come yet. */
function setsWord(held: HeldDeed, about: Rec | undefined, wanted: Wanted): string {
  const kind = held.about_kind ?? "";
  const general = generalOf(kind, about, look);
  // Whose deed it is stands before it already.
  const says = (name: string) => !HIDDEN.has(name) && (wanted?.[name] !== held.person || name === "assignee");
  return (wanted ? Object.keys(wanted) : (held.sets ?? []))
    .filter(says)
    .slice(0, 6)
    .map((name) => {
      const field = fieldWord(kind, name);
      return wanted ? `${field}: ${valueWord(kind, name, wanted[name], look, general)}` : field;
    })
    .join(" · ");
}

function whyWord(held: HeldDeed): string {
  const key = `held.why.${held.why}`;
  return say(isWord(key) ? key : "held.why.fault");
}

function One({ held, decides }: { held: HeldDeed; decides: boolean }) {
  const [wanted, learn] = useState<Wanted>(undefined);
  useEffect(() => {
    if (decides) void wantedFields(held.id).then(learn);
  }, [held.id, held.seq, decides]);
  const who = held.person ? record("person", held.person).value?.name : undefined;
  const about = record((held.about_kind ?? "") as keyof Kinds, held.about_record ?? "").value as Rec | undefined;
  const what = whatWord(held, about);
  const sets = setsWord(held, about, wanted);
  const times = { at: whenSaid(held.at), arrived: whenSaid(held.received_at) };
  return (
    <li data-held={held.id}>
      <span class={wantsWord(held) ? "cue-text" : "still"}>
        <Icon name={held.state === "waiting" ? "look" : "minus"} size={20} />
      </span>
      <div>
        <b class="strong">{`${who ?? say("asked.someone")}. ${what}`}</b>
        {sets ? <span class="sets">{sets}</span> : null}
        <span class="why">{`${whyWord(held)} ${say("held.times", times)}`}</span>
      </div>
      {decides ? (
        <div class="btns">
          <button type="button" class="btn" onClick={() => void decide(held, "held_deed.release", what)}>
            {say("held.release")}
          </button>
          {held.state === "waiting" ? (
            <button type="button" class="btn bare" onClick={() => void decide(held, "held_deed.let_lie", what)}>
              {say("held.let_lie")}
            </button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

function Part({ all, decides }: { all: readonly HeldDeed[]; decides: boolean }) {
  return (
    <ul>
      {all.map((held) => (
        <One key={held.id} held={held} decides={decides} />
      ))}
    </ul>
  );
}

export function HeldDeeds() {
  const [word, self, lies] = [forWord.value, byItself.value, lying.value];
  const decides = mayDecide.value;
  if (word.length + self.length + lies.length === 0) return null;
  return (
    <section class="refusals" aria-labelledby="held-title">
      <div class="sec">
        <h2 id="held-title">{say("held.title")}</h2>
        <span>{word.length > 0 ? say("held.count", { count: word.length }) : say("held.none")}</span>
      </div>
      {word.length > 0 && !decides ? <p class="why">{say("held.who_decides")}</p> : null}
      <Part all={word} decides={decides} />
      {self.length > 0 ? (
        <>
          <h3 class="part">{say("held.by_itself")}</h3>
          <Part all={self} decides={false} />
        </>
      ) : null}
      {lies.length > 0 ? (
        <details>
          <summary>{say("held.lying", { count: lies.length })}</summary>
          <Part all={lies} decides={decides} />
        </details>
      ) : null}
    </section>
  );
}
