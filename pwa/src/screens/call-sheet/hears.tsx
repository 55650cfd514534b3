/** Who hears of it, by department, and how many keep their time and are left alone. */
import { whenSaid } from "../../parts/said";
import { say } from "../../words";
import { CAST } from "../board/board";
import { callWord } from "../board/call-word";
import { departmentName } from "../desk/names";
import { people } from "../desk/office";
import type { Preview, ToldPerson } from "./preview";

/** Departments with how many of each are told, in the order of the crew list. */
export function byDepartment(told: readonly ToldPerson[]): [string, ToldPerson[]][] {
  const order = new Map(people.value.map((person) => [person.id, person]));
  const found = new Map<string, ToldPerson[]>();
  const sorted = [...told].sort((a, b) => (order.get(a.person)?.order ?? 9999) - (order.get(b.person)?.order ?? 9999));
  for (const one of sorted) {
    const name = one.department ?? (order.get(one.person)?.role === "cast" ? CAST : "");
    found.set(name, [...(found.get(name) ?? []), one]);
  }
  return [...found];
}

export function Hears({ preview, asOf }: { preview: Preview; asOf: number | undefined }) {
  const { told, kept } = preview;
  return (
    <section class="hears" aria-labelledby="hears-title">
      <div class="sec">
        <h2 id="hears-title">{say("builder.who_hears")}</h2>
        <span>
          {kept === 0 && told.length > 0 && told.every((one) => !one.from)
            ? say("builder.first_out")
            : say("builder.kept", { count: kept, of: kept + told.length })}
          {asOf === undefined ? null : `, ${say("builder.as_of", { at: whenSaid(asOf) })}`}
        </span>
      </div>
      {told.length === 0 ? <p class="none">{say(preview.past ? "builder.past_day" : "builder.nobody_hears")}</p> : null}
      <ul>
        {byDepartment(told).map(([name, of]) => (
          <li key={name}>
            <b>{of.length}</b>
            {departmentName(name)}
          </li>
        ))}
      </ul>
      {preview.resting.length > 0 ? (
        <p class="resting">
          {say("builder.resting", { count: preview.resting.length, names: preview.resting.join(", ") })}
        </p>
      ) : null}
      {told.length > 0 ? (
        <details>
          <summary>{say("builder.by_name")}</summary>
          <ul class="names">
            {told.map((one) => (
              <li key={`${one.person}/${one.to?.minutes}`}>
                <span class="strong">{one.name}</span>
                <span>
                  {one.from ? <s class="was">{callWord(one.from.mode, one.from.minutes)}</s> : null}{" "}
                  <span class="time">{callWord(one.to?.mode, one.to?.minutes)}</span>
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
