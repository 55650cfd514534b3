/** The board's short sentences: what a PA is on, what a check-in says, what happened last. */
import type { CheckIn } from "../../generated/kinds";
import { timeSaid, whenSaid } from "../../parts/said";
import { say } from "../../words";
import { revisions } from "../desk/office";
import { runNumber } from "../runs/run-words";
import { callWord } from "./call-word";
import type { Happened } from "./happened";
import type { PaRow } from "./pas";

/** "In, basecamp"; a note is said whole. */
export function checkWord(check: CheckIn): string {
  const what =
    check.what === null || check.what === "at_place" || check.what === "note" ? "" : say(`heard.${check.what}`);
  const words = [what, check.place ?? "", check.note ?? ""].filter(Boolean).join(", ");
  return words || say(`heard.${check.what ?? "note"}`);
}

function callWords({ call }: PaRow): string {
  if (!call) return "";
  return say("board.call_at", {
    at: call.instant === null ? callWord(call.mode, call.minutes) : whenSaid(call.instant),
  });
}

/** "Run 39, to camera truck"; "Wrapped 20:06, call 07:00"; "Call 07:00". */
export function doingWord(row: PaRow): string {
  const { doing } = row;
  if (doing.is === "run") {
    const number = runNumber(doing.run);
    const to = doing.run.deliver_to;
    return to ? say("board.run_to", { run: number, to }) : `${number}, ${doing.run.title ?? ""}`;
  }
  if (doing.is === "check_in") return checkWord(doing.check);
  const call = callWords(row);
  if (doing.is === "wrapped")
    return [say("board.wrapped", { at: whenSaid(doing.at) }), call].filter(Boolean).join(", ");
  return call || say("board.not_in_yet");
}

/** "04:29 Walt Kinsolver has seen Blue". */
export function happenedWord(one: Happened): string {
  const values = { at: timeSaid(one.at), who: one.who };
  if (one.is === "check_in") return say("last.check_in", { ...values, what: checkWord(one.check) });
  if ("run" in one) return say(`last.${one.is}`, { ...values, run: runNumber(one.run) });
  const colour = revisions.value.find((revision) => revision.revision === one.copy.revision)?.colour ?? "";
  return say(`last.${one.is}`, { ...values, colour });
}
