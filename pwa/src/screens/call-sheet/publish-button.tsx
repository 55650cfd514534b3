/**
 * Publish: what goes out and how many hear of it, on the button itself; then eight seconds to take it back.
 *
 * Promises: it is there and says why it cannot be pressed. Refuses: without signal, without a fresh preview, with nothing to say.
 */

import { useEffect, useState } from "preact/hooks";
import { link } from "../../sync";
import { say } from "../../words";
import { Keycap } from "../desk/keycap";
import { useKeys } from "../desk/keys";
import { keyName } from "../desk/keys-list";
import { type Plan, send, stage, takeBack, underWay } from "./publishing";

const PUBLISH = { key: "Enter", mod: true } as const;

export interface PublishProps {
  readonly plan: Plan | undefined;
  /** Undefined: it can go. */
  readonly not: WhyNot | undefined;
  readonly label: string;
  readonly big?: boolean;
  readonly onPublish: (plan: Plan) => void;
}

export interface WhyNot {
  readonly words: string;
  /** It passes by itself within a moment, and is said only where it does not. */
  readonly passing?: boolean;
}

/** Why nothing can be published now, in the order of what to do about it. */
export function whyNot(of: { maker: boolean; unset: boolean; fresh: boolean; same: boolean }): WhyNot | undefined {
  if (!of.maker) return { words: say("publish.not_yours") };
  if (link.state.value === "away") return { words: say("publish.no_signal") };
  if (of.unset) return { words: say("publish.no_general_call") };
  if (link.toSend.value > 0)
    return { words: say("publish.drafts_waiting", { count: link.toSend.value }), passing: true };
  if (!of.fresh) return { words: say("publish.preview_coming"), passing: true };
  if (of.same) return { words: say("publish.nothing_new") };
  return undefined;
}

export function PublishButton({ plan, not, label, big, onPublish }: PublishProps) {
  const can = plan !== undefined && not === undefined && !underWay();
  const go = () => {
    if (can && plan) onPublish(plan);
  };
  useKeys([{ ...PUBLISH, does: label, quiet: true, run: go }]);
  return (
    <span class="publish">
      <button
        type="button"
        class={`btn ${can ? (plan.told > 0 && !plan.prelim ? "move" : "ink") : ""}${big ? " big" : ""}`}
        aria-disabled={!can}
        aria-describedby={not ? "publish-not" : undefined}
        onClick={go}
      >
        {label}
        {big ? null : <Keycap name={keyName(PUBLISH)} />}
      </button>
      <span class={not?.passing ? "not passing" : "not"} id="publish-not">
        {not?.words}
      </span>
    </span>
  );
}

/** The wait, with its seconds, Undo and Send now. It stands where the button stood, so that a thumb finds it. */
export function PublishWait() {
  const now = stage.value;
  const [left, setLeft] = useState(0);
  const until = now?.is === "waiting" ? now.until : undefined;
  useEffect(() => {
    if (until === undefined) return;
    const count = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    count();
    const timer = setInterval(count, 250);
    return () => clearInterval(timer);
  }, [until]);
  useKeys(until === undefined ? [] : [{ key: "z", does: say("desk.undo"), run: takeBack }]);
  if (now?.is !== "waiting" && now?.is !== "sent") return null;
  const { colour, told } = now.plan;
  return (
    <div class="toast wait" role="status">
      <span>
        {now.is === "waiting"
          ? say("publish.goes_out", { colour, count: told })
          : say("publish.on_its_way", { colour })}
        {now.is === "waiting" ? (
          <b class="seconds" aria-hidden="true">
            {" "}
            {say("publish.seconds", { count: left })}
          </b>
        ) : null}
      </span>
      {now.is === "waiting" ? (
        <span class="ways">
          <button type="button" class="undo" onClick={takeBack}>
            {say("part.undo")}
          </button>
          <button type="button" class="undo" onClick={() => void send()}>
            {say("publish.send_now")}
          </button>
        </span>
      ) : null}
    </div>
  );
}
