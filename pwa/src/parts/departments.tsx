/** The departments there are, as suggestions. */
import { records } from "../sync";

export function Departments() {
  const names = [
    ...new Set(
      records("person")
        .value.map((one) => one.department)
        .filter(Boolean),
    ),
  ].sort();
  return (
    <datalist id="departments">
      {names.map((name) => (
        <option key={name} value={name ?? ""} />
      ))}
    </datalist>
  );
}
