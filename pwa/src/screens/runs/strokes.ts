/**
 * A signature as strokes: the `d` of an SVG path, whole numbers on a field of 300 by 120.
 * Promises: under 6,000 characters whatever the hand does. Refuses: to keep pressure, speed or time.
 */
export const WIDE = 300;
export const HIGH = 120;
const LONGEST = 6_000;
const APART = 3;

export interface Point {
  x: number;
  y: number;
}

/** A point of the element's box on the field. */
export function onField(point: Point, box: { left: number; top: number; width: number; height: number }): Point {
  const x = Math.round(((point.x - box.left) / (box.width || 1)) * WIDE);
  const y = Math.round(((point.y - box.top) / (box.height || 1)) * HIGH);
  return { x: Math.min(WIDE, Math.max(0, x)), y: Math.min(HIGH, Math.max(0, y)) };
}

/** The strokes with a new one begun there; a dot is a stroke too. */
export function begun(strokes: string, { x, y }: Point): string {
  return strokes.length > LONGEST - 24 ? strokes : `${strokes}M${x} ${y}l0 0`;
}

/** The strokes drawn on to there; what lies too near the last point adds nothing. */
export function drawn(strokes: string, last: Point, to: Point): string {
  if (Math.hypot(to.x - last.x, to.y - last.y) < APART || strokes.length > LONGEST - 16) return strokes;
  return `${strokes}l${to.x - last.x} ${to.y - last.y}`;
}

/** Whether it is such a path: what came from elsewhere is drawn only then. */
export function isStrokes(text: string): boolean {
  return /^(M\d{1,3} \d{1,3}(l-?\d{1,3} -?\d{1,3})+)+$/.test(text);
}
