/** Lets go of what a person typed and chose on this phone. Refuses nothing: a browser that keeps nothing has nothing to forget. */

/** What that person typed into forms and never saved leaves this phone. */
export function forgetTyped(production: string, person: string): void {
  const start = `callboard/${production}/${person}/`;
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(start)) localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
