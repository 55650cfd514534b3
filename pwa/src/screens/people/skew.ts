/** How far this phone's clock is off the office's, where that is more than two minutes (E4). */
import { span } from "../../rules/time";
import { say } from "../../words";

const WORTH_SAYING = 2 * 60_000;

/** `skew`: the server's clock less this phone's, ms. */
export function skewSaid(skew: number): string | undefined {
  if (Math.abs(skew) <= WORTH_SAYING) return undefined;
  const off = span(Math.round(Math.abs(skew) / 60_000));
  return say(skew > 0 ? "people.clock_behind" : "people.clock_ahead", { span: off });
}
