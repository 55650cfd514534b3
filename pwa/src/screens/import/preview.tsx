/** A file that was sent: what it holds, how it is taken, what it would change, and the two ways on. */
import { ChoiceField } from "../../parts/fields";
import { Icon } from "../../parts/icon";
import { shortDay, whenSaid } from "../../parts/said";
import { tell } from "../../parts/toast";
import { eighths } from "../../rules/eighths";
import { language, say } from "../../words";
import { BoardPart } from "./board-part";
import { DifferenceParts } from "./difference";
import { bringIn, busy, type Preview, putAside, take, undoImport } from "./incoming";
import { Mapping } from "./mapping";

function figures(of: Preview): string {
  const told = of.shown[language.value].figures;
  const number = (name: string) => (typeof told[name] === "number" ? (told[name] as number) : 0);
  if (of.sort === "crew") return say("import.holds_crew", { count: number("people"), phones: number("phones") });
  const pages = eighths(number("eighths"));
  return say("import.holds_scenes", { count: number("scenes"), pages, cast: number("cast") });
}

function Sources({ of }: { of: Preview }) {
  const { source, sources } = of.difference;
  if (sources.length === 0) return null;
  return (
    <ChoiceField
      label={say("import.newer_of")}
      value={source?.id ?? "own"}
      choices={[
        { value: "own", label: say("import.of_its_own") },
        ...sources.map((one) => ({ value: one.id, label: `${one.file}, ${whenSaid(one.at)}` })),
      ]}
      help={say(source ? "import.newer_of_then" : "import.of_its_own_then")}
      onChoose={(id) => void take({ source: id })}
    />
  );
}

function Warnings({ of }: { of: Preview }) {
  const { warnings } = of.shown[language.value];
  if (warnings.length === 0) return null;
  return (
    <details class="warnings">
      <summary>
        <Icon name="look" size={16} /> {say("import.look_at", { count: warnings.length })}
      </summary>
      <ul>
        {warnings.map((one) => (
          <li key={one.text}>{one.text}</li>
        ))}
      </ul>
    </details>
  );
}

/** Brings in, and offers the way back. */
export async function bring(of: Preview): Promise<void> {
  const id = await bringIn();
  if (!id) return;
  const undo = async () => {
    if (await undoImport(id, of.file)) tell({ text: say("import.undone", { file: of.file }) });
  };
  tell({ text: say("import.did", { file: of.file }), undo: () => void undo() });
}

export const isEmpty = ({ difference: { added, changed, removed } }: Preview) =>
  added.length + changed.length + removed.length === 0;

export function Ways({ of }: { of: Preview }) {
  const working = busy.value !== undefined;
  return (
    <div class="btns ways">
      <button type="button" class="btn ink" disabled={working || isEmpty(of)} onClick={() => void bring(of)}>
        {say("import.bring_in")}
      </button>
      <button type="button" class="btn" disabled={working} onClick={putAside}>
        {say("import.cancel")}
      </button>
    </div>
  );
}

export function PreviewParts({ of }: { of: Preview }) {
  const { difference } = of;
  const table = of.shown[language.value].table;
  return (
    <div class="looked-at">
      <section>
        <div class="sec">
          <h2>{of.file}</h2>
          <span>{say(`import.sort_${of.sort}`)}</span>
        </div>
        <p class="holds">{figures(of)}</p>
        <p class="counts" role="status">
          {say("import.counts", {
            added: difference.added.length,
            changed: difference.changed.length,
            removed: difference.removed.length,
            kept: difference.kept.length,
            unchanged: difference.unchanged,
          })}
        </p>
        {difference.sheets.length > 0 ? (
          <p class="holds">
            {say("import.sheets", { days: difference.sheets.map((day) => shortDay(day)).join(", ") })}
          </p>
        ) : null}
        <Ways of={of} />
        <Warnings of={of} />
      </section>
      <div class="how">
        {of.boards.length > 1 ? (
          <ChoiceField
            label={say("import.board")}
            value={of.board ?? ""}
            choices={[
              { value: "", label: say("import.last_board") },
              ...of.boards.map((name) => ({ value: name, label: name })),
            ]}
            onChoose={(name) => void take({ board: name || null })}
          />
        ) : null}
        <Sources of={of} />
        {difference.source && (difference.removed.length > 0 || !of.removes) ? (
          <label class="check">
            <input
              type="checkbox"
              checked={of.removes}
              onChange={(event) => void take({ removes: event.currentTarget.checked })}
            />
            {say("import.removes")}
          </label>
        ) : null}
      </div>
      {table ? <Mapping table={table} /> : null}
      {isEmpty(of) ? <p class="holds">{say("import.no_difference")}</p> : null}
      {difference.schedule?.map((board) => (
        <BoardPart key={board.board} of={board} />
      ))}
      <DifferenceParts of={difference} />
    </div>
  );
}
