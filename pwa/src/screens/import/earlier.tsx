/** What came in, the last first, each with its way back. */
import { whenSaid } from "../../parts/said";
import { tell } from "../../parts/toast";
import { link, record, records } from "../../sync";
import { say } from "../../words";
import { Stays } from "./difference";
import { busy, left, undoImport } from "./incoming";

export function Earlier() {
  const all = [...records("import").value].sort((a, b) => (b.at ?? "").localeCompare(a.at ?? ""));
  if (all.length === 0) return null;
  const undo = async (id: string, file: string) => {
    const done = await undoImport(id, file);
    if (done) tell({ text: say(done.again ? "import.was_undone" : "import.undone", { file }) });
  };
  return (
    <section>
      <div class="sec">
        <h2>{say("import.earlier")}</h2>
        <span>{all.length}</span>
      </div>
      {left.value ? <Stays kept={left.value.stays} title={say("import.left", { file: left.value.file })} /> : null}
      <ul class="lines earlier">
        {all.map((one) => (
          <li key={one.id}>
            <span class="of">{one.file}</span>
            <span class="brief">
              {say("import.came", {
                who: record("person", one.by ?? "").value?.name ?? "",
                when: whenSaid(one.at),
                added: one.added ?? 0,
                changed: one.changed ?? 0,
                removed: one.removed ?? 0,
              })}
              {one.undone_at ? ` ${say("import.undone_when", { when: whenSaid(one.undone_at) })}` : ""}
            </span>
            {one.undone_at ? null : (
              <button
                type="button"
                class="btn"
                aria-label={say("import.undo_this", { file: one.file ?? "" })}
                disabled={busy.value !== undefined || link.state.value === "away"}
                onClick={() => void undo(one.id, one.file ?? "")}
              >
                {say("part.undo")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
