/**
 * The rule behind a finding, with its source and since when it holds; whoever may sets the production's own from a day on.
 * Refuses: to change what a rule said before that day.
 */
import { useState } from "preact/hooks";
import { TextField } from "../../parts/fields";
import { may } from "../../parts/may";
import { shortDay } from "../../parts/said";
import { clockTime, parseTime, span } from "../../rules/time";
import { deed } from "../../sync";
import { say } from "../../words";
import type { WorkRule } from "./preview";

/** Rules whose value is a time of day, and not a length. */
const TIMES = ["minor_earliest", "minor_latest", "minor_latest_free"];

export function RuleLine({ rule, day }: { rule: WorkRule; day: string }) {
  const time = TIMES.includes(rule.name);
  const value = time ? clockTime(rule.value) : span(rule.value);
  const words = say(rule.own ? "look.rule_own" : "look.rule", {
    value,
    source: rule.source,
    since: `${shortDay(rule.since)} ${rule.since.slice(0, 4)}`,
  });
  if (!may("work_rule", "work_rule.set")) return <p class="by-rule">{words}</p>;
  return (
    <details class="by-rule">
      <summary>{words}</summary>
      <RuleForm rule={rule} day={day} />
    </details>
  );
}

function RuleForm({ rule, day }: { rule: WorkRule; day: string }) {
  const [typed, setTyped] = useState<string>();
  const [source, setSource] = useState(rule.own ? rule.source : "");
  const [since, setSince] = useState(day);
  const text = typed ?? clockTime(rule.value);
  const value = parseTime(text);
  const set = (minutes: number | null) =>
    void deed({
      kind: "work_rule",
      verb: "work_rule.set",
      fields: { name: rule.name, since, value: minutes, source: source.trim() || null },
    });
  const bad = value === null || value <= 0;
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!bad && since) set(value);
      }}
    >
      <div class="side">
        <TextField
          label={say("look.rule_value")}
          help={say("look.rule_help")}
          error={bad ? say("part.time_unread", { text }) : undefined}
          value={text}
          onText={setTyped}
        />
        <TextField label={say("look.rule_since")} type="date" value={since} onText={setSince} />
      </div>
      <TextField label={say("look.rule_source")} value={source} onText={setSource} />
      <div class="ways">
        <button type="submit" class="btn" disabled={bad || !since}>
          {say("look.rule_set")}
        </button>
        <button type="button" class="btn" disabled={!since} onClick={() => set(null)}>
          {say("look.rule_off")}
        </button>
      </div>
    </form>
  );
}
