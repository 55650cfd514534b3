/**
 * Whether this page lives inside another app, which forgets it when it tidies up, or on the home screen.
 * Promises: told by what the browser says of itself, as the server tells it; the vectors hold the two together.
 */
const APPS = [
  ["Instagram", /Instagram/],
  ["Messenger", /FB_IAB\/MESSENGER|FBAN\/Messenger|MessengerForiOS|MessengerLite/],
  ["Facebook", /FBAN|FBAV|FB_IAB/],
  ["LinkedIn", /LinkedInApp/],
  ["TikTok", /TikTok|musical_ly|BytedanceWebview|trill_/],
  ["LINE", /\bLine\//],
  ["WeChat", /MicroMessenger/],
  ["Snapchat", /Snapchat/],
  ["X", /Twitter/],
  ["Telegram", /Telegram/],
  ["Google", /\bGSA\//],
] as const satisfies readonly (readonly [string, RegExp])[];

export interface Inside {
  /** Undefined where it does not say its name. */
  readonly app: string | undefined;
}

/** Undefined for a browser of its own. */
export function insideOf(agent: string): Inside | undefined {
  const app = APPS.find(([, says]) => says.test(agent))?.[0];
  const android = agent.includes("Android") && agent.includes("; wv)");
  const iphone = /iPhone|iPad|iPod/.test(agent) && agent.includes("AppleWebKit") && !agent.includes("Safari/");
  return app || android || iphone ? { app } : undefined;
}

/** Opened from its own icon. There an iPhone's browser leaves Safari's name out too. */
export function isInstalled(): boolean {
  return (
    (navigator as { standalone?: boolean }).standalone === true ||
    (typeof matchMedia !== "undefined" && matchMedia("(display-mode: standalone)").matches)
  );
}

let found: { readonly inside: Inside | undefined } | undefined;

/** Asked once for a page: the question after its display makes the browser lay out what is being drawn. */
export function inside(): Inside | undefined {
  found ??= { inside: isInstalled() ? undefined : insideOf(navigator.userAgent) };
  return found.inside;
}
