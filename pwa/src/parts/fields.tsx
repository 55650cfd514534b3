/**
 * Fields: label above, help below, the error below that with a way out.
 * Promises: each is tied to its label, help and error for a screen reader. Refuses: to throw away what was typed, right or wrong.
 */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "./icon";

interface Around {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
}

interface Tied {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

function Field({ label, help, error, children }: Around & { children: (tied: Tied) => ComponentChildren }) {
  const id = useId();
  const below = [error ? `${id}-e` : "", help ? `${id}-h` : ""].filter(Boolean).join(" ");
  const tied: Tied = {
    id,
    ...(below ? { "aria-describedby": below } : {}),
    ...(error ? { "aria-invalid": true } : {}),
  };
  return (
    <div class={error ? "field bad" : "field"}>
      <label for={id}>{label}</label>
      {children(tied)}
      {help ? (
        <span class="help" id={`${id}-h`}>
          {help}
        </span>
      ) : null}
      {error ? (
        <span class="err" id={`${id}-e`} role="alert">
          <Icon name="look" size={16} />
          {error}
        </span>
      ) : null}
    </div>
  );
}

export interface TextFieldProps extends Around {
  value: string;
  onText: (text: string) => void;
  type?: "text" | "tel" | "email" | "search" | "date";
  inputMode?: "text" | "tel" | "email" | "numeric" | "decimal" | "search";
  autocomplete?: string;
  /** More than one line. */
  long?: boolean;
  longest?: number;
  placeholder?: string;
  /** The id of a datalist with what is often written here. */
  list?: string;
}

export function TextField({
  value,
  onText,
  type = "text",
  inputMode,
  autocomplete = "off",
  long,
  longest = 500,
  placeholder,
  list,
  ...around
}: TextFieldProps) {
  return (
    <Field {...around}>
      {(tied) =>
        long ? (
          <textarea
            {...tied}
            value={value}
            maxLength={longest}
            onInput={(event) => onText(event.currentTarget.value)}
          />
        ) : (
          <input
            {...tied}
            // A field is one element for all these types; preact types each of them apart.
            type={type as "text"}
            value={value}
            inputMode={inputMode}
            autocomplete={autocomplete}
            maxLength={longest}
            placeholder={placeholder}
            list={list}
            onInput={(event) => onText(event.currentTarget.value)}
          />
        )
      }
    </Field>
  );
}

export interface Choice<V extends string> {
  value: V;
  label: string;
}

export interface ChoiceFieldProps<V extends string> extends Around {
  value: V;
  choices: readonly Choice<V>[];
  onChoose: (value: V) => void;
}

export function ChoiceField<V extends string>({ value, choices, onChoose, ...around }: ChoiceFieldProps<V>) {
  return (
    <Field {...around}>
      {(tied) => (
        <span class="chosen">
          <select {...tied} value={value} onChange={(event) => onChoose(event.currentTarget.value as V)}>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
          <Icon name="down" size={20} />
        </span>
      )}
    </Field>
  );
}

export { Field };
