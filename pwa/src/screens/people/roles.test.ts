import { beforeEach, expect, it, vi } from "vitest";

const { me } = vi.hoisted(() => ({ me: { value: undefined as { person: { role: string } } | undefined } }));
vi.mock("../../sync", () => ({ me }));

const { mayInvite, rolesToGive } = await import("./roles");
const { RESERVED, ROLES } = await import("../../generated/kinds");
const iAm = (role: string) => {
  me.value = { person: { role } };
};

beforeEach(() => {
  me.value = undefined;
});

it.each(["coordinator", "apoc", "upm"])("[PE1] %s gives every role and lets everybody in", (role) => {
  iAm(role);
  expect(rolesToGive()).toEqual(ROLES);
  expect(ROLES.every(mayInvite)).toBe(true);
});

it.each(["second_ad", "secretary"])("[PE1] %s is offered no role that carries the office's rights", (role) => {
  iAm(role);
  expect(rolesToGive()).toContain("pa");
  expect(RESERVED.filter((one) => rolesToGive().includes(one))).toEqual([]);
  expect([mayInvite("accountant"), mayInvite("pa")]).toEqual([false, true]);
});
