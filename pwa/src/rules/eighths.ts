// Pages of script, counted in whole eighths. Twin of server/office/pages.py; tests/vectors/eighths.json holds both.

/** 19 → "2 3/8", 6 → "6/8", 8 → "1", 0 → "0". Null is the empty text. */
export function eighths(count: number | null | undefined): string {
  if (count === null || count === undefined) return "";
  const pages = Math.floor(count / 8);
  const rest = count % 8;
  if (rest === 0) return String(pages);
  return pages === 0 ? `${rest}/8` : `${pages} ${rest}/8`;
}
