// Cast elements: which they are, and the order of their ids. A cast id is a text and never a key.
// Twin of server/office/schedule/cast.py.

const CAST: ReadonlySet<string> = new Set(["cast", "cast member", "cast members"]);

export const isCast = (element: { readonly category: string | null }): boolean =>
  CAST.has((element.category ?? "").trim().toLowerCase());

function keyOf(castId: string | null): [number, number, string] {
  const text = castId ?? "";
  const plain = /^[0-9]+$/.test(text);
  return [plain ? 0 : text ? 1 : 2, plain ? Number(text) : 0, text];
}

const compare = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** The paper's order: "2" before "10", figures before words, whoever has none last; then by name. */
export function byPart(
  a: { readonly id: string; readonly board_id: string | null; readonly name: string | null },
  b: typeof a,
): number {
  const [one, other] = [keyOf(a.board_id), keyOf(b.board_id)];
  return (
    compare(one[0], other[0]) ||
    compare(one[1], other[1]) ||
    compare(one[2], other[2]) ||
    compare(a.name ?? "", b.name ?? "") ||
    compare(a.id, b.id)
  );
}
