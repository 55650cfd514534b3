/** How many have copied, in the largest type on the board, and what is left. */
import { Rungs } from "../../parts/rungs";
import { say } from "../../words";
import type { Ladder } from "./board";

const LEGEND = [
  [1, "reach.sent"],
  [2, "reach.on_the_phone"],
  [3, "reach.seen"],
  [4, "reach.copied"],
] as const;

function left(ladder: Ladder): string {
  const toGo = ladder.told.length - ladder.done;
  const earlier = ladder.open.filter((row) => row.unchanged).length;
  return [
    toGo > 0 ? say("board.to_go", { count: toGo }) : say("board.all_copied"),
    ladder.unreached > 0 ? say("board.not_on_phone", { count: ladder.unreached }) : "",
    ladder.byHand > 0 ? say("board.by_hand", { count: ladder.byHand }) : "",
    earlier > 0 ? say("board.earlier", { count: earlier }) : "",
  ]
    .filter(Boolean)
    .join(" ");
}

export function Hero({ ladder, colour }: { ladder: Ladder; colour: string }) {
  return (
    <div class="hero">
      <p class="n">
        {ladder.done}
        <small>{say("board.of", { of: ladder.told.length })}</small>
      </p>
      <div class="words">
        <p>
          <b>{say("board.have_copied", { count: ladder.told.length, colour })}</b>
          {left(ladder)}
        </p>
      </div>
      <ul class="rungkey">
        {LEGEND.map(([reached, word]) => (
          <li key={word}>
            <Rungs reached={reached} />
            {say(word)}
          </li>
        ))}
        {ladder.told.some((row) => row.how) ? (
          <li>
            <Rungs reached={0} hand="rang" />
            {say("board.hand")}
          </li>
        ) : null}
      </ul>
    </div>
  );
}
