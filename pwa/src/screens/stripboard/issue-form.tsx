/**
 * Issuing the board under the next colour: what it will say, whom it tells, and what the last one said.
 *
 * Promises: what is issued is what was shown (E6); a board that moved meanwhile is shown afresh. Needs the server.
 */
import { useEffect, useState } from "preact/hooks";
import { whenSaid } from "../../parts/said";
import { tell } from "../../parts/toast";
import { ask, clock, deed, me, records, standing, uuid7 } from "../../sync";
import { language, say } from "../../words";
import { makesBoards } from "./held";
import { shut } from "./panel";

interface Shown {
  readonly digest: string;
  readonly number: number;
  readonly colour: string | null;
  readonly changes: Readonly<Record<"en" | "es", readonly string[]>>;
  readonly told: readonly { readonly person: string; readonly moved: boolean }[];
}

const DEADLINE_MS = 30_000;
const FIRST = 60;

async function looked(board: string): Promise<Shown | "away"> {
  try {
    const reply = await ask(`boards/${board}/issue`);
    return reply.ok ? ((await reply.json()) as Shown) : "away";
  } catch {
    return "away";
  }
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul class="fx">
      {lines.slice(0, FIRST).map((line) => (
        <li key={line}>{line}</li>
      ))}
      {lines.length > FIRST ? <li>{say("sb.more_changes", { count: lines.length - FIRST })}</li> : null}
    </ul>
  );
}

export function IssueForm({ board }: { board: string }) {
  const [shown, setShown] = useState<Shown | "away">();
  const versions = records("schedule_version").value.filter((one) => one.number !== null);
  const last = versions.reduce<(typeof versions)[number] | undefined>(
    (best, one) => (best && (best.number ?? 0) > (one.number ?? 0) ? best : one),
    undefined,
  );
  const copies = records("schedule_copy").value.filter((one) => one.version === last?.id);
  const copied = copies.filter((one) => one.copied ?? one.by_hand).length;
  // A version that came, one's own too, makes what was shown old.
  const came = last?.id;
  const makes = makesBoards.value;
  const mine = copies.find((one) => one.person === me.value?.person.id);
  useEffect(() => {
    if (!makes) return;
    let gone = false;
    void looked(board).then((found) => {
      if (!gone) setShown(found);
    });
    return () => {
      gone = true;
    };
  }, [board, came, makes]);
  const issue = async ({ digest, colour }: Shown) => {
    const deadline = new Date(clock.peek() + DEADLINE_MS).toISOString();
    const record = uuid7();
    await deed({
      kind: "schedule_version",
      verb: "schedule_version.issue",
      record,
      fields: { board, issuing: { digest, deadline } },
    });
    shut();
    const where = () => standing("schedule_version", record).value;
    tell({ text: say("sb.issue_sent", { colour: colour ?? "" }), where });
  };
  const copy = (id: string) =>
    deed({
      kind: "schedule_copy",
      verb: "schedule_copy.copy",
      record: id,
      fields: { copied: { at: new Date(clock.peek()).toISOString() } },
    });
  return (
    <div class="sbform">
      {makes && shown === undefined ? <p class="soft">{say("sb.issue_looking")}</p> : null}
      {shown === "away" ? <p class="soft">{say("sb.issue_away")}</p> : null}
      {shown && shown !== "away" ? (
        <>
          <p>{say("sb.issue_to", { count: shown.told.length, moved: shown.told.filter((one) => one.moved).length })}</p>
          {shown.changes[language.value].length === 0 ? (
            <p class="soft">{say(last ? "sb.issue_nothing" : "sb.issue_first")}</p>
          ) : (
            <Lines lines={shown.changes[language.value]} />
          )}
          {last && shown.changes[language.value].length === 0 ? null : (
            <button type="button" class="btn ink" onClick={() => void issue(shown)}>
              {say("sb.issue_as", { colour: shown.colour ?? "" })}
            </button>
          )}
        </>
      ) : null}
      {!(makes || last) ? <p class="soft">{say("sb.never_issued")}</p> : null}
      {last ? (
        <>
          <h3>{say("sb.issued", { colour: last.colour ?? "", when: whenSaid(last.at), by: last.by ?? "" })}</h3>
          {copies.length > 1 || !mine ? (
            <p class="soft">{say("sb.issued_copied", { copied, count: copies.length })}</p>
          ) : null}
          {mine && !mine.copied ? (
            <button type="button" class="btn ink" onClick={() => void copy(mine.id)}>
              {say("sb.copy_that")}
            </button>
          ) : null}
          <Lines lines={(last.changes as Shown["changes"] | null)?.[language.value] ?? []} />
        </>
      ) : null}
    </div>
  );
}
