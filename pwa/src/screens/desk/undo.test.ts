import { beforeEach, describe, expect, it, vi } from "vitest";
import { hush, tell, toasted } from "../../parts/toast";
import { say } from "../../words";
import { didDo, undo } from "./undo";

describe("Z", () => {
  beforeEach(() => hush());

  const done = (text: string, stands = true) => {
    const back = vi.fn();
    didDo({ text, stands: () => stands, back });
    return back;
  };

  it("undoes what the toast in view offers, and not an older deed out of sight", () => {
    const older = done("Weather changed");
    const shown = vi.fn();
    tell({ text: "Taken in", undo: shown });
    undo();
    expect(shown).toHaveBeenCalledOnce();
    expect(older).not.toHaveBeenCalled();
  });

  it("undoes the newest once its toast has gone, then the one before, each once", () => {
    const first = done("Grip, call 06:30");
    const second = done("Run 14 cancelled");
    hush();
    undo();
    expect(second).toHaveBeenCalledOnce();
    hush();
    undo();
    expect(first).toHaveBeenCalledOnce();
    expect(second).toHaveBeenCalledOnce();
  });

  it("leaves alone what somebody has changed since, and says so", () => {
    const back = done("Run 14 cancelled", false);
    undo();
    expect(back).not.toHaveBeenCalled();
    expect(toasted.value?.text).toBe(say("desk.changed_since", { what: "Run 14 cancelled" }));
  });
});
