/** The departments and duties there are, as suggestions. */
import { records } from "../sync";

function Suggested({ id, words }: { id: string; words: (string | null)[] }) {
  return (
    <datalist id={id}>
      {[...new Set(words.filter(Boolean))].sort().map((word) => (
        <option key={word} value={word ?? ""} />
      ))}
    </datalist>
  );
}

export function Departments() {
  return <Suggested id="departments" words={records("person").value.map((one) => one.department)} />;
}

export function Duties() {
  return <Suggested id="duties" words={records("person").value.map((one) => one.position)} />;
}
