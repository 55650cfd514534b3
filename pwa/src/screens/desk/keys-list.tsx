/** The keys: the few at the foot of the screen, and all of them under `?`, where single keys can be switched off. */
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { say } from "../../words";
import { type Key, keysNow, keysOff, switchKeys } from "./keys";

export const keysShown = signal(false);
/** What a screen wants said at the right of the keys: the last thing that happened, what publishing will do. */
export const footnote = signal<string>("");

const mac = () => typeof navigator !== "undefined" && /Mac|iP(hone|ad)/.test(navigator.userAgent);

export function keyName({ key, mod, shift, shown }: Pick<Key, "key" | "mod" | "shift" | "shown">): string {
  const plain = shown ?? (key.length === 1 ? key.toUpperCase() : key);
  return `${mod ? (mac() ? "⌘" : "Ctrl ") : ""}${shift ? "Shift " : ""}${plain}`;
}

export function KeysFoot() {
  return (
    <footer class="keys">
      {keysOff.value
        ? null
        : keysNow.value
            .filter((key) => !key.quiet && !key.again)
            .map((key) => (
              <span key={keyName(key)} aria-hidden="true">
                <kbd>{keyName(key)}</kbd>
                {key.does}
              </span>
            ))}
      {keysOff.value ? (
        <button
          type="button"
          class="keysoff"
          onClick={() => {
            keysShown.value = true;
          }}
        >
          {say("desk.keys_are_off")}
        </button>
      ) : null}
      <span class="sp" />
      <span class="footnote">{footnote.value}</span>
    </footer>
  );
}

export function KeysList() {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = keysShown.value;
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      class="keylist"
      aria-labelledby="keylist-title"
      onClose={() => {
        keysShown.value = false;
      }}
    >
      <div class="sec">
        <h2 id="keylist-title">{say("desk.keys")}</h2>
        <button
          type="button"
          class="btn bare"
          onClick={() => {
            keysShown.value = false;
          }}
        >
          {say("desk.close")}
        </button>
      </div>
      <dl>
        {keysNow.value
          .filter((key) => !key.again)
          .map((key) => (
            <div key={keyName(key) + key.does}>
              <dt>
                <kbd>{keyName(key)}</kbd>
              </dt>
              <dd>{key.does}</dd>
            </div>
          ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={!keysOff.value}
          onChange={(event) => switchKeys(!event.currentTarget.checked)}
        />
        {say("desk.single_keys")}
      </label>
    </dialog>
  );
}
