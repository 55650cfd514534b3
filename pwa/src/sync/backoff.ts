/** How long to wait after so many failures in a row: doubling, never in step with the other phones. */
export function backoff(failures: number, firstMs: number, mostMs: number, random: number): number {
  const whole = Math.min(mostMs, firstMs * 2 ** Math.max(0, failures - 1));
  return whole / 2 + (whole / 2) * random;
}
