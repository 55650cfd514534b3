/** Asks the browser to keep what this phone holds, and says whether it may throw it away. */
import { type ReadonlySignal, signal } from "@preact/signals";

const answer = signal<boolean | undefined>(undefined);

/** Whether the browser has promised to keep it; undefined where it does not say. */
export const persistent: ReadonlySignal<boolean | undefined> = answer;

export async function askToPersist(): Promise<void> {
  const { storage } = navigator;
  if (!storage?.persist) return;
  try {
    answer.value = (await storage.persisted()) || (await storage.persist());
  } catch {
    // It stays unsaid.
  }
}
