/**
 * Import: a schedule, a script or a crew list comes in, looked at first.
 *
 * Promises: nothing is brought in that was not shown; what came in can be undone from here. Refuses: to work without the server, in words.
 */
import { useState } from "preact/hooks";
import { Banner } from "../../parts/banner";
import { link } from "../../sync";
import { say } from "../../words";
import { useKeys } from "../desk/keys";
import { OfficeScreen } from "../desk/office-screen";
import { Earlier } from "./earlier";
import "./import.css";
import { busy, preview, putAside, send, wrong } from "./incoming";
import { bring, isEmpty, PreviewParts } from "./preview";

const TAKES = ".uss,.fountain,.fdx,.csv,.tsv,.xlsx,.txt,.json";

function Choose({ away }: { away: boolean }) {
  const [over, setOver] = useState(false);
  const first = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) void send(file);
  };
  return (
    // What is dropped here can be chosen by the button as well.
    // biome-ignore lint/a11y/noStaticElementInteractions: the label inside is the control
    <div
      class={over ? "drop over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!away);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!away) first(event.dataTransfer?.files);
      }}
    >
      <p>
        <b>{say("import.drop")}</b>
        <span>{say("import.takes")}</span>
      </p>
      <label class={away ? "btn ink off" : "btn ink"}>
        {say("import.choose")}
        <input
          class="aloud"
          type="file"
          accept={TAKES}
          disabled={away || busy.value !== undefined}
          onChange={(event) => {
            first(event.currentTarget.files);
            event.currentTarget.value = "";
          }}
        />
      </label>
    </div>
  );
}

export default function ImportScreen() {
  const away = link.state.value === "away";
  const of = preview.value;
  useKeys(
    of
      ? [
          {
            key: "Enter",
            mod: true,
            does: say("import.bring_in"),
            run: () => void (isEmpty(of) || busy.value || bring(of)),
          },
          { key: "Escape", does: say("import.cancel"), run: putAside },
        ]
      : [],
  );
  return (
    <OfficeScreen title={say("desk.import")} class="import">
      <div class="importing">
        {away ? <Banner sort="signal">{say("import.no_signal")}</Banner> : null}
        <p class="doing" role="status">
          {busy.value ?? ""}
        </p>
        {wrong.value ? <Banner sort="look">{wrong.value}</Banner> : null}
        {of ? <PreviewParts of={of} /> : <Choose away={away} />}
        {of ? null : <Earlier />}
      </div>
    </OfficeScreen>
  );
}
