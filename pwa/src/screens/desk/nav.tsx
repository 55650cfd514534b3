/** The desk's screens, each with its key. Refuses: a screen that is not there yet. */

import { go, href, route } from "../../app/route";
import { Dot } from "../../parts/marks";
import { comingCalls, wantsCopy } from "../../parts/my-call";
import { rulings, unruled } from "../../parts/rulings";
import { me } from "../../sync";
import { say, type WordKey } from "../../words";
import { heldWaits } from "../inbox/held";
import { yourQuestions } from "../inbox/open";
import { Keycap } from "./keycap";
import { roleName } from "./names";
import { questions } from "./office";

interface Place {
  readonly screen: string;
  readonly key: string;
  readonly word: WordKey;
}

const PLACES: readonly (readonly Place[])[] = [
  [
    { screen: "board", key: "b", word: "desk.board" },
    { screen: "inbox", key: "i", word: "desk.inbox" },
  ],
  [
    { screen: "call-sheet", key: "c", word: "desk.call_sheet" },
    { screen: "stripboard", key: "s", word: "desk.stripboard" },
  ],
  [
    { screen: "people", key: "p", word: "desk.people" },
    { screen: "runs", key: "u", word: "desk.runs" },
    { screen: "import", key: "m", word: "desk.import" },
  ],
  [{ screen: "today", key: "y", word: "tab.today" }],
];

/** The keys of the screens, for `useKeys`. */
export const placeKeys = () =>
  PLACES.flat().map(({ screen, key, word }) => ({ key, does: say(word), quiet: true, run: () => go(screen) }));

/** Whether something in the inbox waits for this person. */
export const inboxWaits = () =>
  yourQuestions(questions.value, me.value?.person.id).length +
    unruled.value.length +
    rulings.value.length +
    heldWaits.value >
  0;

/** Where something is this person's move: in the inbox, or a call of his own that he has not copied. */
const waits: Readonly<Record<string, () => boolean>> = {
  inbox: inboxWaits,
  today: () => comingCalls.value.some(wantsCopy),
};

export function Nav() {
  const person = me.value?.person;
  return (
    <nav class="nav" aria-label={say("desk.screens")}>
      {PLACES.map((group) => (
        <ul key={group[0]?.screen}>
          {group.map(({ screen, key, word }) => (
            <li key={screen}>
              <a href={href(screen)} aria-current={route.value.screen === screen ? "page" : undefined}>
                <span>{say(word)}</span>
                {waits[screen]?.() ? <Dot /> : null}
                <Keycap name={key.toUpperCase()} />
              </a>
            </li>
          ))}
        </ul>
      ))}
      {person ? (
        <p class="me">
          <b>{person.name}</b>
          {person.position ?? roleName(person.role)}
        </p>
      ) : null}
    </nav>
  );
}
