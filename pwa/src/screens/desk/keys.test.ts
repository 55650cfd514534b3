import { describe, expect, it } from "vitest";
import { type Key, keyOf } from "./keys";
import { keyName } from "./keys-list";

const key = (of: Partial<Key>): Key => ({ key: "j", does: "", run: () => undefined, ...of });

class FakeElement {
  constructor(private readonly inside: readonly string[]) {}
  closest(selector: string): FakeElement | null {
    return selector.split(",").some((one) => this.inside.some((name) => one.trim().startsWith(name))) ? this : null;
  }
}
(globalThis as { Element?: unknown }).Element ??= FakeElement;

const pressed = (of: Partial<KeyboardEvent> & { on?: FakeElement } = {}) =>
  ({
    key: "j",
    altKey: false,
    metaKey: false,
    ctrlKey: false,
    shiftKey: false,
    isComposing: false,
    defaultPrevented: false,
    target: of.on ?? null,
    ...of,
  }) as unknown as KeyboardEvent;

describe("the desk's keys", () => {
  const J = key({});
  it("take a letter whatever its case", () => {
    expect(keyOf(pressed(), [J])).toBe(J);
    expect(keyOf(pressed({ key: "J" }), [J])).toBe(J);
    expect(keyOf(pressed({ key: "k" }), [J])).toBeUndefined();
  });

  it("never fire while somebody types, in a menu, or while a letter is composed", () => {
    for (const inside of ["input", "textarea", "select", "[contenteditable]", "[role=menu]"]) {
      expect(keyOf(pressed({ on: new FakeElement([inside]) }), [J]), inside).toBeUndefined();
    }
    expect(keyOf(pressed({ isComposing: true }), [J])).toBeUndefined();
    expect(keyOf(pressed({ on: new FakeElement([]) }), [J])).toBe(J);
  });

  it("leave the browser's own keys alone", () => {
    expect(keyOf(pressed({ ctrlKey: true }), [J])).toBeUndefined();
    expect(keyOf(pressed({ altKey: true }), [J])).toBeUndefined();
    expect(keyOf(pressed({ defaultPrevented: true }), [J])).toBeUndefined();
  });

  it("⌘ and Ctrl keys work while typing", () => {
    const publish = key({ key: "Enter", mod: true });
    expect(keyOf(pressed({ key: "Enter", ctrlKey: true, on: new FakeElement(["input"]) }), [publish])).toBe(publish);
    expect(keyOf(pressed({ key: "Enter" }), [publish])).toBeUndefined();
  });

  it("Space and Enter lift and lay a strip, which is no button to them", () => {
    for (const name of [" ", "Enter"]) {
      const lift = key({ key: name });
      expect(keyOf(pressed({ key: name, on: new FakeElement(["button"]) }), [lift])).toBeUndefined();
      expect(keyOf(pressed({ key: name, on: new FakeElement(["button", "[data-strip]"]) }), [lift])).toBe(lift);
    }
  });

  it("Enter belongs to the button that has the focus", () => {
    const enter = key({ key: "Enter" });
    expect(keyOf(pressed({ key: "Enter", on: new FakeElement(["button"]) }), [enter])).toBeUndefined();
    expect(keyOf(pressed({ key: "Enter", on: new FakeElement([]) }), [enter])).toBe(enter);
  });

  it("single keys can be switched off; the others stay", () => {
    const publish = key({ key: "Enter", mod: true });
    expect(keyOf(pressed(), [J], true)).toBeUndefined();
    expect(keyOf(pressed({ key: "Enter", metaKey: true }), [J, publish], true)).toBe(publish);
  });

  it("tell Shift apart only where it is asked for", () => {
    const five = key({ key: "+", shift: false });
    const fifteen = key({ key: "+", shift: true });
    expect(keyOf(pressed({ key: "+", shiftKey: true }), [five, fifteen])).toBe(fifteen);
    expect(keyOf(pressed({ key: "+" }), [five, fifteen])).toBe(five);
  });

  it("are written as they stand on the keyboard", () => {
    expect(keyName(key({}))).toBe("J");
    expect(keyName(key({ key: "=", shown: "+ −" }))).toBe("+ −");
    expect(keyName(key({ key: "Enter", mod: true }))).toMatch(/^(Ctrl |⌘)Enter$/);
  });
});
