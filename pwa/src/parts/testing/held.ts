/** A phone's copy for tests: records put by hand, a clock set by hand, the signals that screens read. Stands in for `sync`. */
import { computed, signal } from "@preact/signals";

export { recordId } from "../../sync/ids";

type One = Record<string, unknown>;
const held = signal<ReadonlyMap<string, One>>(new Map());
const now = signal(0);

export const me = signal({
  production: { id: "p", title: "P" },
  person: { id: "wren", name: "Wren", role: "pa" },
});
export const minute = computed(() => Math.floor(now.value / 60_000) * 60_000);
export const clock = now;

export function records(kind: string) {
  return computed(() => [...held.value].filter(([key]) => key.startsWith(`${kind}/`)).map(([, one]) => one));
}

export function recordsOf(kind: string, field: string, value: string) {
  return computed(() => records(kind).value.filter((one) => one[field] === value));
}

export function record(kind: string, id: string) {
  return computed(() => held.value.get(`${kind}/${id}`));
}

/** Puts a record and gives it back. */
export function put(kind: string, id: string, fields: One): One {
  const one = { id, rev: 1, ...fields };
  held.value = new Map(held.peek()).set(`${kind}/${id}`, one);
  return one;
}

export function at(instant: string): void {
  now.value = Date.parse(instant);
}

export function forget(): void {
  held.value = new Map();
}
