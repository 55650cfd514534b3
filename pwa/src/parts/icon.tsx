/**
 * The drawn signs: 24 px box, 1.75 px line, square ends.
 * Promises: they are never read aloud; whoever uses one gives its word. Refuses: a sign for what a word can carry.
 */

const LINES = {
  handset: ["M5 3h4l2 5-2.5 1.8a12 12 0 0 0 5.7 5.7L16 13l5 2v4a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 3 5.2 2 2 0 0 1 5 3z"],
  pin: ["M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21z", "M12 7.2a2.3 2.3 0 1 0 0 4.6a2.3 2.3 0 1 0 0-4.6z"],
  tick: ["M4.5 12.5l5 5L19.5 7"],
  look: ["M12 4L2.5 20h19z", "M12 10v4.5M12 17.2v.1"],
  back: ["M15 5l-7 7 7 7"],
  forward: ["M9 5l7 7-7 7"],
  down: ["M5 9l7 7 7-7"],
  up: ["M5 15l7-7 7 7"],
  pen: ["M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19z"],
  minus: ["M5 12h14"],
  plus: ["M5 12h14M12 5v14"],
  camera: ["M3 7.5h4L9 5h6l2 2.5h4V19H3z", "M12 9.8a3.4 3.4 0 1 0 0 6.8a3.4 3.4 0 1 0 0-6.8z"],
  cross: ["M6 6l12 12M18 6L6 18"],
  signal: ["M4 20v-4M9.5 20V11M15 20V6", "M18.5 15l4 4M22.5 15l-4 4"],
} as const;

export type IconName = keyof typeof LINES;

export function Icon({ name, size = 24 }: { name: IconName; size?: 16 | 20 | 24 }) {
  return (
    <svg class={`i${size}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {LINES[name].map((line) => (
        <path key={line} d={line} stroke-linejoin="round" />
      ))}
    </svg>
  );
}
