/** A signature on the screen: drawn with a finger, kept as strokes. Whoever cannot draw writes the receiver's name instead. */
import { useEffect, useRef } from "preact/hooks";
import { say } from "../../words";
import { begun, drawn, HIGH, isStrokes, onField, type Point, WIDE } from "./strokes";

export function Signed({ strokes }: { strokes: string }) {
  if (!isStrokes(strokes)) return null;
  return (
    <svg class="signed" viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={say("run.signature")}>
      <path d={strokes} />
    </svg>
  );
}

export interface SignaturePadProps {
  strokes: string;
  onDraw: (strokes: string) => void;
  onKeep: () => void;
}

export function SignaturePad({ strokes, onDraw, onKeep }: SignaturePadProps) {
  const last = useRef<Point | undefined>(undefined);
  // Several moves may come before the next drawing of the screen.
  const now = useRef(strokes);
  now.current = strokes;
  const at = (event: PointerEvent & { currentTarget: SVGSVGElement }) =>
    onField({ x: event.clientX, y: event.clientY }, event.currentTarget.getBoundingClientRect());
  const put = (next: string) => {
    now.current = next;
    onDraw(next);
  };
  const pad = useRef<HTMLDivElement>(null);
  // It opens where the button was, which may lie under the dock.
  useEffect(() => pad.current?.scrollIntoView({ block: "nearest" }), []);
  return (
    <div class="pad" ref={pad}>
      <svg
        class="signed"
        viewBox={`0 0 ${WIDE} ${HIGH}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={say("run.sign_here")}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          last.current = at(event);
          put(begun(now.current, last.current));
        }}
        onPointerMove={(event) => {
          if (!last.current) return;
          const to = at(event);
          const next = drawn(now.current, last.current, to);
          if (next !== now.current) last.current = to;
          put(next);
        }}
        onPointerUp={() => {
          last.current = undefined;
        }}
        onPointerCancel={() => {
          last.current = undefined;
        }}
      >
        <path class="base" d={`M16 ${HIGH - 26}H${WIDE - 16}`} />
        {strokes ? <path d={strokes} /> : null}
      </svg>
      <p class="help">{strokes ? say("run.sign_other") : say("run.sign_here")}</p>
      <div class="btns">
        <button type="button" class="btn" disabled={!strokes} onClick={() => put("")}>
          {say("run.sign_clear")}
        </button>
        <button type="button" class="btn ink grow" disabled={!strokes} onClick={onKeep}>
          {say("run.sign_keep")}
        </button>
      </div>
    </div>
  );
}
