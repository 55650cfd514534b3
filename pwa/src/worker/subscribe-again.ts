/// <reference lib="webworker" />
/**
 * The browser gave this phone another address: every production that rings it learns the new one.
 * Refuses: to ring for a production whose owner had turned it off.
 */
import { asked } from "../sync/http.ts";
import { everyMe } from "../sync/known.ts";

declare const self: ServiceWorkerGlobalScope;

export async function subscribeAgain(fresh: PushSubscription | null, old: PushSubscription | null): Promise<void> {
  let subscription = fresh;
  for (const { production } of await everyMe()) {
    const address = `/p/${production.id}/api/push`;
    const standing = (await asked(address, {}))?.body as { on?: boolean; key?: string } | undefined;
    if (!standing?.on) continue;
    const options = old?.options ?? { userVisibleOnly: true, applicationServerKey: standing.key ?? null };
    subscription ??= await self.registration.pushManager.subscribe(options as PushSubscriptionOptionsInit);
    const body = JSON.stringify(subscription);
    await asked(address, { method: "POST", body, headers: { "Content-Type": "application/json" } });
  }
}
