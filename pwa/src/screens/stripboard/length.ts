/** A length as a hand types it: "2:30", "2 h 30", "90", "1.5 h". Minutes; null for nothing, undefined where it is none. */
export function readLength(typed: string): number | null | undefined {
  const text = typed.trim().toLowerCase().replace(",", ".");
  if (!text) return null;
  const clock = /^(\d{1,2})\s*(?::|h\s*)\s*(\d{1,2})\s*(?:m|min)?$/.exec(text);
  if (clock) return Number(clock[2]) < 60 ? Number(clock[1]) * 60 + Number(clock[2]) : undefined;
  const hours = /^(\d{1,2}(?:\.\d{1,2})?)\s*h$/.exec(text);
  if (hours) return Math.round(Number(hours[1]) * 60);
  const minutes = /^(\d{1,4})\s*(?:m|min)?$/.exec(text);
  return minutes ? Number(minutes[1]) : undefined;
}

/** 150 is "2:30". */
export const writeLength = (minutes: number | null): string =>
  minutes === null ? "" : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
