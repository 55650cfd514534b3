/**
 * One person who has not copied yet: time to call, call, who, how far it got, and the number to ring.
 *
 * Promises: the row takes the keys R, A, V, T, L and Enter; how far it got leads to what he knew and when; what a hand did is a deed and shows at once.
 */
import { href } from "../../app/route";
import { Was } from "../../parts/call-clock";
import { Icon } from "../../parts/icon";
import { Chip } from "../../parts/paper";
import { telephone } from "../../parts/rows";
import { Reach } from "../../parts/rungs";
import { minutesSaid, whenSaid } from "../../parts/said";
import { span } from "../../rules/time";
import { say } from "../../words";
import { duty } from "../desk/names";
import type { LadderRow } from "./board";
import { ByHand } from "./by-hand";
import { callWord } from "./call-word";

function toCallWord(minutes: number | null): string {
  if (minutes === null) return "";
  return minutes < 0 ? say("board.ago", { span: span(-minutes, "table") }) : span(minutes, "table");
}

const below = (row: LadderRow): string =>
  [duty(row.person), row.call.pickup === null ? "" : say("board.pickup", { at: minutesSaid(row.call.pickup) })]
    .filter(Boolean)
    .join(", ");

export function ReachRow({ row, focused, onFocus }: { row: LadderRow; focused: boolean; onFocus: () => void }) {
  const name = row.person.name ?? "";
  const { was } = row;
  const moved = was && (was.minutes !== row.call.minutes || was.mode !== row.call.mode);
  return (
    <tr class={focused ? "focus" : ""} data-row={row.call.id} tabIndex={focused ? 0 : -1} onFocusIn={onFocus}>
      <td class={row.late ? "mins cue-text" : "mins"}>{toCallWord(row.toCall)}</td>
      <td class="at">
        <span class={row.call.minutes === null ? "time word" : "time"}>
          {callWord(row.call.mode, row.call.minutes)}
        </span>{" "}
        {moved ? <Was text={callWord(was.mode, was.minutes)} aloud={say("desk.was")} /> : null}
      </td>
      <th scope="row" class="who">
        <span class="strong">{name}</span> <span class="soft tight">{below(row)}</span>
        <span class="tel soft nowrap" aria-hidden="true">
          {row.phone ?? say("board.no_number")}
        </span>
        {row.unchanged ? (
          <>
            {" "}
            <Chip colour={row.call.told_colour ?? ""} />
          </>
        ) : null}
      </th>
      <td class="reached">
        <a class="then" href={href(`knew/${row.person.id}`)} title={say("people.knew", { name })}>
          <Reach reached={row.rung} hand={row.how ?? undefined} late={row.late} at={whenSaid(row.reachedAt)} />
          <span class="aloud">{say("people.knew", { name })}</span>
        </a>
      </td>
      <td class="ph">
        <span class="acts">
          {row.phone ? (
            <a href={telephone(row.phone)} aria-label={say("board.ring_at", { name, phone: row.phone })}>
              <Icon name="handset" size={16} />
              <span>{row.phone}</span>
            </a>
          ) : (
            <span class="faint">{say("board.no_number")}</span>
          )}
          <ByHand row={row} />
        </span>
      </td>
    </tr>
  );
}
