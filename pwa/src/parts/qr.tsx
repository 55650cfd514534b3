/** A link as squares that another phone's camera reads: dark on light in either theme, with the quiet edge it needs. */
const EDGE = 4;

export interface Qr {
  readonly modules: number;
  /** Dark modules, in units of one. */
  readonly path: string;
}

export function QrCode({ qr, label }: { qr: Qr; label: string }) {
  const side = qr.modules + 2 * EDGE;
  return (
    <svg class="qr" viewBox={`${-EDGE} ${-EDGE} ${side} ${side}`} role="img" aria-label={label}>
      <path d={qr.path} />
    </svg>
  );
}
