/**
 * Who has not copied yet, soonest call first, one row to ring each; and who keeps an earlier copy.
 *
 * Promises: J and K walk the rows and focus goes along; a row that leaves passes the focus to the next.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { go } from "../../app/route";
import { Chip } from "../../parts/paper";
import { say } from "../../words";
import { useKeys } from "../desk/keys";
import { duty } from "../desk/names";
import type { Ladder, LadderRow } from "./board";
import { byHand, throughFor } from "./by-hand";
import { callWord } from "./call-word";
import { ReachRow } from "./reach-row";

const COLUMNS = ["board.to_call", "board.call", "board.who", "board.reached"] as const;

export function ReachTable({ rows }: { rows: readonly LadderRow[] }) {
  const [at, setAt] = useState<string | undefined>();
  const body = useRef<HTMLTableSectionElement>(null);
  const place = rows.findIndex((row) => row.call.id === at);
  const lastPlace = useRef(0);
  if (place >= 0) lastPlace.current = place;
  const held = place >= 0 ? place : Math.min(lastPlace.current, rows.length - 1);
  const focused = rows[held];
  const inTable = useRef(false);
  useEffect(() => {
    // The row that had the focus copied and left: the next takes it, so that a listener is not thrown to the top.
    if (inTable.current && document.activeElement === document.body) rowElement(focused)?.focus();
  });
  const rowElement = (row: LadderRow | undefined) =>
    row ? body.current?.querySelector<HTMLElement>(`tr[data-row="${row.call.id}"]`) : undefined;
  const walk = (way: 1 | -1) => {
    const begun = inTable.current || at !== undefined;
    const next = rows[begun ? Math.max(0, Math.min(rows.length - 1, held + way)) : 0];
    if (!next) return;
    setAt(next.call.id);
    rowElement(next)?.focus();
  };
  const on = (row: (row: LadderRow) => void) => () => void (focused && row(focused));
  useKeys([
    { key: "j", does: say("desk.down"), run: () => walk(1) },
    { key: "k", does: say("desk.up"), run: () => walk(-1) },
    {
      key: "Enter",
      does: say("board.key_menu"),
      run: on((row) => rowElement(row)?.querySelector<HTMLElement>(".more")?.click()),
    },
    {
      key: "r",
      does: say("board.key_ring"),
      run: on((row) => rowElement(row)?.querySelector<HTMLElement>("a[href^='tel:']")?.click()),
    },
    { key: "a", does: say("hand.rang"), run: on((row) => byHand(row, { how: "rang" })) },
    { key: "v", does: say("hand.voicemail"), run: on((row) => byHand(row, { how: "voicemail" })) },
    { key: "l", does: say("knew.key"), quiet: true, run: on((row) => go(`knew/${row.person.id}`)) },
    { key: "t", does: say("board.key_through"), quiet: true, run: on((row) => byHand(row, throughFor(row))) },
  ]);
  return (
    <table class="table reachtable" aria-label={say("board.not_copied_yet")}>
      <thead>
        <tr>
          {COLUMNS.map((word) => (
            <th key={word} scope="col" aria-sort={word === "board.to_call" ? "ascending" : undefined}>
              {say(word)}
            </th>
          ))}
          <th scope="col" class="num">
            {say("board.ring")}
          </th>
        </tr>
      </thead>
      <tbody
        ref={body}
        onFocusIn={() => {
          inTable.current = true;
        }}
        onFocusOut={(event) => {
          const to = event.relatedTarget as Node | null;
          inTable.current = to === null || body.current?.contains(to) === true;
        }}
      >
        {rows.map((row) => (
          <ReachRow key={row.call.id} row={row} focused={row === focused} onFocus={() => setAt(row.call.id)} />
        ))}
      </tbody>
    </table>
  );
}

/** Told earlier and done since: their time did not move, so nothing is asked of them. */
export function Kept({ ladder }: { ladder: Ladder }) {
  if (ladder.kept.length === 0) return null;
  return (
    <details class="kept">
      <summary>{say("board.kept", { count: ladder.kept.length })}</summary>
      <ul>
        {ladder.kept.map((row) => (
          <li key={row.call.id}>
            <span class="time">{callWord(row.call.mode, row.call.minutes)}</span>
            <span>
              <span class="strong">{row.person.name}</span> <span class="soft tight">{duty(row.person)}</span>
            </span>
            <span class="soft">
              {say("board.unchanged_since")} <Chip colour={row.call.told_colour ?? ""} />
              {row.rung === 4 ? say("board.and_copied") : say("board.and_by_hand")}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
