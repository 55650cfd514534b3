/** What a browser calls itself, in two words a person knows: "Safari, iPhone". Refuses to guess: what it does not know is "a browser". */
import { say } from "../../words";

const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/CrOS/, "Chromebook"],
  [/Windows/, "Windows"],
  [/Macintosh/, "Mac"],
  [/Linux|X11/, "Linux"],
];
// Every Edge says Chrome too, and every Chrome Safari: the first that fits is the one.
const BROWSERS: readonly [RegExp, string][] = [
  [/Edg(A|iOS)?\//, "Edge"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/(Firefox|FxiOS)\//, "Firefox"],
  [/(Chrome|Chromium|CriOS)\//, "Chrome"],
  [/Safari\//, "Safari"],
];

export function agentSaid(agent: string): string {
  const named = (of: readonly [RegExp, string][]) => of.find(([looks]) => looks.test(agent))?.[1];
  return [named(BROWSERS) ?? say("people.a_browser"), named(SYSTEMS)].filter(Boolean).join(", ");
}
