/** What became of a publish, a push or a pull, with the difference and a way on. Refuses: to go away before it was read. */
import { useEffect } from "preact/hooks";
import { Icon } from "../../parts/icon";
import { minutesSaid } from "../../parts/said";
import { isWord, say } from "../../words";
import { stage, understood, watching } from "./publishing";

export interface OutcomeProps {
  readonly sheet: string;
  /** The general call as it stands now. */
  readonly general: number | null;
  readonly onShift: (shift: number) => void;
}

export function Outcome({ sheet, general, onShift }: OutcomeProps) {
  useEffect(() => {
    watching.builders += 1;
    return () => {
      watching.builders -= 1;
    };
  }, []);
  const now = stage.value;
  if (!now || now.plan.sheet !== sheet || now.is === "waiting" || now.is === "sent") return null;
  const { colour, told, general_call, prelim } = now.plan;
  if (now.is === "out") {
    return (
      <div class="outcome out" role="status">
        <Icon name="tick" size={20} />
        <p>
          <b class="strong">{say("publish.out", { colour, count: told })}</b>{" "}
          {say(prelim ? "publish.prelim_then" : "publish.out_then")}
        </p>
        <button type="button" class="btn" onClick={understood}>
          {say("desk.close")}
        </button>
      </div>
    );
  }
  const code = now.is === "refused" ? (now.why?.code ?? "") : "not_saved";
  const head = `publish.${code}`;
  const went = general_call ? general_call.to - general_call.from : 0;
  // Whoever wants the same general call as before gets there from what stands now; the one who pushed first may have done it.
  const rest = general_call && general !== null ? general_call.to - general : 0;
  return (
    <div class="outcome not" role="alert">
      <span class="cue-text">
        <Icon name="look" size={20} />
      </span>
      <p>
        <b class="strong">
          {isWord(head)
            ? say(head)
            : now.is === "refused"
              ? (now.why?.text ?? say("publish.refused"))
              : say("publish.not_saved")}
        </b>{" "}
        {code === "push_moved" && general_call
          ? say("publish.push_moved_then", {
              from: minutesSaid(general_call.from),
              now: minutesSaid(general),
              to: minutesSaid(general_call.to),
            })
          : say("publish.nothing_went")}
      </p>
      <span class="btns">
        {code === "push_moved" && rest !== 0 ? (
          <button
            type="button"
            class="btn"
            onClick={() => {
              understood();
              onShift(rest);
            }}
          >
            {say("publish.push_to", { to: minutesSaid(general_call?.to) })}
          </button>
        ) : null}
        {code === "push_moved" && general !== null ? (
          <button
            type="button"
            class="btn"
            onClick={() => {
              understood();
              onShift(0);
            }}
          >
            {say("publish.keep", { now: minutesSaid(general) })}
          </button>
        ) : (
          <button
            type="button"
            class="btn"
            onClick={() => {
              understood();
              onShift(went);
            }}
          >
            {say("publish.look_again")}
          </button>
        )}
      </span>
    </div>
  );
}
