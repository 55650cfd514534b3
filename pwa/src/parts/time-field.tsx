/**
 * A time as people type it: 0700, 7, 7:00, 7a, 7p.
 * Promises: minutes from the day's midnight, or null when empty; what cannot be read stays as typed, with a way out below.
 */
import { useState } from "preact/hooks";
import { clockTime, parseTime } from "../rules/time";
import { say } from "../words";
import { TextField } from "./fields";

export interface TimeFieldProps {
  label: string;
  /** Minutes from local midnight of the day; past 1,440 is the morning after. */
  value: number | null;
  onTime: (minutes: number | null) => void;
  clock?: "24" | "12" | null | undefined;
  help?: string;
  error?: string | undefined;
}

export function TimeField({ label, value, onTime, clock, help, error }: TimeFieldProps) {
  const shown = value === null ? "" : clockTime(value, clock ?? "24");
  const [typed, setTyped] = useState<string | undefined>();
  const text = typed ?? shown;
  const unread = typed !== undefined && typed.trim() !== "" && parseTime(typed) === null;
  return (
    <div onFocusOut={() => unread || setTyped(undefined)}>
      <TextField
        label={label}
        value={text}
        help={help ?? say("part.time_help")}
        error={unread ? say("part.time_unread", { text: text.trim() }) : error}
        onText={(now) => {
          setTyped(now);
          const minutes = parseTime(now);
          if (minutes !== null || now.trim() === "") onTime(minutes);
        }}
      />
    </div>
  );
}
