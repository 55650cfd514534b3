/**
 * The day as a line: the sheet's own times, the sun's, and now, laid out so that no time hides another.
 *
 * Promises: every time given is placed; where two would touch, the later one moves to the other side of its tick, or a step down.
 * Refuses: to leave a time out for want of room.
 */
export interface RailTime {
  readonly name: string;
  /** Minutes from the shoot day's local midnight. */
  readonly minutes: number;
  /** The time as it is written, and what stands under it: the wider decides what fits. */
  readonly text: string;
  readonly label: string;
}

export interface RailMark extends RailTime {
  /** Per cent of the line, from its left. */
  readonly at: number;
  /** The words stand to the left of the tick. */
  readonly leftward: boolean;
  readonly lane: number;
}

export interface Rail {
  readonly marks: readonly RailMark[];
  /** The full hours, per cent. */
  readonly hours: readonly number[];
  /** Per cent, or null when now is not on the line. */
  readonly now: number | null;
  readonly daylight: { readonly from: number; readonly to: number } | null;
  readonly lanes: number;
}

/** Pixels: a small letter of the tightened face, a figure of the time, and what a label needs round it. */
const LETTER = 5.4;
const FIGURE = 6.9;
const ROUND = 8;
const LEAST = 42;

const wide = (time: RailTime) => Math.max(LEAST, time.label.length * LETTER + ROUND, time.text.length * FIGURE + ROUND);

type Taken = { from: number; to: number }[];
const free = (lane: Taken, from: number, to: number) => lane.every((span) => to <= span.from || from >= span.to);

/** Lays a day out on a line of `width` pixels. `now` is in the same minutes, or null when the day is another. */
export function rail(times: readonly RailTime[], now: number | null, width: number): Rail {
  const nearNow = (minutes: number) => now !== null && Math.abs(now - minutes) < 12 * 60;
  const all = times.map((time) => time.minutes);
  const within = now !== null && all.some(nearNow) ? [...all, now] : all;
  if (within.length === 0) return { marks: [], hours: [], now: null, daylight: null, lanes: 0 };
  const start = Math.floor(Math.min(...within) / 60) * 60;
  const end = Math.max(start + 60, Math.ceil((Math.max(...within) + 75) / 60) * 60);
  const percent = (minutes: number) => ((minutes - start) / (end - start)) * 100;
  const nowAt = now !== null && within.length > all.length ? percent(now) : null;
  const others = (of: RailTime) => times.filter((one) => one !== of).map((one) => (percent(one.minutes) / 100) * width);
  const lanes: Taken[] = [[]];
  if (nowAt !== null) {
    const left = (nowAt / 100) * width;
    lanes[0]?.push({ from: left, to: left + LEAST });
  }
  const marks = [...times]
    .sort((a, b) => a.minutes - b.minutes)
    .map((time) => {
      const at = percent(time.minutes);
      const x = (at / 100) * width;
      const need = wide(time);
      const clear = (from: number, to: number) => !others(time).some((other) => other > from && other < to);
      for (let index = 0; ; index++) {
        lanes[index] ??= [];
        const lane = lanes[index] as Taken;
        // From the second lane down it is enough not to touch: lines pass behind words.
        const anyway = index > 0;
        if (x + need <= width && free(lane, x, x + need) && (anyway || clear(x, x + need))) {
          lane.push({ from: x, to: x + need });
          return { ...time, at, leftward: false, lane: index };
        }
        const fitsNowhere = x + need > width && x - need < 0;
        if ((x - need >= 0 || fitsNowhere) && free(lane, x - need, x) && (anyway || clear(x - need, x))) {
          lane.push({ from: x - need, to: x });
          return { ...time, at, leftward: true, lane: index };
        }
      }
    });
  const hours: number[] = [];
  for (let minutes = start; minutes <= end; minutes += 60) hours.push(percent(minutes));
  const rise = times.find((time) => time.name === "sunrise");
  const set = times.find((time) => time.name === "sunset");
  const daylight =
    rise && set && rise.minutes < set.minutes ? { from: percent(rise.minutes), to: percent(set.minutes) } : null;
  return { marks, hours, now: nowAt, daylight, lanes: lanes.length };
}
