/** What the columns of a crew list are: each with its first cells and a choice. Promises: a choice is read again at once. */
import { say, type WordKey } from "../../words";
import { busy, type Table, take } from "./incoming";

const FIELDS = [
  "name",
  "first_name",
  "last_name",
  "position",
  "department",
  "phone",
  "phone_2",
  "email",
  "unit",
  "role",
  "cast_id",
  "character",
  "order",
  "language",
  "ignore",
] as const;
const CELLS = 3;

export function Mapping({ table }: { table: Table }) {
  const choose = (index: number, field: string) => {
    const columns = Object.fromEntries(table.columns.map((column) => [String(column.index), column.field]));
    return take({ mapping: { ...table.mapping, columns: { ...columns, [String(index)]: field } } });
  };
  return (
    <section>
      <div class="sec">
        <h2>{say("import.columns")}</h2>
        <span>{say("import.rows", { count: table.rows })}</span>
      </div>
      <div class="scrolls">
        <table class="table columns">
          <thead>
            <tr>
              <th scope="col">{say("import.column")}</th>
              <th scope="col">{say("import.in_the_file")}</th>
              <th scope="col">{say("import.is")}</th>
            </tr>
          </thead>
          <tbody>
            {table.columns.map((column) => (
              <tr key={column.index}>
                <th scope="row">{column.title || say("import.column_n", { n: column.index + 1 })}</th>
                <td class="cells">
                  {table.sample
                    .map((row) => row.cells[column.index])
                    .filter(Boolean)
                    .slice(0, CELLS)
                    .join(" · ")}
                </td>
                <td>
                  <select
                    aria-label={say("import.column_is", { column: column.title || String(column.index + 1) })}
                    value={column.field}
                    disabled={busy.value !== undefined}
                    onChange={(event) => void choose(column.index, event.currentTarget.value)}
                  >
                    {FIELDS.map((field) => (
                      <option key={field} value={field}>
                        {say(`import.field_${field}` as WordKey)}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.problems.length > 0 ? (
        <ul class="lines looks">
          {table.problems.slice(0, 40).map((problem) => (
            <li key={`${problem.row}${problem.text}`}>
              <span class="of">{say("import.row_n", { n: problem.row })}</span>
              <span class="brief">{problem.text}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
