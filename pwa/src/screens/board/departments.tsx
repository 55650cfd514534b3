/** Departments as rungs: one person is one column, the soonest call first. */
import { Ladder as Meters } from "../../parts/rungs";
import { say } from "../../words";
import { departmentName } from "../desk/names";
import type { Column } from "./board";

export function Departments({ columns }: { columns: readonly Column[] }) {
  return (
    <ul class="deps" aria-label={say("board.departments")}>
      {columns.map(({ department, rows, done }) => {
        const name = departmentName(department);
        return (
          <li key={department}>
            <p class="dn">
              <span class="tight">{name}</span>
              {done === rows.length ? (
                <span class="faint">{say("board.all")}</span>
              ) : (
                <span class="strong nowrap">{say("board.some", { done, of: rows.length })}</span>
              )}
            </p>
            <Meters
              label={say("board.department", { name, done, of: rows.length })}
              people={rows.map((row) => ({
                person: row.call.id,
                name: row.person.name ?? "",
                reached: row.rung,
                late: row.late,
                hand: row.how ?? undefined,
              }))}
            />
          </li>
        );
      })}
    </ul>
  );
}
