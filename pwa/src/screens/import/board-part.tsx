/** What a file would do to a board that stands, in sentences, and whose days it moves. */
import { signal } from "@preact/signals";
import { language, say } from "../../words";
import type { OnBoard } from "./incoming";

const FIRST = 40;
const whole = signal<ReadonlySet<string>>(new Set());

export function BoardPart({ of }: { of: OnBoard }) {
  const lines = of.changes[language.value];
  const shown = whole.value.has(of.board) ? lines : lines.slice(0, FIRST);
  return (
    <section>
      <div class="sec">
        <h2>{say("import.on_board", { name: of.name })}</h2>
        <span>{of.count}</span>
      </div>
      <ul class="said-lines">
        {shown.map((line) => (
          <li class="said-line" key={line}>
            {line}
          </li>
        ))}
      </ul>
      {shown.length < lines.length ? (
        <button
          type="button"
          class="btn"
          onClick={() => {
            whole.value = new Set([...whole.value, of.board]);
          }}
        >
          {say("import.all_changes", { count: lines.length })}
        </button>
      ) : null}
      {of.people.length > 0 ? (
        <p class="holds">
          {say("import.touches", {
            people: of.people
              .map((one) => (one.name ? `${one.character ?? ""} (${one.name})` : (one.character ?? "")))
              .join(", "),
          })}
        </p>
      ) : null}
    </section>
  );
}
