// Times of day as people write them. A time is whole minutes from its shoot day's local midnight (T1): 420 is 07:00,
// 1,560 is 02:00 after the night and still belongs to that day. Twin of server/office/times.py; tests/vectors/time.json holds both.
// Promises: parseTime(clockTime(m)) is m on both clocks. Refuses: to guess at what is no time; it gives null.

export type Clock = "24" | "12";

const DAY = 1440;
const MINUS = "−";

const two = (n: number): string => String(n).padStart(2, "0");

/** 420 → "07:00" or "7:00 am"; 1,560 → "02:00 +1"; −30 → "23:30 −1". Null is the empty text. */
export function clockTime(minutes: number | null | undefined, clock: Clock | null = "24"): string {
  if (minutes === null || minutes === undefined) return "";
  const day = Math.floor(minutes / DAY);
  const hour = Math.floor((minutes - day * DAY) / 60);
  const minute = two(minutes - day * DAY - hour * 60);
  const time = clock === "12" ? `${hour % 12 || 12}:${minute} ${hour < 12 ? "am" : "pm"}` : `${two(hour)}:${minute}`;
  return day === 0 ? time : `${time} ${day > 0 ? "+" : MINUS}${Math.abs(day)}`;
}

const TYPED = /^(\d{1,2}?)(?:[:.h]?(\d\d)|h)?\s*(?:([ap])\.?\s?(?:m\.?)?)?\s*(?:([+−-])\s*([123]))?$/i;

/** What a hand types, "0700", "7", "7:00", "7a", "7 pm", "02:00 +1", as minutes; null where it is no time. Hours from 24 go past midnight. */
export function parseTime(typed: string): number | null {
  const found = TYPED.exec(typed.trim());
  if (!found) return null;
  const minute = Number(found[2] ?? 0);
  let hour = Number(found[1]);
  const half = found[3]?.toLowerCase();
  if (minute > 59 || hour > 47 || (half && (hour < 1 || hour > 12)) || (found[5] && hour > 23)) return null;
  if (half) hour = (hour % 12) + (half === "p" ? 12 : 0);
  const days = Number(found[5] ?? 0) * (found[4] === "+" ? 1 : -1);
  return hour * 60 + minute + days * DAY;
}

/** A length: 149 → "2 h 29 min", in tables "2 h 29"; 120 → "2 h"; 45 → "45 min". Below zero it carries a minus. */
export function span(minutes: number, where: "text" | "table" = "text"): string {
  const sign = minutes < 0 ? MINUS : "";
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  if (hours === 0) return `${sign}${rest} min`;
  if (rest === 0) return `${sign}${hours} h`;
  return `${sign}${hours} h ${two(rest)}${where === "text" ? " min" : ""}`;
}

/** How far something moves: 30 → "+30 min", −90 → "−1 h 30 min", 0 → "0 min". */
export function signed(minutes: number): string {
  return minutes > 0 ? `+${span(minutes)}` : span(minutes);
}
