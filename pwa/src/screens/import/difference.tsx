/** What would change: added, changed with old and new, removed; and what stays. Refuses to draw more than is looked at. */
import { useState } from "preact/hooks";
import { say, type WordKey } from "../../words";
import { byKind, fieldName, kindName, valueSaid } from "./field-words";
import type { Difference, Kept, Line } from "./incoming";

const FIRST = 60;

function Moves({ line, names }: { line: Line; names: Difference["names"] }) {
  return (
    <ul class="moves">
      {line.moves?.map((move) => (
        <li key={move.name}>
          <span class="what">{fieldName(line.kind, move.name)}</span>
          <s>{valueSaid(move.old, names, move.name)}</s>
          <b>{valueSaid(move.new, names, move.name)}</b>
        </li>
      ))}
    </ul>
  );
}

/** What an added record says, in one line: its first few fields beside its name. */
function brief(line: Line, names: Difference["names"]): string {
  const shown = line.moves?.filter((move) => typeof move.new !== "object" || Array.isArray(move.new)) ?? [];
  const said = shown.map((move) => valueSaid(move.new, names, move.name)).filter((text) => text !== line.title);
  return said.slice(0, 4).join(", ").slice(0, 160);
}

function OfKind({
  kind,
  lines,
  names,
  open,
  moved,
}: {
  kind: string;
  lines: Line[];
  names: Difference["names"];
  open: boolean;
  /** Whether old and new stand beside each other. */
  moved: boolean;
}) {
  const [most, setMost] = useState(FIRST);
  return (
    <details open={open}>
      <summary>
        {kindName(kind)} <small>{lines.length}</small>
      </summary>
      <ul class="lines">
        {lines.slice(0, most).map((line) => (
          <li key={line.record + line.title}>
            <span class="of">{line.title || kindName(kind)}</span>
            {moved ? <Moves line={line} names={names} /> : <span class="brief">{brief(line, names)}</span>}
          </li>
        ))}
      </ul>
      {lines.length > most ? (
        <button type="button" class="btn bare" onClick={() => setMost(most + 500)}>
          {say("import.show_more", { count: lines.length - most })}
        </button>
      ) : null}
    </details>
  );
}

function Part({ title, lines, names }: { title: WordKey; lines: readonly Line[]; names: Difference["names"] }) {
  if (lines.length === 0) return null;
  const groups = byKind(lines);
  return (
    <section>
      <div class="sec">
        <h2>{say(title)}</h2>
        <span>{lines.length}</span>
      </div>
      {groups.map(([kind, of]) => (
        <OfKind
          key={kind}
          kind={kind}
          lines={of}
          names={names}
          open={lines.length <= FIRST}
          moved={title === "import.changed"}
        />
      ))}
    </section>
  );
}

export function Stays({
  kept,
  title,
  names = {},
}: {
  kept: readonly Kept[];
  title: string;
  names?: Difference["names"];
}) {
  const [most, setMost] = useState(FIRST);
  if (kept.length === 0) return null;
  return (
    <section>
      <div class="sec">
        <h2>{title}</h2>
        <span>{kept.length}</span>
      </div>
      <ul class="lines">
        {kept.slice(0, most).map((one) => (
          <li key={one.record + (one.field ?? "")}>
            <span class="of">{one.title || kindName(one.kind)}</span>
            {one.field ? (
              <span class="brief">
                {say("import.stays_as", {
                  field: fieldName(one.kind, one.field),
                  stands: valueSaid(one.stands, names, one.field),
                  file: valueSaid(one.file, names, one.field),
                })}
              </span>
            ) : (
              <span class="brief">{say(`import.why_${one.why}`)}</span>
            )}
          </li>
        ))}
      </ul>
      {kept.length > most ? (
        <button type="button" class="btn bare" onClick={() => setMost(most + 500)}>
          {say("import.show_more", { count: kept.length - most })}
        </button>
      ) : null}
    </section>
  );
}

export function DifferenceParts({ of }: { of: Difference }) {
  return (
    <>
      <Part title="import.added" lines={of.added} names={of.names} />
      <Part title="import.changed" lines={of.changed} names={of.names} />
      <Part title="import.removed" lines={of.removed} names={of.names} />
      <Stays kept={of.kept} title={say("import.stays")} names={of.names} />
      {of.not_taken.length > 0 ? (
        <section>
          <div class="sec">
            <h2>{say("import.not_taken")}</h2>
            <span>{of.not_taken.length}</span>
          </div>
          <ul class="lines">
            {of.not_taken.slice(0, 200).map((one) => (
              <li key={one.record + (one.field ?? "")}>
                <span class="of">
                  {one.title || kindName(one.kind)}
                  {one.field ? `, ${fieldName(one.kind, one.field)}` : ""}
                </span>
                <span class="brief">
                  {say(one.code === "not_yours" ? "import.not_your_role" : "import.not_accepted")}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
