// The places of things in a row, as texts that sort: between any two there is always room for another.
// Two who put different things into one gap at once get two different keys. Compare keys with `<`, never localeCompare.
// Twin of server/office/schedule/order.py; tests/vectors/order.json holds both.

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE = DIGITS.length;
const MIDDLE = DIGITS.charAt(BASE / 2);
const WIDTH = 4;
const TAIL = 3;

function figures(n: number, width: number): string {
  let made = "";
  let rest = n;
  for (let place = 0; place < width; place++) {
    made = DIGITS.charAt(rest % BASE) + made;
    rest = Math.floor(rest / BASE);
  }
  return made;
}

const trimmed = (key: string): string => key.replace(/0+$/, "");
const clean = (key: string | null | undefined): string => (key && /^[0-9A-Za-z]+$/.test(key) ? trimmed(key) : "");

function tail(id: string): string {
  const number = Number.parseInt(id.replaceAll("-", "").slice(-8), 16);
  const before = Math.floor(number / (BASE - 1)) % BASE ** (TAIL - 1);
  return figures(before, TAIL - 1) + DIGITS.charAt(1 + (number % (BASE - 1)));
}

function middle(low: string, high: string): string {
  let made = "";
  let top = high;
  for (let place = 0; ; place++) {
    const least = place < low.length ? DIGITS.indexOf(low.charAt(place)) : 0;
    const most = place < top.length ? DIGITS.indexOf(top.charAt(place)) : BASE;
    if (least === most) {
      made += DIGITS.charAt(least);
    } else if (most - least > 1) {
      if (top === "") return made + DIGITS.charAt(least + 1);
      return made + DIGITS.charAt(low === "" ? most - 1 : Math.floor((least + most) / 2));
    } else {
      made += DIGITS.charAt(least);
      top = "";
      if (place + 1 >= low.length) return made + MIDDLE;
    }
  }
}

/** The key of the nth of a row that is written at once, counted from 0. */
export function nth(n: number): string {
  const within = Math.max(0, Math.min(n, BASE ** WIDTH - 1));
  return trimmed(figures(within, WIDTH)) || `${"0".repeat(WIDTH)}1`;
}

/** A key after `before` and before `after`, null being the ends of the row; `id` is the uuid of what stands there. */
export function between(before: string | null, after: string | null, id: string): string {
  const low = clean(before);
  const high = clean(after);
  if (low !== "" && high !== "" && low >= high) return low + tail(id);
  let key = middle(low, high);
  while (high.startsWith(key)) key = middle(key, high);
  return key + tail(id);
}

/** Sorts by key, then by id: one order for everyone. */
export function inOrder(a: { order: string; id: string }, b: { order: string; id: string }): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
