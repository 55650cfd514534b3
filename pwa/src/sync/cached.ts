/**
 * C4: what the browser itself kept of photos and papers goes when what this person may see has changed.
 * Promises: once asked for it is asked again, at the next start too, until the server has had the browser drop it.
 * Refuses nothing: a browser that keeps no notes drops its cache once more than it need.
 */
import { fetchSoon } from "./http.ts";

const noteOf = (production: string, person: string) => `callboard/${production}/${person}/scope`;

function noted(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function note(key: string, scope: string): void {
  try {
    localStorage.setItem(key, scope);
  } catch {
    // A browser that keeps nothing.
  }
}

/** What is cached was fetched under the noted scope; says whether nothing of another is left. */
export async function cacheFits(production: string, person: string, scope: string): Promise<boolean> {
  const key = noteOf(production, person);
  const before = noted(key);
  if (before !== null && before !== scope) {
    const reply = await fetchSoon(`/p/${production}/api/cache`, { method: "DELETE" }).catch(() => undefined);
    if (!reply?.ok) return false;
  }
  if (before !== scope) note(key, scope);
  return true;
}
